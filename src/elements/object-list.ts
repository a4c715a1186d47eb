import { msg, str } from '@lit/localize';
import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { BucketRefusal, type BucketClient } from './bucket-client.ts';
import { rowName, type FolderRow } from './bucket-folder.ts';
import { windowAround } from './list-window.ts';
import { LocalizedElement } from './localized-element.ts';
import { linePitches, objectListStyles } from './object-list-styles.ts';
import { PicturesInView } from './pictures-in-view.ts';
import { positionAfterKey } from './roving-keys.ts';
import { ScrolledLines } from './scrolled-lines.ts';
import { scrolledLinesStyles } from './scrolled-lines-styles.ts';
import { sharedStyles } from './shared-styles.ts';
import { shownBytes, shownDateAndTime } from './shown-values.ts';

/** Objects that are tried to be shown, by the end of their key: a list of a bucket does not tell what they are. */
const pictureKey = /\.(?:avif|bmp|gif|jpe?g|png|webp)$/i;

/** Twice the size at which they are shown. */
const thumbnail = 'imageMogr2/thumbnail/128x80';

/** How many lines before the end of what is known the next page is asked for. */
const ahead = 50;

/** A line, and what of it has the focus. */
type HeldLine = { readonly key: string; readonly control: 'input' | 'button' };

/**
 * What lies in a folder of a bucket: a list named `Objects`, each item named by its object name. However much it is, only a run of
 * lines stands in the document, and only those in view ask for their picture.
 *
 * @fires open - a line is to be opened; its detail is the line
 * @fires tick - a line's tick was changed; its detail is the line
 * @fires more - the end of what is known comes into view
 */
export class ObjectList extends LocalizedElement {
  static override properties = {
    client: { attribute: false },
    rows: { attribute: false },
    prefix: {},
    isWhole: { attribute: false },
    opened: { attribute: false },
    ticked: { attribute: false },
    reachable: { state: true },
  };

  static override styles = [sharedStyles, scrolledLinesStyles, objectListStyles];

  declare client: BucketClient | undefined;
  declare rows: readonly FolderRow[];
  declare prefix: string;
  /** Whether these are all lines there are. */
  declare isWhole: boolean;
  /** The key of the object that is open. */
  declare opened: string | undefined;
  declare ticked: ReadonlySet<string>;
  /** The key of the line that Tab leads to. */
  declare reachable: string | undefined;

  readonly #pictures = new PicturesInView<string>(this, (_, key) => this.#loadPicture(key));
  /** Objects whose picture was asked for in vain. */
  readonly #pictureless = new Set<string>();
  readonly #lines = new ScrolledLines(this, linePitches.wide, () => this.rows.length);
  /** After a key the reachable line gets the focus; after anything else nothing is moved. */
  #focusFollows = false;
  /** What had the focus before lines came and went. */
  #held: HeldLine | undefined;

  constructor() {
    super();
    this.rows = [];
    this.prefix = '';
    this.isWhole = true;
    this.ticked = new Set();
  }

  /** Gives the focus to the line that Tab leads to. */
  override focus(): void {
    this.#focusFollows = true;
    this.requestUpdate();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('rows');
    this.#held = this.#heldAmong(before);
    this.#lines.follow();
    if (this.#reachablePosition() < 0) this.reachable = this.#inPlaceOfReachable(before)?.key;
    const { start, end } = this.#lines.inView;
    const wanted = this.rows
      .slice(start, end)
      .map(pictureId)
      .filter((id) => id !== undefined)
      .filter((id) => !this.#pictureless.has(id));
    this.#pictures.want(this.client?.host, wanted);
  }

  override render(): TemplateResult {
    const { start, end } = windowAround(this.#lines.inView, this.rows.length);
    const run = this.rows.slice(start, end);
    const reachable = run.some(({ key }) => key === this.reachable) ? this.reachable : run[0]?.key;
    return html`
      <ul
        aria-label=${msg('Objects')}
        tabindex=${this.rows.length === 0 ? -1 : nothing}
        @scroll=${this.#lines.look}
        @keydown=${this.#move}
      >
        ${run.map((row, offset) => this.#row(row, start + offset, row.key === reachable))}
      </ul>
    `;
  }

  #row(row: FolderRow, position: number, isReachable: boolean): TemplateResult {
    const name = rowName(row, this.prefix);
    return html`
      <li
        class=${row.kind}
        aria-label=${name}
        aria-setsize=${this.isWhole ? this.rows.length : -1}
        aria-posinset=${position + 1}
        aria-current=${row.key === this.opened ? 'true' : 'false'}
      >
        <label class="tick">${row.kind === 'folder' ? nothing : this.#tick(row, name, isReachable)}</label>
        <button
          type="button"
          tabindex=${isReachable ? 0 : -1}
          data-position=${position}
          @click=${() => this.#tell('open', row)}
          @focus=${() => (this.reachable = row.key)}
        >
          ${row.kind === 'folder' ? folderContent(name) : this.#objectContent(row, name)}
        </button>
      </li>
    `;
  }

  #tick(row: FolderRow, name: string, isReachable: boolean): TemplateResult {
    return html`<input
      type="checkbox"
      aria-label=${msg(str`Select ${name}`)}
      tabindex=${isReachable ? 0 : -1}
      @focus=${() => (this.reachable = row.key)}
      .checked=${this.ticked.has(row.key)}
      @change=${() => this.#tell('tick', row)}
    />`;
  }

  #objectContent(row: FolderRow & { kind: 'object' }, name: string): TemplateResult {
    const { bytes, lastModified } = row.object;
    const url = this.#pictures.url(pictureId(row) ?? '');
    return html`
      <span class="picture">${url === undefined ? nothing : html`<img src=${url} alt="" decoding="async" />`}</span>
      <span class="name">${name}</span>
      <span class="fact bytes">${shownBytes(bytes)}</span>
      <span class="fact">${shownDateAndTime(lastModified)}<span class="zone"> UTC+8</span></span>
    `;
  }

