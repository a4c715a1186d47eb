import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { parseCallback } from '../core/callback-check.ts';
import { nextStep } from '../core/delivery.ts';
import { objectName } from '../core/object-key.ts';
import { isExpired, isSignedWith, sentBody, signatureOf } from '../service/attempts.ts';
import type { AttemptRecord, RehearsalRecord, ScreenshotRecord } from '../service/records.ts';
import { requestText, responseText } from './attempt-text.ts';
import { chosenScreenshot } from './chosen-screenshot.ts';
import { attemptWord, deliveryLine } from './delivery-words.ts';
import { shownDuration } from './lane-words.ts';
import { LocalizedElement } from './localized-element.ts';
import { curlCommand } from '../payloads/request-text.ts';
import { cardStyles, sharedStyles, stackedCardStyles } from './shared-styles.ts';
import { shownTimeOfDay } from './shown-values.ts';
import { SimulatorController } from './simulator-controller.ts';
import { testCaseText, testFrameworks, type TestFramework } from '../payloads/test-case-text.ts';

/**
 * The delivery of the chosen callback: each attempt with what was sent and what came back, and two ways to send it again.
 *
 * @fires verify - the chosen callback is to be verified; its detail is the screenshot's record
 */
export class DeliveryDetail extends LocalizedElement {
  static override styles = [
    sharedStyles,
    cardStyles,
    stackedCardStyles,
    css`
      .name {
        font-family: var(--lsc-mono);
        font-size: 13px;
        overflow-wrap: anywhere;
      }

      ol {
        display: grid;
        gap: 6px;
        padding: 0;
        margin: 0;
        list-style: none;
      }

      details {
        border: 1px solid var(--lsc-line);
        border-radius: 8px;
      }

      summary {
        padding: 8px 10px;
        cursor: pointer;
      }

      .note {
        color: var(--lsc-soft);
        font-size: 13px;
      }

      .other-key {
        padding-inline-start: 10px;
        border-inline-start: 3px solid var(--lsc-configured);
      }

      .late {
        color: var(--lsc-configured);
        font-weight: 600;
      }

      .raw {
        display: grid;
        gap: 6px;
        padding: 0 10px 10px;
      }

      pre {
        max-block-size: 180px;
        margin: 0;
        padding: 8px;
        overflow: auto;
        font: 12px/1.45 var(--lsc-mono);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        background: var(--lsc-sunken);
        border-radius: 6px;
      }

      h3 {
        margin: 0;
        font-size: 12px;
        font-weight: 600;
        color: var(--lsc-soft);
      }
    `,
  ];

  readonly #shot = new SimulatorController(this, chosenScreenshot);
  readonly #capture = new SimulatorController(this, (state) => state.capture);
  readonly #rehearsal = new SimulatorController(this, (state) => state.lab.rehearsal);
  readonly #sending = new SimulatorController(this, (state) => state.lab.sending);
  readonly #running = new SimulatorController(this, (state) => state.running);
  readonly #key = new SimulatorController(this, (state) => state.fields.key);
  readonly #isStale = new SimulatorController(this, (state) => state.lab.stale.sendAgain);
  readonly #isReal = new SimulatorController(this, (state) => state.sendForReal && state.lab.way !== undefined);
  readonly #url = new SimulatorController(this, (state) => state.fields.url);

  override render(): TemplateResult {
    const shot = this.#shot.value;
    return html`
      <section class="card" aria-label=${msg('Attempts of the chosen callback')}>
        <div class="head"><h2>${msg('Chosen callback')}</h2></div>
        ${
          shot === undefined
            ? html`<p class="quiet">${msg('Choose a callback on the time line to see what was sent and answered.')}</p>`
            : this.#delivery(shot)
        }
      </section>
    `;
  }

  #delivery(shot: ScreenshotRecord): TemplateResult {
    const rehearsal = this.#rehearsal.value;
    const attempts = (rehearsal ?? this.#capture.value)?.attempts.get(shot.index) ?? [];
    const lab = this.#shot.simulator?.lab;
    // Not while it is being sent: the button that was pressed would lose the focus. Another press then does nothing.
    const isBusy = this.#running.value === true;
    const isSent = this.#sending.value?.has(shot.index) ?? false;
    return html`
      <p class="name">${objectName(shot.objectKey)}</p>
      <p>${deliveryLine(this.#stateOf(shot, attempts), attempts.filter(isOwnOfService))}</p>
      ${rehearsal === undefined ? nothing : html`<p class="note">${rehearsedWords(rehearsal.record)}</p>`}
      <ol aria-label=${msg('Attempts')}>
        ${attempts.map((attempt) => this.#attempt(shot, attempt))}
      </ol>
      <div aria-live="polite">${this.#isStale.value === true ? staleWarning() : nothing}</div>
      <div class="actions">
        <wa-button size="s" appearance="outlined" ?disabled=${isBusy} @click=${() => lab?.sendAgain(shot.index)}
          >${msg('Send again')}</wa-button
        >
        <wa-button size="s" appearance="outlined" ?disabled=${isBusy} @click=${() => lab?.signAnewAndSend(shot.index)}
          >${msg('Sign anew and send')}</wa-button
        >
        <wa-button size="s" appearance="plain" @click=${() => this.#verify(shot)}>${msg('Verify it below')}</wa-button>
        <span class="note" aria-live="polite">${isSent ? msg('Sending…') : ''}</span>
      </div>
      <div class="actions">
        ${testFrameworks.map(
          (framework) =>
            html`<lsc-copy-button
              label=${msg(str`Copy as ${frameworkNames[framework]} test`)}
              .text=${() => testCaseText(framework, parseCallback(shot.rawBody))}
            ></lsc-copy-button>`,
        )}
      </div>
      <p class="note">
        ${msg('“Send again” posts the same body, as a replay would; “Sign anew and send” gives it a new t and sign.')}
      </p>
      ${this.#isOfAnotherKey(shot) ? anotherKeyNote() : nothing}
    `;
  }

