import { msg, str } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { mediaTimeText } from '../core/media-time.ts';
import { objectName } from '../core/object-key.ts';
import type { ScreenshotRecord } from '../service/records.ts';
import type { FieldName } from '../service/settings.ts';
import { chosenScreenshot } from './chosen-screenshot.ts';
import { fieldLabel } from './field-labels.ts';
import { LocalizedElement } from './localized-element.ts';
import { ShownPicture } from './shown-picture.ts';
import { cardStyles, sharedStyles } from './shared-styles.ts';
import { shownBytes, shownList } from './shown-values.ts';
import { SimulatorController } from './simulator-controller.ts';
import { isPartStale } from './stale-parts.ts';

/** The chosen screenshot, large but never larger than it is, and the way to its size. */
export class ScreenshotFigure extends LocalizedElement {
  static override styles = [
    sharedStyles,
    cardStyles,
    css`
      :host {
        container-type: inline-size;
      }

      figure {
        margin: 0;
      }

      .stage {
        position: relative;
        display: grid;
        place-items: center;
        aspect-ratio: 16 / 9;
        inline-size: 100%;
        max-block-size: 62vh;
        overflow: hidden;
        background: var(--lsc-sunken);
        border-radius: 10px;
      }

      img {
        min-inline-size: 0;
        min-block-size: 0;
        max-inline-size: 100%;
        max-block-size: 100%;
        object-fit: contain;
      }

      .outdated img {
        opacity: 0.55;
      }

      .note {
        position: absolute;
        inset-block-end: 8px;
        inset-inline: 8px auto;
        max-inline-size: calc(100% - 16px);
        padding: 4px 10px;
        font-size: 13px;
        background: var(--lsc-card);
        border-radius: 7px;
      }

      figcaption {
        display: grid;
        gap: 4px;
        margin-block: 10px 12px;
        min-block-size: 68px;
      }

      @container (max-width: 400px) {
        figcaption {
          min-block-size: 122px;
        }
      }

      .name {
        font: 13px/1.45 var(--lsc-mono);
        overflow-wrap: anywhere;
      }

      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
        align-items: center;
        min-block-size: 36px;
        font-size: 13px;
        color: var(--lsc-soft);
      }

      .facts a {
        line-height: var(--lsc-control-height);
      }

      .facts > :nth-last-child(2) {
        margin-inline-start: auto;
      }

      lsc-sizing-way {
        padding-block-start: 16px;
        border-block-start: 1px solid var(--lsc-line);
      }
    `,
  ];

  readonly #shot = new SimulatorController(this, chosenScreenshot);
  readonly #stale = new SimulatorController(this, (state) => state.stale);
  readonly #picture = new ShownPicture(this, () => this.#shot.simulator);

  override willUpdate(): void {
    this.#picture.show(this.#shot.value);
  }

  override render(): TemplateResult {
    const shot = this.#shot.value;
    const stale = this.#stale.value ?? [];
    const isStale = shot !== undefined && isPartStale('picture', stale);
    return html`
      <section class="card" aria-label=${msg('Screenshot')}>
        <figure>
          <div class="stage ${isStale ? 'outdated' : ''}">
            ${this.#stage(shot)}
            ${shot === undefined || stale.length === 0 ? '' : html`<p class="note">${staleNote(stale)}</p>`}
          </div>
          <figcaption>${shot === undefined ? '' : this.#caption(shot)}</figcaption>
        </figure>
        <lsc-sizing-way></lsc-sizing-way>
      </section>
    `;
  }

  #stage(shot: ScreenshotRecord | undefined): TemplateResult {
    const { url } = this.#picture;
    if (shot === undefined) return html`<p class="quiet">${msg('The screenshots of the push appear here.')}</p>`;
    if (url === undefined) return html``;
    return html`<img src=${url} alt=${msg(str`The screenshot at ${mediaTimeText(shot.instantUs)} of the push`)} />`;
  }

  #caption(shot: ScreenshotRecord): TemplateResult {
    const { url } = this.#picture;
    return html`
      <div class="name">${keyWithSize(shot)}</div>
      <div class="facts">
        <span>${shownBytes(shot.fileSize)}</span>
        <span>${mediaTimeText(shot.instantUs)}${frameNote(shot)}</span>
        ${url === undefined ? html`<span></span>` : html`<a href=${url} download=${objectName(shot.objectKey)}>${msg('Download JPEG')}</a>`}
        <lsc-copy-button
          label=${msg('Copy link')}
          .text=${() => absolute(this.#shot.simulator?.link(shot.index) ?? '')}
        ></lsc-copy-button>
      </div>
    `;
  }
}

/** The object key, its size in the screenshot's colour where the pattern writes it. */
function keyWithSize({ objectKey, resolution }: ScreenshotRecord): TemplateResult {
  const size = `${resolution.size.width}x${resolution.size.height}`;
  const at = objectKey.lastIndexOf(size);
  if (at < 0) return html`${objectKey}`;
  return html`${objectKey.slice(0, at)}<span class="screenshot">${size}</span>${objectKey.slice(at + size.length)}`;
}

const frameNote = ({ instantUs, frameUs }: ScreenshotRecord): string =>
  instantUs === frameUs ? '' : msg(str` · frame of ${mediaTimeText(frameUs)}`);

const staleNote = (stale: readonly FieldName[]): string =>
  msg(str`Out of date: ${shownList(stale.map(fieldLabel))} changed`);

const absolute = (link: string): string => new URL(link, document.baseURI).href;
