import { msg } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { LocalizedElement } from './localized-element.ts';
import { sharedStyles } from './shared-styles.ts';
import { SimulatorController } from './simulator-controller.ts';
import { switchStyles } from './switch-styles.ts';

/** `Send for real`, and what one agrees to with it. */
export class RealConsent extends LocalizedElement {
  static override styles = [
    sharedStyles,
    switchStyles,
    css`
      :host {
        display: grid;
        gap: 4px;
      }
    `,
  ];

  readonly #sendForReal = new SimulatorController(this, (state) => state.sendForReal);

  override render(): TemplateResult {
    return html`
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          aria-describedby="consent"
          .checked=${live(this.#sendForReal.value ?? false)}
          @change=${this.#changed}
        />
        ${msg('Send for real')}
      </label>
      <p id="consent" class="quiet">
        ${msg('Off: a mock in this page answers. On: you agree that the callbacks of the next run leave this computer for the URL above, in real time. “Start now” keeps their signatures from being expired on arrival.')}
      </p>
    `;
  }

  readonly #changed = (event: Event): void => {
    this.#sendForReal.simulator?.setSendForReal((event.target as HTMLInputElement).checked);
  };
}
