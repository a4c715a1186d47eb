import { msg } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { LocalizedElement } from './localized-element.ts';
import { sharedStyles } from './shared-styles.ts';
import { SimulatorController } from './simulator-controller.ts';

/** `Send for real`, and what one agrees to with it. */
export class RealConsent extends LocalizedElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: 4px;
      }

      label {
        display: flex;
        gap: 10px;
        align-items: center;
        min-block-size: var(--lsc-control-height);
        cursor: pointer;
      }

      input {
        inline-size: 36px;
        block-size: 20px;
        margin: 0;
        appearance: none;
        border: 1px solid var(--lsc-field-line);
        border-radius: 10px;
        background: radial-gradient(circle closest-side, var(--lsc-field-line) 70%, transparent 80%) 2px 50% / 16px 16px
          no-repeat var(--lsc-card);
        cursor: pointer;
      }

      input:checked {
        border-color: var(--lsc-accent);
        background: radial-gradient(circle closest-side, var(--lsc-on-accent) 70%, transparent 80%) 16px 50% / 16px 16px
          no-repeat var(--lsc-accent);
      }

      input:focus-visible {
        border-radius: 10px;
      }
    `,
  ];

  readonly #sendForReal = new SimulatorController(this, (state) => state.sendForReal);

  override render(): TemplateResult {
    return html`
      <label>
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
