import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { defaultDialect, dialects, isDialectId } from '../core/dialects.ts';
import { solveSizing, type SizingAnswer, type SizingWish } from '../core/inverse-sizing.ts';
import { parseWholeNumber } from '../core/names.ts';
import type { Size } from '../core/push.ts';
import { longestSide, resolveScreenshotSize, type SizingChoices } from '../core/sizing.ts';
import { LocalizedElement } from './localized-element.ts';
import { shownList, shownNumber, shownSize } from './shown-values.ts';
import { readChoices, splitSize, type SizingTexts } from './sizing-reading.ts';
import { configuredSide } from '../words/sizing-words.ts';
import { standaloneControls, standaloneStyles } from './standalone-styles.ts';
import { plural } from '../words/plural.ts';

type WishKind = SizingWish['kind'];

/** Settings listed before somebody asks for more. */
const firstShown = 8;

/**
 * The question the other way round: which settings give the screenshots that somebody needs, unstretched, from all of their pushes.
 *
 * @fires {CustomEvent<Pick<SizingTexts, 'w' | 'h'>>} lsc-size-chosen - one of the settings was chosen
 */
export class SizingSolver extends LocalizedElement {
  static override properties = {
    rounding: {},
    swap: {},
    documentation: {},
    kind: { state: true },
    wished: { state: true },
    most: { state: true },
    turned: { state: true },
    pushes: {},
    shown: { state: true },
  };

  static override styles = [
    standaloneStyles,
    standaloneControls,
    css`
      .solver,
      .question {
        display: grid;
        gap: 10px;
      }

      .question {
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 150px), 1fr));
        align-items: end;
      }

      .pushes {
        grid-column: 1 / -1;
      }

      .check {
        display: flex;
        grid-column: 1 / -1;
        gap: 8px;
        align-items: center;
        min-block-size: 24px;
        color: inherit;
      }

      ul {
        display: grid;
        gap: 4px;
        padding: 0;
        margin: 0;
        list-style: none;
      }

      li {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 12px;
        align-items: baseline;
      }

      li button,
      .use {
        min-block-size: 28px;
        padding-block: 0;
      }

      @media (pointer: coarse) {
        li button,
        .use {
          min-block-size: 44px;
        }
      }
    `,
  ];

  declare rounding: string;
  declare swap: string;
  declare documentation: string;
  /** All pushes that have to come out as wanted: `1280x720, 720x1280`. */
  declare pushes: string;
  declare kind: WishKind;
  declare wished: { readonly width: string; readonly height: string };
  declare most: string;
  declare turned: boolean;
  declare shown: number;

  constructor() {
    super();
    this.rounding = 'nearest';
    this.swap = 'documented';
    this.documentation = defaultDialect;
    this.pushes = '1280x720, 720x1280';
    this.kind = 'size';
    this.wished = { width: '640', height: '360' };
    this.most = '200000';
    this.turned = true;
    this.shown = firstShown;
  }

  override render(): TemplateResult {
    return html`
      <div class="solver">
        <div class="question">
          <label
            >${msg('Wanted')}
            <select @change=${this.#kindChosen}>
              ${wishKinds().map(
                ([kind, words]) => html`<option value=${kind} .selected=${this.kind === kind}>${words}</option>`,
              )}
            </select>
          </label>
          ${this.kind === 'pixels' ? this.#mostField() : this.#sizeFields()}
          <label class="pushes"
            ><span class="push">${msg('From all of these pushes')}</span>
            <input
              autocomplete="off"
              spellcheck="false"
              .value=${live(this.pushes)}
              @input=${(event: Event) => this.#change({ pushes: valueOf(event) })}
            />
          </label>
        </div>
        <div aria-live="polite">${this.#answer()}</div>
      </div>
    `;
  }