  override updated(changed: PropertyValues<this>): void {
    const { list } = this.#lines;
    if (list === null) return;
    if (changed.has('prefix') || changed.has('client')) list.scrollTop = 0;
    const { start } = windowAround(this.#lines.inView, this.rows.length);
    this.#lines.place(list, start);
    if (!this.isWhole && this.#lines.inView.end > this.rows.length - ahead) this.dispatchEvent(new CustomEvent('more'));
    this.#holdFocus(list);
    if (!this.#focusFollows) return;
    this.#focusFollows = false;
    // Where there is no line, the list itself takes it.
    if (this.rows.length === 0 && this.isWhole) return list.focus({ preventScroll: true });
    const position = Math.max(0, this.#reachablePosition());
    this.#lines.reveal(list, position);
    const button = list.querySelector<HTMLElement>(`[data-position='${position}']`);
    if (button !== null) button.focus({ preventScroll: true });
    // It comes with the run of lines that the new scroll position asks for, or with the folder.
    else this.#focusFollows = true;
  }

  #heldAmong(rows: readonly FolderRow[] | undefined): HeldLine | undefined {
    const active = this.shadowRoot?.activeElement;
    const position = Number(active?.closest('li')?.ariaPosInSet) - 1;
    const key = rows?.[position]?.key;
    if (key === undefined) return undefined;
    return { key, control: active instanceof HTMLInputElement ? 'input' : 'button' };
  }

  /** The focus stays with the line that had it; where that is gone, it goes to the one that is in its place. */
  #holdFocus(list: HTMLElement): void {
    if (this.#held === undefined) return;
    const { key, control } = this.#held;
    const now = this.rows.findIndex((row) => row.key === key);
    if (now < 0) this.#focusFollows = true;
    else list.querySelector<HTMLElement>(`[aria-posinset='${now + 1}'] ${control}`)?.focus({ preventScroll: true });
  }

  #tell(type: 'open' | 'tick', row: FolderRow): void {
    this.dispatchEvent(new CustomEvent<FolderRow>(type, { detail: row }));
  }

  async #loadPicture(id: string): Promise<Blob | undefined> {
    const row = this.rows.find((each) => pictureId(each) === id);
    if (row === undefined) return undefined;
    try {
      return await this.client?.get(row.key, thumbnail);
    } catch (error) {
      if (!(error instanceof BucketRefusal)) throw error;
      this.#pictureless.add(id);
      return undefined;
    }
  }

  #reachablePosition(): number {
    return this.rows.findIndex(({ key }) => key === this.reachable);
  }

  /** The line where the one was that Tab led to; the first in another folder. */
  #inPlaceOfReachable(before: readonly FolderRow[] = []): FolderRow | undefined {
    const position = before.findIndex(({ key }) => key === this.reachable);
    return this.rows[Math.min(Math.max(0, position), this.rows.length - 1)];
  }

  readonly #move = (event: KeyboardEvent): void => {
    const position = positionAfterKey(event.key, Math.max(0, this.#reachablePosition()), this.rows.length);
    const row = position === undefined ? undefined : this.rows[position];
    if (row === undefined) return;
    event.preventDefault();
    this.#focusFollows = true;
    this.reachable = row.key;
    this.requestUpdate();
  };
}

/** Another object under the same key has another picture. Folders and what is no picture have none. */
const pictureId = (row: FolderRow): string | undefined =>
  row.kind === 'object' && pictureKey.test(row.key) ? `${row.object.etag} ${row.key}` : undefined;

const folderContent = (name: string): TemplateResult => html`
  <span class="picture">
    ${svg`<svg viewBox="0 0 30 24" aria-hidden="true"><path d="M2 20V4h9l3 3h14v13z" /></svg>`}
  </span>
  <span class="name">${name}</span>
`;
