import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js';
import { css, html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FieldName } from '../service/settings.ts';
import { fieldLabel } from './field-labels.ts';
import { fieldSentence } from './field-sentences.ts';
import { LocalizedElement } from './localized-element.ts';
import { sharedStyles } from './shared-styles.ts';
import { SimulatorController } from './simulator-controller.ts';

/** One setting that is typed. Shows its text and, in place of the hint, its mistake; tells the simulator every change. */
export class TextField extends LocalizedElement {
  static override properties = {
    field: {},
    hint: {},
    placeholder: {},
    numeric: { type: Boolean },
    size: {},
  };

  static override styles = [
    sharedStyles,
    css`
      wa-input::part(form-control-label) {
        font-size: 13px;
        margin-block-end: 4px;
      }

      wa-input.push::part(form-control-label) {
        color: var(--lsc-push);
        font-weight: 650;
      }

      wa-input.configured::part(form-control-label) {
        color: var(--lsc-configured);
        font-weight: 650;
      }

      wa-input {
        color: inherit;
        font-weight: inherit;
      }

      wa-input::part(hint) {
        margin-block-start: 3px;
        overflow-wrap: anywhere;
      }

      wa-input[data-mistaken]::part(input-wrapper) {
        border-color: var(--lsc-bad);
        box-shadow: 0 0 0 1px var(--lsc-bad);
      }

      .mistake {
        color: var(--lsc-bad);
      }
    `,
  ];

  declare field: FieldName;
  /** What may be typed, said beforehand. */
  declare hint: string;
  declare placeholder: string;
  /** Whether phones show digits to type. */
  declare numeric: boolean;
  /** Which of the three sizes the setting is part of, if any. */
  declare size: 'push' | 'configured' | undefined;

  readonly #text = new SimulatorController(this, (state) => state.fields[this.field]);
  readonly #mistake = new SimulatorController(this, (state) => state.mistakes[this.field]);

  constructor() {
    super();
    this.hint = '';
    this.placeholder = '';
    this.numeric = false;
  }

  override willUpdate(): void {
    // The field's name may have come after the first look at the state.
    this.#text.refresh();
    this.#mistake.refresh();
  }

  override render(): TemplateResult {
    const mistake = this.#mistake.value;
    return html`
      <wa-input
        class=${this.size ?? ''}
        label=${fieldLabel(this.field)}
        .value=${live(this.#text.value ?? '')}
        placeholder=${this.placeholder}
        inputmode=${this.numeric ? 'numeric' : 'text'}
        autocomplete="off"
        autocapitalize="off"
        .spellcheck=${false}
        ?data-mistaken=${mistake !== undefined}
        @input=${this.#typed}
      >
        <span slot="hint" class=${mistake ? 'mistake' : ''} data-code=${mistake?.code ?? ''}
          >${mistake ? fieldSentence(mistake.code, mistake.details) : this.hint}</span
        >
      </wa-input>
    `;
  }

  override updated(): void {
    void this.#markInput();
  }

  /** The control never sets `aria-invalid` on the element that carries the name; it has to be there to be set. */
  async #markInput(): Promise<void> {
    const control = this.renderRoot.querySelector<WaInput>('wa-input');
    await control?.updateComplete;
    control?.input?.setAttribute('aria-invalid', String(this.#mistake.value !== undefined));
  }

  readonly #typed = (event: Event): void => {
    this.#text.simulator?.setField(this.field, (event.target as WaInput).value ?? '');
  };
}