  #mostField(): TemplateResult {
    return html`
      <label
        >${msg('Pixels at most')}
        <input
          inputmode="numeric"
          autocomplete="off"
          .value=${live(this.most)}
          @input=${(event: Event) => this.#change({ most: valueOf(event) })}
        />
      </label>
    `;
  }

  #sizeFields(): TemplateResult {
    const field = (side: 'width' | 'height', label: string): TemplateResult => html`
      <label
        ><span class="screenshot">${label}</span>
        <input
          inputmode="numeric"
          autocomplete="off"
          .value=${live(this.wished[side])}
          @input=${(event: Event) => this.#change({ wished: { ...this.wished, [side]: valueOf(event) } })}
        />
      </label>
    `;
    return html`
      ${field('width', msg('Wanted N'))} ${field('height', msg('Wanted M'))}
      <label class="check">
        <input
          type="checkbox"
          .checked=${live(this.turned)}
          @change=${(event: Event) => this.#change({ turned: (event.target as HTMLInputElement).checked })}
        />
        ${msg('or M×N, as the push lies')}
      </label>
    `;
  }

  #answer(): TemplateResult {
    const choices = readChoices(this.rounding, this.swap);
    const pushes = readPushes(this.pushes);
    if (choices === undefined || pushes === undefined)
      return html`<p class="mistake">
        ${msg('The pushes are sizes such as 1280x720, with commas between them; each side 1 to 65535.')}
      </p>`;
    const wish = this.#wish;
    if (wish === undefined)
      return html`<p class="mistake">${msg('What is wanted is a whole number of at least 1.')}</p>`;
    const dialect = isDialectId(this.documentation) ? this.documentation : defaultDialect;
    const limits = dialects[dialect].sizeLimits.value;
    const answer = solveSizing({ wish, pushes, choices, limits });
    return answer.settings.length > 0
      ? this.#settings(answer.settings, pushes, choices)
      : this.#none(answer, wish, pushes, choices);
  }

  #settings(settings: readonly Size[], pushes: readonly Size[], choices: SizingChoices): TemplateResult {
    const more = settings.length - this.shown;
    return html`
      <p class="quiet">
        ${msg(str`Settings that do it, unstretched, for all pushes: ${shownNumber(settings.length)}`)}
      </p>
      <ul>
        ${settings.slice(0, this.shown).map((configured) => html`<li>${this.#setting(configured, pushes, choices)}</li>`)}
      </ul>
      ${
        more > 0
          ? html`<button type="button" @click=${() => (this.shown += 40)}>
              ${msg(str`Show more (${shownNumber(more)} left)`)}
            </button>`
          : nothing
      }
    `;
  }

  #setting(configured: Size, pushes: readonly Size[], choices: SizingChoices): TemplateResult {
    const sizes = pushes.map((push) => shownSize(resolveScreenshotSize(push, configured, choices).size));
    const words = msg(str`W ${configuredSide(configured.width)}, H ${configuredSide(configured.height)}`);
    return html`
      <button type="button" class="use" @click=${() => this.#choose(configured)}>${words}</button>
      <span class="quiet">→ <span class="screenshot">${shownList([...new Set(sizes)])}</span></span>
    `;
  }

  #none(
    { leastStretched, nearest }: SizingAnswer,
    wish: SizingWish,
    pushes: readonly Size[],
    choices: SizingChoices,
  ): TemplateResult {
    return html`
      <p>${msg('No setting does it unstretched for all pushes.')}</p>
      <ul>
        ${
          leastStretched === undefined
            ? html`<li>${msg('Not even stretched: none of the settings gives this for all of them.')}</li>`
            : html`<li>
                ${msg(str`Least bad, stretched by at most ${shownNumber(leastStretched.percent, 1)} %:`)}
                ${this.#setting(leastStretched.configured, pushes, choices)}
              </li>`
        }
        ${
          nearest === undefined
            ? nothing
            : html`<li>
                ${
                  wish.kind === 'pixels'
                    ? plural(
                        nearest.miss,
                        msg('Nearest unstretched, 1 pixel too many:'),
                        msg(str`Nearest unstretched, ${shownNumber(nearest.miss)} pixels too many:`),
                      )
                    : plural(
                        nearest.miss,
                        msg('Nearest unstretched, a side off by at most 1 pixel:'),
                        msg(str`Nearest unstretched, a side off by at most ${shownNumber(nearest.miss)} pixels:`),
                      )
                }
                ${this.#setting(nearest.configured, pushes, choices)}
              </li>`
        }
      </ul>
    `;
  }

  get #wish(): SizingWish | undefined {
    if (this.kind === 'pixels') {
      const most = wholeSide(this.most);
      return most === undefined ? undefined : { kind: 'pixels', most };
    }
    const [width, height] = [wholeSide(this.wished.width), wholeSide(this.wished.height)];
    if (width === undefined || height === undefined) return undefined;
    const { turned } = this;
    return this.kind === 'size'
      ? { kind: 'size', size: { width, height }, turned }
      : { kind: 'aspect', aspect: { width, height }, turned };
  }

  readonly #kindChosen = (event: Event): void => {
    const kind = wishKinds().find(([value]) => value === (event.target as HTMLSelectElement).value)?.[0];
    if (kind === undefined) return;
    this.#change({ kind, wished: kind === 'aspect' ? { width: '16', height: '9' } : { width: '640', height: '360' } });
  };

  #change(values: Partial<Pick<SizingSolver, 'kind' | 'wished' | 'most' | 'turned' | 'pushes'>>): void {
    Object.assign(this, values, { shown: firstShown });
  }

  #choose({ width, height }: Size): void {
    const side = (pixels: number): string => (pixels === 0 ? '' : String(pixels));
    const detail: Pick<SizingTexts, 'w' | 'h'> = { w: side(width), h: side(height) };
    this.dispatchEvent(new CustomEvent('lsc-size-chosen', { detail, bubbles: true, composed: true }));
  }
}

const wishKinds = (): readonly (readonly [WishKind, string])[] => [
  ['size', msg('a size')],
  ['aspect', msg('an aspect ratio')],
  ['pixels', msg('at most so many pixels')],
];

const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;

function wholeSide(text: string): number | undefined {
  const value = parseWholeNumber(text);
  return value !== undefined && value >= 1 && value < 2 ** 31 ? value : undefined;
}

/** Sizes with commas or blanks between them; undefined when one of them is none, or there is none. */
function readPushes(text: string): readonly Size[] | undefined {
  const sizes = text
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const [width, height] = splitSize(part).map((side) => wholeSide(side));
      return { width: width ?? 0, height: height ?? 0 };
    });
  const isPush = ({ width, height }: Size): boolean =>
    [width, height].every((side) => side >= 1 && side <= longestSide);
  return sizes.length > 0 && sizes.every(isPush) ? sizes : undefined;
}
