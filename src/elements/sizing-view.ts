import { msg, str } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { dialects, isDialectId, type DialectId } from '../core/dialects.ts';
import type { SizingCase } from '../core/sizing-cases.ts';
import type { SizeResolution } from '../core/sizing.ts';
import { stretch } from '../core/stretch.ts';
import type { ScreenshotRecord } from '../service/records.ts';
import { patternLimits } from '../service/field-values.ts';
import type { FieldName, FieldTexts } from '../service/settings.ts';
import { chosenScreenshot } from './chosen-screenshot.ts';
import { embedCode, frameCode } from './embed-code.ts';
import { LocalizedElement } from './localized-element.ts';
import { cardStyles, sharedStyles } from './shared-styles.ts';
import { ShownPicture } from './shown-picture.ts';
import { shownSize } from './shown-values.ts';
import { SimulatorController } from './simulator-controller.ts';
import type { SizingInput } from './sizing-explorer.ts';
import { readChoices, readSizing, type SizingTexts } from './sizing-reading.ts';
import { configuredSide, stretchNote } from '../words/sizing-words.ts';
import { shownSource, sourceUrl } from './source-words.ts';
import { viewStyles } from './view-styles.ts';

/** The Sizing view: the explorer, and around it every other way to ask about sizes. All of it follows the same settings. */
export class SizingView extends LocalizedElement {
  static override properties = { framed: { state: true } };

  static override styles = [
    sharedStyles,
    cardStyles,
    viewStyles,
    css`
      .view {
        grid-template-columns: repeat(12, minmax(0, 1fr));
      }

      .card {
        min-inline-size: 0;
      }

      .explorer {
        grid-column: span 7;
      }

      .map {
        grid-column: span 5;
      }

      .aside {
        display: grid;
        grid-column: span 4;
        align-content: start;
        gap: inherit;
      }

      .table {
        grid-column: span 8;
      }

      .head {
        margin-block: -6px 10px;
      }

      .frame {
        display: flex;
        gap: 6px;
        align-items: center;
        min-block-size: 24px;
        font-size: 13px;
      }

      .versions ul {
        display: grid;
        gap: 12px;
        padding: 0;
        margin: 12px 0 0;
        list-style: none;
      }

      @media (max-width: 1240px) {
        .view {
          gap: 12px;
          padding: 12px 16px;
        }

        .aside {
          display: contents;
        }

        .explorer,
        .map,
        .solver,
        .several,
        .versions,
        .table {
          grid-column: 1 / -1;
        }
      }

      @media (min-width: 860px) and (max-width: 1240px) {
        .map,
        .solver {
          grid-column: span 6;
        }
      }

      @media (max-width: 720px) {
        .view {
          gap: 10px;
          padding: 10px;
        }
      }
    `,
  ];

  /** Whether a frame of the push is stretched in place of the test card. */
  declare framed: boolean;

  readonly #fields = new SimulatorController(this, (state) => state.fields);
  readonly #shot = new SimulatorController(this, chosenScreenshot);
  readonly #picture = new ShownPicture(this, () => this.#shot.simulator);

  constructor() {
    super();
    this.framed = false;
  }

  override willUpdate(): void {
    this.#picture.show(this.framed ? this.#frame : undefined);
  }

  override render(): TemplateResult {
    const fields = this.#fields.value;
    if (fields === undefined) return html`<div class="view"></div>`;
    const { x, y, w, h, rounding, swap, dialect } = fields;
    const choices = readChoices(rounding, swap);
    const texts: SizingTexts = { x, y, w, h };
    const { resolution } = readSizing(texts, choices, versionOf(fields), patternLimits.maxSide);
    return html`
      <div class="view">
        <section class="card explorer">
          <div class="head">
            <h2>${msg('From push and configured size to the screenshot')}</h2>
            <span class="actions">
              <label class="frame" ?hidden=${this.#frame === undefined}>
                <input
                  type="checkbox"
                  .checked=${live(this.framed)}
                  @change=${(event: Event) => (this.framed = (event.target as HTMLInputElement).checked)}
                />
                ${msg('Frame of the push')}
              </label>
              <lsc-copy-button label=${msg('Copy link')} .text=${this.#link}></lsc-copy-button>
              <lsc-copy-button label=${msg('Copy embed code')} .text=${this.#embedCode}></lsc-copy-button>
              <lsc-copy-button label=${msg('Copy frame code')} .text=${this.#frameCode}></lsc-copy-button>
            </span>
          </div>
          <lsc-sizing-explorer
            .texts=${texts}
            .rounding=${rounding}
            .swap=${swap}
            .documentation=${dialect}
            .longestPush=${patternLimits.maxSide}
            .picture=${this.framed ? this.#picture.url : undefined}
            @lsc-sizing-input=${this.#typed}
          ></lsc-sizing-explorer>
        </section>
        <section class="card map">
          <div class="head"><h2>${msg('Every W and H for this push')}</h2></div>
          <lsc-size-map
            .push=${`${x}x${y}`}
            .width=${w}
            .height=${h}
            .rounding=${rounding}
            .swap=${swap}
            .documentation=${dialect}
            @lsc-size-chosen=${this.#sizeChosen}
          ></lsc-size-map>
        </section>
        <div class="aside">
          <section class="card solver">
            <div class="head"><h2>${msg('Which settings give what I need?')}</h2></div>
            <lsc-sizing-solver
              .rounding=${rounding}
              .swap=${swap}
              .documentation=${dialect}
              @lsc-size-chosen=${this.#sizeChosen}
            ></lsc-sizing-solver>
          </section>
          <section class="card several">
            <div class="head"><h2>${msg('Side by side')}</h2></div>
            <lsc-sizing-comparison
              .push=${resolution?.push}
              .configured=${resolution?.configured}
              .choices=${choices ?? { rounding: 'nearest', swap: 'documented' }}
            ></lsc-sizing-comparison>
          </section>
          <section class="card versions">
            <div class="head"><h2>${msg('Versions of the documentation')}</h2></div>
            <lsc-choice-field
              field="dialect"
              .choices=${[
                ['2019', '2019'],
                ['2025', '2025'],
              ]}
            ></lsc-choice-field>
            ${versions(fields)}
          </section>
        </div>
        <section class="card table">
          <div class="head"><h2>${msg('All cases')}</h2></div>
          <lsc-sizing-truth-table
            .rounding=${rounding}
            .swap=${swap}
            @lsc-sizing-case=${this.#caseChosen}
          ></lsc-sizing-truth-table>
        </section>
      </div>
    `;
  }

