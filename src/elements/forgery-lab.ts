import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { serializeCallback, type CallbackBody } from '../core/callback.ts';
import { parseCallback } from '../core/callback-check.ts';
import { documentedSample, documentedSampleKey } from '../core/documented-sample.ts';
import { ScreencaptureError } from '../core/errors.ts';
import { alterCallback, defencesThatStop, moveDigits, type Defence } from '../core/forgery.ts';
import { parseWholeNumber } from '../core/names.ts';
import { signCallback, verifyCallback } from '../core/signature.ts';
import { forgeryLabStyles } from './forgery-lab-styles.ts';
import { defenceSentence, verificationSentence } from './forgery-words.ts';
import { LocalizedElement } from './localized-element.ts';
import { signedBytes, signedBytesStyles } from './signed-bytes.ts';
import { standaloneControls, standaloneStyles } from './standalone-styles.ts';
import type { VerifierExample } from './verifier-examples.ts';

type SignedCallback = CallbackBody & { readonly sign: string; readonly t: number };

/** What is typed, by the forgery that it belongs to. Undefined is the callback's own value. */
type Typed = {
  readonly width?: string;
  readonly picUrl?: string;
  readonly picFullUrl?: string;
  readonly seconds: string;
  readonly key: string;
  readonly t: string;
  readonly digits: string;
};

/**
 * Three forgeries that a right signature lets through: other values beside the same `sign`, the same callback once more, and a
 * digit moved between key and `t`. Each is computed as it is typed, and says what a receiver should have besides.
 */
export class ForgeryLab extends LocalizedElement {
  static override properties = { example: { attribute: false }, typed: { state: true } };

  static override styles = [standaloneStyles, standaloneControls, signedBytesStyles, forgeryLabStyles];

  /** The callback to forge and its key; the documented sample while there is none, or it is not signed. */
  declare example: VerifierExample | undefined;
  declare typed: Typed;

  constructor() {
    super();
    this.typed = { seconds: '300', key: 'test1', t: String(documentedSample.t), digits: '1', width: '1' };
  }

  override render(): TemplateResult {
    const { body, key } = this.#original();
    return html`<div class="lab">${this.#altered(body, key)} ${this.#replayed(body, key)} ${this.#moved(body)}</div>`;
  }

