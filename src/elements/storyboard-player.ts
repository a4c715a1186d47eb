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
    firstFrameUs: { state: true },
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
  /** The player's time of the first frame: some keep the time of the file, others count from there. Undefined while it is not known. */
  declare firstFrameUs: number | undefined;
  /** What went wrong with a video that is at hand. */
  declare trouble: 'unplayable' | 'no-player' | undefined;

  readonly #tools = new ContextConsumer(this, { context: storyboardContext });
  readonly #sheets = new ObjectUrls(this);
  readonly #videos = new ObjectUrls(this);
  readonly #tracks = new ObjectUrls(this);
  /** The track, and what it was made of: another one would be loaded again. */
  #track: { readonly urls: readonly string[]; readonly firstFrameUs: number; readonly text: Blob } | undefined;

  constructor() {
    super();
    this.isDrawn = false;
    this.isLoaded = false;
    this.firstFrameUs = undefined;
    this.trouble = undefined;
  }

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('video')) return;
    this.trouble = undefined;
    this.firstFrameUs = undefined;
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
    const [source = ''] = this.#videos.of([video]);
    const sheets = this.#sheets.of(storyboard.sheets);
    const language = getLocale() === 'zh-Hans' ? 'zh-CN' : 'en';
    return html`${keyed(
      `${language} ${sheets[0]}`,
      html`<media-controller lang=${language} aria-label=${msg('The push with its thumbnails')}>
        <video
          slot="media"
          playsinline
          preload="auto"
          src=${source}
          @loadstart=${this.#awaitFirstFrame}
          @loadeddata=${this.#loaded}
          @error=${() => (this.trouble = 'unplayable')}
        >
          ${this.#trackElement(storyboard, sheets)}
        </video>
        <media-control-bar>
          <media-play-button notooltip></media-play-button>
          <media-time-range></media-time-range>
          <media-time-display notoggle showduration></media-time-display>
        </media-control-bar>
      </media-controller>`,
    )}`;
  }

  #trackElement({ plan }: Storyboard, urls: readonly string[]): TemplateResult | '' {
    const { firstFrameUs } = this;
    if (firstFrameUs === undefined) return '';
    if (this.#track?.urls !== urls || this.#track.firstFrameUs !== firstFrameUs) {
      const text = thumbnailsTrack(plan.cues, firstFrameUs, (sheet) => urls[sheet] ?? '');
      this.#track = { urls, firstFrameUs, text: new Blob([text], { type: 'text/vtt' }) };
    }
    const [track = ''] = this.#tracks.of([this.#track.text]);
    return html`<track default kind="metadata" label="thumbnails" src=${track} />`;
  }

  readonly #awaitFirstFrame = ({ target }: Event): void => {
    (target as HTMLVideoElement).requestVideoFrameCallback((_now, { mediaTime }) => {
      this.firstFrameUs = Math.round(mediaTime * 1e6);
    });
  };

  /** In a tab that is hidden no frame is presented; where the video then is, its first frame is, unless sound begins before it. */
  readonly #loaded = ({ target }: Event): void => {
    this.firstFrameUs ??= Math.round((target as HTMLVideoElement).currentTime * 1e6);
  };

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
