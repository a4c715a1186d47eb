import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { CallDesk } from '../console/call-desk.ts';
import type { CallRequest } from '../console/call-request.ts';
import type { Exchange } from '../console/exchange.ts';
import { apiConsoleStyles } from './api-console-styles.ts';
import { apiErrorSentence, whoDocuments } from './api-error-words.ts';
import { signatureSteps } from './api-signature-steps.ts';
import { CallDeskController } from './call-desk-controller.ts';
import { FocusKeeper } from './focus-keeper.ts';
import { LocalizedElement } from './localized-element.ts';
import { cardStyles, sharedStyles, stackedCardStyles } from './shared-styles.ts';
import { shownTimeOfDay } from './shown-values.ts';

/** What was answered to a call, what was sent, and how that was signed; before anything is sent, what would be. */
export class ApiExchange extends LocalizedElement {
  static override styles = [
    sharedStyles,
    cardStyles,
    stackedCardStyles,
    apiConsoleStyles,
    css`
      section section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 6px;
      }

      /* The name of a call takes two lines, which leaves everything where it was. */
      @media (min-width: 721px) {
        .head {
          flex-wrap: nowrap;
          overflow-wrap: anywhere;
        }

        .head wa-button {
          flex-shrink: 0;
        }
      }

      .answer {
        min-block-size: 290px;
        align-content: start;
      }

      .line {
        display: flex;
        flex-wrap: wrap;
        gap: 0 12px;
        align-items: center;
        justify-content: space-between;
        min-block-size: 36px;
      }
    `,
  ];

  readonly #desk = new CallDeskController(this);

  constructor() {
    super();
    // What takes the place of the call that was on show.
    new FocusKeeper(this, 'pre');
  }

  override render(): TemplateResult | typeof nothing {
    const { desk } = this.#desk;
    if (desk === undefined) return nothing;
    const { chosen } = desk;
    const request = chosen?.request ?? desk.request;
    return html`
      <section class="card" aria-label=${msg('Exchange')}>
        <div class="head">
          <h2>${chosen === undefined ? msg('As it would be sent now') : sentWords(chosen)}</h2>
          <wa-button
            size="s"
            appearance="outlined"
            ?disabled=${chosen === undefined}
            @click=${() => desk.set({ chosen: undefined })}
            >${msg('Show the present call')}</wa-button
          >
        </div>
        ${this.#answer(desk, chosen)} ${this.#request(desk, request)} ${this.#signature(desk, request)}
      </section>
    `;
  }

  #answer(desk: CallDesk, exchange: Exchange | undefined): TemplateResult {
    const answer = exchange?.answer;
    const text = answer === undefined ? '' : desk.shown(responseText(answer));
    return html`<section class="answer" aria-label=${msg('Response')}>
      <div class="line">
        <h3>${msg('Response')}</h3>
        ${answer === undefined ? nothing : html`<lsc-copy-button label=${msg('Copy the response')} .text=${() => text}></lsc-copy-button>`}
      </div>
      <div role="status">${exchange === undefined ? nothing : outcome(exchange)}</div>
      ${
        answer === undefined
          ? html`<p class="quiet">${exchange === undefined ? msg('Nothing was sent yet.') : ''}</p>`
          : html`<pre tabindex="0" role="group" aria-label=${msg('Response as text')}>${text}</pre>`
      }
    </section>`;
  }

  #request(desk: CallDesk, request: CallRequest): TemplateResult {
    const text = desk.shown(requestText(request));
    return html`<section aria-label=${msg('Request')}>
      <div class="line">
        <h3>${msg('Request')}</h3>
        <lsc-copy-button label=${msg('Copy the request')} .text=${() => text}></lsc-copy-button>
      </div>
      <pre tabindex="0" role="group" aria-label=${msg('Request as text')}>${text}</pre>
    </section>`;
  }

  #signature(desk: CallDesk, { signature }: CallRequest): TemplateResult {
    return html`<section aria-label=${msg('Signature')}>
      <div class="line"><h3>${msg('Signature, step by step')}</h3></div>
      ${signatureSteps(signature, desk)}
    </section>`;
  }
}

/** A request as HTTP writes it down; addresses are whole, as clients want them. */
function requestText({ method, url, headers, body }: CallRequest): string {
  const lines = [['Host', new URL(url).host], ...headers].map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${url}`, ...lines, ...(body === undefined ? [] : ['', body])].join('\n');
}

/** An answer: its status, its headers, and its body spread out. */
function responseText({ status, headers, body }: NonNullable<Exchange['answer']>): string {
  return [`HTTP ${status}`, ...headers.map(([name, value]) => `${name}: ${value}`), '', spreadOut(body)].join('\n');
}

function spreadOut(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), undefined, 2);
  } catch {
    return json;
  }
}

const sentWords = ({ id, at, call }: Exchange): string =>
  msg(str`Call ${id}: ${call.action}, ${shownTimeOfDay(Math.floor(at / 1000))} UTC+8`);

function outcome({ error }: Exchange): TemplateResult {
  if (error === undefined) return html`<p class="good">${msg('Done')}</p>`;
  const { code } = error;
  return html`<p class="bad mono" data-code=${code}>${code}</p>
    <p>${apiErrorSentence(code)} ${code === 'NetworkError' ? nothing : whoDocuments(code)}</p>`;
}
