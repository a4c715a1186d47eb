import { msg, str } from '@lit/localize';
import { html, svg, type PropertyValues, type TemplateResult } from 'lit';
import { defaultDialect, isDialectId } from '../core/dialects.ts';
import type { Size } from '../core/push.ts';
import { defaultSizingChoices } from '../core/sizing.ts';
import { wrongDocumentation } from './documentation-words.ts';
import { fieldSentence } from './field-sentences.ts';
import { LocalizedElement } from './localized-element.ts';
import { shownSize } from './shown-values.ts';
import { keyedValue } from './side-keys.ts';
import { sizeMapStyles } from './size-map-styles.ts';
import { deepestZoom, mapLines, mapWindow } from './size-map-lines.ts';
import {
  mapPalette,
  paintSizeMap,
  settingsOfPixels,
  type Colour,
  type MapColours,
  type MapPalette,
  type MapWindow,
} from './size-map-pixels.ts';
import { configuredLimit, readChoices, readSizing, splitSize, type SizingTexts } from './sizing-reading.ts';
import { configuredSide, stretchNote } from '../words/sizing-words.ts';
import { standaloneControls, standaloneStyles } from './standalone-styles.ts';

/**
 * All configured sizes (W, H) within the limits as one picture for a push: W to the right, H downwards, colour is stretch. A
 * point on it is moved by pointer or keys, and says in words what comes of its setting.
 *
 * @fires {CustomEvent<Pick<SizingTexts, 'w' | 'h'>>} lsc-size-chosen - after a person moved the point
 * @csspart base - all of it; `map`: the picture; `words`: what comes of the point's setting
 */
export class SizeMap extends LocalizedElement {
  static override properties = {
    push: {},
    width: {},
    height: {},
    swap: {},
    rounding: {},
    documentation: {},
    zoom: { state: true },
  };

  static override styles = [standaloneStyles, standaloneControls, sizeMapStyles];

  /** The push size: `1280x720`. */
  declare push: string;
  /** The point's setting. */
  declare width: string;
  declare height: string;
  declare swap: string;
  declare rounding: string;
  /** The version of the documentation: `2019` or `2025`. */
  declare documentation: string;
  /** How many times the map was doubled. */
  declare zoom: number;

  readonly #resized = new ResizeObserver(() => this.#paint());
  #window: MapWindow = mapWindow(0, { width: 0, height: 0 }, this.#limits);
  /** The window while the point is dragged. */
  #held: MapWindow | undefined;
  readonly #palettes = new Map<string, MapPalette>();
  #image: ImageData | undefined;

  constructor() {
    super();
    this.push = '1280x720';
    this.width = '640';
    this.height = '360';
    this.swap = 'documented';
    this.rounding = 'nearest';
    this.documentation = '2019';
    this.zoom = 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
  }

  override render(): TemplateResult {
    const { mistakes, resolution } = this.#reading;
    const mistake = mistakes.x ?? mistakes.y;
    if (mistake !== undefined)
      return html`<p class="mistake" part="base">
        ${msg(str`The push size “${this.push}” is none. ${fieldSentence(mistake.code, mistake.details)}`)}
      </p>`;
    if (readChoices(this.rounding, this.swap) === undefined)
      return html`<p class="mistake" part="base">
        ${msg(str`There is no such choice: rounding “${this.rounding}”, swap “${this.swap}”.`)}
      </p>`;
    const wrong = wrongDocumentation(this.documentation);
    if (wrong !== undefined) return html`<p class="mistake" part="base">${wrong}</p>`;
    const words =
      resolution === undefined
        ? msg('W or H is outside of the limits.')
        : msg(
            str`W ${configuredSide(resolution.configured.width)}, H ${configuredSide(resolution.configured.height)}: ${shownSize(resolution.size)}, ${stretchNote(resolution)}`,
          );
    return html`
      <div part="base">
        <div class="frame" part="map">
          <canvas @pointerdown=${this.#pressed} role="img" aria-label=${msg('Stretch of every W and H')}></canvas>
          ${this.#lines()}
          <div
            class="point"
            role="slider"
            tabindex="0"
            aria-label=${msg('Point on the map')}
            aria-valuemin="0"
            aria-valuemax=${this.#limits.width}
            aria-valuenow=${this.#point.width}
            aria-valuetext=${words}
            aria-describedby="keys"
            @keydown=${this.#keyed}
            @pointerdown=${this.#pressed}
          ></div>
        </div>
        <div class="below">
          <p part="words">${words}</p>
          <span class="zoom">
            <span class="quiet">×${2 ** this.zoom}</span>
            <button type="button" ?disabled=${this.zoom === 0} @click=${() => this.#zoomBy(-1)}>
              ${msg('Zoom out')}
            </button>
            <button type="button" ?disabled=${this.zoom === deepestZoom} @click=${() => this.#zoomBy(1)}>
              ${msg('Zoom in')}
            </button>
          </span>
        </div>
        <ul class="key" @transitionend=${this.#repaint}>
          <li><span class="swatch probe none"></span>${msg('not stretched')}</li>
          <li><span class="swatch probe wider"></span>${msg('too wide')}</li>
          <li><span class="swatch probe taller"></span>${msg('too tall')}</li>
          <li><span class="swatch probe slight" hidden></span>${keyLine('swap')}${msg('W = H: the swap starts')}</li>
          <li>${keyLine('unstretched')}${msg('the shape of the push')}</li>
        </ul>
        <p id="keys" class="visually-hidden">
          ${msg('Arrow keys left and right change W, up and down change H; with Shift by ten. Plus and minus zoom.')}
        </p>
      </div>
    `;
  }

