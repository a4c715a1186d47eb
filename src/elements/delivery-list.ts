import { msg } from '@lit/localize';
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { objectName } from '../core/object-key.ts';
import {
  endOf,
  lateAttempts,
  markOf,
  momentOf,
  onScale,
  type Lane,
  type LaneScale,
  type LaneSpan,
} from './delivery-lanes.ts';
import { deliveryListStyles, lanePitches } from './delivery-list-styles.ts';
import { laneWords } from './lane-words.ts';
import { windowAround } from './list-window.ts';
import { LocalizedElement } from './localized-element.ts';
import { positionAfterKey } from './roving-keys.ts';
import { ScrolledLines } from './scrolled-lines.ts';
import { scrolledLinesStyles } from './scrolled-lines-styles.ts';
import { sharedStyles } from './shared-styles.ts';
import { shownTimeOfDay } from './shown-values.ts';
import { SimulatorController } from './simulator-controller.ts';

/** How finely a lane is drawn: its width in units of its own. */
const laneUnits = 1000;

/**
 * Callbacks as lanes under each other, drawn as they stood at a moment: a list named `Deliveries`, each item named by its object
 * name. However many there are, only a run of them stands in the document.
 */
export class DeliveryList extends LocalizedElement {
  static override properties = {
    lanes: { attribute: false },
    axis: { attribute: false },
    scale: {},
    now: { attribute: false },
  };

  static override styles = [sharedStyles, scrolledLinesStyles, deliveryListStyles];

  declare lanes: readonly Lane[];
  /** What a lane's width stands for. */
  declare axis: LaneSpan;
  declare scale: LaneScale;
  /** UNIX milliseconds: what comes later is not drawn. */
  declare now: number;

  readonly #selected = new SimulatorController(this, (state) => state.selected);
  readonly #lines = new ScrolledLines(this, lanePitches.wide, () => this.lanes.length);
  /** After a key the chosen lane gets the focus; after anything else nothing is moved. */
  #focusFollows = false;

  constructor() {
    super();
    this.lanes = [];
    this.axis = { fromMs: 0, toMs: 1000 };
    this.scale = 'one-clock';
    this.now = Infinity;
  }

  override willUpdate(): void {
    this.#lines.follow();
  }

  override render(): TemplateResult {
    const { start, end } = windowAround(this.#lines.inView, this.lanes.length);
    const run = this.lanes.slice(start, end);
    const chosen = this.#selected.value ?? 0;
    // One lane can always be reached by Tab: the chosen one, or the first of those that are there.
    const reachable = run.some(({ index }) => index === chosen) ? chosen : run[0]?.index;
    return html`
      <ul aria-label=${msg('Deliveries')} @scroll=${this.#lines.look} @keydown=${this.#move}>
        ${run.map((lane, offset) => this.#lane(lane, start + offset, lane.index === reachable))}
      </ul>
    `;
  }

  #lane(lane: Lane, position: number, isReachable: boolean): TemplateResult {
    const moment = momentOf(lane, this.now);
    return html`
      <li
        aria-label=${objectName(lane.objectKey)}
        aria-setsize=${this.lanes.length}
        aria-posinset=${position + 1}
        aria-current=${lane.index === this.#selected.value ? 'true' : 'false'}
      >
        <button
          type="button"
          tabindex=${isReachable ? 0 : -1}
          data-position=${position}
          @click=${() => this.#selected.simulator?.select(lane.index)}
        >
          <span class="when">${shownTimeOfDay(Math.floor(lane.startMs / 1000))}</span>
          ${this.#track(lane, moment.begun)}
          <span class="words ${moment.state}">${laneWords(moment, lateAttempts(lane, moment.begun))}</span>
        </button>
      </li>
    `;
  }

  #track(lane: Lane, begun: Lane['attempts']): TemplateResult {
    const { axis, scale, now } = this;
    const x = (ms: number): number =>
      ((onScale(ms, lane, scale) - axis.fromMs) / (axis.toMs - axis.fromMs)) * laneUnits;
    const late = new Set(lateAttempts(lane, begun));
    const last = begun.at(-1);
    const isNowThere = x(now) >= 0 && x(now) < laneUnits;
    return html`<svg viewBox="0 0 ${laneUnits} 28" preserveAspectRatio="none" aria-hidden="true">
      ${last === undefined ? nothing : line('wait', x(lane.startMs), x(Math.min(endOf(last), now)))}
      ${lane.t === undefined ? nothing : upright('expiry', x(lane.t * 1000))}
      ${begun.map((attempt) =>
        line(
          `attempt ${markOf(attempt)} ${late.has(attempt) ? 'late' : ''}`,
          x(attempt.at),
          x(Math.min(endOf(attempt), now)),
        ),
      )}
      ${isNowThere ? upright('now', x(now)) : nothing}
    </svg>`;
  }

  override updated(): void {
    const { list } = this.#lines;
    if (list === null) return;
    const { start } = windowAround(this.#lines.inView, this.lanes.length);
    this.#lines.place(list, start);
    if (!this.#focusFollows) return;
    this.#focusFollows = false;
    const position = this.#chosenPosition();
    this.#lines.reveal(list, position);
    const button = list.querySelector<HTMLElement>(`[data-position='${position}']`);
    if (button === null) this.#focusFollows = true;
    else button.focus({ preventScroll: true });
  }

  #chosenPosition(): number {
    return this.lanes.findIndex(({ index }) => index === this.#selected.value);
  }

  readonly #move = (event: KeyboardEvent): void => {
    const position = positionAfterKey(event.key, Math.max(0, this.#chosenPosition()), this.lanes.length);
    const lane = position === undefined ? undefined : this.lanes[position];
    if (lane === undefined) return;
    event.preventDefault();
    this.#focusFollows = true;
    this.#selected.simulator?.select(lane.index);
    this.requestUpdate();
  };
}

/** A mark on a lane, or in the explanation of the marks. */
export const line = (kind: string, from: number, to: number, y = 14): SVGTemplateResult =>
  svg`<line class=${kind} x1=${from} x2=${to} y1=${y} y2=${y}></line>`;

/** A moment on a lane. */
export const upright = (kind: string, x: number): SVGTemplateResult =>
  svg`<line class=${kind} x1=${x} x2=${x} y1="1" y2="27"></line>`;
