import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { documentedCosCredential, signCosRequest, type CosSignatureSteps } from '../core/cos-signature.ts';
import { encodePath } from '../core/object-url.ts';
import { LocalizedElement } from './localized-element.ts';
import { addressStyles } from './object-addresses-styles.ts';
import { nativeFieldStyles } from './native-field-styles.ts';
import { sharedStyles } from './shared-styles.ts';
import { shownDateAndTime, shownNumber } from './shown-values.ts';

/** Seconds: what is signed at first, and a year. */
const firstValidity = '3600';
const longestValidity = 31_536_000;

type Presigned = { readonly url: string; readonly until: number; readonly steps: CosSignatureSteps };

/** An address that lets whoever has it read an object for a while, and how its signature comes about. */
export class PresignedUrl extends LocalizedElement {
  static override properties = {
    host: {},
    objectKey: {},
    validity: { state: true },
  };

  static override styles = [
    sharedStyles,
    nativeFieldStyles,
    addressStyles,
    css`
      .validity {
        max-inline-size: 14em;
      }

      summary {
        padding-block: 4px;
        font-size: 13px;
        cursor: pointer;
      }

      dl {
        display: grid;
        gap: 2px;
        margin: 0;
      }

      dt {
        margin-block-start: 6px;
        font-size: 12px;
        color: var(--lsc-soft);
      }

      dd {
        margin: 0;
        padding: 6px 8px;
        font: 12px/1.45 var(--lsc-mono);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        background: var(--lsc-sunken);
        border-radius: 6px;
      }
    `,
  ];

  declare host: string;
  declare objectKey: string;
  /** As typed, seconds. */
  declare validity: string;

  #presigned: Presigned | undefined;

  constructor() {
    super();
    this.host = '';
    this.objectKey = '';
    this.validity = firstValidity;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('host') || changed.has('objectKey') || changed.has('validity')) this.#sign();
  }

  override render(): TemplateResult {
    const presigned = this.#presigned;
    return html`
      <div class="address">
        <span class="label">${msg('Presigned URL')}</span>
        <code>${presigned?.url ?? '–'}</code>
        <lsc-copy-button
          label=${msg('Copy presigned URL')}
          ?hidden=${presigned === undefined}
          .text=${() => presigned?.url ?? ''}
        ></lsc-copy-button>
      </div>
      <div class="validity">
        <label for="validity">${msg('Valid for (seconds)')}</label>
        <input
          id="validity"
          inputmode="numeric"
          autocomplete="off"
          aria-describedby="validity-note"
          aria-invalid=${presigned === undefined}
          .value=${this.validity}
          @input=${(event: Event) => (this.validity = (event.target as HTMLInputElement).value)}
        />
      </div>
      <p id="validity-note" class=${presigned === undefined ? 'mistake' : 'quiet'}>
        ${presigned === undefined ? msg(str`A whole number of seconds, 1 to ${shownNumber(longestValidity)}.`) : msg(str`Signed with the documentation’s example credential; answered until ${shownDateAndTime(presigned.until * 1000)} UTC+8, in a private bucket too.`)}
      </p>
      ${presigned === undefined ? nothing : stepsOf(presigned)}
    `;
  }

  /** A field that is typed in is signed anew: an address always is as fresh as what it says. */
  #sign(): void {
    const seconds = /^[0-9]{1,9}$/.test(this.validity) ? Number(this.validity) : 0;
    this.#presigned = undefined;
    if (seconds < 1 || seconds > longestValidity) return;
    const from = Math.floor(Date.now() / 1000);
    const until = from + seconds;
    const path = `/${this.objectKey}`;
    const headers = [['host', this.host]] as const;
    const request = { method: 'GET', path, parameters: [], headers };
    const steps = signCosRequest(request, documentedCosCredential, { from, until });
    const url = `https://${this.host}/${encodePath(this.objectKey)}?${steps.authorization}`;
    this.#presigned = { url, until, steps };
  }
}

const stepsOf = ({ steps }: Presigned): TemplateResult => html`
  <details>
    <summary>${msg('How it is signed')}</summary>
    <dl>
      <dt>SignKey = HMAC-SHA1(SecretKey, KeyTime)</dt>
      <dd>${steps.signKey}</dd>
      <dt>HttpString</dt>
      <dd>${steps.httpString}</dd>
      <dt>StringToSign = sha1 \\n KeyTime \\n SHA1(HttpString) \\n</dt>
      <dd>${steps.stringToSign}</dd>
      <dt>Signature = HMAC-SHA1(SignKey, StringToSign)</dt>
      <dd>${steps.signature}</dd>
    </dl>
  </details>
`;
