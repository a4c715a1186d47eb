import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { readClockOffset, type CallDesk } from '../console/call-desk.ts';
import { callHosts, callSignings, type CallHost, type CallMethod, type CallSigning } from '../console/call-order.ts';
import { apiConsoleStyles } from './api-console-styles.ts';
import { signingWords } from './api-words.ts';
import { CallDeskController } from './call-desk-controller.ts';
import { FocusKeeper } from './focus-keeper.ts';
import { labelledSelect } from './labelled-select.ts';
import { LocalizedElement } from './localized-element.ts';
import { nativeFieldStyles } from './native-field-styles.ts';
import { selectStyles } from './select-styles.ts';
import { cardStyles, sharedStyles, stackedCardStyles } from './shared-styles.ts';
import { switchStyles } from './switch-styles.ts';

/** Where calls go, how, and by whom they are signed. */
export class ApiCallSettings extends LocalizedElement {
  static override styles = [
    sharedStyles,
    cardStyles,
    stackedCardStyles,
    nativeFieldStyles,
    selectStyles,
    switchStyles,
    apiConsoleStyles,
  ];

  readonly #desk = new CallDeskController(this);

  constructor() {
    super();
    new FocusKeeper(this, '.switch input');
  }

  override render(): TemplateResult | typeof nothing {
    const { desk } = this.#desk;
    if (desk === undefined) return nothing;
    const { host, method, signing, showsSecrets } = desk.state.current;
    return html`
      <section class="card" aria-label=${msg('Way and signing')}>
        <div class="head"><h2>${msg('Way and signing')}</h2></div>
        <div class="fields">
          ${labelledSelect(msg('Host'), callHosts, host, String, (value) => desk.set({ host: value as CallHost }))}
          ${labelledSelect(msg('Method'), ['POST', 'GET'], method, String, (value) => desk.set({ method: value as CallMethod }))}
          ${labelledSelect(
            msg('Signing'),
            callSignings,
            signing,
            (value) => signingWords(value as CallSigning),
            (value) => desk.set({ signing: value as CallSigning }),
          )}
          ${this.#offset(desk)} ${this.#credential(desk, 'SecretId', 'secretId', 'text')}
          ${this.#credential(desk, 'SecretKey', 'secretKey', showsSecrets ? 'text' : 'password')}
        </div>
        ${this.#pair(desk)}
        <label class="switch"
          ><input
            type="checkbox"
            role="switch"
            .checked=${live(showsSecrets)}
            @change=${(event: Event) => desk.showSecrets((event.target as HTMLInputElement).checked)}
          />${msg('Show secrets')}</label
        >
      </section>
    `;
  }

  #offset(desk: CallDesk): TemplateResult {
    const { clockOffset } = desk.state.current;
    const isRight = readClockOffset(clockOffset) !== undefined;
    return html`<div>
      <label for="offset">${msg('Clock ahead by (seconds)')}</label>
      <input
        id="offset"
        autocomplete="off"
        placeholder="0"
        aria-invalid=${String(!isRight)}
        aria-describedby="offset-hint"
        .value=${live(clockOffset)}
        @input=${(event: Event) => desk.set({ clockOffset: textOf(event) })}
      />
      <p id="offset-hint" class="hint">
        ${isRight ? msg('Beyond 300 either way a call is expired') : msg('Not a whole number: taken as 0')}
      </p>
    </div>`;
  }

  #credential(
    desk: CallDesk,
    label: string,
    name: 'secretId' | 'secretKey',
    type: 'text' | 'password',
  ): TemplateResult {
    return html`<div>
      <label for=${name}>${label}</label>
      <input
        id=${name}
        type=${type}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        .value=${live(desk.state.current[name])}
        @input=${(event: Event) => desk.setCredential({ [name]: textOf(event) })}
      />
    </div>`;
  }

  /** Nothing moves as the pair is typed: the sentence and the button are always there. */
  #pair(desk: CallDesk): TemplateResult {
    const { isPairKnown } = desk;
    return html`<p class="quiet">
        ${
          isPairKnown
            ? msg('The API takes this pair. It is in memory only. Never type a real one: an invented one will do.')
            : msg('The API does not take this pair: calls are refused, as a wrong pair would be.')
        }
      </p>
      <div class="actions">
        <wa-button size="s" appearance="outlined" ?disabled=${isPairKnown} @click=${() => desk.registerPair()}
          >${msg('Let the API take this pair')}</wa-button
        >
      </div>`;
  }
}

const textOf = (event: Event): string => (event.target as HTMLInputElement).value;
