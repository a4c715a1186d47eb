import { ContextConsumer } from '@lit/context';
import { msg } from '@lit/localize';
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Storyboard } from '../storyboard/make-storyboard.ts';
import { thumbnailsTrack } from '../storyboard/thumbnails-track.ts';
import { getLocale } from './locale.ts';
import { LocalizedElement } from './localized-element.ts';
import { ObjectUrls } from './object-urls.ts';
import { sharedStyles } from './shared-styles.ts';
import { storyboardContext } from './storyboard-context.ts';

/** Why there is nothing to play. */
type WithoutVideo = 'drawn' | 'not-at-hand' | 'unplayable' | 'no-player';

/** The push in a player that takes its thumbnails from the storyboard's track; a bar to move along where there is no video. */
export class StoryboardPlayer extends LocalizedElement {
  static override properties = {
    storyboard: { attribute: false },
    video: { attribute: false },
    isDrawn: { attribute: false },
    isLoaded: { state: true },
    trouble: { state: true },
  };

  static override styles = [
    sharedStyles,
    css`
      /* A thumbnail may be taller than what is left above the bar. */
      media-controller {
        display: block;
        overflow: visible;
        --media-font-family: var(--lsc-face);
        --media-focus-box-shadow: inset 0 0 0 2px #fff;
        --media-preview-thumbnail-max-width: 240px;
        --media-preview-transition-duration-in: 0s;
        --media-preview-transition-delay-in: 0s;
      }

      video {
        max-block-size: 60vh;
      }

      .stage {
        display: grid;
        gap: 8px;
      }
    `,
  ];

  declare storyboard: Storyboard | undefined;
  /** The video of the push, when it has one and it is at hand. */
  declare video: File | undefined;
  /** Whether the push was drawn, so that there never was a video. */
  declare isDrawn: boolean;
  /** Whether the player's elements are defined. */
  declare isLoaded: boolean;
  /** What went wrong with a video that is at hand. */
  declare trouble: 'unplayable' | 'no-player' | undefined;

  readonly #tools = new ContextConsumer(this, { context: storyboardContext });
  readonly #sheets = new ObjectUrls(this);
  readonly #files = new ObjectUrls(this);
  /** The track, and the addresses that it names: another one would be loaded again. */
  #track: { readonly urls: readonly string[]; readonly text: Blob } | undefined;

  constructor() {
    super();
    this.isDrawn = false;
    this.isLoaded = false;
    this.trouble = undefined;
  }

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('video')) return;
    this.trouble = undefined;
    if (this.video !== undefined && !this.isLoaded) void this.#load();
  }

  override render(): TemplateResult {
    const { storyboard, video } = this;
    if (storyboard === undefined) return html``;
    const why = this.#withoutVideo();
    if (why === undefined && video !== undefined)
      return this.isLoaded ? this.#player(storyboard, video) : html`<p class="quiet">${msg('Loading the player…')}</p>`;
    return html`<div class="stage">
      <p class="quiet">${why && reason(why)}</p>
      <p class="quiet">${msg('Move along the bar to see the thumbnails as a player shows them.')}</p>
      <lsc-storyboard-bar .storyboard=${storyboard}></lsc-storyboard-bar>
    </div>`;
  }

  #withoutVideo(): WithoutVideo | undefined {
    if (this.isDrawn) return 'drawn';
    return this.video === undefined ? 'not-at-hand' : this.trouble;
  }

  /** Its words come from the player's own dictionaries, and are written when it is made. */
  #player(storyboard: Storyboard, video: File): TemplateResult {
    const [source = '', track = ''] = this.#files.of([video, this.#trackOf(storyboard)]);
    const language = getLocale() === 'zh-Hans' ? 'zh-CN' : 'en';
    return html`${keyed(
      `${language} ${track}`,
      html`<media-controller lang=${language} aria-label=${msg('The push with its thumbnails')}>
        <video slot="media" playsinline preload="auto" src=${source} @error=${() => (this.trouble = 'unplayable')}>
          <track default kind="metadata" label="thumbnails" src=${track} />
        </video>
        <media-control-bar>
          <media-play-button notooltip></media-play-button>
          <media-time-range></media-time-range>
          <media-time-display notoggle showduration></media-time-display>
        </media-control-bar>
      </media-controller>`,
    )}`;
  }

  #trackOf({ plan, sheets }: Storyboard): Blob {
    const urls = this.#sheets.of(sheets);
    if (this.#track?.urls !== urls) {
      const text = thumbnailsTrack(plan.cues, (sheet) => urls[sheet] ?? '');
      this.#track = { urls, text: new Blob([text], { type: 'text/vtt' }) };
    }
    return this.#track.text;
  }

  async #load(): Promise<void> {
    try {
      await this.#tools.value?.loadPlayer();
      this.isLoaded = true;
    } catch {
      this.trouble = 'no-player';
    }
  }
}

function reason(why: WithoutVideo): string {
  switch (why) {
    case 'drawn':
      return msg('A test pattern is drawn as it is captured: there is no video to play.');
    case 'not-at-hand':
      return msg('The video is not at hand any more. Choose the file as the push again to see it played.');
    case 'unplayable':
      return msg('This browser does not play the video in a page, though it could be captured.');
    case 'no-player':
      return msg('The player could not be loaded.');
  }
}
