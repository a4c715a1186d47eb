import { msg, str } from '@lit/localize';
import { css, html, svg, type TemplateResult } from 'lit';
import type { Storyboard } from '../storyboard/make-storyboard.ts';
import { sheetSize } from '../storyboard/grid.ts';
import type { ThumbnailCue } from '../storyboard/thumbnails-track.ts';
import { LocalizedElement } from './localized-element.ts';
import { ObjectUrls } from './object-urls.ts';
import { sharedStyles } from './shared-styles.ts';
import { shownMediaTimeShortly } from './shown-values.ts';

/** A bar as long as the push: the thumbnail of the place at which it is pointed, as players show it. For a push without a video. */
export class StoryboardBar extends LocalizedElement {
  static override properties = { storyboard: { attribute: false }, positionUs: { state: true } };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
        justify-items: center;
        padding: 12px;
        background: var(--lsc-sunken);
        border-radius: 10px;
      }

      svg {
        display: block;
        max-inline-size: 100%;
        block-size: auto;
      }

      input {
        inline-size: 100%;
        margin: 0;
        accent-color: var(--lsc-accent);
      }
    `,
  ];

  declare storyboard: Storyboard | undefined;
  /** The place that is looked at. Media time. */
  declare positionUs: number;

  readonly #urls = new ObjectUrls(this);

  constructor() {
    super();
    this.positionUs = 0;
  }

  override render(): TemplateResult {
    if (this.storyboard === undefined) return html``;
    const { plan, sheets } = this.storyboard;
    const endUs = plan.cues.at(-1)?.endUs ?? 0;
    const cue = cueAt(plan.cues, this.positionUs);
    const time = shownMediaTimeShortly(this.positionUs);
    return html`
      ${cue === undefined ? '' : this.#thumbnail(cue, this.#urls.of(sheets)[cue.sheet] ?? '')}
      <span class="mono" aria-hidden="true">${time}</span>
      <input
        type="range"
        min="0"
        max=${endUs / 1e6}
        step="any"
        .valueAsNumber=${this.positionUs / 1e6}
        aria-label=${msg('Position in the push')}
        aria-valuetext=${time}
        @input=${this.#moved}
        @pointermove=${this.#pointed}
        @keydown=${this.#keyPressed}
      />
    `;
  }

  /** Part of a sheet, as it is: vector graphics cut it out without a style of its own. */
  #thumbnail({ sheet, area, startUs }: ThumbnailCue, url: string): TemplateResult {
    const size = this.storyboard && sheetSize(this.storyboard.plan.tiles, sheet);
    return html`<svg
      role="img"
      aria-label=${msg(str`The thumbnail of ${shownMediaTimeShortly(startUs)}`)}
      width=${area.width}
      height=${area.height}
      viewBox="${area.x} ${area.y} ${area.width} ${area.height}"
    >
      ${svg`<image href=${url} width=${size?.width ?? 0} height=${size?.height ?? 0} />`}
    </svg>`;
  }

  readonly #moved = (event: Event): void => {
    this.positionUs = Math.round((event.target as HTMLInputElement).valueAsNumber * 1e6);
  };

  /** Pointing is enough, as it is in players. */
  readonly #pointed = (event: PointerEvent): void => {
    const bar = event.target as HTMLInputElement;
    const { left, width } = bar.getBoundingClientRect();
    const share = Math.min(Math.max((event.clientX - left) / width, 0), 1);
    this.positionUs = Math.round(share * Number(bar.max) * 1e6);
  };

  /** From one thumbnail to the next. */
  readonly #keyPressed = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    const cues = this.storyboard?.plan.cues ?? [];
    if (step === undefined) return;
    event.preventDefault();
    const present = cues.findLastIndex(({ startUs }) => startUs <= this.positionUs);
    this.positionUs = cues[Math.min(Math.max(present + step, 0), cues.length - 1)]?.startUs ?? 0;
  };
}

/** What players show: before the first cue, the first; after the last, the last. */
const cueAt = (cues: readonly ThumbnailCue[], positionUs: number): ThumbnailCue | undefined =>
  cues.findLast(({ startUs }) => startUs <= positionUs) ?? cues[0];
