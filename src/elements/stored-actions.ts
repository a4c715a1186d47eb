import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { LocalizedElement } from './localized-element.ts';
import { saveBlob } from './save-blob.ts';
import { sharedStyles } from './shared-styles.ts';
import { SimulatorController } from './simulator-controller.ts';

/** `Download all` of the capture on show, and `Clear` of everything stored, which asks once, in the page. */
export class StoredActions extends LocalizedElement {
  static override properties = {
    asking: { state: true },
    packing: { state: true },
  };

  static override styles = sharedStyles;

  /** Whether it was asked if everything should really be cleared. */
  declare asking: boolean;
  /** Whether an archive is being made. */
  declare packing: boolean;

  readonly #hasScreenshot = new SimulatorController(this, (state) => (state.capture?.screenshots.length ?? 0) > 0);
  readonly #isEmpty = new SimulatorController(this, (state) => state.captures.length === 0);
  readonly #isRunning = new SimulatorController(this, (state) => state.running || state.anotherTabWrites);

  constructor() {
    super();
    this.asking = false;
    this.packing = false;
  }

  override render(): TemplateResult {
    const canDownload = this.#hasScreenshot.value === true && !this.packing;
    return html`
      <div class="actions">
        <wa-button size="s" appearance="outlined" ?disabled=${!canDownload} @click=${this.#download}
          >${msg('Download all')}</wa-button
        >
        ${this.asking ? this.#question() : this.#clearButton()}
      </div>
    `;
  }

  #clearButton(): TemplateResult {
    const isDisabled = this.#isEmpty.value === true || this.#isRunning.value === true;
    return html`<wa-button
      class="clear"
      size="s"
      appearance="plain"
      ?disabled=${isDisabled}
      @click=${() => this.#ask(true)}
      >${msg('Clear')}</wa-button
    >`;
  }

  #question(): TemplateResult {
    return html`
      <span role="group" class="actions" aria-label=${msg('Forget everything stored?')} @keydown=${this.#keyPressed}>
        <span class="quiet">${msg('Forget everything stored?')}</span>
        <wa-button size="s" appearance="outlined" @click=${this.#clear}>${msg('Clear everything')}</wa-button>
        <wa-button class="keep" size="s" appearance="plain" @click=${() => this.#ask(false)}>${msg('Keep')}</wa-button>
      </span>
    `;
  }

  readonly #download = async (): Promise<void> => {
    const simulator = this.#hasScreenshot.simulator;
    if (simulator === undefined) return;
    this.packing = true;
    try {
      const { name, stream } = await simulator.archive();
      saveBlob(await new Response(stream).blob(), name);
    } finally {
      this.packing = false;
    }
  };

  readonly #clear = (): void => {
    this.#isEmpty.simulator?.clear();
    void this.#ask(false);
  };

  readonly #keyPressed = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') void this.#ask(false);
  };

  /** The focus goes with the question: to what keeps everything, and back. */
  async #ask(asking: boolean): Promise<void> {
    this.asking = asking;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(asking ? '.keep' : '.clear')?.focus();
  }
}
