import { css, html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { planMistake, type PlanFieldName } from '../desk/plan-fields.ts';
import { LocalizedElement } from './localized-element.ts';
import { nativeFieldStyles } from './native-field-styles.ts';
import { PayloadDeskController } from './payload-desk-controller.ts';
import { planFieldLabel, planFieldSentence } from './plan-words.ts';
import { sharedStyles } from './shared-styles.ts';

/** One thing about a plan that is typed. Shows its text and, in place of the hint, its mistake; tells the desk every change. */
export class PlanField extends LocalizedElement {
  static override properties = { field: {}, hint: {}, numeric: { type: Boolean }, size: {} };

  static override styles = [
    sharedStyles,
    nativeFieldStyles,
    css`
      .hint {
        margin-block-start: 3px;
        font-size: 12px;
        line-height: 1.4;
        color: var(--lsc-soft);
        overflow-wrap: anywhere;
      }

      .hint.mistake {
        color: var(--lsc-bad);
      }

      label > .push,
      label > .configured {
        color: var(--lsc-push);
      }

      label > .configured {
        color: var(--lsc-configured);
      }
    `,
  ];

  declare field: PlanFieldName;
  /** What may be typed, said beforehand. */
  declare hint: string;
  /** Whether phones show digits to type. */
  declare numeric: boolean;
  /** Which of the three sizes it is about, if any. */
  declare size: 'push' | 'configured' | undefined;

  readonly #desk = new PayloadDeskController(this);

  constructor() {
    super();
    this.hint = '';
    this.numeric = false;
  }

  override render(): TemplateResult {
    const text = this.#desk.state?.texts[this.field] ?? '';
    const mistake = planMistake(this.field, text);
    return html`
      <label for="input"><span class=${this.size ?? ''}>${planFieldLabel(this.field)}</span></label>
      <input
        id="input"
        inputmode=${this.numeric ? 'numeric' : 'text'}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-describedby="hint"
        aria-invalid=${String(mistake !== undefined)}
        .value=${live(text)}
        @input=${this.#typed}
      />
      <p id="hint" class="hint ${mistake ? 'mistake' : ''}" data-code=${mistake?.code ?? ''}>
        ${mistake ? planFieldSentence(mistake) : this.hint}
      </p>
    `;
  }

  readonly #typed = (event: Event): void => {
    this.#desk.desk?.setField(this.field, (event.target as HTMLInputElement).value);
  };
}
