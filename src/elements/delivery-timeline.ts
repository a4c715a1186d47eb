import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { paces, type LabClock, type Pace, type RehearsalOnShow } from '../service/lab-state.ts';
import type { CaptureOnShow } from '../service/state.ts';
import {
  groupedByOutcome,
  isWanted,
  laneOf,
  rehearsedLane,
  spanOf,
  type Lane,
  type LaneFilter,
  type LaneScale,
  type LaneSpan,
} from './delivery-lanes.ts';
import { line, upright } from './delivery-list.ts';
import { laneMarkStyles } from './delivery-list-styles.ts';
import { deliveryTimelineStyles } from './delivery-timeline-styles.ts';
import { filterWord, laneFilters, scaleWord, shownDuration } from './lane-words.ts';
import { LocalizedElement } from './localized-element.ts';
import { nativeFieldStyles } from './native-field-styles.ts';
import { selectStyles } from './select-styles.ts';
import { cardStyles, sharedStyles } from './shared-styles.ts';
import { shownNumber, shownTimeOfDay } from './shown-values.ts';
import { SimulatorController } from './simulator-controller.ts';
import { callbackCount } from './count-words.ts';

/**
 * All deliveries on one time line: those of the capture on show, or of its rehearsal. Which of them are listed, and a clock that
 * shows them as they stood at any moment.
 */
export class DeliveryTimeline extends LocalizedElement {
  static override properties = {
    filter: { state: true },
    search: { state: true },
    grouped: { state: true },
    scale: { state: true },
  };

  static override styles = [
    sharedStyles,
    cardStyles,
    selectStyles,
    nativeFieldStyles,
    laneMarkStyles,
    deliveryTimelineStyles,
  ];

  declare filter: LaneFilter;
  declare search: string;
  /** Whether lanes of one outcome stand together. */
  declare grouped: boolean;
  declare scale: LaneScale;

