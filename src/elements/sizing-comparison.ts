import { msg, str } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import type { Size } from '../core/push.ts';
import { resolveScreenshotSize, type SizingChoices } from '../core/sizing.ts';
import { LocalizedElement } from './localized-element.ts';
import { shownSize } from './shown-values.ts';
import { sizingDrawing } from './sizing-drawing.ts';
import { configuredSide, stretchNote } from '../words/sizing-words.ts';
import { standaloneControls, standaloneStyles } from './standalone-styles.ts';

/** Several configured sizes side by side, for one push. */
export class SizingComparison extends LocalizedElement {
  static override properties = {
    push: { attribute: false },
    configured: { attribute: false },
    choices: { attribute: false },
    settings: { state: true },
  };

  static override styles = [
    standaloneStyles,
    standaloneControls,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 140px), 1fr));
        gap: 16px;
        padding: 0;
        margin: 0 0 12px;
        list-style: none;
      }

      li {
        display: grid;
        /* Shared by a row: so words and buttons are level, however many lines the words of one take. */
        grid-template-rows: subgrid;
        grid-row: span 3;
        row-gap: 4px;
        justify-items: start;
      }

      svg {
        align-self: end;
        max-inline-size: 100%;
        block-size: auto;
        max-block-size: 110px;
      }

      .shape {
        fill: none;
        stroke-width: 2;
      }

      .push-shape {
        stroke: var(--push);
      }

      .screenshot-shape {
        stroke: var(--screenshot);
        fill: var(--screenshot);
        fill-opacity: 0.16;
      }

      .measure {
        stroke: var(--configured);
        stroke-width: 3;
      }

      li button {
        min-block-size: 28px;
      }

      @media (pointer: coarse) {
        li button {
          min-block-size: 44px;
        }
      }
    `,
  ];

  /** The push size; undefined while it has a mistake. */
  declare push: Size | undefined;
  /** The setting of the moment, which can be added. */
  declare configured: Size | undefined;
  declare choices: SizingChoices;
  declare settings: readonly Size[];

  constructor() {
    super();
    this.choices = { rounding: 'nearest', swap: 'documented' };
    this.settings = [
      { width: 640, height: 0 },
      { width: 0, height: 640 },
      { width: 640, height: 640 },
      { width: 360, height: 640 },
    ];
  }

  override render(): TemplateResult {
    const { push, configured } = this;
    if (push === undefined) return html`<p class="quiet">${msg('The push size has a mistake.')}</p>`;
    const isThere = configured === undefined || this.settings.some((setting) => isSame(setting, configured));
    return html`
      <ul>
        ${this.settings.map((setting) => this.#setting(push, setting))}
      </ul>
      <button type="button" ?disabled=${isThere} @click=${this.#add}>${msg('Add the present W and H')}</button>
    `;
  }

  #setting(push: Size, setting: Size): TemplateResult {
    const resolution = resolveScreenshotSize(push, setting, this.choices);
    const words = msg(str`W ${configuredSide(setting.width)}, H ${configuredSide(setting.height)}`);
    return html`
      <li>
        ${sizingDrawing(resolution)}
        <span>
          <span class="configured">${words}</span><br />
          <span class="screenshot">${shownSize(resolution.size)}</span>
          <span class="quiet">${stretchNote(resolution)}</span>
        </span>
        <button type="button" aria-label=${msg(str`Remove ${words}`)} @click=${() => this.#remove(setting)}>
          ${msg('Remove')}
        </button>
      </li>
    `;
  }

  readonly #add = (): void => {
    if (this.configured !== undefined) this.settings = [...this.settings, this.configured];
  };

  #remove(setting: Size): void {
    this.settings = this.settings.filter((other) => other !== setting);
  }
}

const isSame = (one: Size, other: Size): boolean => one.width === other.width && one.height === other.height;
