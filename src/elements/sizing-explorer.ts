import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { defaultDialect, isDialectId, type DialectId } from '../core/dialects.ts';
import type { Size } from '../core/push.ts';
import { longestSide, type SizingChoices } from '../core/sizing.ts';
import { wrongDocumentation } from './documentation-words.ts';
import { fieldSentence } from './field-sentences.ts';
import { LocalizedElement } from './localized-element.ts';
import { shownSize } from './shown-values.ts';
import { keyedValue } from './side-keys.ts';
import { sizingAnswer } from './sizing-answer.ts';
import { roundingChoices, swapChoices, type SizingChoice } from './sizing-choice-words.ts';
import { sizingLabel } from './sizing-label.ts';
import { sizingExplorerStyles } from './sizing-explorer-styles.ts';
import {
  configuredLimit,
  defaultSizingTexts,
  readChoices,
  readSizing,
  splitSize,
  type SizingField,
  type SizingReading,
  type SizingTexts,
} from './sizing-reading.ts';
import { sizeAt, sizingStage, stageScale, type StageHandle } from './sizing-stage.ts';
import { standaloneControls, standaloneStyles } from './standalone-styles.ts';

/** What a person changed: the texts as they now are, and the choices. */
export type SizingInput = SizingTexts & { readonly rounding: string; readonly swap: string };

/** Push sizes that are met most often. */
const usualPushes = ['640x360', '1280x720', '1920x1080', '720x1280', '1080x1920', '640x480', '720x720'] as const;

/**
 * Every sizing question at a glance: push (X, Y) and configured size (W, H) by typing, sliding or dragging; the screenshot (N, M)
 * drawn to scale, and how it came about.
 *
 * @fires {CustomEvent<SizingInput>} lsc-sizing-input - after a person changed something
 * @csspart base - all of it; `stage`: the drawing; `result`: the screenshot size; `formula`, `distortion`, `swap`
 */
export class SizingExplorer extends LocalizedElement {
  static override properties = {
    push: {},
    width: {},
    height: {},
    rounding: {},
    swap: {},
    documentation: {},
    picture: {},
    texts: { attribute: false },
    longestPush: { attribute: false },
  };

  static override styles = [standaloneStyles, standaloneControls, sizingExplorerStyles];

  /** The push size: `1280x720`. */
  declare push: string;
  /** The configured size; empty or 0 is "not set". */
  declare width: string;
  declare height: string;
  /** `nearest`, `floor`, `ceiling` or `nearest-even`. */
  declare rounding: string;
  /** `documented` or `symmetric`. */
  declare swap: string;
  /** The version of the documentation: `2019` or `2025`. */
  declare documentation: string;
  /** Address of a frame of the push, to be seen stretched; without it a test card is shown. */
  declare picture: string | undefined;
  /** All four sizes as typed. Attributes set it; so does whoever keeps the state elsewhere. */
  declare texts: SizingTexts;
  /** The longest push side that is taken. */
  declare longestPush: number;

  /** While something is dragged the drawing keeps its scale: what is under the pointer must not run away from it. */
  #draggedScale: number | undefined;

  #choices: SizingChoices | undefined;
  #dialect: DialectId | undefined;
  #reading: SizingReading = { resolution: undefined, mistakes: {} };

  constructor() {
    super();
    this.push = '1280x720';
    this.width = '';
    this.height = '';
    this.rounding = 'nearest';
    this.swap = 'documented';
    this.documentation = '2019';
    this.texts = defaultSizingTexts;
    this.longestPush = longestSide;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const isGiven = changed.has('texts') && this.texts !== defaultSizingTexts;
    if (!isGiven && (changed.has('push') || changed.has('width') || changed.has('height'))) {
      const [x, y] = splitSize(this.push ?? '');
      this.texts = { x, y, w: this.width ?? '', h: this.height ?? '' };
    }
    this.#choices = readChoices(this.rounding, this.swap);
    this.#dialect = isDialectId(this.documentation) ? this.documentation : undefined;
    this.#reading = readSizing(this.texts, this.#choices, this.#dialect, this.longestPush);
  }

  override render(): TemplateResult {
    const [choices, dialect, reading] = [this.#choices, this.#dialect, this.#reading];
    const wrong = wrongAttribute(this, choices) ?? firstMistake(reading);
    const resolution = wrong === undefined ? reading.resolution : undefined;
    const limits = this.#limits;
    return html`
      <div class="explorer" part="base">
        <div class="fields">
          <label
            >${msg('Usual push sizes')}
            <select @change=${this.#pushChosen}>
              <option value="" .selected=${live(true)}>${msg('Choose…')}</option>
              ${usualPushes.map((size) => html`<option value=${size}>${size.replace('x', '×')}</option>`)}
            </select>
          </label>
          <div class="pair">${this.#side('x', reading)} ${this.#side('y', reading)}</div>
          <div class="pair">
            <div class="side">${this.#side('w', reading)} ${this.#slider('w')}</div>
            <div class="side">${this.#side('h', reading)} ${this.#slider('h')}</div>
          </div>
          ${this.#choice('rounding', msg('Rounding'), roundingChoices())}
          ${this.#choice('swap', msg('Swap'), swapChoices())}
        </div>
        ${
          resolution === undefined
            ? html`<div class="stage"></div>`
            : sizingStage({
                resolution,
                scale: this.#draggedScale ?? stageScale(resolution),
                limits,
                picture: this.picture,
                pressed: this.#pressed,
                keyed: this.#keyed,
              })
        }
        <div class="answer">
          <div class="result">
            <span class="quiet" id="result">${msg('Screenshot size')}</span>
            <output part="result" aria-labelledby="result" class=${wrong === undefined ? '' : 'mistake'}
              >${resolution === undefined ? wrong : shownSize(resolution.size)}</output
            >
          </div>
          <div class="words">
            ${resolution && choices && dialect ? sizingAnswer(resolution, choices.rounding, dialect) : nothing}
          </div>
        </div>
      </div>
    `;
  }

  get #limits(): Size {
    const dialect = this.#dialect ?? defaultDialect;
    return { width: configuredLimit('w', dialect), height: configuredLimit('h', dialect) };
  }

