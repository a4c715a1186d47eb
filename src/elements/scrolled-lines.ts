import type { LitElement, ReactiveController } from 'lit';
import { itemsInView, type ListWindow } from './list-window.ts';

/**
 * A box of lines of one height that its host draws: a `ul`, styled by `scrolledLinesStyles`, whose scrolling and resizing tell which
 * of the lines are in view. Draws the host anew when these are others.
 */
export class ScrolledLines implements ReactiveController {
  inView: ListWindow = { start: 0, end: 0 };
  readonly #host: LitElement;
  readonly #count: () => number;
  readonly #resized = new ResizeObserver(() => this.look());
  #scrolled = 0;
  #visible = 0;
  /** From the top of one line to that of the next, pixels. */
  #pitch: number;

  /**
   * @param pitch until the style sheet's `--pitch` can be read
   * @param count how many lines there are
   */
  constructor(host: LitElement, pitch: number, count: () => number) {
    this.#host = host;
    this.#pitch = pitch;
    this.#count = count;
    host.addController(this);
  }

  hostConnected(): void {
    this.#resized.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#resized.disconnect();
  }

  get list(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('ul');
  }

  /** To be called before the host draws, since there may be more lines or fewer. */
  follow(): void {
    this.inView = this.#linesInView();
  }

  /** Listens to the list's scrolling. Less than a line changes nothing that is drawn. */
  readonly look = (): void => {
    const { list } = this;
    if (list === null) return;
    this.#scrolled = list.scrollTop;
    this.#visible = list.clientHeight;
    this.#pitch = Number.parseFloat(getComputedStyle(list).getPropertyValue('--pitch'));
    const { start, end } = this.#linesInView();
    if (start !== this.inView.start || end !== this.inView.end) this.#host.requestUpdate();
  };

  /** Puts the lines that were drawn where they belong. */
  place(list: HTMLElement, start: number): void {
    list.style.setProperty('--start', String(start));
    list.style.setProperty('--count', String(this.#count()));
  }

  /** Scrolls as little as brings a line into view. */
  reveal(list: HTMLElement, position: number): void {
    const begin = position * this.#pitch;
    const end = begin + this.#pitch;
    if (begin < list.scrollTop) list.scrollTop = begin;
    else if (end > list.scrollTop + list.clientHeight) list.scrollTop = end - list.clientHeight;
  }

  #linesInView(): ListWindow {
    return itemsInView(this.#scrolled, this.#visible, this.#pitch, this.#count());
  }
}
