import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { LocalizedElement } from './localized-element.ts';
import { choiceFields } from './our-choices.ts';
import { sharedStyles } from './shared-styles.ts';
import { SimulatorController } from './simulator-controller.ts';

/** Every setting that most people leave as it is, one disclosure away. */
export class MoreSettings extends LocalizedElement {
  static override properties = { open: { state: true } };

  static override styles = [
    sharedStyles,
    css`
      .disclosure {
        display: flex;
        align-items: center;
        gap: 8px;
        inline-size: 100%;
        min-block-size: var(--lsc-control-height);
        padding: 0;
        font: inherit;
        color: var(--lsc-text);
        text-align: start;
        background: none;
        border: 0;
        cursor: pointer;
      }

      .disclosure::before {
        content: '';
        inline-size: 6px;
        block-size: 6px;
        margin-inline: 2px 4px;
        border: solid var(--lsc-soft);
        border-width: 0 1.5px 1.5px 0;
        rotate: -45deg;
      }

      .disclosure[aria-expanded='true']::before {
        rotate: 45deg;
      }

      fieldset {
        display: grid;
        gap: 12px;
        min-inline-size: 0;
        margin: 0;
        padding: 12px 0 4px;
        border: 0;
        border-block-start: 1px solid var(--lsc-line);
      }

      fieldset + fieldset {
        margin-block-start: 16px;
      }

      legend {
        float: inline-start;
        inline-size: 100%;
        padding: 0;
        font-size: 13px;
        font-weight: 600;
      }

      legend + * {
        clear: both;
      }

      #summary ~ lsc-stale-signatures {
        margin-block-start: 8px;
      }

      .start {
        display: grid;
        gap: 6px;
        justify-items: start;
      }

      .start > lsc-text-field {
        inline-size: 100%;
      }
    `,
  ];

  declare open: boolean;

  readonly #fields = new SimulatorController(this, (state) => state.fields);
  readonly #mistakes = new SimulatorController(this, (state) => state.mistakes);
  readonly #isBlocked = new SimulatorController(
    this,
    ({ sendForReal, lab }) => sendForReal && lab.way?.obstacle !== undefined,
  );

  constructor() {
    super();
    this.open = false;
  }

  override render(): TemplateResult {
    return html`
      <button
        class="disclosure"
        type="button"
        aria-expanded=${String(this.open)}
        aria-controls="settings"
        aria-describedby="summary"
        @click=${this.#toggle}
      >
        ${msg('More settings')}
      </button>
      <p id="summary" class="quiet" ?hidden=${this.open}>${this.#summary()}</p>
      ${this.open ? nothing : html`<lsc-stale-signatures></lsc-stale-signatures>`}
      <div id="settings" ?hidden=${!this.open}>${this.open ? this.#settings() : ''}</div>
    `;
  }

  #summary(): string {
    const hasMistake = Object.keys(this.#mistakes.value ?? {}).some((name) => !besidesDisclosure.has(name));
    if (hasMistake) return msg('There is a mistake in here.');
    return msg('stream, start, key, bucket, documentation, choices');
  }

  #settings(): TemplateResult {
    return html`
      <fieldset>
        <legend>${msg('Documentation and our choices')}</legend>
        ${choiceFields(this.#fields.value)}
      </fieldset>
      <fieldset>
        <legend>${msg('Where the push goes')}</legend>
        <lsc-text-field field="stream" hint=${msg('stream_id and channel_id both carry it')}></lsc-text-field>
        <lsc-text-field field="domain"></lsc-text-field>
        <lsc-text-field field="app"></lsc-text-field>
        <lsc-text-field field="params" hint=${msg('The query of the push URL, as it is')}></lsc-text-field>
        <div class="start">
          <lsc-text-field field="start" hint=${msg('With offset or Z; names are in UTC+8')}></lsc-text-field>
          <wa-button size="s" appearance="outlined" @click=${this.#startNow}>${msg('Start now')}</wa-button>
        </div>
      </fieldset>
      <fieldset>
        <legend>${msg('Where callbacks go')}</legend>
        <lsc-text-field field="key" hint=${this.#keyHint()}></lsc-text-field>
        <lsc-text-field field="url" hint=${msg('Not part of links, exports or what is stored')}></lsc-text-field>
        <lsc-real-consent></lsc-real-consent>
        <lsc-stale-signatures buttonless></lsc-stale-signatures>
        ${this.#blocked()}
      </fieldset>
      <fieldset>
        <legend>${msg('Where screenshots go')}</legend>
        <lsc-text-field field="bucket"></lsc-text-field>
        <lsc-text-field field="appid"></lsc-text-field>
        <lsc-text-field field="region"></lsc-text-field>
        <lsc-text-field field="prefix" hint=${this.#nameHint()}></lsc-text-field>
        <lsc-text-field field="filename" hint=${this.#nameHint()}></lsc-text-field>
      </fieldset>
    `;
  }

  #blocked(): TemplateResult {
    return html`<div aria-live="polite">
      ${
        this.#isBlocked.value === true
          ? html`<p class="warning">
              ${msg('The browser stands in the way to this URL. “Your real server” in the Callbacks view says why, and what helps.')}
            </p>`
          : nothing
      }
    </div>`;
  }

  #namesChangeable(): boolean {
    return this.#fields.value?.dialect === '2025';
  }

  #nameHint(): string {
    return this.#namesChangeable()
      ? msg(
          'Placeholders: {StreamID}, {Year}, {Month}, {Day}, {Hour}, {Minute}, {Second}, {Width}, {Height}, {AppName}, {PushDomain}, {Ext}',
        )
      : msg('Fixed in the 2019 documentation; changeable in that of 2025');
  }

  #keyHint(): string {
    return this.#fields.value?.key === ''
      ? msg('No key: anybody could make such a callback')
      : msg('Kept in memory only; at most 32 letters and digits');
  }

  readonly #toggle = (): void => {
    this.open = !this.open;
  };

  readonly #startNow = (): void => {
    this.#fields.simulator?.startNow();
  };
}

/** Fields that are on show whether the disclosure is open or not. */
const besidesDisclosure: ReadonlySet<string> = new Set(['sample', 'x', 'y', 'duration', 'interval', 'w', 'h']);
