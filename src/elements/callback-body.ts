import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { objectName } from '../core/object-key.ts';
import type { CaptureOnShow } from '../service/state.ts';
import type { ScreenshotRecord } from '../service/records.ts';
import { fieldExplanation, fieldNote, fieldSize, readBody, type Body } from './body-explanations.ts';
import { callbackBodyStyles } from './callback-body-styles.ts';
import { chosenScreenshot } from './chosen-screenshot.ts';
import { attemptWord, deliveryLine, signWords } from './delivery-words.ts';
import { LocalizedElement } from './localized-element.ts';
import { curlCommand, fetchCall } from '../payloads/request-text.ts';
import { positionAfterKey } from './roving-keys.ts';
import { cardStyles, sharedStyles } from './shared-styles.ts';
import { shownTimeOfDay } from './shown-values.ts';
import { SimulatorController } from './simulator-controller.ts';
import { isPartStale } from './stale-parts.ts';

/**
 * The chosen screenshot's callback: how it was delivered, each field explained where it stands, and the body as sent. A region
 * named `Callback body`; its one `<code>` holds the raw body, byte for byte, whichever way is on show.
 */
export class CallbackBody extends LocalizedElement {
  static override properties = {
    raw: { type: Boolean },
    explained: { state: true },
  };

  static override styles = [sharedStyles, cardStyles, callbackBodyStyles];

  /** Whether only the raw body is shown. */
  declare raw: boolean;
  /** The field whose explanation is on show. */
  declare explained: string;

  readonly #shot = new SimulatorController(this, chosenScreenshot);
  readonly #capture = new SimulatorController(this, (state) => state.capture);
  readonly #stale = new SimulatorController(this, (state) => state.stale);
  readonly #key = new SimulatorController(this, (state) => state.fields.key);
  readonly #url = new SimulatorController(this, (state) => state.fields.url);

  constructor() {
    super();
    this.raw = false;
    this.explained = 't';
  }

  override render(): TemplateResult {
    const shot = this.#shot.value;
    const body = shot && readBody(shot.rawBody);
    const isReadable = body !== undefined && !this.raw;
    return html`
      <section class="card" aria-label=${msg('Callback body')}>
        <div class="head">
          <h2>${msg('Callback')}</h2>
          <span class="stale">${isPartStale('body', this.#stale.value) ? msg('out of date') : ''}</span>
          ${
            shot === undefined
              ? ''
              : html`<wa-button size="s" appearance="plain" @click=${this.#toggleRaw}
                  >${this.raw ? msg('Show explained') : msg('Show raw only')}</wa-button
                >`
          }
        </div>
        ${shot === undefined ? this.#empty() : this.#delivery(shot, body)} ${isReadable ? this.#fields(body) : ''}
        <pre
          role="group"
          tabindex="0"
          class=${isReadable ? 'line' : 'whole'}
          aria-label=${msg('As sent')}
          ?hidden=${shot === undefined}
        ><code
          .textContent=${shot?.rawBody ?? ''}></code></pre>
        ${shot === undefined ? '' : this.#copies(shot)}
      </section>
    `;
  }

  #empty(): TemplateResult {
    return html`<p class="quiet">
      ${msg('The callback of a screenshot appears here, signed and with every field explained.')}
    </p>`;
  }

  #delivery(shot: ScreenshotRecord, body: Body | undefined): TemplateResult {
    const attempts = attemptsOf(this.#capture.value, shot);
    const signs = body === undefined ? '' : signWords(body, this.#key.value ?? '');
    return html`
      <p class="sent">
        <b>POST</b> <span class="mono">${this.#url.value}</span>
        <span class="outcome ${shot.delivery}">${deliveryLine(shot.delivery, attempts)} · ${signs}</span>
      </p>
      ${
        attempts.length < 2
          ? ''
          : html`<ol class="attempts">
              ${attempts.map(
                (attempt) =>
                  html`<li>
                    ${msg(str`${shownTimeOfDay(Math.floor(attempt.at / 1000))} UTC+8`)} · ${attemptWord(attempt)}
                  </li>`,
              )}
            </ol>`
      }
    `;
  }

  #fields(body: Body): TemplateResult {
    const names = Object.keys(body);
    const present = names.includes(this.explained) ? this.explained : (names.at(-1) ?? '');
    return html`
      <ul
        class="fields"
        aria-label=${msg('Fields')}
        @keydown=${(event: KeyboardEvent) => this.#move(event, names, present)}
      >
        ${names.map(
          (name) => html`
            <li ?data-present=${name === present} @pointerenter=${() => this.#explain(name)}>
              <button
                type="button"
                tabindex=${name === present ? 0 : -1}
                aria-describedby="explanation-${name}"
                data-name=${name}
                @focus=${() => this.#explain(name)}
                @click=${() => this.#explain(name)}
              >
                ${name}
              </button>
              <span class="meant">
                <span class="value ${fieldSize(name)}">${JSON.stringify(body[name])}</span>
                <span class="note">${fieldNote(name, body)}</span>
              </span>
              <span hidden id="explanation-${name}">${fieldExplanation(name)}</span>
            </li>
          `,
        )}
      </ul>
      <p class="explanation"><b>${present}</b> · ${fieldExplanation(present)}</p>
    `;
  }

  #copies(shot: ScreenshotRecord): TemplateResult {
    const url = this.#url.value ?? '';
    const name = `${objectName(shot.objectKey).replace(/\.[^.]*$/, '')}.json`;
    return html`
      <div class="actions">
        <lsc-copy-button label=${msg('Copy JSON')} .text=${() => shot.rawBody}></lsc-copy-button>
        <lsc-copy-button label=${msg('Copy curl')} .text=${() => curlCommand(url, shot.rawBody)}></lsc-copy-button>
        <lsc-copy-button label=${msg('Copy fetch')} .text=${() => fetchCall(url, shot.rawBody)}></lsc-copy-button>
        <a
          class="download"
          download=${name}
          href="data:application/json;charset=utf-8,${encodeURIComponent(shot.rawBody)}"
          >${msg('Download body')}</a
        >
      </div>
    `;
  }

  #explain(name: string): void {
    this.explained = name;
  }

  #move(event: KeyboardEvent, names: readonly string[], present: string): void {
    const position = positionAfterKey(event.key, names.indexOf(present), names.length);
    const name = position === undefined ? undefined : names[position];
    if (name === undefined) return;
    event.preventDefault();
    this.explained = name;
    this.renderRoot.querySelector<HTMLElement>(`[data-name='${CSS.escape(name)}']`)?.focus();
  }

  readonly #toggleRaw = (): void => {
    this.raw = !this.raw;
  };
}

/** The attempts that the service made: what was sent by hand later is no part of how the delivery went. */
const attemptsOf = (capture: CaptureOnShow | undefined, shot: ScreenshotRecord) =>
  (capture?.attempts.get(shot.index) ?? []).filter(({ kind }) => kind === undefined);
