import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { encodePath } from '../core/object-url.ts';
import { LocalizedElement } from './localized-element.ts';
import { nativeFieldStyles } from './native-field-styles.ts';
import { addressStyles } from './object-addresses-styles.ts';
import { sharedStyles } from './shared-styles.ts';

/** Every address of an object: as callbacks tell it, by a CDN's domain, and presigned. */
export class ObjectAddresses extends LocalizedElement {
  static override properties = {
    host: {},
    objectKey: {},
    isPrivate: { attribute: false },
    cdnDomain: { state: true },
  };

  static override styles = [
    sharedStyles,
    nativeFieldStyles,
    addressStyles,
    css`
      .cdn {
        max-inline-size: 22em;
        padding-block-start: 6px;
      }
    `,
  ];

  declare host: string;
  declare objectKey: string;
  /** Whether plain addresses are answered with 403. */
  declare isPrivate: boolean;
  /** A domain of the customer's own, which a CDN answers out of the bucket. */
  declare cdnDomain: string;

  constructor() {
    super();
    this.host = '';
    this.objectKey = '';
    this.isPrivate = false;
    this.cdnDomain = 'cdn.example';
  }

  override render(): TemplateResult {
    const path = encodePath(this.objectKey);
    return html`
      ${address('pic_url', msg('Copy pic_url'), `/${this.objectKey}`)}
      ${address('pic_full_url', msg('Copy pic_full_url'), `http://${this.host}/${path}`)}
      ${this.isPrivate ? html`<p class="quiet">${msg('The bucket is private: without a signature this address gets 403.')}</p>` : nothing}
      <div class="cdn">
        <label for="cdn">${msg('CDN domain')}</label>
        <input
          id="cdn"
          autocomplete="off"
          autocapitalize="off"
          .spellcheck=${false}
          .value=${this.cdnDomain}
          @input=${(event: Event) => (this.cdnDomain = (event.target as HTMLInputElement).value.trim())}
        />
      </div>
      ${address(msg('CDN URL'), msg('Copy CDN URL'), `https://${this.cdnDomain}/${path}`)}
      <lsc-presigned-url .host=${this.host} .objectKey=${this.objectKey}></lsc-presigned-url>
    `;
  }
}

const address = (label: string, copyLabel: string, text: string): TemplateResult => html`
  <div class="address">
    <span class="label">${label}</span>
    <code>${text}</code>
    <lsc-copy-button label=${copyLabel} .text=${() => text}></lsc-copy-button>
  </div>
`;
