import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { PayloadSource } from '../desk/file-protocol.ts';
import type { PayloadDeskState } from '../desk/payload-desk.ts';
import type { CaptureOnShow, SimulatorState } from '../service/state.ts';
import { LocalizedElement } from './localized-element.ts';
import { nativeFieldStyles } from './native-field-styles.ts';
import { PayloadDeskController } from './payload-desk-controller.ts';
import { capturedSource, endedCapture, plannedSource, type PresentSource } from './payload-source.ts';
import { planFieldSentence } from './plan-words.ts';
import { selectStyles } from './select-styles.ts';
import { cardStyles, sharedStyles } from './shared-styles.ts';
import { shownList } from './shown-values.ts';
import { SimulatorController } from './simulator-controller.ts';
import { callbackCount } from './count-words.ts';
import { viewStyles } from './view-styles.ts';

/** The Payloads view: signed callbacks for tests, of a plan or of a capture, on show and on their way to a file; and the storyboard. */
export class PayloadsView extends LocalizedElement {
  static override styles = [
    sharedStyles,
    cardStyles,
    selectStyles,
    nativeFieldStyles,
    viewStyles,
    css`
      .view {
        grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
      }

      .from,
      .result {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 16px;
        align-content: start;
      }

      .whole {
        grid-column: 1 / -1;
      }

      .card > p {
        margin-block-start: 6px;
      }

      @media (max-width: 1000px) {
        .view {
          grid-template-columns: minmax(0, 1fr);
          gap: 12px;
          padding: 12px 16px;
        }

        .from,
        .result {
          gap: 12px;
        }

        .result {
          grid-row: 1;
        }
      }

      @media (max-width: 720px) {
        .view {
          gap: 10px;
          padding: 10px;
        }
      }
    `,
  ];

  readonly #desk = new PayloadDeskController(this);
  readonly #state = new SimulatorController(this, (state) => state);
  /** The source on show, and what it was made of: while that stays, it stays. */
  #known: { readonly of: readonly unknown[]; readonly present: PresentSource } | undefined;

  override render(): TemplateResult | typeof nothing {
    const desk = this.#desk.state;
    const state = this.#state.value;
    if (desk === undefined || state === undefined) return nothing;
    const { source, mistake } = this.#present(desk, state);
    const isPlan = this.#capture(desk, state) === undefined;
    return html`
      <div class="view">
        <div class="from">
          <section class="card" aria-label=${msg('Source')}>
            ${this.#sourceChoice(desk, state)}
            ${mistake === undefined ? nothing : html`<p class="mistake" data-code=${mistake.code}>${planFieldSentence(mistake)}</p>`}
            ${desk.ignoredLinkNames.length === 0 ? nothing : html`<p class="quiet">${msg(str`ignored in the link, since it cannot be read: ${shownList(desk.ignoredLinkNames)}`)}</p>`}
          </section>
          ${isPlan ? html`<lsc-plan-form></lsc-plan-form>` : nothing}
        </div>
        <div class="result">
          <lsc-payload-output .source=${source}></lsc-payload-output>
          <lsc-payload-preview .source=${source}></lsc-payload-preview>
        </div>
        <lsc-storyboard-panel class="whole"></lsc-storyboard-panel>
      </div>
    `;
  }

  #sourceChoice(desk: PayloadDeskState, state: SimulatorState): TemplateResult {
    const capture = endedCapture(state);
    const isCapture = this.#capture(desk, state) !== undefined;
    return html`
      <label for="source"><span>${msg('Payloads of')}</span></label>
      <select
        id="source"
        aria-describedby="source-note"
        @change=${(event: Event) =>
          this.#desk.desk?.chooseSource((event.target as HTMLSelectElement).value as PayloadSource['kind'])}
      >
        <option value="plan" .selected=${!isCapture}>${msg('a plan, without any video')}</option>
        <option value="capture" ?disabled=${capture === undefined} .selected=${isCapture}>
          ${capture === undefined ? msg('the capture on show: there is none that has ended') : captureWords(capture)}
        </option>
      </select>
      <p id="source-note" class="quiet">
        ${isCapture ? msg('Each body is as it was first sent, byte for byte, and pictures are those of the capture.') : msg('Everything is made from the fields below and the seed; nothing is random, nothing leaves this page.')}
      </p>
    `;
  }

  /** The capture that payloads are made of, if they are. */
  #capture({ source }: PayloadDeskState, state: SimulatorState): CaptureOnShow | undefined {
    return source === 'capture' ? endedCapture(state) : undefined;
  }

  #present(desk: PayloadDeskState, state: SimulatorState): PresentSource {
    const capture = this.#capture(desk, state);
    const of = capture === undefined ? [desk.texts, state.fields, state.mistakes] : [capture, state.fields.key];
    if (
      this.#known === undefined ||
      of.length !== this.#known.of.length ||
      of.some((it, at) => it !== this.#known?.of[at])
    ) {
      this.#known = {
        of,
        present: capture === undefined ? plannedSource(desk, state) : capturedSource(capture, state.fields.key),
      };
    }
    return this.#known.present;
  }
}

const captureWords = ({ record, screenshots }: CaptureOnShow): string =>
  msg(str`the capture on show: ${record.settings.streamName}, ${callbackCount(screenshots.length)}`);
