import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ScreencaptureError } from '../core/errors.ts';
import type { StoredPicture } from '../desk/file-worker.ts';
import type { FileJob, PayloadDesk, PayloadDeskState } from '../desk/payload-desk.ts';
import { callbacksIn, type FileOrder, type PayloadSource } from '../desk/file-protocol.ts';
import { fileName, fits, formatOf, wholeText } from '../desk/file-texts.ts';
import { payloadFormats, type FormatId } from '../payloads/formats.ts';
import { LocalizedElement } from './localized-element.ts';
import { nativeFieldStyles } from './native-field-styles.ts';
import { PayloadDeskController } from './payload-desk-controller.ts';
import { formatWord, planFieldLabel, planFieldSentence } from './plan-words.ts';
import { payloadProblem } from './payload-problem-words.ts';
import { selectStyles } from './select-styles.ts';
import { cardStyles, sharedStyles, stackedCardStyles } from './shared-styles.ts';
import { shownBytes, shownList, shownNumber, wholeSecondsLeft } from './shown-values.ts';
import { SimulatorController } from './simulator-controller.ts';
import { callbackCount } from './count-words.ts';

/** What fits on a clipboard, and into the page's memory without being noticed. Bytes. */
const copiedAtMost = 200_000;

/** In which form payloads leave the page, how large that is, and the file on its way to the disk. */
export class PayloadOutput extends LocalizedElement {
  static override properties = { source: { attribute: false } };

  static override styles = [
    sharedStyles,
    cardStyles,
    stackedCardStyles,
    selectStyles,
    nativeFieldStyles,
    css`
      wa-progress-bar {
        --track-height: 6px;
        --indicator-color: var(--lsc-screenshot);
        --wa-transition-slow: 0ms;
      }

      select + .mistake {
        margin-block-start: 3px;
      }

      .file {
        overflow-wrap: anywhere;
      }

      .standing {
        min-block-size: 2.9em;
        font-size: 13px;
      }

      .problem {
        padding: 10px 12px;
        font-size: 13px;
        border: 1px solid var(--lsc-line);
        border-inline-start: 3px solid var(--lsc-bad);
        border-radius: 8px;
      }

      .problem > :first-child {
        font-weight: 600;
        color: var(--lsc-bad);
      }
    `,
  ];

  declare source: PayloadSource | undefined;

  readonly #desk = new PayloadDeskController(this);
  readonly #simulator = new SimulatorController(this, (state) => state.capture?.record.id);
  #asked: { readonly source: PayloadSource; readonly format: FormatId } | undefined;

  override willUpdate(_: PropertyValues): void {
    const order = this.#order();
    if (
      order === undefined ||
      !fits(order) ||
      (order.source === this.#asked?.source && order.format === this.#asked.format)
    )
      return;
    this.#asked = order;
    void this.#desk.desk?.measure(order, this.#picture);
  }

  override render(): TemplateResult | typeof nothing {
    const { desk, state } = this.#desk;
    if (desk === undefined || state === undefined) return nothing;
    const order = this.#order();
    const job = state.job;
    const isWriting = job?.phase === 'writing';
    const isTooMuch = order !== undefined && !fits(order);
    return html`
      <section class="card" aria-label=${msg('Output')}>
        <div class="head"><h2>${msg('Output')}</h2></div>
        <div>
          <label for="format"><span>${planFieldLabel('format')}</span></label>
          <select
            id="format"
            aria-invalid=${String(isTooMuch)}
            aria-describedby="format-note"
            @change=${(event: Event) => desk.setField('format', (event.target as HTMLSelectElement).value)}
          >
            ${payloadFormats.map(({ id }) => html`<option value=${id} .selected=${id === state.texts.format}>${formatWord(id)}</option>`)}
          </select>
          <p id="format-note" class="mistake">${isTooMuch ? this.#tooMuch(order) : ''}</p>
        </div>
        <p class="file">
          ${order === undefined ? msg('A setting has a mistake; it is marked.') : html`<span class="mono">${fileName(order)}</span> · <span data-amount>${amountWords(state, order)}</span>`}
        </p>
        <p class="quiet">
          ${msg('The key is in none of them: bodies carry the signatures made here, scripts read the key from the environment.')}
        </p>
        <div class="actions">
          <wa-button
            variant="brand"
            size="s"
            ?disabled=${order === undefined || isTooMuch || isWriting}
            @click=${() => this.#make(desk, order)}
            >${msg('Download payloads')}</wa-button
          >
          <wa-button size="s" appearance="outlined" ?disabled=${!isWriting} @click=${() => desk.cancel()}
            >${msg('Cancel')}</wa-button
          >
          ${order !== undefined && !isTooMuch && isSmall(state, order) ? html`<lsc-copy-button label=${msg('Copy payloads')} .text=${() => wholeText(order) ?? ''}></lsc-copy-button>` : nothing}
        </div>
        <wa-progress-bar label=${msg('Writing progress')} .value=${percentDone(job)}></wa-progress-bar>
        <p class="standing" role="status">${standing(job)}</p>
        ${job?.phase === 'failed' ? this.#problem(desk, job) : nothing}
      </section>
    `;
  }

  #problem(desk: PayloadDesk, { code, details }: Extract<FileJob, { phase: 'failed' }>): TemplateResult {
    const { what, why, todo } = payloadProblem({ code, details });
    return html`<div class="problem" role="alert" data-code=${code}>
      <p>${what}</p>
      <p>${why}</p>
      <p>${todo}</p>
      <wa-button size="s" appearance="plain" @click=${() => desk.dismiss()}>${msg('Dismiss')}</wa-button>
    </div>`;
  }

