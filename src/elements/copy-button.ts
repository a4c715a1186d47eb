import { msg } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { copyText } from './copy-text.ts';
import { LocalizedElement } from './localized-element.ts';
import { sharedStyles } from './shared-styles.ts';

type Outcome = 'none' | 'copied' | 'refused';

/** Copies a text, and says so until the pointer or the focus leaves. */
export class CopyButton extends LocalizedElement {
  static override properties = {
    label: {},
    text: { attribute: false },
    outcome: { state: true },
  };

  static override styles = [
    sharedStyles,
    css`
      .stack {
        display: grid;
        justify-items: center;
      }

      .stack > * {
        grid-area: 1 / 1;
      }

      .stack > .away {
        opacity: 0;
      }
    `,
  ];

  declare label: string;
  /** What is copied: data, never translated. Asked for when it is copied. */
  declare text: () => string;
  declare outcome: Outcome;

  constructor() {
    super();
    this.label = '';
    this.text = () => '';
    this.outcome = 'none';
  }

  /** The label keeps its place and its name while the outcome is shown over it: nothing beside it moves. */
  override render(): TemplateResult {
    const outcome = this.#outcomeText();
    return html`
      <wa-button
        size="s"
        appearance="outlined"
        @click=${this.#copy}
        @pointerleave=${this.#forget}
        @focusout=${this.#forget}
      >
        <span class="stack">
          <span class=${outcome === '' ? '' : 'away'}>${this.label}</span>
          <span aria-hidden="true">${outcome}</span>
        </span>
      </wa-button>
      <span class="visually-hidden" aria-live="polite">${outcome}</span>
    `;
  }

  #outcomeText(): string {
    if (this.outcome === 'copied') return msg('Copied');
    if (this.outcome === 'refused') return msg('Refused');
    return '';
  }

  readonly #copy = async (): Promise<void> => {
    this.outcome = (await copyText(this.text())) ? 'copied' : 'refused';
  };

  readonly #forget = (): void => {
    this.outcome = 'none';
  };
}
