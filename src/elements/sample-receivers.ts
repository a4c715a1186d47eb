import { msg, str } from '@lit/localize';
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { sampleReceivers, type SampleReceiver, type SampleReceiverId } from '../service/sample-receivers.ts';
import { LocalizedElement } from './localized-element.ts';
import { nativeFieldStyles } from './native-field-styles.ts';
import { selectStyles } from './select-styles.ts';
import { cardStyles, sharedStyles, stackedCardStyles } from './shared-styles.ts';
import { standInWords, testedWords } from './suite-words.ts';

/** Receivers to copy, each in one short file. Their texts are fetched when they are shown. */
export class SampleReceivers extends LocalizedElement {
  static override properties = {
    chosen: { state: true },
    code: { state: true },
    load: { attribute: false },
  };

  static override styles = [
    sharedStyles,
    cardStyles,
    stackedCardStyles,
    selectStyles,
    nativeFieldStyles,
    css`
      .card {
        font-size: 13px;
      }

      .chooser {
        max-inline-size: 24em;
      }

      pre {
        min-block-size: 320px;
        max-block-size: 460px;
        margin: 0;
        padding: 12px;
        overflow: auto;
        font: 12px/1.5 var(--lsc-mono);
        background: var(--lsc-sunken);
        border-radius: 8px;
        tab-size: 4;
      }

      .mono {
        overflow-wrap: anywhere;
      }
    `,
  ];

  declare chosen: SampleReceiverId;
  /** The text of the chosen file; undefined while it is being fetched, empty where it cannot be had. */
  declare code: string | undefined;
  /** Fetches a sample's text. */
  declare load: (fileName: string) => Promise<string>;

  constructor() {
    super();
    this.chosen = 'node-http';
    this.code = undefined;
    this.load = () => Promise.resolve('');
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('chosen') || changed.has('load')) void this.#fetch(this.#sample());
  }

  override render(): TemplateResult {
    const sample = this.#sample();
    return html`
      <section class="card" aria-label=${msg('Receivers to copy')}>
        <div class="head"><h2>${msg('Receivers to copy')}</h2></div>
        <div class="chooser">
          <label for="sample">${msg('Language and framework')}</label>
          <select
            id="sample"
            @change=${(event: Event) => (this.chosen = (event.target as HTMLSelectElement).value as SampleReceiverId)}
          >
            ${sampleReceivers.map(
              ({ id, language, framework }) =>
                html`<option value=${id} .selected=${id === this.chosen}>${language} · ${framework}</option>`,
            )}
          </select>
        </div>
        <p>
          ${msg('Constant-time comparison, expiry, every callback taken once, 200 at once.')} ${testedWords(sample)}
          ${standInWords(sample)}
        </p>
        <p>${msg('Start it with:')} <span class="mono">${sample.command}</span></p>
        <pre tabindex="0" role="group" aria-label=${msg('Code of the receiver')}>${this.#text()}</pre>
        <div class="actions">
          <lsc-copy-button label=${msg('Copy the receiver')} .text=${() => this.code ?? ''}></lsc-copy-button>
          <a href=${`receivers/${sample.fileName}`} download=${sample.fileName}
            >${msg(str`Download ${sample.fileName}`)}</a
          >
        </div>
      </section>
    `;
  }

  #sample(): SampleReceiver {
    const sample = sampleReceivers.find(({ id }) => id === this.chosen);
    if (sample === undefined) throw new Error(`there is no receiver ${this.chosen}`);
    return sample;
  }

  #text(): string {
    if (this.code === undefined) return msg('Fetching it…');
    return this.code === '' ? msg('It could not be fetched. Reload the page, or download it below.') : this.code;
  }

  async #fetch(sample: SampleReceiver): Promise<void> {
    this.code = undefined;
    const code = await this.load(sample.fileName).catch(() => '');
    if (sample.id === this.chosen) this.code = code;
  }
}