  #isOfAnotherKey({ rawBody }: ScreenshotRecord): boolean {
    const signature = signatureOf(rawBody);
    return signature !== undefined && !isSignedWith(signature, this.#key.value ?? '');
  }

  /** Hands the callback to the verifier, which lies elsewhere on the view. */
  #verify(shot: ScreenshotRecord): void {
    this.dispatchEvent(new CustomEvent('verify', { detail: shot }));
  }

  /** A rehearsal has outcomes of its own. */
  #stateOf(shot: ScreenshotRecord, attempts: readonly AttemptRecord[]): ScreenshotRecord['delivery'] {
    const rehearsal = this.#rehearsal.value;
    if (rehearsal === undefined) return shot.delivery;
    const next = nextStep(attempts, rehearsal.record.policy);
    return next.kind === 'attempt' ? 'interrupted' : next.kind;
  }

  #attempt(shot: ScreenshotRecord, attempt: AttemptRecord): TemplateResult {
    const url = this.#url.value ?? '';
    const rawBody = sentBody(shot, attempt);
    const response = responseText(attempt);
    const isLate = isExpired(shot, attempt);
    const time = shownTimeOfDay(Math.floor(attempt.at / 1000));
    return html`
      <li>
        <details>
          <summary>
            <b>${msg(str`Attempt ${attempt.attempt}`)}</b> · ${time} UTC+8 · ${attemptWord(attempt)} ·
            ${shownDuration(attempt.durationMs)}
            ${attempt.kind === undefined ? nothing : html`<span class="note">· ${byHand(attempt.kind)}</span>`}
            ${isLate ? html`<span class="late">· ${msg('its t had passed')}</span>` : nothing}
          </summary>
          <div class="raw">
            <h3>${msg('Request')}</h3>
            <pre tabindex="0" role="group" aria-label=${msg(str`Request of attempt ${attempt.attempt}`)}>
${requestText(url, rawBody)}</pre>
            <h3>${msg('Response')}</h3>
            ${
              response === undefined
                ? html`<p class="note">${noResponse(attempt, this.#isReal.value === true)}</p>`
                : html`<pre tabindex="0" role="group" aria-label=${msg(str`Response to attempt ${attempt.attempt}`)}>
${response}</pre>`
            }
            <div class="actions">
              <lsc-copy-button
                label=${msg(str`Copy attempt ${attempt.attempt} as curl`)}
                .text=${() => curlCommand(url, rawBody)}
              ></lsc-copy-button>
            </div>
          </div>
        </details>
      </li>
    `;
  }
}

/** What was sent by hand is no part of how the delivery went. */
const isOwnOfService = ({ kind }: AttemptRecord): boolean => kind === undefined;

const rehearsedWords = ({ own }: RehearsalRecord): string =>
  own === undefined
    ? msg('Rehearsed: the simulated receiver was asked in the page, no request was sent.')
    : msg('Rehearsed: the receiver that you wrote was asked in the page, no request was sent.');

const frameworkNames: Readonly<Record<TestFramework, string>> = { vitest: 'Vitest', jest: 'Jest', pytest: 'pytest' };

/** Why a right callback is refused, which nothing else tells: the receiver only answers 403. */
const anotherKeyNote = (): TemplateResult =>
  html`<p class="note other-key">
    ${msg('This callback was signed with another key than the form has now. A key is in memory only: a reload forgets it. A receiver that checks sign with the present key answers 403 to this body, sent again or rehearsed. Type the key of then into “Callback key” of the Capture view; “Sign anew and send” needs it as well.')}
  </p>`;

const byHand = (kind: 'again' | 'signed-anew'): string =>
  kind === 'again' ? msg('sent again by hand') : msg('signed anew and sent by hand');

/** It goes to a receiver that knows what time it is. */
const staleWarning = (): TemplateResult =>
  html`<p class="warning">
    ${msg('The signature of this callback has expired by the real clock: sent again as it is, your receiver should refuse it. “Sign anew and send” makes it fresh.')}
  </p>`;

function noResponse({ outcome, durationMs }: AttemptRecord, isReal: boolean): string {
  if (outcome === 'timed-out') return msg(str`No answer within ${shownDuration(durationMs)}: it counts as failed.`);
  if (isReal) return msg('Nothing came back. “Your real server” on this page tells what stands in the way.');
  return msg('Nothing came back: no connection, or the browser does not show the answer.');
}
