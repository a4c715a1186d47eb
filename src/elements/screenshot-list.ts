import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { objectName } from '../core/object-key.ts';
import type { ScreenshotRecord } from '../service/records.ts';
import type { CaptureOnShow } from '../service/state.ts';
import { positionOfIndex } from './chosen-screenshot.ts';
import { deliveryWord } from './delivery-words.ts';
import { itemsInView, windowAround, type ListWindow } from './list-window.ts';
import { LocalizedElement } from './localized-element.ts';
import { PicturesInView } from './pictures-in-view.ts';
import { positionAfterKey } from './roving-keys.ts';
import { itemPitch, screenshotListStyles } from './screenshot-list-styles.ts';
import { sharedStyles } from './shared-styles.ts';
import { shownMediaTimeShortly, shownNumber, shownTimeOfDay } from './shown-values.ts';
import { SimulatorController } from './simulator-controller.ts';
import { plural } from '../words/plural.ts';

/**
 * All screenshots of the capture on show along the push's time: a list named `Screenshots`, each item named by its object name.
 * However many there are, only a run of them stands in the document, and only those in view hold their picture.
 */
export class ScreenshotList extends LocalizedElement {
  static override styles = [sharedStyles, screenshotListStyles];

  readonly #capture = new SimulatorController(this, (state) => state.capture);
  readonly #selected = new SimulatorController(this, (state) => state.selected);
  readonly #pictures = new PicturesInView<number>(this, async (captureId, index) =>
    this.#capture.simulator?.jpeg(captureId, index),
  );
  readonly #resized = new ResizeObserver(() => this.#look());
  #inView: ListWindow = { start: 0, end: 0 };
  /** Where the strip is scrolled to, and how much of it can be seen. Pixels. */
  #scrolled = 0;
  #visible = 0;
  #shownCaptureId: string | undefined;
  /** After a key the chosen item gets the focus; after anything else nothing is moved. */
  #focusFollows = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  override willUpdate(): void {
    const capture = this.#capture.value;
    this.#inView = this.#itemsInView();
    const inView = capture?.screenshots.slice(this.#inView.start, this.#inView.end) ?? [];
    this.#pictures.want(
      capture?.record.id,
      inView.map(({ index }) => index),
    );
  }

  override render(): TemplateResult {
    const screenshots = this.#capture.value?.screenshots ?? [];
    const { start, end } = windowAround(this.#inView, screenshots.length);
    const chosen = this.#selected.value ?? 0;
    // One item can always be reached by Tab: the chosen one, or the first of those that are there.
    const isChosenThere = screenshots.slice(start, end).some(({ index }) => index === chosen);
    return html`
      <ul
        class="film"
        aria-label=${msg('Screenshots')}
        @scroll=${this.#look}
        @keydown=${this.#move}
        tabindex=${screenshots.length === 0 ? nothing : '-1'}
      >
        ${screenshots
          .slice(start, end)
          .map((shot, offset) =>
            this.#item(shot, start + offset, screenshots.length, isChosenThere ? chosen : screenshots[start]?.index),
          )}
      </ul>
    `;
  }

  #item(shot: ScreenshotRecord, position: number, count: number, reachable: number | undefined): TemplateResult {
    const isChosen = shot.index === this.#selected.value;
    const url = this.#pictures.url(shot.index);
    return html`
      <li
        aria-label=${objectName(shot.objectKey)}
        aria-setsize=${count}
        aria-posinset=${position + 1}
        aria-current=${isChosen ? 'true' : 'false'}
        @click=${() => this.#capture.simulator?.select(shot.index)}
      >
        <button type="button" tabindex=${shot.index === reachable ? 0 : -1} data-position=${position}>
          <span class="picture">${url === undefined ? nothing : html`<img src=${url} alt="" decoding="async" />`}</span>
          <span class="line">
            <span class="dot ${shot.delivery}"></span>${shownMediaTimeShortly(shot.instantUs)} ·
            ${shownTimeOfDay(shot.createTime).replaceAll(':', '-')}
            <span class=${shot.delivery === 'delivered' ? 'visually-hidden' : 'word'}
              >${deliveryWord(shot.delivery)}</span
            >
          </span>
          ${shot.overwrote ? html`<span class="line">${msg('replaced an older object')}</span>` : nothing}
        </button>
      </li>
    `;
  }

  override updated(): void {
    const film = this.#film();
    const capture: CaptureOnShow | undefined = this.#capture.value;
    if (film === null) return;
    const { start } = windowAround(this.#inView, capture?.screenshots.length ?? 0);
    film.style.setProperty('--start', String(start));
    film.style.setProperty('--count', String(capture?.screenshots.length ?? 0));
    if (capture?.record.id !== this.#shownCaptureId) {
      this.#shownCaptureId = capture?.record.id;
      film.scrollLeft = 0;
      this.#reveal(film);
    }
    if (this.#focusFollows) {
      this.#focusFollows = false;
      this.#reveal(film);
      this.#focusChosen(film);
    }
  }

  #film(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.film');
  }

  /** Scrolling by less than an item changes nothing that is drawn here. */
  readonly #look = (): void => {
    const film = this.#film();
    this.#scrolled = film?.scrollLeft ?? 0;
    this.#visible = film?.clientWidth ?? 0;
    const { start, end } = this.#itemsInView();
    if (start !== this.#inView.start || end !== this.#inView.end) this.requestUpdate();
  };

  #itemsInView(): ListWindow {
    return itemsInView(this.#scrolled, this.#visible, itemPitch, this.#capture.value?.screenshots.length ?? 0);
  }

  /** Scrolls as little as brings the chosen screenshot into view. */
  #reveal(film: HTMLElement): void {
    const position = positionOfIndex(this.#capture.value?.screenshots ?? [], this.#selected.value ?? 0);
    if (position < 0) return;
    const begin = position * itemPitch;
    if (begin < film.scrollLeft) film.scrollLeft = begin;
    else if (begin + itemPitch > film.scrollLeft + film.clientWidth)
      film.scrollLeft = begin + itemPitch - film.clientWidth;
  }

  #focusChosen(film: HTMLElement): void {
    const position = positionOfIndex(this.#capture.value?.screenshots ?? [], this.#selected.value ?? 0);
    const button = film.querySelector<HTMLElement>(`[data-position='${position}']`);
    if (button !== null) {
      button.focus({ preventScroll: true });
      return;
    }
    // It comes with the run of items that the new scroll position asks for.
    film.focus({ preventScroll: true });
    this.#focusFollows = true;
  }

  readonly #move = (event: KeyboardEvent): void => {
    const screenshots = this.#capture.value?.screenshots ?? [];
    const present = positionOfIndex(screenshots, this.#selected.value ?? 0);
    const position = positionAfterKey(event.key, Math.max(0, present), screenshots.length);
    const shot = position === undefined ? undefined : screenshots[position];
    if (shot === undefined) return;
    event.preventDefault();
    this.#focusFollows = true;
    this.#capture.simulator?.select(shot.index);
    this.requestUpdate();
  };
}

/** What the list is headed by: how many, and how far apart. */
export function listHeading(capture: CaptureOnShow | undefined): string {
  if (capture === undefined) return msg('No screenshots yet');
  const count = capture.screenshots.length;
  const seconds = capture.record.settings.intervalSeconds;
  return plural(
    count,
    msg(str`1 screenshot · every ${seconds} s of the push`),
    msg(str`${shownNumber(count)} screenshots · every ${seconds} s of the push`),
  );
}
