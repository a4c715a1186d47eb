import { msg } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { LocalizedElement } from './localized-element.ts';
import { emptyKeyChoices } from './capture-choice-words.ts';
import { dialectField } from './our-choices.ts';
import { cardStyles, sharedStyles, stackedCardStyles } from './shared-styles.ts';
import { SimulatorController } from './simulator-controller.ts';
import { roundingChoices, swapChoices } from './sizing-choice-words.ts';

/** What payloads are to be made, without any video: the documented sample's values until somebody types. */
export class PlanForm extends LocalizedElement {
  static override styles = [
    sharedStyles,
    cardStyles,
    stackedCardStyles,
    css`
      .card {
        gap: 16px;
      }

      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(11.5em, 100%), 1fr));
        gap: 12px;
        align-items: start;
      }

      .start {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: start;
      }

      .start > lsc-text-field {
        flex: 1 1 16em;
      }

      /* Beside the field, not beside its label. */
      .start > wa-button {
        margin-block-start: 24px;
      }

      @media (max-width: 460px) {
        .start > wa-button {
          margin-block-start: 0;
        }
      }

      fieldset {
        min-inline-size: 0;
        padding: 12px 0 0;
        margin: 0;
        border: 0;
        border-block-start: 1px solid var(--lsc-line);
      }

      legend {
        float: inline-start;
        inline-size: 100%;
        padding: 0;
        margin-block-end: 6px;
        font-size: 13px;
        font-weight: 600;
      }

      legend + * {
        clear: both;
      }

      legend + p {
        margin-block-end: 8px;
      }

      summary {
        min-block-size: 24px;
        font-size: 13px;
        font-weight: 600;
        cursor: pointer;
      }

      details > .pair {
        margin-block-start: 10px;
      }
    `,
  ];

  readonly #simulator = new SimulatorController(this, (state) => state.fields.key);

  override render(): TemplateResult {
    return html`
      <section class="card" aria-label=${msg('Payload plan')}>
        <div class="head"><h2>${msg('What is to be made')}</h2></div>
        <div class="pair">
          <lsc-plan-field
            field="count"
            numeric
            hint=${msg('0 to 10,000,000; a case of several requests counts once')}
          ></lsc-plan-field>
          <lsc-plan-field field="every" numeric hint=${msg('From one create_time to the next')}></lsc-plan-field>
        </div>
        <div class="start">
          <lsc-text-field field="start" hint=${msg('create_time of the first; names are in UTC+8')}></lsc-text-field>
          <wa-button size="s" appearance="outlined" @click=${() => this.#simulator.simulator?.startNow()}
            >${msg('Start now')}</wa-button
          >
        </div>
        <lsc-plan-field field="streams" hint=${msg('One or more, taken in turn')}></lsc-plan-field>
        <div class="pair">
          <lsc-plan-field
            field="pushes"
            size="push"
            hint=${msg('Such as 1280x720,720x1280: taken in turn with the streams')}
          ></lsc-plan-field>
          <lsc-plan-field
            field="templates"
            size="configured"
            hint=${msg('Such as 640x0: 0 is “not set”; taken in turn too')}
          ></lsc-plan-field>
        </div>
        ${dialectField()}
        <div class="pair">
          <lsc-plan-field
            field="seed"
            hint=${msg('The same seed and plan give the same bytes, anywhere')}
          ></lsc-plan-field>
          <lsc-text-field field="key" hint=${this.#keyHint()}></lsc-text-field>
        </div>
        <fieldset>
          <legend>${msg('Negative cases')}</legend>
          <p class="quiet">
            ${msg('Of the suite by which receivers are examined: the share of callbacks that is to be of each case.')}
          </p>
          <lsc-plan-negatives></lsc-plan-negatives>
        </fieldset>
        <fieldset>
          <legend>${msg('Overrides')}</legend>
          <p class="quiet">
            ${msg('Only the field named changes: another t is not signed anew. Without a value the field is left out.')}
          </p>
          <lsc-plan-overrides></lsc-plan-overrides>
        </fieldset>
        <details>
          <summary>${msg('Push, bucket, names and choices')}</summary>
          <div class="pair">${this.#rest()}</div>
        </details>
      </section>
    `;
  }

  #rest(): TemplateResult {
    return html`
      <lsc-text-field field="domain"></lsc-text-field>
      <lsc-text-field field="app"></lsc-text-field>
      <lsc-text-field field="params" hint=${msg('The query of the push URL, as it is')}></lsc-text-field>
      <lsc-text-field field="bucket"></lsc-text-field>
      <lsc-text-field field="appid"></lsc-text-field>
      <lsc-text-field field="region"></lsc-text-field>
      <lsc-text-field field="prefix"></lsc-text-field>
      <lsc-text-field field="filename"></lsc-text-field>
      <lsc-choice-field field="rounding" .choices=${roundingChoices()}></lsc-choice-field>
      <lsc-choice-field field="swap" .choices=${swapChoices()}></lsc-choice-field>
      <lsc-choice-field field="emptykey" .choices=${emptyKeyChoices()}></lsc-choice-field>
    `;
  }

  #keyHint(): string {
    return this.#simulator.value === ''
      ? msg('No key: anybody could make such a callback')
      : msg('Kept in memory only; at most 32 letters and digits');
  }
}
