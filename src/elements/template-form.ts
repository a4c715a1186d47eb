import { msg, str } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { defaultDialect, dialects, isDialectId } from '../core/dialects.ts';
import { LocalizedElement } from './localized-element.ts';
import { sharedStyles } from './shared-styles.ts';
import { SimulatorController } from './simulator-controller.ts';

/** The three inputs of a snapshot template that decide most: interval, width, height. */
export class TemplateForm extends LocalizedElement {
  static override styles = [
    sharedStyles,
    css`
      section {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 10px;
      }

      .whole {
        grid-column: 1 / -1;
      }
    `,
  ];

  readonly #dialect = new SimulatorController(this, (state) => state.fields.dialect);

  override render(): TemplateResult {
    const id = this.#dialect.value ?? '';
    const { interval, sizeLimits } = dialects[isDialectId(id) ? id : defaultDialect];
    const { min, max, default: usual } = interval.value;
    const notSet = msg('not set');
    return html`
      <section aria-labelledby="heading">
        <h2 id="heading" class="whole">${msg('Template')}</h2>
        <lsc-text-field
          class="whole"
          field="interval"
          numeric
          hint=${msg(str`${min}–${max}, default ${usual}`)}
        ></lsc-text-field>
        <lsc-text-field
          field="w"
          size="configured"
          numeric
          placeholder=${notSet}
          hint=${msg(str`0–${sizeLimits.value.maxWidth} · API`)}
        ></lsc-text-field>
        <lsc-text-field
          field="h"
          size="configured"
          numeric
          placeholder=${notSet}
          hint=${msg(str`0–${sizeLimits.value.maxHeight} · API`)}
        ></lsc-text-field>
      </section>
    `;
  }
}
