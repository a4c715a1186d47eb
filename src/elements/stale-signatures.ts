import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { LocalizedElement } from './localized-element.ts';
import { sharedStyles } from './shared-styles.ts';
import { SimulatorController } from './simulator-controller.ts';

/** Tells beforehand that a receiver which goes by the real clock would get expired signatures, and starts the push now. */
export class StaleSignatures extends LocalizedElement {
  static override properties = { buttonless: { type: Boolean } };

  static override styles = sharedStyles;

  /** Whether `Start now` is on show elsewhere: names are unique. */
  declare buttonless: boolean;

  readonly #isStale = new SimulatorController(this, (state) => state.lab.stale.capture);

  constructor() {
    super();
    this.buttonless = false;
  }

  /** With nothing to tell it takes no place, nor a gap of its own, where it stands. */
  override willUpdate(): void {
    this.hidden = this.#isStale.value !== true;
  }

  override render(): TemplateResult | typeof nothing {
    if (this.#isStale.value !== true) return nothing;
    return html`<div class="warning" role="note">
      <p>
        ${msg('A capture made now would reach your receiver with expired signatures, because the push started too long ago by the real clock: it should refuse every callback. “Start now” makes them fresh.')}
      </p>
      ${
        this.buttonless
          ? nothing
          : html`<wa-button size="s" appearance="outlined" @click=${() => this.#isStale.simulator?.startNow()}
              >${msg('Start now')}</wa-button
            >`
      }
    </div>`;
  }
}
