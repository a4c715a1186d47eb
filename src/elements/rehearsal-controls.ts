import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { dialects, type DialectId } from '../core/dialects.ts';
import { callbacksOfTheDead } from '../service/own-rehearsal.ts';
import type { RehearsalRecord } from '../service/records.ts';
import { retryFieldNames, type RetryChoice, type RetryFieldName } from '../service/retry-choice.ts';
import { retryLimits } from '../service/retry-policies.ts';
import { FocusKeeper } from './focus-keeper.ts';
import type { CaptureOnShow } from '../service/state.ts';
import { LocalizedElement } from './localized-element.ts';
import { nativeFieldStyles } from './native-field-styles.ts';
import { selectStyles } from './select-styles.ts';
import { cardStyles, sharedStyles, stackedCardStyles } from './shared-styles.ts';
import { shownDateAndTime, shownNumber } from './shown-values.ts';
import { SimulatorController } from './simulator-controller.ts';
import { shownSource } from './source-words.ts';
import { attemptCount, callbackCount } from './count-words.ts';

/** Under which retry policy callbacks are delivered, and the rehearsal of all of them at once. */
export class RehearsalControls extends LocalizedElement {
  static override styles = [
    sharedStyles,
    cardStyles,
    stackedCardStyles,
    selectStyles,
    nativeFieldStyles,
    css`
      .three {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(8em, 1fr));
        gap: 10px;
      }

      .progress {
        min-block-size: 1.5em;
        font-size: 13px;
      }
    `,
  ];

  readonly #lab = new SimulatorController(this, (state) => state.lab);
  readonly #capture = new SimulatorController(this, (state) => state.capture);
  readonly #running = new SimulatorController(this, (state) => state.running);

  constructor() {
    super();
    new FocusKeeper(this, 'wa-button:not([disabled])');
  }

  override render(): TemplateResult {
    const lab = this.#lab.value;
    if (lab === undefined) return html``;
    const { progress, rehearsals, rehearsal, retries } = lab;
    const wishes = this.#lab.simulator?.lab;
    const isReady = this.#running.value !== true && (this.#capture.value?.screenshots.length ?? 0) > 0;
    return html`
      <section class="card" aria-label=${msg('Rehearsal')}>
        <div class="head"><h2>${msg('Retries and rehearsal')}</h2></div>
        <div>
          <label for="policy">${msg('Retry policy')}</label>
          <select
            id="policy"
            @change=${(event: Event) => wishes?.chooseRetries((event.target as HTMLSelectElement).value as RetryChoice)}
          >
            ${(Object.keys(dialects) as DialectId[]).map(
              (id) => html`<option value=${id} .selected=${retries.choice === id}>${documentedWord(id)}</option>`,
            )}
            <option value="custom" .selected=${retries.choice === 'custom'}>${msg('my own')}</option>
          </select>
        </div>
        <div class="three">${retryFieldNames.map((name) => this.#field(name))}</div>
        <p class="quiet">
          ${retries.source === undefined ? msg('A policy of your own; the documented service knows no setting for it. It holds for rehearsals and the next captures, its time-out for sends by hand too. No link holds it, and a reload forgets it.') : msg(str`Source: ${shownSource(retries.source)}. It holds for rehearsals; the next captures go by their own documentation.`)}
        </p>
        <div class="actions">
          <wa-button
            size="s"
            variant="brand"
            ?disabled=${!isReady || progress !== undefined}
            @click=${() => wishes?.rehearse()}
            >${msg('Rehearse all callbacks')}</wa-button
          >
          <wa-button
            size="s"
            appearance="outlined"
            ?disabled=${progress === undefined}
            @click=${() => wishes?.stopRehearsal()}
            >${msg('Stop rehearsal')}</wa-button
          >
        </div>
        <p class="quiet" aria-live="polite">${askedNext(lab.ownAnswers)}</p>
        <div aria-live="polite">${lab.stale.rehearsal ? staleWarning() : nothing}</div>
        <p class="progress" role="status">
          ${progress === undefined ? outcomeOf(rehearsal?.record) : msg(str`${shownNumber(progress.done)} of ${shownNumber(progress.total)} callbacks`)}
        </p>
        <div>
          <label for="on-show">${msg('On the time line')}</label>
          <select
            id="on-show"
            ?disabled=${rehearsals.length === 0}
            @change=${(event: Event) => wishes?.showRehearsal((event.target as HTMLSelectElement).value || undefined)}
          >
            <option value="" .selected=${rehearsal === undefined}>${sentByRequest(this.#capture.value)}</option>
            ${rehearsals.map(
              (record) =>
                html`<option value=${record.id} .selected=${rehearsal?.record.id === record.id}>
                  ${rehearsalOf(record)}
                </option>`,
            )}
          </select>
        </div>
        <p class="quiet">
          ${msg('A rehearsal sends every callback of this capture once more under the behaviour and policy set here. It asks the receiver in the page, so thousands take seconds, and changes nothing of what was sent. A real server is never asked by a rehearsal.')}
        </p>
      </section>
    `;
  }