  /** The chosen screenshot, while it is of a push of this size and not stretched itself. */
  get #frame(): ScreenshotRecord | undefined {
    const [shot, fields] = [this.#shot.value, this.#fields.value];
    if (shot === undefined || fields === undefined) return undefined;
    const { push } = shot.resolution;
    const isSameSize = `${push.width}×${push.height}` === `${fields.x}×${fields.y}`;
    return isSameSize && stretch(shot.resolution).kind === 'none' ? shot : undefined;
  }

  readonly #typed = ({ detail }: CustomEvent<SizingInput>): void => this.#set(detail);

  readonly #sizeChosen = ({ detail }: CustomEvent<Pick<SizingTexts, 'w' | 'h'>>): void => this.#set(detail);

  readonly #caseChosen = ({ detail: { push, configured } }: CustomEvent<SizingCase>): void => {
    const text = (side: number): string => (side === 0 ? '' : String(side));
    const [x, y] = [String(push.width), String(push.height)];
    this.#set({ x, y, w: text(configured.width), h: text(configured.height) });
  };

  #set(texts: Partial<Pick<FieldTexts, 'x' | 'y' | 'w' | 'h' | 'rounding' | 'swap'>>): void {
    const { simulator, value: fields } = this.#fields;
    for (const [name, text] of Object.entries(texts) as [FieldName, string][])
      if (fields?.[name] !== text) simulator?.setField(name, text);
  }

  readonly #link = (): string =>
    new URL(this.#fields.simulator?.link(undefined, 'sizing') ?? '', document.baseURI).href;

  readonly #embedCode = (): string => {
    const fields = this.#fields.value;
    if (fields === undefined) return '';
    const { resolution } = readSizing(fields, readChoices(fields.rounding, fields.swap), versionOf(fields));
    return embedCode(document.baseURI, fields, plainWords(resolution));
  };

  readonly #frameCode = (): string =>
    frameCode(document.baseURI, this.#fields.simulator?.link(undefined, 'sizing') ?? '');
}

/** What stands in the element for those who see no script's work. Part of code: never translated. */
function plainWords(resolution: SizeResolution | undefined): string {
  if (resolution === undefined) return '';
  const { push, configured, size } = resolution;
  return `(X, Y) = ${shownSize(push)}, (W, H) = (${configured.width}, ${configured.height}): (N, M) = ${shownSize(size)}`;
}

const versionOf = ({ dialect }: FieldTexts): DialectId => (isDialectId(dialect) ? dialect : '2019');

/** What each version makes of the present input, by its limits; the rules themselves are the same in all of them. */
function versions(fields: FieldTexts): TemplateResult {
  const choices = readChoices(fields.rounding, fields.swap);
  const rows = Object.values(dialects).map(({ id, guide, sizeLimits }) => {
    const { resolution } = readSizing(fields, choices, id, patternLimits.maxSide);
    return { id, guide, sizeLimits, resolution };
  });
  const results = new Set(rows.map(({ resolution }) => resolution && shownSize(resolution.size)));
  const configured = rows[0]?.resolution?.configured;
  const input = configured && msg(str`W ${configuredSide(configured.width)}, H ${configuredSide(configured.height)}`);
  return html`
    <ul>
      ${rows.map(
        ({ id, guide, sizeLimits, resolution }) => html`
          <li>
            <strong>${id}</strong>
            ${
              resolution === undefined
                ? msg('refused')
                : html`<span class="screenshot">${shownSize(resolution.size)}</span> · ${stretchNote(resolution)}`
            }
            <div class="quiet">
              ${msg(str`W 0 to ${sizeLimits.value.maxWidth}, H 0 to ${sizeLimits.value.maxHeight}`)} ·
              <a href=${sourceUrl(sizeLimits.source)} target="_blank" rel="noopener noreferrer"
                >${shownSource(sizeLimits.source)}</a
              >
              · ${msg('rules:')}
              <a href=${sourceUrl(guide)} target="_blank" rel="noopener noreferrer">${shownSource(guide)}</a>
            </div>
          </li>
        `,
      )}
    </ul>
    <p class="quiet">
      ${
        results.size === 1 && input !== undefined
          ? msg(str`For ${input} nothing changes from one version to the other.`)
          : msg('The versions do not agree on this input, or refuse it.')
      }
    </p>
  `;
}
