import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { parseWholeNumber } from '../core/names.ts';
import { suiteCases, type CaseFacts } from '../desk/case-list.ts';
import { callbacksIn, type PayloadSource } from '../desk/file-protocol.ts';
import { payloadsAt } from '../payloads/generator.ts';
import type { Payload } from '../payloads/plan.ts';
import { fieldNote, fieldSize, readBody, type Body } from './body-explanations.ts';
import { LocalizedElement } from './localized-element.ts';
import { nativeFieldStyles } from './native-field-styles.ts';
import { cardStyles, sharedStyles, stackedCardStyles } from './shared-styles.ts';
import { shownBytes, shownNumber } from './shown-values.ts';
import { reasonSentence, verdictWords } from './suite-words.ts';

/** More of a body is of no use to the eye, and costs the browser much. */
const shownCharacters = 4000;

/** One callback as it will be written: the first, or any other. */
export class PayloadPreview extends LocalizedElement {
  static override properties = { source: { attribute: false }, index: { state: true } };

  static override styles = [
    sharedStyles,
    cardStyles,
    stackedCardStyles,
    nativeFieldStyles,
    css`
      .which {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: end;
      }

      .which > div {
        inline-size: 14em;
      }

      .requests {
        display: grid;
        gap: 16px;
        padding: 0;
        margin: 0;
        list-style: none;
      }

      .request {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
      }

      .verdict {
        font-size: 13px;
      }

      .fields {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 2px 12px;
        margin: 0;
        font: 13px/1.5 var(--lsc-mono);
      }

      dt {
        color: var(--lsc-soft);
      }

      dd {
        display: flex;
        flex-wrap: wrap;
        column-gap: 12px;
        align-items: baseline;
        margin: 0;
      }

      dd > :first-child {
        overflow-wrap: anywhere;
      }

      .note {
        margin-inline-start: auto;
        font-family: var(--lsc-face);
        font-size: 12px;
        color: var(--lsc-soft);
      }

      pre {
        max-block-size: 14em;
        padding: 8px 10px;
        margin: 0;
        overflow: auto;
        font: 12px/1.5 var(--lsc-mono);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        background: var(--lsc-sunken);
        border-radius: 8px;
      }
    `,
  ];

  declare source: PayloadSource | undefined;
  /** Which callback is on show, as typed; from 0. */
  declare index: string;

  constructor() {
    super();
    this.index = '0';
  }

  override render(): TemplateResult {
    return html`
      <section class="card" aria-label=${msg('Payload preview')}>
        <div class="head"><h2>${msg('Preview')}</h2></div>
        ${this.#which()} ${this.#content()}
      </section>
    `;
  }

  #which(): TemplateResult {
    const last = this.#last();
    const isMistaken = last >= 0 && this.#chosen() === undefined;
    return html`<div class="which">
      <div>
        <label for="index"><span>${msg('Callback on show (from 0)')}</span></label>
        <input
          id="index"
          inputmode="numeric"
          autocomplete="off"
          aria-invalid=${String(isMistaken)}
          aria-describedby="limits"
          .value=${this.index}
          @input=${(event: Event) => (this.index = (event.target as HTMLInputElement).value)}
        />
      </div>
      <wa-button size="s" appearance="outlined" ?disabled=${(this.#chosen() ?? 0) <= 0} @click=${() => this.#step(-1)}
        >${msg('Previous callback')}</wa-button
      >
      <wa-button
        size="s"
        appearance="outlined"
        ?disabled=${(this.#chosen() ?? last) >= last}
        @click=${() => this.#step(1)}
        >${msg('Next callback')}</wa-button
      >
      <p id="limits" class=${isMistaken ? 'mistake' : 'quiet'}>
        ${last < 0 ? '' : msg(str`0 to ${shownNumber(last)}`)}
      </p>
    </div>`;
  }

  #content(): TemplateResult | typeof nothing {
    const { source } = this;
    if (source === undefined) return html`<p class="quiet">${msg('A setting has a mistake; it is marked.')}</p>`;
    if (callbacksIn(source) === 0) return html`<p class="quiet">${msg('No callbacks: what is written is empty.')}</p>`;
    const chosen = this.#chosen();
    if (chosen === undefined) return nothing;
    const cases = source.kind === 'plan' ? suiteCases(source.plan.dialect) : [];
    const requests =
      source.kind === 'plan' ? payloadsAt(source.plan, chosen) : source.callbacks.slice(chosen, chosen + 1);
    return html`<ol class="requests" aria-label=${msg('Requests of the callback')}>
      ${requests.map((request) => requestItem(request, requests.length, cases))}
    </ol>`;
  }

  #chosen(): number | undefined {
    const index = parseWholeNumber(this.index);
    return index !== undefined && index <= this.#last() ? index : undefined;
  }

  #last(): number {
    return this.source === undefined ? -1 : callbacksIn(this.source) - 1;
  }

  #step(by: number): void {
    this.index = String((this.#chosen() ?? 0) + by);
  }
}

function requestItem(
  { negative, verdict, body, part, headers }: Payload,
  of: number,
  cases: readonly CaseFacts[],
): TemplateResult {
  const reason = cases.find(({ name }) => name === negative)?.reason;
  const read = readBody(body);
  const bytes = new TextEncoder().encode(body).length;
  const type = headers['content-type'];
  return html`<li class="request">
    <p class="verdict">
      ${of === 1 ? nothing : html`${msg(str`Request ${part + 1} of ${of}`)} · `}
      <b
        >${negative === undefined ? msg('a genuine callback') : html`${msg('negative case')} <span class="mono">${negative}</span>`}</b
      >
      · ${msg(str`due: ${verdictWords(verdict)}`)} ·
      ${shownBytes(bytes)}${type === 'application/json' ? nothing : html` · <span class="mono">${type}</span>`}
    </p>
    ${reason === undefined ? nothing : html`<p class="quiet">${reasonSentence(reason)}</p>`}
    ${read === undefined ? nothing : fieldList(read)}
    <pre
      role="group"
      tabindex="0"
      aria-label=${of === 1 ? msg('Body as written') : msg(str`Body ${part + 1} as written`)}
    ><code
        .textContent=${body.slice(0, shownCharacters)}></code></pre>
    ${body.length <= shownCharacters ? nothing : html`<p class="quiet">${msg(str`The first ${shownNumber(shownCharacters)} characters are shown.`)}</p>`}
    <div class="actions">
      <lsc-copy-button
        label=${of === 1 ? msg('Copy body') : msg(str`Copy body ${part + 1}`)}
        .text=${() => body}
      ></lsc-copy-button>
    </div>
  </li>`;
}

const fieldList = (body: Body): TemplateResult =>
  html`<dl class="fields">
    ${Object.keys(body).map(
      (name) =>
        html`<dt>${name}</dt>
          <dd>
            <span class=${fieldSize(name)}>${shortened(JSON.stringify(body[name]))}</span>
            <span class="note">${fieldNote(name, body)}</span>
          </dd>`,
    )}
  </dl>`;

/** Some cases have values of a megabyte. */
const shortened = (text: string): string => (text.length <= 400 ? text : `${text.slice(0, 400)}…`);
