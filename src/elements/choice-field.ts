import { css, html, type TemplateResult } from 'lit';
import type { FieldName } from '../service/settings.ts';
import { fieldLabel } from './field-labels.ts';
import { fieldSentence } from './field-sentences.ts';
import { LocalizedElement } from './localized-element.ts';
import { selectStyles } from './select-styles.ts';
import { sharedStyles } from './shared-styles.ts';
import { SimulatorController } from './simulator-controller.ts';

/** What can be chosen: the text of the setting, and what people read. */
export type Choice = readonly [text: string, label: string];

/** One setting that is chosen from a few. A native select: phones, screen readers and other programs know it best. */
export class ChoiceField extends LocalizedElement {
  static override properties = {
    field: {},
    choices: { attribute: false },
    hint: {},
  };

  static override styles = [
    sharedStyles,
    selectStyles,
    css`
      label {
        display: block;
        margin-block-end: 4px;
        font-size: 13px;
        line-height: 1.4;
        color: var(--lsc-soft);
      }

      .hint {
        margin-block-start: 3px;
        font-size: 12px;
        line-height: 1.4;
        color: var(--lsc-soft);
      }

      .mistake {
        color: var(--lsc-bad);
      }
    `,
  ];

  declare field: FieldName;
  declare choices: readonly Choice[];
  declare hint: string;

  readonly #text = new SimulatorController(this, (state) => state.fields[this.field]);
  readonly #mistake = new SimulatorController(this, (state) => state.mistakes[this.field]);

  constructor() {
    super();
    this.choices = [];
    this.hint = '';
  }

  override willUpdate(): void {
    // The field's name may have come after the first look at the state.
    this.#text.refresh();
    this.#mistake.refresh();
  }

  override render(): TemplateResult {
    const text = this.#text.value ?? '';
    const mistake = this.#mistake.value;
    return html`
      <label for="select">${fieldLabel(this.field)}</label>
      <select id="select" aria-describedby="hint" aria-invalid=${String(mistake !== undefined)} @change=${this.#chosen}>
        ${this.#choicesWith(text).map(
          ([value, label]) => html`<option value=${value} .selected=${value === text}>${label}</option>`,
        )}
      </select>
      <p id="hint" class="hint ${mistake ? 'mistake' : ''}" data-code=${mistake?.code ?? ''}>
        ${mistake ? fieldSentence(mistake.code, mistake.details) : this.hint}
      </p>
    `;
  }

  /** A link may carry a text that is not among the choices: it is shown as it is, not silently replaced. */
  #choicesWith(text: string): readonly Choice[] {
    return text === '' || this.choices.some(([value]) => value === text)
      ? this.choices
      : [...this.choices, [text, text]];
  }

  readonly #chosen = (event: Event): void => {
    this.#text.simulator?.setField(this.field, (event.target as HTMLSelectElement).value);
  };
}