  #side(field: SizingField, { mistakes }: SizingReading): TemplateResult {
    const mistake = mistakes[field];
    const isPush = field === 'x' || field === 'y';
    return html`
      <div>
        <label
          ><span class=${isPush ? 'push' : 'configured'}>${sizingLabel(field)}</span>
          <input
            inputmode="numeric"
            autocomplete="off"
            placeholder=${isPush ? '' : msg('not set')}
            .value=${live(this.texts[field])}
            aria-invalid=${String(mistake !== undefined)}
            aria-describedby="${field}-mistake"
            @input=${(event: Event) => this.#set({ [field]: (event.target as HTMLInputElement).value })}
          />
        </label>
        <p id="${field}-mistake" class="field-mistake" data-code=${mistake?.code ?? ''}>
          ${mistake === undefined ? '' : fieldSentence(mistake.code, mistake.details)}
        </p>
      </div>
    `;
  }

  #slider(field: 'w' | 'h'): TemplateResult {
    const limits = this.#limits;
    return html`
      <input
        type="range"
        min="0"
        max=${field === 'w' ? limits.width : limits.height}
        .value=${live(this.texts[field] === '' ? '0' : this.texts[field])}
        aria-label=${field === 'w' ? msg('W, by sliding') : msg('H, by sliding')}
        aria-valuetext=${this.texts[field] === '' || this.texts[field] === '0' ? msg('not set') : this.texts[field]}
        @input=${(event: Event) => this.#set({ [field]: setText(Number((event.target as HTMLInputElement).value)) })}
      />
    `;
  }

  #choice(name: 'rounding' | 'swap', label: string, choices: readonly SizingChoice[]): TemplateResult {
    return html`
      <label
        >${label}
        <select @change=${(event: Event) => this.#choose(name, (event.target as HTMLSelectElement).value)}>
          ${choices.map(
            ([value, words]) => html`<option value=${value} .selected=${this[name] === value}>${words}</option>`,
          )}
        </select>
      </label>
    `;
  }

  readonly #pushChosen = (event: Event): void => {
    const [x, y] = splitSize((event.target as HTMLSelectElement).value);
    if (x !== '') this.#set({ x, y });
  };

  readonly #pressed = (event: PointerEvent, handle: StageHandle): void => {
    const { resolution } = this.#reading;
    const target = event.currentTarget;
    if (resolution === undefined || !(target instanceof SVGGElement) || event.button !== 0) return;
    const stage = target.ownerSVGElement;
    if (stage === null) return;
    const scale = stageScale(resolution);
    this.#draggedScale = scale;
    target.setPointerCapture(event.pointerId);
    const moved = (move: PointerEvent): void => {
      const { width, height } = sizeAt(stage, move, scale, this.#limits);
      this.#set({
        ...(handle === 'h' ? {} : { w: String(width) }),
        ...(handle === 'w' ? {} : { h: String(height) }),
      });
    };
    const ended = new AbortController();
    const end = (): void => {
      ended.abort();
      this.#draggedScale = undefined;
      this.requestUpdate();
    };
    target.addEventListener('pointermove', moved, { signal: ended.signal });
    target.addEventListener('pointerup', end, { signal: ended.signal });
    target.addEventListener('pointercancel', end, { signal: ended.signal });
  };

  readonly #keyed = (event: KeyboardEvent, handle: 'w' | 'h'): void => {
    const configured = this.#reading.resolution?.configured;
    if (configured === undefined) return;
    const value = handle === 'w' ? configured.width : configured.height;
    const limits = this.#limits;
    const max = handle === 'w' ? limits.width : limits.height;
    // The lower edge follows the arrows as they point.
    const next = keyedValue(event, value, { max, down: handle === 'h' });
    if (next === undefined) return;
    event.preventDefault();
    this.#set({ [handle]: setText(next) });
  };

  #choose(name: 'rounding' | 'swap', value: string): void {
    this[name] = value;
    this.#tell();
  }

  #set(texts: Partial<SizingTexts>): void {
    this.texts = { ...this.texts, ...texts };
    this.#tell();
  }

  #tell(): void {
    const { rounding, swap } = this;
    const detail: SizingInput = { ...this.texts, rounding, swap };
    this.dispatchEvent(new CustomEvent('lsc-sizing-input', { detail, bubbles: true, composed: true }));
  }
}

/** A side as a field has it: 0 is an empty one. */
const setText = (side: number): string => (side === 0 ? '' : String(side));

function wrongAttribute(
  { rounding, swap, documentation }: SizingExplorer,
  choices: SizingChoices | undefined,
): string | undefined {
  const wrong = wrongDocumentation(documentation);
  if (wrong !== undefined || choices !== undefined) return wrong;
  return msg(
    str`There is no such choice: rounding “${rounding}” (nearest, floor, ceiling, nearest-even), swap “${swap}” (documented, symmetric).`,
  );
}

/** The first field that is wrong, and what may stand there. */
function firstMistake({ mistakes }: SizingReading): string | undefined {
  const field = (['x', 'y', 'w', 'h'] as const).find((name) => mistakes[name] !== undefined);
  const mistake = field && mistakes[field];
  return field && mistake && `${sizingLabel(field)}: ${fieldSentence(mistake.code, mistake.details)}`;
}
