import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { LocalizedElement } from './localized-element.ts';
import { cardStyles, sharedStyles } from './shared-styles.ts';
import { SimulatorController } from './simulator-controller.ts';

/** What lies in the form's bucket. */
export class BucketBrowser extends LocalizedElement {
  static override styles = [sharedStyles, cardStyles];

  readonly #settings = new SimulatorController(this, (state) => state.settings);

  override render(): TemplateResult | typeof nothing {
    const settings = this.#settings.value;
    if (settings === undefined) return nothing;
    const { bucket, appId } = settings;
    return html`<section class="card" aria-label=${msg('Bucket contents')}>
      <h2>${msg(str`Bucket ${bucket}-${appId}`)}</h2>
    </section>`;
  }
}