  readonly #capture = new SimulatorController(this, (state) => state.capture);
  readonly #rehearsal = new SimulatorController(this, (state) => state.lab.rehearsal);
  readonly #clock = new SimulatorController(this, (state) => state.lab.clock);
  readonly #pace = new SimulatorController(this, (state) => state.lab.pace);
  #laidOut: readonly [capture: CaptureOnShow | undefined, rehearsal: RehearsalOnShow | undefined] = [
    undefined,
    undefined,
  ];
  #lanes: readonly Lane[] = [];
  /** Those that were asked for. */
  #shown: readonly Lane[] = [];
  /** What the lanes are drawn on. */
  #axis: LaneSpan = spanOf([], 'one-clock');

  constructor() {
    super();
    this.filter = 'all';
    this.search = '';
    this.grouped = false;
    this.scale = 'one-clock';
  }

  override willUpdate(changed: PropertyValues): void {
    const [capture, rehearsal] = [this.#capture.value, this.#rehearsal.value];
    const [knownCapture, knownRehearsal] = this.#laidOut;
    const isNew = capture !== knownCapture || rehearsal !== knownRehearsal;
    if (isNew) {
      this.#laidOut = [capture, rehearsal];
      this.#lanes = lanesOf(capture, rehearsal);
    }
    if (!isNew && changed.size === 0) return;
    const name = this.search.trim().toLowerCase();
    const found = this.#lanes.filter(
      (lane) => isWanted(lane, this.filter) && lane.objectKey.toLowerCase().includes(name),
    );
    this.#shown = this.grouped ? groupedByOutcome(found) : found;
    this.#axis = spanOf(this.#lanes, this.scale);
  }

  override render(): TemplateResult {
    return html`
      <section class="card" aria-label=${msg('Deliveries on the time line')}>
        <div class="head"><h2>${heading(this.#lanes)}</h2></div>
        ${this.#tools()} ${this.#clockLine()}
        ${
          this.#shown.length === 0
            ? html`<p class="quiet nothing">${this.#whyNothing()}</p>`
            : html`<lsc-delivery-list
                  .lanes=${this.#shown}
                  .axis=${this.#axis}
                  .scale=${this.scale}
                  .now=${this.#now()}
                ></lsc-delivery-list>
                ${this.#legend()}`
        }
      </section>
    `;
  }

  #tools(): TemplateResult {
    const counts = new Map(
      laneFilters.map((filter) => [filter, this.#lanes.filter((lane) => isWanted(lane, filter)).length]),
    );
    return html`
      <div class="tools">
        <div>
          <label for="search">${msg('Find a callback')}</label>
          <input
            id="search"
            type="search"
            placeholder=${msg('part of its object name')}
            .value=${live(this.search)}
            @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)}
          />
        </div>
        <div>
          <label for="outcome">${msg('Outcome')}</label>
          <select
            id="outcome"
            @change=${(event: Event) => (this.filter = (event.target as HTMLSelectElement).value as LaneFilter)}
          >
            ${laneFilters.map(
              (filter) =>
                html`<option value=${filter} .selected=${filter === this.filter}>
                  ${filterWord(filter)} (${shownNumber(counts.get(filter) ?? 0)})
                </option>`,
            )}
          </select>
        </div>
        <div>
          <label for="order">${msg('Order')}</label>
          <select
            id="order"
            @change=${(event: Event) => (this.grouped = (event.target as HTMLSelectElement).value === 'grouped')}
          >
            <option value="time" .selected=${!this.grouped}>${msg('as captured')}</option>
            <option value="grouped" .selected=${this.grouped}>${msg('grouped by outcome')}</option>
          </select>
        </div>
      </div>
    `;
  }

  #clockLine(): TemplateResult {
    const clock = this.#clock.value;
    return html`
      <div class="clock">
        <select
          aria-label=${msg('Time line')}
          @change=${(event: Event) => (this.scale = (event.target as HTMLSelectElement).value as LaneScale)}
        >
          ${(['one-clock', 'from-start'] as const).map(
            (scale) => html`<option value=${scale} .selected=${scale === this.scale}>${scaleWord(scale)}</option>`,
          )}
        </select>
        ${clock === undefined ? nothing : this.#player(clock)}
      </div>
    `;
  }

  #player({ now, from, to, playing }: LabClock): TemplateResult {
    const lab = this.#clock.simulator?.lab;
    const text = msg(str`${shownTimeOfDay(Math.floor(now / 1000))} UTC+8, ${shownDuration(now - from)} in`);
    return html`<span class="player">
        <wa-button size="s" appearance="outlined" @click=${() => (playing ? lab?.pause() : lab?.play())}
          >${playing ? msg('Pause') : msg('Play')}</wa-button
        >
        <select
          aria-label=${msg('Speed')}
          @change=${(event: Event) => lab?.setPace(paceOf((event.target as HTMLSelectElement).value))}
        >
          ${paces.map(
            (pace) =>
              html`<option value=${pace} .selected=${pace === this.#pace.value}>
                ${pace === 'instant' ? msg('at once') : `×${pace}`}
              </option>`,
          )}
        </select>
      </span>
      <input
        type="range"
        min=${from}
        max=${to}
        aria-label=${msg('Clock')}
        aria-valuetext=${text}
        .value=${live(String(now))}
        @input=${(event: Event) => lab?.seek(Number((event.target as HTMLInputElement).value))}
      />
      <output aria-hidden="true">${text}</output>`;
  }

  #legend(): TemplateResult {
    const key = (kind: string): TemplateResult =>
      html`<svg viewBox="0 0 22 14" aria-hidden="true">
        ${kind === 'expiry' ? upright(kind, 11) : line(kind, 11, 11, 7)}
      </svg>`;
    return html`<p class="key">
      <span>${key('attempt taken')}${msg('taken: answered with 200')}</span>
      <span>${key('attempt refused')}${msg('failed: tried again as long as retries are left')}</span>
      <span>${key('attempt refused late')}${msg('failed after its t had passed')}</span>
      <span>${key('expiry')}${msg('t passes: the signature of the first body expires')}</span>
    </p>`;
  }

  #whyNothing(): string {
    if (this.#capture.value === undefined)
      return msg('Capture something first: the delivery of each callback appears here.');
    if (this.#lanes.length === 0) return msg('This capture has no screenshot, so there is no callback.');
    return msg('No callback fits what is asked for.');
  }

  /** Where the clock stands. At its end all has happened, what was sent by hand later included. */
  #now(): number {
    const clock = this.#clock.value;
    return clock === undefined || clock.now >= clock.to ? Infinity : clock.now;
  }
}

function lanesOf(capture: CaptureOnShow | undefined, rehearsal: RehearsalOnShow | undefined): readonly Lane[] {
  if (capture === undefined) return [];
  return capture.screenshots.map((shot) =>
    rehearsal === undefined
      ? laneOf(shot, capture.attempts.get(shot.index) ?? [])
      : rehearsedLane(shot, rehearsal.attempts.get(shot.index) ?? [], rehearsal.record.policy),
  );
}

const paceOf = (text: string): Pace => paces.find((pace) => String(pace) === text) ?? 'instant';

function heading(lanes: readonly Lane[]): string {
  const delivered = lanes.filter(({ delivery }) => delivery === 'delivered').length;
  return msg(str`${callbackCount(lanes.length)}, ${shownNumber(delivered)} delivered`);
}
