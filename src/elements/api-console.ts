import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { LocalizedElement } from './localized-element.ts';
import { cardStyles, sharedStyles } from './shared-styles.ts';

/** Actions of the API: their parameters, calls and answers. */
export class ApiConsole extends LocalizedElement {
  static override styles = [sharedStyles, cardStyles];

  override render(): TemplateResult {
    return html`<section class="card" aria-label=${msg('API console')}></section>`;
  }
}
