import { msg, str } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import type { LabState } from '../service/lab-state.ts';
import { ownPolicy } from '../service/retry-choice.ts';
import type { CaptureOnShow, SimulatorState } from '../service/state.ts';
import { captureStatus } from './capture-status.ts';
import { LocalizedElement } from './localized-element.ts';
import { sharedStyles } from './shared-styles.ts';
import { shownNumber, wholeSecondsLeft } from './shown-values.ts';
import { SimulatorController } from './simulator-controller.ts';

/** Start, stop, and how far it is: two buttons, a progress bar, the one status. */
export class CaptureControls extends LocalizedElement {
  static override styles = [
    sharedStyles,
    css`
      .actions {
        flex-wrap: nowrap;
      }

      .main {
        flex: 1;
      }

      wa-progress-bar {
        --track-height: 6px;
        --indicator-color: var(--lsc-screenshot);
        /* Batches come faster than the control's own transition ends: it would repaint the page all the time. */
        --wa-transition-slow: 0ms;
        margin-block: 14px 6px;
      }

      /* Room for the longest status and a note: what follows stays where it is. */
      .outcome {
        min-block-size: 4.35em;
        font-size: 13px;
      }
    `,
  ];

  readonly #state = new SimulatorController(this, (state) => state);

  override render(): TemplateResult {
    const state = this.#state.value;
    const isRunning = state?.running ?? false;
    const record = state?.capture?.record;
    return html`
      <div class="actions">
        <wa-button class="main" variant="brand" ?disabled=${!canCapture(state)} @click=${this.#capture}
          >${msg('Capture')}</wa-button
        >
        <wa-button appearance="outlined" ?disabled=${!isRunning} @click=${this.#stop}>${msg('Stop')}</wa-button>
      </div>
      <wa-progress-bar label=${msg('Capture progress')} .value=${percentTaken(state)}></wa-progress-bar>
      <div class="outcome">
        <p role="status">${captureStatus(record, isRunning)}</p>
        <p class="quiet">${note(state)}</p>
      </div>
    `;
  }

  /** `0 of n screenshots` is on screen before the click is over: nobody wonders whether it was heard. */
  readonly #capture = (): void => {
    this.#state.simulator?.capture();
    this.#renderNow();
  };

  readonly #stop = (): void => {
    this.#state.simulator?.stop();
    this.#renderNow();
  };

  #renderNow(): void {
    this.#state.refresh();
    this.performUpdate();
  }
}

function canCapture(state: SimulatorState | undefined): boolean {
  if (state === undefined || state.running || state.anotherTabWrites) return false;
  return state.push.phase === 'ready' && Object.keys(state.mistakes).length === 0;
}

/** Whole per cent: a bar that is redrawn a hundred times, however many screenshots there are. */
function percentTaken(state: SimulatorState | undefined): number {
  const record = state?.capture?.record;
  if (record === undefined || record.total === 0) return 0;
  return Math.floor((100 * record.taken) / record.total);
}

function note(state: SimulatorState | undefined): string {
  if (state === undefined) return '';
  if (state.anotherTabWrites) return msg('Another tab is capturing. When it is done, this one can.');
  const capture = state.capture;
  if (state.running) {
    const left = capture?.millisecondsLeft;
    return left === undefined ? '' : msg(str`about ${shownNumber(wholeSecondsLeft(left))} s left`);
  }
  if (Object.keys(state.mistakes).length > 0) return msg('A setting has a mistake; it is marked.');
  return noteOn(capture) || ownRetries(state.lab);
}

function noteOn(capture: CaptureOnShow | undefined): string {
  if (capture === undefined) return '';
  if (capture.record.outcome === 'running') return msg('Interrupted before its end; what was taken is here.');
  const { facts, settings, taken } = capture.record;
  const isShort = facts.endUs !== undefined && facts.endUs <= settings.intervalSeconds * 1_000_000;
  if (taken === 1 && isShort) return msg('The push is shorter than one interval: one screenshot, at its first frame.');
  return '';
}

/** Under which retries the next callbacks go out, unless they are those of the documentation. */
function ownRetries({ retries }: LabState): string {
  const policy = ownPolicy(retries);
  if (policy === undefined) return '';
  return msg(
    str`Next capture: retries of your own (${policy.retries}, ${policy.intervalMs / 1000} s apart), as set in the Callbacks view.`,
  );
}
