import { msg, str } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { parseWholeNumber } from '../core/names.ts';
import { signCallback } from '../core/signature.ts';
import { LocalizedElement } from './localized-element.ts';
import { signedBytes, signedBytesStyles } from './signed-bytes.ts';
import { standaloneControls, standaloneStyles } from './standalone-styles.ts';

/**
 * How a callback is signed: the callback key and `t` in decimal, one after the other, byte by byte, and the MD5 of those bytes.
 * The key stays in the element: it is in no link, and sent nowhere.
 *
 * @csspart bytes - the bytes that are signed; `sign`: the signature
 */
export class SignatureLine extends LocalizedElement {
  static override properties = { key: { attribute: 'callback-key' }, t: {} };

  static override styles = [
    standaloneStyles,
    standaloneControls,
    signedBytesStyles,
    css`
      .line {
        display: grid;
        gap: 10px;
      }

      .pair {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 10px;
        max-inline-size: 520px;
      }

      output {
        font-family: var(--mono);
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** The callback key. */
  declare key: string;
  /** UNIX second at which the signature expires. */
  declare t: string;

  constructor() {
    super();
    this.key = 'test';
    this.t = '1545030873';
  }

  override render(): TemplateResult {
    const key = this.key ?? '';
    const t = parseWholeNumber(this.t ?? '');
    const wrong = wrongSigning(key, t, this.t ?? '');
    return html`
      <div class="line">
        <div class="pair">
          <label
            ><span class="configured">${msg('Callback key')}</span>
            <input
              autocomplete="off"
              spellcheck="false"
              .value=${live(key)}
              aria-invalid=${String(!key.isWellFormed())}
              @input=${(event: Event) => (this.key = (event.target as HTMLInputElement).value)}
            />
          </label>
          <label
            ><span class="push">t</span>
            <input
              inputmode="numeric"
              autocomplete="off"
              .value=${live(this.t ?? '')}
              aria-invalid=${String(t === undefined)}
              @input=${(event: Event) => (this.t = (event.target as HTMLInputElement).value)}
            />
          </label>
        </div>
        ${wrong === undefined && t !== undefined ? signedBytes(key, t) : ''}
        <p>
          <span class="mono">sign = MD5(<span class="configured">key</span> + <span class="push">t</span>) =</span>
          <output part="sign" aria-label=${msg('Signature')} class=${wrong === undefined ? 'screenshot' : 'mistake'}
            >${wrong ?? signCallback(key, t ?? 0)}</output
          >
        </p>
      </div>
    `;
  }
}

function wrongSigning(key: string, t: number | undefined, text: string): string | undefined {
  if (!key.isWellFormed()) return msg('The key is not Unicode text.');
  return t === undefined ? msg(str`t is a whole UNIX second, not “${text}”.`) : undefined;
}
