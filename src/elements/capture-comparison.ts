import { msg, str } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { differencesBetween, type Difference } from './capture-differences.ts';
import { LocalizedElement } from './localized-element.ts';
import { sharedStyles } from './shared-styles.ts';
import { shownDateAndTime } from './shown-values.ts';
import { SimulatorController } from './simulator-controller.ts';

/** What differs between the capture on show and another: settings, sizes, names, bodies. Empty while none is compared. */
export class CaptureComparison extends LocalizedElement {
  static override styles = [
    sharedStyles,
    css`
      .scroll {
        overflow-x: auto;
      }

      table {
        inline-size: 100%;
        font-size: 13px;
        border-collapse: collapse;
      }

      caption {
        padding-block-end: 8px;
        text-align: start;
        color: var(--lsc-soft);
      }

      th,
      td {
        padding: 4px 12px 4px 0;
        text-align: start;
        vertical-align: baseline;
        border-block-start: 1px solid var(--lsc-line);
      }

      /* Names stay whole, in Chinese too, where a line may otherwise end anywhere. */
      th {
        font-weight: 400;
        color: var(--lsc-soft);
        word-break: keep-all;
      }

      td,
      th.body {
        font-family: var(--lsc-mono);
      }

      td {
        overflow-wrap: anywhere;
      }
    `,
  ];

  readonly #onShow = new SimulatorController(this, (state) => state.capture);
  readonly #compared = new SimulatorController(this, (state) => state.compared);
  readonly #selected = new SimulatorController(this, (state) => state.selected);

  override render(): TemplateResult | '' {
    const onShow = this.#onShow.value;
    const compared = this.#compared.value;
    if (onShow === undefined || compared === undefined) return '';
    const at = shownDateAndTime(compared.record.madeAt);
    const differences = differencesBetween(onShow, compared, this.#selected.value ?? 0);
    if (differences.length === 0)
      return html`<p class="quiet">${msg(str`Nothing differs from the one of ${at} UTC+8.`)}</p>`;
    return html`
      <div class="scroll" tabindex="0" role="group" aria-label=${msg('Comparison')}>
        <table>
          <caption>
            ${msg('What differs, in the settings and in the screenshot that is chosen')}
          </caption>
          <thead>
            <tr>
              <th scope="col"><span class="visually-hidden">${msg('What')}</span></th>
              <th scope="col">${msg('On show')}</th>
              <th scope="col">${msg(str`${at} UTC+8`)}</th>
            </tr>
          </thead>
          <tbody>
            ${differences.map(differenceRow)}
          </tbody>
        </table>
      </div>
    `;
  }
}

const differenceRow = ({ kind, name, onShow, compared }: Difference): TemplateResult => html`
  <tr>
    <th scope="row" class=${kind === 'body' ? 'body' : ''}>${name}</th>
    <td>${onShow}</td>
    <td>${compared}</td>
  </tr>
`;
