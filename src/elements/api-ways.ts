import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { apiActions } from '../core/api-actions.ts';
import type { ApiTyping } from '../core/api-request.ts';
import type { CallDesk } from '../console/call-desk.ts';
import type { ApiConditions } from '../service/control-plane.ts';
import type { EffectTime } from '../service/effects.ts';
import type { LiveApiSettings } from '../service/live-api.ts';
import { apiConsoleStyles } from './api-console-styles.ts';
import { CallDeskController } from './call-desk-controller.ts';
import { FocusKeeper } from './focus-keeper.ts';
import { labelledSelect } from './labelled-select.ts';
import { LocalizedElement } from './localized-element.ts';
import { nativeFieldStyles } from './native-field-styles.ts';
import { selectStyles } from './select-styles.ts';
import { cardStyles, sharedStyles, stackedCardStyles } from './shared-styles.ts';

const accounts = [
  'active',
  'StopService',
  'FreezeService',
  'ForbidService',
  'UserDisableService',
  'no-code-mode',
] as const;
type Account = (typeof accounts)[number];

const nextErrors = ['none', ...new Set(Object.values(apiActions).flatMap(({ errors }): readonly string[] => errors))];

/** How the simulated API takes calls, and what is to go wrong with the next one. */
export class ApiWays extends LocalizedElement {
  static override styles = [
    sharedStyles,
    cardStyles,
    stackedCardStyles,
    nativeFieldStyles,
    selectStyles,
    apiConsoleStyles,
  ];

  readonly #desk = new CallDeskController(this);

  constructor() {
    super();
    new FocusKeeper(this, '#select-at-once');
  }

  override render(): TemplateResult | typeof nothing {
    const { desk } = this.#desk;
    if (desk === undefined) return nothing;
    const { apiWays, controlPlane } = desk.parties;
    const { typing, unsigned } = apiWays.current;
    const { account, isCodeMode, nextError = 'none' } = controlPlane.conditions;
    return html`
      <section class="card" aria-label=${msg('How the API behaves')}>
        <div class="head"><h2>${msg('How the API behaves')}</h2></div>
        <p class="quiet">
          ${msg('The documentation leaves the first two open: what is chosen here is our choice. The others bring about errors that it has a code for.')}
        </p>
        <div class="fields">
          ${labelledSelect(msg('Integers written as text'), ['strict', 'lenient'], typing, typingWords, (value) =>
            apiWays.patch({ typing: value as ApiTyping }),
          )}
          ${labelledSelect(msg('Unsigned calls'), ['refused', 'taken'], unsigned, unsignedWords, (value) =>
            apiWays.patch({ unsigned: value as LiveApiSettings['unsigned'] }),
          )}
          ${labelledSelect(
            msg('State of the account'),
            accounts,
            isCodeMode ? account : 'no-code-mode',
            accountWords,
            (value) => this.#setConditions(desk, conditionsOf(value as Account)),
          )}
          ${labelledSelect(
            msg('Error of the next call'),
            nextErrors,
            nextError,
            (value) => (value === 'none' ? msg('none') : value),
            (value) => this.#setConditions(desk, { nextError: value === 'none' ? undefined : value }),
          )}
        </div>
        <p class="quiet">${msg('The next call of an action that documents the error is answered with it, once.')}</p>
        ${this.#effects(desk)}
      </section>
    `;
  }

  /** What is described as changed at once may reach pushes later. */
  #effects({ parties }: CallDesk): TemplateResult {
    const { provisioning } = parties;
    const { effects, pending, now } = provisioning.state.current;
    const [next] = pending;
    return html`
      ${labelledSelect(msg('Changes take effect'), ['at-once', 'after-minutes'], effects, effectWords, (value) =>
        provisioning.setEffects(value as EffectTime),
      )}
      <p class="quiet" aria-live="polite">
        ${next === undefined ? msg('Nothing waits to take effect.') : msg(str`Changes that wait: ${pending.length}. Pushes get the next in ${Math.ceil((next.at - now) / 60_000)} minutes.`)}
      </p>
      <div class="actions">
        <wa-button
          size="s"
          appearance="outlined"
          ?disabled=${next === undefined}
          @click=${() => provisioning.letMinutesPass()}
          >${msg('Let 10 minutes pass')}</wa-button
        >
      </div>
    `;
  }

  #setConditions(desk: CallDesk, conditions: Partial<ApiConditions>): void {
    desk.parties.controlPlane.setConditions(conditions);
    this.requestUpdate();
  }
}

const conditionsOf = (account: Account): Partial<ApiConditions> =>
  account === 'no-code-mode' ? { account: 'active', isCodeMode: false } : { account, isCodeMode: true };

const typingWords = (typing: string): string => (typing === 'strict' ? msg('refused') : msg('taken'));
const unsignedWords = (unsigned: string): string => (unsigned === 'refused' ? msg('refused') : msg('taken'));

const effectWords = (time: string): string =>
  time === 'at-once' ? msg('at once') : msg('after ten minutes of virtual time');

function accountWords(account: string): string {
  switch (account as Account) {
    case 'active':
      return msg('active');
    case 'no-code-mode':
      return msg('not in LVB code mode');
    case 'StopService':
    case 'FreezeService':
    case 'ForbidService':
    case 'UserDisableService':
      return account;
  }
}
