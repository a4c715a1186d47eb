import { msg } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { LocalizedElement } from './localized-element.ts';
import { sentencesFor } from './sentences.ts';
import { sharedStyles } from './shared-styles.ts';
import { SimulatorController } from './simulator-controller.ts';

/** The one alert: what happened, why, and what to do. Absent while there is no problem. */
export class ProblemAlert extends LocalizedElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        font-size: 13px;
      }

      [role='alert'] {
        display: grid;
        gap: 6px;
        margin-block-start: 8px;
        padding: 10px 12px;
        border: 1px solid var(--lsc-line);
        border-inline-start: 3px solid var(--lsc-bad);
        border-radius: 8px;
        overflow-wrap: anywhere;
      }

      .what {
        font-weight: 600;
        color: var(--lsc-bad);
      }

      .command {
        padding: 8px;
        font: 12px/1.5 var(--lsc-mono);
        white-space: pre-wrap;
        background: var(--lsc-sunken);
        border-radius: 6px;
      }
    `,
  ];

  readonly #problem = new SimulatorController(this, (state) => state.problem);

  override render(): TemplateResult | '' {
    const problem = this.#problem.value;
    if (problem === undefined) return '';
    const { what, why, todo, command } = sentencesFor(problem);
    return html`
      <div role="alert" data-code=${problem.code}>
        <p class="what">${what}</p>
        <p>${why}</p>
        <p>${todo}</p>
        ${command === undefined ? '' : html`<div class="command">${command}</div>`}
        <div class="actions">
          ${
            command === undefined
              ? ''
              : html`<lsc-copy-button label=${msg('Copy command')} .text=${() => command}></lsc-copy-button>`
          }
          <wa-button size="s" appearance="plain" @click=${this.#dismiss}>${msg('Dismiss')}</wa-button>
        </div>
      </div>
    `;
  }

  readonly #dismiss = (): void => {
    this.#problem.simulator?.dismissProblem();
  };
}