  readonly #picture: StoredPicture = async (captureId, index) => this.#simulator.simulator?.jpeg(captureId, index);

  #order(): FileOrder | undefined {
    const format = payloadFormats.find(({ id }) => id === this.#desk.state?.texts.format)?.id;
    return this.source === undefined || format === undefined ? undefined : { source: this.source, format };
  }

  #tooMuch({ format }: FileOrder): string {
    return planFieldSentence(
      new ScreencaptureError('invalid-plan', 'too many', { reason: 'too-many', max: formatOf(format).mostCallbacks }),
    );
  }

  /** The first amount is on screen before the click is over: nobody wonders whether it was heard. */
  #make(desk: PayloadDesk, order: FileOrder | undefined): void {
    if (order === undefined) return;
    void desk.make(order, fileName(order), this.#picture);
    this.performUpdate();
  }
}

function amountWords({ measured }: PayloadDeskState, order: FileOrder): string {
  const callbacks = callbackCount(callbacksIn(order.source));
  if (!fits(order)) return callbacks;
  if (measured === undefined) return msg(str`${callbacks}, counting bytes…`);
  const bytes = shownBytes(measured.bytes);
  return measured.isExact ? shownList([callbacks, bytes]) : msg(str`${callbacks}, about ${bytes} (estimated)`);
}

const isSmall = ({ measured }: PayloadDeskState, { format }: FileOrder): boolean =>
  format !== 'files' && format !== 'zip' && measured?.isExact === true && measured.bytes <= copiedAtMost;

/** Whole per cent: a bar that is redrawn a hundred times, however many payloads there are. */
function percentDone(job: FileJob | undefined): number {
  if (job?.phase === 'written') return 100;
  if (job?.phase !== 'writing' || job.total === 0) return 0;
  return Math.floor((100 * job.amount.callbacks) / job.total);
}

function standing(job: FileJob | undefined): string {
  switch (job?.phase) {
    case 'writing': {
      const { callbacks, bytes } = job.amount;
      const done = msg(str`${shownNumber(callbacks)} of ${shownNumber(job.total)} callbacks, ${shownBytes(bytes)}`);
      const left = job.millisecondsLeft;
      return left === undefined ? done : `${done} · ${msg(str`about ${shownNumber(wholeSecondsLeft(left))} s left`)}`;
    }
    case 'written':
      return msg(str`Written: ${callbackCount(job.amount.callbacks)}, ${shownBytes(job.amount.bytes)}, to ${job.name}`);
    case 'cancelled':
      return msg('Cancelled: nothing of the file is left.');
    case 'failed':
    case undefined:
      return '';
  }
}
