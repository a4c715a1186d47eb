import { ContextConsumer } from '@lit/context';
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { relativeAddress, storyboardNames } from '../storyboard/file-names.ts';
import { sheetCount, sheetSize, type Grid } from '../storyboard/grid.ts';
import type { Storyboard } from '../storyboard/make-storyboard.ts';
import { thumbnailsTrack } from '../storyboard/thumbnails-track.ts';
import { LocalizedElement } from './localized-element.ts';
import { ObjectUrls } from './object-urls.ts';
import { saveBlob } from './save-blob.ts';
import { selectStyles } from './select-styles.ts';
import { sharedStyles } from './shared-styles.ts';
import { shownBytes, shownNumber, shownSize } from './shown-values.ts';
import { storyboardContext, type NamedFile } from './storyboard-context.ts';
import { storyboardResultStyles } from './storyboard-result-styles.ts';

/** Of a longer track the page shows no more; copies and downloads are whole. */
const shownCues = 100;

/** The files of a storyboard: sheets, track and contact sheets, to look at, to copy and to download. */
export class StoryboardResult extends LocalizedElement {
  static override properties = {
    storyboard: { attribute: false },
    streamName: { attribute: false },
    createTime: { attribute: false },
    sheet: { state: true },
    contactSheet: { state: true },
  };

  static override styles = [sharedStyles, selectStyles, storyboardResultStyles];

  declare storyboard: Storyboard | undefined;
  declare streamName: string;
  /** The last screenshot's: the date of the files in the ZIP. UNIX seconds. */
  declare createTime: number;
  /** Which sheet of each kind is looked at, from 0. */
  declare sheet: number;
  declare contactSheet: number;

  readonly #tools = new ContextConsumer(this, { context: storyboardContext });
  readonly #urls = new ObjectUrls(this);

  constructor() {
    super();
    this.streamName = '';
    this.createTime = 0;
    this.sheet = 0;
    this.contactSheet = 0;
  }

  override render(): TemplateResult {
    if (this.storyboard === undefined) return html``;
    const { plan, sheets, contactSheets } = this.storyboard;
    const names = storyboardNames(this.streamName);
    const sheet = Math.min(this.sheet, sheets.length - 1);
    const contactSheet = Math.min(this.contactSheet, contactSheets.length - 1);
    const blobs = [sheets[sheet], contactSheets[contactSheet]].filter((blob) => blob !== undefined);
    const [sheetUrl = '', contactUrl = ''] = this.#urls.of(blobs);
    return html`
      <figure>
        <h3>${msg('Sprite sheet')}</h3>
        <div class="view" tabindex="0" role="group" aria-label=${msg('Sprite sheet')}>
          <img src=${sheetUrl} alt=${msg(str`All thumbnails of sheet ${sheet + 1}, side by side`)} />
        </div>
        <p class="quiet">${sheetFacts(plan.tiles, sheet, sheets[sheet])}</p>
        ${chooser(msg('Sheet on show'), sheets.length, sheet, (chosen) => (this.sheet = chosen))}
        <div class="actions">
          <a href=${sheetUrl} download=${names.sheet(sheet)}>${msg(str`Download ${names.sheet(sheet)}`)}</a>
        </div>
      </figure>
      <figure>
        <h3>${msg('Thumbnails track (WebVTT)')}</h3>
        <pre class="view" tabindex="0" role="group" aria-label=${msg('Thumbnails track (WebVTT)')}>
${this.#trackText(shownCues)}</pre>
        ${
          plan.cues.length > shownCues
            ? html`<p class="quiet">
                ${msg(str`${shownNumber(plan.cues.length - shownCues)} more in the copy and in the download.`)}
              </p>`
            : nothing
        }
        <div class="actions">
          <lsc-copy-button label=${msg('Copy the track')} .text=${() => this.#trackText()}></lsc-copy-button>
          <wa-button size="s" appearance="outlined" @click=${this.#saveTrack}
            >${msg(str`Download ${names.track}`)}</wa-button
          >
        </div>
      </figure>
      <figure>
        <h3>${msg('Contact sheet')}</h3>
        <div class="view" tabindex="0" role="group" aria-label=${msg('Contact sheet')}>
          <img src=${contactUrl} alt=${msg('Each screenshot with its time and its object’s name')} />
        </div>
        <p class="quiet">${sheetFacts(plan.contact.grid, contactSheet, contactSheets[contactSheet])}</p>
        ${chooser(msg('Contact sheet on show'), contactSheets.length, contactSheet, (chosen) => (this.contactSheet = chosen))}
        <div class="actions">
          <a href=${contactUrl} download=${names.contactSheet(contactSheet)}
            >${msg(str`Download ${names.contactSheet(contactSheet)}`)}</a
          >
        </div>
      </figure>
      <figure>
        <h3>${msg('All files')}</h3>
        <p>
          ${msg('Put the files of the ZIP side by side on any host: the track names its sheets relative to itself.')}
        </p>
        <div class="actions">
          <wa-button size="s" appearance="outlined" @click=${this.#saveAll}
            >${msg(str`Download ${names.archive}`)}</wa-button
          >
        </div>
      </figure>
    `;
  }

  readonly #relative = (sheet: number): string => relativeAddress(storyboardNames(this.streamName).sheet(sheet));

  /** @param most so many cues at most */
  #trackText(most = Infinity): string {
    if (this.storyboard === undefined) return '';
    const { cues, fileStartUs } = this.storyboard.plan;
    return thumbnailsTrack(cues.slice(0, most), fileStartUs, this.#relative);
  }

  readonly #saveTrack = (): void => {
    saveBlob(new Blob([this.#trackText()], { type: 'text/vtt' }), storyboardNames(this.streamName).track);
  };

  readonly #saveAll = async (): Promise<void> => {
    if (this.storyboard === undefined) return;
    const { sheets, contactSheets } = this.storyboard;
    const names = storyboardNames(this.streamName);
    const files: readonly NamedFile[] = [
      { name: names.track, input: this.#trackText() },
      ...sheets.map((input, sheet) => ({ name: names.sheet(sheet), input })),
      ...contactSheets.map((input, sheet) => ({ name: names.contactSheet(sheet), input })),
    ];
    const zip = await this.#tools.value?.archive(files, this.createTime);
    if (zip !== undefined) saveBlob(zip, names.archive);
  };
}

function sheetFacts(grid: Grid, sheet: number, jpeg: Blob | undefined): string {
  const size = shownSize(sheetSize(grid, sheet));
  const bytes = shownBytes(jpeg?.size ?? 0);
  return msg(str`Sheet ${sheet + 1} of ${sheetCount(grid)}: ${size} pixels, ${bytes}`);
}

/** Which of several sheets is shown: one at a time, since each takes tens of megabytes when it is on screen. */
function chooser(label: string, count: number, chosen: number, choose: (sheet: number) => void): TemplateResult | '' {
  if (count < 2) return '';
  return html`<select
    aria-label=${label}
    @change=${(event: Event) => choose(Number((event.target as HTMLSelectElement).value))}
  >
    ${Array.from(
      { length: count },
      (_, sheet) =>
        html`<option value=${sheet} .selected=${sheet === chosen}>
          ${msg(str`Sheet ${shownNumber(sheet + 1)}`)}
        </option>`,
    )}
  </select>`;
}
