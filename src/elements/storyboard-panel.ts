import { ContextConsumer } from '@lit/context';
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { parseWholeNumber } from '../core/names.ts';
import type { CaptureOnShow, PushState } from '../service/state.ts';
import { sheetCount, sheetSize } from '../storyboard/grid.ts';
import { tileGrid } from '../storyboard/plan.ts';
import { defaultTiles, tileLimits, type TileChoices } from '../storyboard/tiles.ts';
import { LocalizedElement } from './localized-element.ts';
import { nativeFieldStyles } from './native-field-styles.ts';
import { cardStyles, sharedStyles, stackedCardStyles } from './shared-styles.ts';
import { shownNumber, shownSize } from './shown-values.ts';
import { SimulatorController } from './simulator-controller.ts';
import { storyboardContext } from './storyboard-context.ts';
import { StoryboardMaking, type MadeStoryboard } from './storyboard-making.ts';
import { plural } from '../words/plural.ts';

/** Makes a storyboard of the capture on show, and shows it at work. */
export class StoryboardPanel extends LocalizedElement {
  static override properties = { texts: { state: true } };

  static override styles = [
    sharedStyles,
    cardStyles,
    stackedCardStyles,
    nativeFieldStyles,
    css`
      .fields {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 12em));
        gap: 10px;
        align-items: end;
      }

      .summary,
      .progress {
        min-block-size: 1.5em;
        font-size: 13px;
      }

      .made {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 32em), 1fr));
        gap: 16px;
        align-items: start;
      }
    `,
  ];

  /** The choices as typed. */
  declare texts: Readonly<Record<keyof TileChoices, string>>;

  readonly #capture = new SimulatorController(this, (state) => state.capture);
  readonly #push = new SimulatorController(this, (state) => state.push);
  readonly #isRunning = new SimulatorController(this, (state) => state.running);
  readonly #tools = new ContextConsumer(this, { context: storyboardContext });
  readonly #making = new StoryboardMaking(
    this,
    () => this.#capture.simulator,
    () => this.#tools.value,
  );
  #knownPush: PushState | undefined;

  constructor() {
    super();
    this.texts = { width: String(defaultTiles.width), columns: String(defaultTiles.columns) };
  }

  override willUpdate(): void {
    this.#making.follow(this.#capture.value?.record.id);
    if (this.#push.value === this.#knownPush) return;
    this.#knownPush = this.#push.value;
    void this.#making.findVideo();
  }

  override render(): TemplateResult {
    return html`
      <section class="card" aria-label=${msg('Storyboard')}>
        <div class="head"><h2>${msg('Storyboard')}</h2></div>
        <p class="quiet">
          ${msg('Thumbnails for a player’s seek bar: a sprite sheet and a WebVTT track, as Video.js, Shaka Player and Media Chrome read them, and a contact sheet for people.')}
        </p>
        ${this.#content()}
      </section>
    `;
  }

  #content(): TemplateResult {
    const capture = this.#capture.value;
    if (capture === undefined || capture.screenshots.length === 0)
      return html`<p class="nothing">${msg('Capture something first: a storyboard is made of its screenshots.')}</p>`;
    const choices = this.#choices();
    const { drawn, hasFailed, made, cancel } = this.#making;
    const isReady = choices !== undefined && drawn === undefined && this.#isRunning.value !== true;
    return html`
      <div class="fields">${this.#field('width')} ${this.#field('columns')}</div>
      <p class="summary quiet">${isReady ? summary(capture, choices) : ''}</p>
      <div class="actions">
        <wa-button
          size="s"
          variant="brand"
          ?disabled=${!isReady}
          @click=${() => choices && this.#making.make(capture, choices)}
          >${msg('Make the storyboard')}</wa-button
        >
        <wa-button size="s" appearance="outlined" ?disabled=${drawn === undefined} @click=${cancel}
          >${msg('Stop drawing')}</wa-button
        >
      </div>
      <p class="progress" role="status">${this.#status(capture)}</p>
      ${hasFailed ? html`<p class="mistake" role="alert">${msg('The storyboard could not be drawn. Narrower thumbnails take less memory.')}</p>` : nothing}
      ${made === undefined ? nothing : this.#result(made)}
    `;
  }

  #field(name: keyof TileChoices): TemplateResult {
    const { min, max } = tileLimits[name];
    const isMistaken = choiceOf(name, this.texts[name]) === undefined;
    return html`<div>
      <label
        ><span>${name === 'width' ? msg('Thumbnail width (pixels)') : msg('Columns')}</span>
        <input
          inputmode="numeric"
          aria-invalid=${String(isMistaken)}
          aria-describedby=${isMistaken ? `mistake-${name}` : nothing}
          .value=${live(this.texts[name])}
          @input=${(event: Event) => (this.texts = { ...this.texts, [name]: (event.target as HTMLInputElement).value })}
        />
      </label>
      ${isMistaken ? html`<p class="mistake" id="mistake-${name}">${msg(str`A whole number from ${min} to ${max}.`)}</p>` : nothing}
    </div>`;
  }

  #status(capture: CaptureOnShow): string {
    const { drawn, made } = this.#making;
    if (drawn !== undefined)
      return msg(str`${shownNumber(drawn)} of ${shownNumber(capture.screenshots.length)} pictures`);
    if (made === undefined) return '';
    const { plan, unreadable } = made.storyboard;
    const count = plan.indices.length;
    const pictures = plural(count, msg('Made of 1 picture'), msg(str`Made of ${shownNumber(count)} pictures`));
    if (unreadable === 0) return pictures;
    return plural(
      unreadable,
      msg(str`${pictures}; 1 could not be read and is dark`),
      msg(str`${pictures}; ${shownNumber(unreadable)} could not be read and are dark`),
    );
  }

  #result({ capture, storyboard, video }: MadeStoryboard): TemplateResult {
    const { settings } = capture.record;
    return html`<div class="made">
      <lsc-storyboard-player
        .storyboard=${storyboard}
        .video=${video}
        .isDrawn=${settings.push.kind === 'pattern'}
      ></lsc-storyboard-player>
      <lsc-storyboard-result
        .storyboard=${storyboard}
        .streamName=${settings.streamName}
        .createTime=${capture.screenshots.at(-1)?.createTime ?? 0}
      ></lsc-storyboard-result>
    </div>`;
  }

  #choices(): TileChoices | undefined {
    const width = choiceOf('width', this.texts.width);
    const columns = choiceOf('columns', this.texts.columns);
    return width === undefined || columns === undefined ? undefined : { width, columns };
  }
}

/** A choice as typed, if it is one. */
function choiceOf(name: keyof TileChoices, text: string): number | undefined {
  const value = parseWholeNumber(text);
  const { min, max } = tileLimits[name];
  return value !== undefined && value >= min && value <= max ? value : undefined;
}

/** What will come of it, said beforehand. */
function summary(capture: CaptureOnShow, choices: TileChoices): string {
  const tiles = tileGrid(capture, choices);
  const count = shownNumber(tiles.count);
  const size = shownSize(tiles.cell);
  const sheets = sheetCount(tiles);
  const sheet = shownSize(sheetSize(tiles, 0));
  return sheets === 1
    ? plural(
        tiles.count,
        msg(str`1 thumbnail of ${size} pixels on one sheet of ${sheet}`),
        msg(str`${count} thumbnails of ${size} pixels on one sheet of ${sheet}`),
      )
    : msg(str`${count} thumbnails of ${size} pixels on ${shownNumber(sheets)} sheets`);
}
