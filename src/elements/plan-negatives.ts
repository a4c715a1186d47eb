import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ScreencaptureError } from '../core/errors.ts';
import type { SuiteVerdict } from '../core/suite-case.ts';
import { suiteCases, type CaseFacts } from '../desk/case-list.ts';
import { joinShares, readShare, splitShares, type ShareText } from '../desk/plan-lists.ts';
import { LocalizedElement } from './localized-element.ts';
import { nativeFieldStyles } from './native-field-styles.ts';
import { PayloadDeskController } from './payload-desk-controller.ts';
import { planFieldSentence } from './plan-words.ts';
import { rowStyles } from './plan-row-styles.ts';
import { selectStyles } from './select-styles.ts';
import { sharedStyles } from './shared-styles.ts';
import { SimulatorController } from './simulator-controller.ts';
import { reasonSentence, verdictWords } from './suite-words.ts';

/** What share of the callbacks is to be of which case of the negative suite. Only cases that were chosen take room. */
export class PlanNegatives extends LocalizedElement {
  static override styles = [
    sharedStyles,
    selectStyles,
    nativeFieldStyles,
    rowStyles,
    css`
      .row {
        grid-template-columns: minmax(0, 1fr) 7em auto;
      }

      .case {
        overflow-wrap: anywhere;
      }
    `,
  ];

  readonly #desk = new PayloadDeskController(this);
  readonly #dialect = new SimulatorController(this, (state) => state.settings.dialect);

  override render(): TemplateResult {
    const chosen = splitShares(this.#desk.state?.texts.negatives ?? '');
    const cases = suiteCases(this.#dialect.value);
    const left = cases.filter(({ name }) => !chosen.some((it) => it.name === name));
    return html`
      ${
        chosen.length === 0
          ? nothing
          : html`<ul class="rows" aria-label=${msg('Negative cases chosen')}>
              ${chosen.map((it, nth) => this.#row(it, nth, chosen, cases))}
            </ul>`
      }
      <label for="add"><span>${msg('Add a negative case')}</span></label>
      <select id="add" @change=${(event: Event) => this.#add(event.target as HTMLSelectElement, chosen)}>
        <option value="" selected>${msg('choose by name…')}</option>
        ${left.map(({ name, verdicts }) => html`<option value=${name}>${name} · ${verdictsWords(verdicts)}</option>`)}
      </select>
    `;
  }

  #row(
    { name, share }: ShareText,
    nth: number,
    chosen: readonly ShareText[],
    cases: readonly CaseFacts[],
  ): TemplateResult {
    const facts = cases.find((it) => it.name === name);
    const mistake = mistakeIn(share);
    return html`<li class="row">
      <div>
        <span class="mono case">${name}</span>
        <p class="quiet" id="what-${nth}">
          ${facts === undefined ? msg('This documentation knows no such case.') : html`${reasonSentence(facts.reason)} ${msg(str`Due: ${verdictsWords(facts.verdicts)}.`)}`}
        </p>
      </div>
      <div>
        <label for="share-${nth}" class="visually-hidden">${msg(str`Share of ${name}`)}</label>
        <input
          id="share-${nth}"
          inputmode="decimal"
          autocomplete="off"
          aria-invalid=${String(mistake !== undefined)}
          aria-describedby=${mistake === undefined ? `what-${nth}` : `mistake-${nth}`}
          .value=${live(share)}
          @input=${(event: Event) =>
            this.#set(chosen.with(nth, { name, share: (event.target as HTMLInputElement).value }))}
        />
      </div>
      <wa-button size="s" appearance="plain" @click=${() => this.#remove(nth, chosen)}
        >${msg('Remove')}<span class="visually-hidden"> ${name}</span></wa-button
      >
      ${
        mistake === undefined
          ? nothing
          : html`<p class="mistake whole" id="mistake-${nth}" data-code=${mistake.code}>
              ${planFieldSentence(mistake)}
            </p>`
      }
    </li>`;
  }

  #add(select: HTMLSelectElement, chosen: readonly ShareText[]): void {
    const name = select.value;
    select.value = '';
    if (name !== '') this.#set([...chosen, { name, share: '0.1' }]);
  }

  /** The focus would be lost with its button: it goes to where another case can be added. */
  #remove(nth: number, chosen: readonly ShareText[]): void {
    this.#set(chosen.toSpliced(nth, 1));
    this.renderRoot.querySelector<HTMLElement>('#add')?.focus();
  }

  #set(shares: readonly ShareText[]): void {
    this.#desk.desk?.setField('negatives', joinShares(shares));
  }
}

function mistakeIn(share: string): ScreencaptureError | undefined {
  try {
    readShare(share);
    return undefined;
  } catch (error) {
    if (error instanceof ScreencaptureError) return error;
    throw error;
  }
}

/** How the requests of a case are to be answered, each way told once. */
const verdictsWords = (verdicts: readonly SuiteVerdict[]): string =>
  [...new Set(verdicts)].map(verdictWords).join(' / ');