  override updated(changed: PropertyValues<this>): void {
    const frame = this.renderRoot.querySelector('.frame');
    if (frame !== null) this.#resized.observe(frame);
    this.#follow();
    if (changed.size > 0) this.#paint();
  }

  get #limits(): Size {
    const dialect = isDialectId(this.documentation) ? this.documentation : defaultDialect;
    return { width: configuredLimit('w', dialect), height: configuredLimit('h', dialect) };
  }

  get #reading() {
    const [x, y] = splitSize(this.push ?? '');
    return readSizing(
      { x, y, w: this.width ?? '', h: this.height ?? '' },
      readChoices(this.rounding, this.swap) ?? defaultSizingChoices,
    );
  }

  /** Asked for only while it is free of mistakes, whatever the point's setting is. */
  get #pushSize(): Size {
    const [width = 1, height = 1] = splitSize(this.push ?? '').map(Number);
    return { width, height };
  }

  /** Where the point stands; in the corner while its setting has a mistake. */
  get #point(): Size {
    return this.#reading.resolution?.configured ?? { width: 0, height: 0 };
  }

  #lines(): TemplateResult {
    const choices = readChoices(this.rounding, this.swap) ?? defaultSizingChoices;
    this.#window = this.#held ?? mapWindow(this.zoom, this.#point, this.#limits);
    const { fromWidth, fromHeight, acrossWidths, acrossHeights } = this.#window;
    return html`
      <svg
        viewBox="${fromWidth} ${fromHeight} ${acrossWidths} ${acrossHeights}"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        ${mapLines(this.#pushSize, choices.swap, this.#limits).map(
          ({ kind, from, to }) =>
            svg`<line class="line ${kind}" x1=${from.width} y1=${from.height} x2=${to.width} y2=${to.height}></line>`,
        )}
      </svg>
    `;
  }

  /** The point's place goes through the CSSOM: policies forbid style attributes. A setting's middle is half a step on. */
  #follow(): void {
    const point = this.renderRoot.querySelector<HTMLElement>('.point');
    if (point === null) return;
    const { fromWidth, fromHeight, acrossWidths, acrossHeights } = this.#window;
    point.style.left = `${((this.#point.width + 0.5 - fromWidth) / acrossWidths) * 100}%`;
    point.style.top = `${((this.#point.height + 0.5 - fromHeight) / acrossHeights) * 100}%`;
  }

  readonly #repaint = (): void => this.#paint();

  #paint(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const frame = this.renderRoot.querySelector('.frame');
    const context = canvas?.getContext('2d', { alpha: false });
    if (!canvas || !frame || !context) return;
    const columns = Math.max(1, Math.round(frame.clientWidth * devicePixelRatio));
    const rows = Math.max(1, Math.round(frame.clientHeight * devicePixelRatio));
    if (canvas.width !== columns) canvas.width = columns;
    if (canvas.height !== rows) canvas.height = rows;
    const image = this.#imageOf(context, columns, rows);
    const { fromWidth, fromHeight, acrossWidths, acrossHeights } = this.#window;
    const widths = settingsOfPixels(columns, fromWidth, acrossWidths, this.#limits.width);
    const heights = settingsOfPixels(rows, fromHeight, acrossHeights, this.#limits.height);
    const choices = readChoices(this.rounding, this.swap) ?? defaultSizingChoices;
    paintSizeMap(new Int32Array(image.data.buffer), { widths, heights }, this.#pushSize, choices.swap, this.#palette());
    context.putImageData(image, 0, 0);
  }

  /** The pixels to paint on, kept from one time to the next: fresh memory takes the browser half as long as the painting. */
  #imageOf(context: CanvasRenderingContext2D, columns: number, rows: number): ImageData {
    if (this.#image?.width !== columns || this.#image.height !== rows) {
      this.#image = context.createImageData(columns, rows);
    }
    return this.#image;
  }

  /** The colours are whatever the swatches have, which tell when they change: so the map follows the page's colour scheme. */
  #palette(): MapPalette {
    const texts = (['none', 'slight', 'wider', 'taller'] as const).map((kind) => {
      const swatch = this.renderRoot.querySelector(`.swatch.${kind}`);
      return swatch === null ? '' : getComputedStyle(swatch).color;
    });
    const name = texts.join(' ');
    const known = this.#palettes.get(name);
    if (known !== undefined) return known;
    const [none, slight, wider, taller] = texts.map(readColour) as [Colour, Colour, Colour, Colour];
    const palette = mapPalette({ none, slight, wider, taller } satisfies MapColours);
    this.#palettes.set(name, palette);
    return palette;
  }

  readonly #pressed = (event: PointerEvent): void => {
    const target = event.currentTarget;
    const frame = this.renderRoot.querySelector('.frame');
    if (!(target instanceof HTMLElement) || frame === null || event.button !== 0) return;
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>('.point')?.focus({ preventScroll: true });
    target.setPointerCapture(event.pointerId);
    // The window stays while the pointer is down: what is under it must not run away.
    const shown = this.#window;
    const move = ({ clientX, clientY }: PointerEvent): void => {
      const room = frame.getBoundingClientRect();
      const side = (at: number, from: number, across: number, max: number): number =>
        Math.min(max, Math.max(0, Math.floor(from + at * across)));
      this.#choose({
        width: side((clientX - room.left) / room.width, shown.fromWidth, shown.acrossWidths, this.#limits.width),
        height: side((clientY - room.top) / room.height, shown.fromHeight, shown.acrossHeights, this.#limits.height),
      });
    };
    const ended = new AbortController();
    const end = (): void => {
      ended.abort();
      this.#held = undefined;
      this.requestUpdate('zoom');
    };
    this.#held = shown;
    target.addEventListener('pointermove', move, { signal: ended.signal });
    target.addEventListener('pointerup', end, { signal: ended.signal });
    target.addEventListener('pointercancel', end, { signal: ended.signal });
    move(event);
  };

  readonly #keyed = (event: KeyboardEvent): void => {
    if (event.key === '+' || event.key === '=') this.#zoomBy(1);
    else if (event.key === '-') this.#zoomBy(-1);
    const { width, height } = this.#point;
    const isVertical = event.key === 'ArrowUp' || event.key === 'ArrowDown';
    const next = isVertical
      ? keyedValue(event, height, { max: this.#limits.height, down: true })
      : keyedValue(event, width, { max: this.#limits.width });
    if (next === undefined) return;
    event.preventDefault();
    this.#choose(isVertical ? { width, height: next } : { width: next, height });
  };

  #zoomBy(steps: number): void {
    this.zoom = Math.min(deepestZoom, Math.max(0, this.zoom + steps));
  }

  #choose({ width, height }: Size): void {
    this.width = width === 0 ? '' : String(width);
    this.height = height === 0 ? '' : String(height);
    const detail: Pick<SizingTexts, 'w' | 'h'> = { w: this.width, h: this.height };
    this.dispatchEvent(new CustomEvent('lsc-size-chosen', { detail, bubbles: true, composed: true }));
  }
}

const keyLine = (kind: 'swap' | 'unstretched'): TemplateResult =>
  html`<svg viewBox="0 0 22 10" aria-hidden="true">
    <line class="line ${kind}" x1="0" y1="5" x2="22" y2="5"></line>
  </svg>`;

/** `rgb(1, 2, 3)`, as computed styles have it. */
function readColour(text: string): Colour {
  const [red = 0, green = 0, blue = 0] = (text.match(/[\d.]+/g) ?? []).map((part) => Math.round(Number(part)));
  return [red, green, blue];
}