  #field(name: RetryFieldName): TemplateResult {
    const retries = this.#lab.value?.retries;
    const mistake = retries?.mistakes[name];
    const { min, max } = retryLimits[name];
    return html`<div>
      <label for=${name}>${retryLabel(name)}</label>
      <input
        id=${name}
        inputmode="numeric"
        aria-invalid=${String(mistake !== undefined)}
        aria-describedby=${mistake === undefined ? nothing : `mistake-${name}`}
        .value=${live(retries?.texts[name] ?? '')}
        @input=${(event: Event) =>
          this.#lab.simulator?.lab.setRetryField(name, (event.target as HTMLInputElement).value)}
      />
      ${
        mistake === undefined
          ? nothing
          : html`<p class="mistake" id="mistake-${name}" data-code=${mistake.code}>
              ${msg(str`A whole number from ${min} to ${max}.`)}
            </p>`
      }
    </div>`;
  }
}

function documentedWord(id: DialectId): string {
  const { retries, intervalMs } = dialects[id].retryPolicy.value;
  return msg(str`documentation of ${id}: ${retries} retries, ${intervalMs / 1000} s apart`);
}

function retryLabel(name: RetryFieldName): string {
  switch (name) {
    case 'retries':
      return msg('Retries');
    case 'interval':
      return msg('Seconds apart');
    case 'timeout':
      return msg('Time-out (seconds)');
  }
}

const askedNext = (isOwn: boolean): string =>
  isOwn
    ? msg(
        'A rehearsal asks the receiver that you wrote, started anew, whatever behaviour is set for the simulated one.',
      )
    : msg('A rehearsal asks the simulated receiver.');

const staleWarning = (): TemplateResult =>
  html`<p class="warning">
    ${msg('The callbacks of this capture carry signatures that have expired by the real clock, which the receiver that you wrote seems to read: it should refuse them all. Start the push now and capture again.')}
  </p>`;

const sentByRequest = (capture: CaptureOnShow | undefined): string =>
  capture?.record.retryPolicy === undefined
    ? msg('what was sent by request')
    : msg('what was sent by request, under retries of your own');

function rehearsalOf({ madeAt, own }: RehearsalRecord): string {
  const time = shownDateAndTime(madeAt);
  return own === undefined ? msg(str`rehearsal of ${time}`) : msg(str`rehearsal of ${time}, your receiver`);
}

function outcomeOf(record: RehearsalRecord | undefined): string {
  if (record === undefined) return '';
  const { callbacks, attempts, delivered, gaveUp, own } = record;
  const counts = msg(
    str`Rehearsed: ${callbackCount(callbacks)} in ${attemptCount(attempts)}, ${shownNumber(delivered)} delivered, ${shownNumber(gaveUp)} given up`,
  );
  if (own === undefined) return counts;
  return own.unasked === 0
    ? msg(str`${counts}. Your receiver was asked.`)
    : msg(
        str`${counts}. Your receiver left ${callbacksOfTheDead} callbacks in a row unanswered: the other ${shownNumber(own.unasked)} attempts count as unanswered, it was not asked any more.`,
      );
}
