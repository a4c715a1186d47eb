import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { resolveScreenshotSize } from '../core/sizing.ts';
import { sizingCases, type SizingAlternative, type SizingCase, type SizingCaseId } from '../core/sizing-cases.ts';
import { LocalizedElement } from './localized-element.ts';
import { shownSize } from './shown-values.ts';
import { roundingChoices, swapChoices } from './sizing-choice-words.ts';
import { readChoices } from './sizing-reading.ts';
import { configuredSide, ruleNumber, stretchNote } from '../words/sizing-words.ts';
import { standaloneControls, standaloneStyles } from './standalone-styles.ts';

/**
 * Every case that the sizing rules tell apart, each worked out as it stands there and held against its expected value. Cases on
 * which the documentation is silent are marked as our choice, with what else they could give.
 *
 * @fires {CustomEvent<SizingCase>} lsc-sizing-case - a row was chosen
 * @csspart table - the table
 */
export class SizingTruthTable extends LocalizedElement {
  static override properties = { rounding: {}, swap: {} };

  static override styles = [
    standaloneStyles,
    standaloneControls,
    css`
      .scroll {
        overflow-x: auto;
      }

      table {
        inline-size: 100%;
        border-collapse: collapse;
        font-size: 14px;
      }

      th,
      td {
        padding: 5px 12px 5px 0;
        text-align: start;
        vertical-align: top;
        border-block-end: 1px solid var(--line);
      }

      th {
        font-size: 13px;
        font-weight: 600;
        color: var(--soft);
        white-space: nowrap;
      }

      td.size {
        white-space: nowrap;
      }

      td button {
        min-block-size: 28px;
        padding: 0;
        text-align: start;
        font-size: 14px;
        color: var(--accent);
        border: 0;
        background: none;
        text-decoration: underline;
        text-underline-offset: 2px;
      }

      tr:hover td {
        background-color: var(--sunken);
      }

      tr:hover td button {
        background: none;
      }

      @media (pointer: coarse) {
        td button {
          min-block-size: 44px;
        }
      }

      @container (max-width: 620px) {
        thead {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }

        tr {
          display: grid;
          grid-template-columns: repeat(2, minmax(0, 1fr));
          padding-block: 6px;
          border-block-end: 1px solid var(--line);
        }

        td {
          padding: 1px 8px 1px 0;
          border: 0;
        }

        td.case,
        td.outcome,
        td.basis {
          grid-column: 1 / -1;
        }

        td.size::before {
          margin-inline-end: 6px;
          font-size: 13px;
          color: var(--soft);
          content: attr(data-symbols);
        }

        td.rule {
          display: none;
        }
      }
    `,
  ];

  declare rounding: string;
  declare swap: string;

  constructor() {
    super();
    this.rounding = 'nearest';
    this.swap = 'documented';
  }

  override render(): TemplateResult {
    if (readChoices(this.rounding, this.swap) === undefined)
      return html`<p class="mistake">
        ${msg(str`There is no such choice: rounding “${this.rounding}”, swap “${this.swap}”.`)}
      </p>`;
    return html`
      <div class="scroll">
        <table part="table">
          <caption class="visually-hidden">
            ${msg('All cases of the sizing rules')}
          </caption>
          <thead>
            <tr>
              <th scope="col">${msg('Case')}</th>
              <th scope="col"><span class="push">(X, Y)</span></th>
              <th scope="col"><span class="configured">(W, H)</span></th>
              <th scope="col"><span class="screenshot">(N, M)</span></th>
              <th scope="col">${msg('Rule')}</th>
              <th scope="col">${msg('Where it comes from')}</th>
            </tr>
          </thead>
          <tbody>
            ${sizingCases.map((row) => this.#row(row))}
          </tbody>
        </table>
      </div>
    `;
  }

  #row(row: SizingCase): TemplateResult | typeof nothing {
    const choices = readChoices(this.rounding, this.swap);
    if (choices === undefined) return nothing;
    const resolution = resolveScreenshotSize(row.push, row.configured, choices);
    const isExpected = resolution.size.width === row.expected.width && resolution.size.height === row.expected.height;
    return html`
      <tr>
        <td class="case">
          <button type="button" @click=${() => this.#chosen(row)}>${caseWords(row.id)}</button>
        </td>
        <td class="size" data-symbols="(X, Y)">${shownSize(row.push)}</td>
        <td class="size" data-symbols="(W, H)">
          ${configuredSide(row.configured.width)}, ${configuredSide(row.configured.height)}
        </td>
        <td class="size outcome" data-symbols="(N, M)">
          <span class="screenshot">${shownSize(resolution.size)}</span>
          <div class="quiet">
            ${isExpected ? msg('as expected') : msg(str`expected by default: ${shownSize(row.expected)}`)} ·
            ${stretchNote(resolution)}
          </div>
        </td>
        <td class="rule">${ruleNumber[resolution.rule]}</td>
        <td class="basis">
          ${
            row.basis === 'documented'
              ? msg('documented')
              : html`<strong>${msg('our choice')}</strong>
                  <span class="quiet">${row.alternatives.map(alternativeWords).join('; ')}</span>`
          }
        </td>
      </tr>
    `;
  }

  #chosen(detail: SizingCase): void {
    this.dispatchEvent(new CustomEvent('lsc-sizing-case', { detail, bubbles: true, composed: true }));
  }
}

function alternativeWords({ choices, size }: SizingAlternative): string {
  const words =
    choices.rounding === undefined
      ? swapChoices().find(([value]) => value === choices.swap)
      : roundingChoices().find(([value]) => value === choices.rounding);
  return msg(str`${words?.[1] ?? ''}: ${shownSize(size)}`);
}

function caseWords(id: SizingCaseId): string {
  switch (id) {
    case 'none':
      return msg('Nothing set');
    case 'width':
      return msg('Only W');
    case 'height':
      return msg('Only H');
    case 'both':
      return msg('Both, of another shape');
    case 'swap':
      return msg('Both, portrait for a landscape push');
    case 'portrait':
      return msg('Both, portrait for a portrait push');
    case 'mirror':
      return msg('Both, landscape for a portrait push');
    case 'square-push':
      return msg('X = Y: never a swap');
    case 'square-setting':
      return msg('W = H: nothing to swap');
    case 'all-square':
      return msg('All sides equal');
    case 'half-pixel':
      return msg('Half a pixel is left');
    case 'below-one':
      return msg('Less than a pixel is left');
    case 'beyond-limits':
      return msg('The computed side is beyond the limit of H');
    case 'odd-push':
      return msg('Odd sides, nothing set');
    case 'upscaled':
      return msg('Larger than the push');
  }
}