  #altered(original: SignedCallback, key: string): TemplateResult {
    const {
      width = String(original.width),
      picUrl = original.pic_url,
      picFullUrl = original.pic_full_url,
    } = this.typed;
    const forged = alterCallback(original, {
      width: parseWholeNumber(width) ?? original.width,
      pic_url: picUrl,
      pic_full_url: picFullUrl,
    });
    const now = original.create_time + 1;
    return html`
      <section aria-label=${msg('Another body')}>
        <h3>${msg('Change what the signature does not cover')}</h3>
        ${this.#field('width', 'width', width, parseWholeNumber(width) !== undefined)}
        ${this.#field('picUrl', 'pic_url', picUrl)} ${this.#field('picFullUrl', 'pic_full_url', picFullUrl)}
        <pre
          role="group"
          tabindex="0"
          aria-label=${msg('The forged body')}
        ><code .textContent=${serializeCallback(forged)}></code></pre>
        ${verdict(forged, key, now)}
        ${whatToAdd(
          ['https', 'allow-list', 'fetch-and-compare'],
          defencesThatStop({ original, forged, now, isRepeated: false }),
        )}
      </section>
    `;
  }

  #replayed(original: SignedCallback, key: string): TemplateResult {
    const seconds = parseWholeNumber(this.typed.seconds);
    const now = original.create_time + (seconds ?? 0);
    return html`
      <section aria-label=${msg('The same once more')}>
        <h3>${msg('Send it once more before t passes')}</h3>
        ${this.#field('seconds', msg('Sent again after (seconds)'), this.typed.seconds, seconds !== undefined)}
        <p class="quiet">
          ${msg('Nothing in the body tells a second delivery from the first: a retry of the service looks the same.')}
        </p>
        ${verdict(original, key, now)}
        ${whatToAdd(['https', 'idempotency'], defencesThatStop({ original, forged: original, now, isRepeated: true }))}
      </section>
    `;
  }

  #moved(original: SignedCallback): TemplateResult {
    const { key, t: tText, digits } = this.typed;
    const t = parseWholeNumber(tText);
    const count = /^-?\d{1,2}$/.test(digits) ? Number(digits) : undefined;
    const isReadable = t !== undefined && count !== undefined && key.isWellFormed();
    const moved = isReadable ? moveDigits({ key, t }, count) : undefined;
    return html`
      <section aria-label=${msg('A digit moved')}>
        <h3>${msg('Move a digit between the key and t')}</h3>
        ${this.#field('key', msg('Key that it was signed with'), key, key.isWellFormed())}
        ${this.#field('t', msg('t that it was signed with'), tText, t !== undefined)}
        ${this.#field('digits', msg('Digits moved from the key to t'), digits, moved !== undefined)}
        <p class="quiet">${msg('Less than 0 moves them from t to the key.')}</p>
        ${
          moved === undefined || t === undefined
            ? html`<output aria-label=${msg('Verdict')} class="refused"
                >${msg('These digits cannot be moved: key and t have to stay a key and a number.')}</output
              >`
            : this.#movedVerdict(original, { key, t }, moved)
        }
      </section>
    `;
  }

  #movedVerdict(
    original: SignedCallback,
    signed: { readonly key: string; readonly t: number },
    moved: { readonly key: string; readonly t: number },
  ): TemplateResult {
    const sign = signCallback(signed.key, signed.t);
    const now = original.create_time + 1;
    const forged = { ...original, sign, t: moved.t };
    return html`
      ${signedBytes(moved.key, moved.t)}
      <p class="same">
        ${msg(str`The same bytes, so the same sign for the key ${JSON.stringify(moved.key)} and t = ${moved.t}:`)}
        <span class="mono">${sign}</span>
      </p>
      ${verdict(forged, moved.key, now)}
      ${whatToAdd(
        ['key-ends-with-letter', 'expiry-limit', 'https'],
        defencesThatStop({ original: { ...original, sign, t: signed.t }, forged, now, isRepeated: false }),
      )}
    `;
  }

  #field(name: keyof Typed, label: string, text: string, isRight = true): TemplateResult {
    return html`
      <label
        >${label}
        <input
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          aria-invalid=${String(!isRight)}
          .value=${live(text)}
          @input=${(event: Event) => (this.typed = { ...this.typed, [name]: (event.target as HTMLInputElement).value })}
        />
      </label>
    `;
  }

  #original(): { readonly body: SignedCallback; readonly key: string } {
    const body = this.example === undefined ? undefined : readSigned(this.example);
    return body === undefined || this.example === undefined
      ? { body: documentedSample, key: documentedSampleKey }
      : { body, key: this.example.key };
  }
}

function readSigned({ pasted, key }: VerifierExample): SignedCallback | undefined {
  try {
    const body = parseCallback(pasted);
    const { sign, t } = body;
    return sign === undefined || t === undefined || !key.isWellFormed() ? undefined : { ...body, sign, t };
  } catch (error) {
    if (error instanceof ScreencaptureError) return undefined;
    throw error;
  }
}

function verdict({ sign = '', t = Number.NaN }: CallbackBody, key: string, now: number): TemplateResult {
  const verification = verifyCallback({ sign, t }, key, now);
  return html`<output aria-label=${msg('Verdict')} class=${verification.ok ? 'accepted' : 'refused'}
    >${verificationSentence(verification, t, now)}</output
  >`;
}

/** What helps against a forgery; what would stop it as it stands is marked. */
function whatToAdd(defences: readonly Defence[], stopping: readonly Defence[]): TemplateResult {
  return html`
    <p>${msg('What to add to the receiver:')}</p>
    <ul aria-label=${msg('What to add')}>
      ${defences.map(
        (defence) => html`
          <li data-defence=${defence} ?data-stops=${stopping.includes(defence)}>
            ${defenceSentence(defence)} ${stopping.includes(defence) ? msg('This stops it.') : ''}
          </li>
        `,
      )}
    </ul>
  `;
}
