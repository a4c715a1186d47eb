import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { isAnsweredAsDue, scorePointIds, type ScorePoint } from '../core/scorecard.ts';
import type { SuiteCase } from '../core/suite-case.ts';
import type { Examination } from '../service/examination.ts';
import { attemptWord } from './delivery-words.ts';
import { FocusKeeper } from './focus-keeper.ts';
import { LocalizedElement } from './localized-element.ts';
import { cardStyles, sharedStyles, stackedCardStyles } from './shared-styles.ts';
import { shownList } from './shown-values.ts';
import { SimulatorController } from './simulator-controller.ts';
import { shownSource } from './source-words.ts';
import {
  basisWords,
  markWord,
  pointMend,
  pointName,
  pointSentence,
  reasonSentence,
  verdictWords,
} from './suite-words.ts';

/** The scorecard of the receiver that answers callbacks now: the negative suite, sent at a click, and what the answers show. */
export class Scorecard extends LocalizedElement {
  static override styles = [
    sharedStyles,
    cardStyles,
    stackedCardStyles,
    css`
      .card {
        font-size: 13px;
      }

      /* It holds a URL of any length. */
      .goal {
        overflow-wrap: anywhere;
      }

      ul {
        display: grid;
        gap: 8px;
        padding: 0;
        margin: 0;
        list-style: none;
      }

      .points > li {
        padding-inline-start: 10px;
        border-inline-start: 3px solid var(--lsc-line);
      }

      .points > .passed {
        border-color: var(--lsc-screenshot);
      }

      .points > .failed {
        border-color: var(--lsc-bad);
      }

      .passed > .mark {
        color: var(--lsc-screenshot);
      }

      .failed > .mark,
      .wrong {
        color: var(--lsc-bad);
      }

      .mark {
        font-weight: 600;
      }

      summary {
        cursor: pointer;
      }

      .cases {
        max-block-size: 320px;
        margin-block-start: 8px;
        overflow-y: auto;
      }

      .case {
        font-family: var(--lsc-mono);
      }
    `,
  ];

  readonly #examination = new SimulatorController(this, (state) => state.lab.examination);
  readonly #url = new SimulatorController(this, (state) => state.fields.url);
  readonly #mistake = new SimulatorController(this, (state) => state.mistakes.url ?? state.mistakes.key);

  constructor() {
    super();
    new FocusKeeper(this, 'wa-button:not([disabled])');
  }

  override render(): TemplateResult {
    const examination = this.#examination.value;
    const isRunning = examination?.running === true;
    const lab = this.#examination.simulator?.lab;
    return html`
      <section class="card" aria-label=${msg('Scorecard')}>
        <div class="head"><h2>${msg('Scorecard of the receiver')}</h2></div>
        <p class="goal">
          ${msg(str`The negative suite goes to ${this.#url.value ?? ''}: right callbacks in every shape, and others that must not pass.`)}
        </p>
        <div class="actions">
          <wa-button
            size="s"
            variant="brand"
            ?disabled=${isRunning || this.#mistake.value !== undefined}
            @click=${() => lab?.examine()}
            >${msg('Examine the receiver')}</wa-button
          >
          <wa-button size="s" appearance="outlined" ?disabled=${!isRunning} @click=${() => lab?.stopExamination()}
            >${msg('Stop examination')}</wa-button
          >
        </div>
        <p role="status">${examination === undefined ? '' : standing(examination)}</p>
        ${examination === undefined ? toBeShown() : this.#result(examination)}
      </section>
    `;
  }

  #result(examination: Examination): TemplateResult {
    return html`
      <ul class="points" aria-label=${msg('Points')}>
        ${examination.points.map((point) => pointItem(point))}
      </ul>
      <details>
        <summary>${msg(str`All ${examination.cases.length} cases`)}</summary>
        <ul class="cases" tabindex="0" aria-label=${msg('Cases of the suite')}>
          ${examination.cases.map((it) => caseItem(it, examination))}
        </ul>
      </details>
    `;
  }
}

const toBeShown = (): TemplateResult =>
  html`<p class="quiet">${msg(str`Its points: ${shownList(scorePointIds.map(pointName))}.`)}</p>`;

function pointItem({ id, mark, failing, source }: ScorePoint): TemplateResult {
  return html`<li class=${mark}>
    <b>${pointName(id)}</b>: <span class="mark">${markWord(mark)}</span>
    ${
      mark !== 'failed'
        ? nothing
        : html`<p>${pointSentence(id)} ${pointMend(id)}</p>
            <p class="quiet">
              ${msg(str`Cases: ${failing.join(', ')}.`)} ${msg(str`Source: ${shownSource(source)}.`)}
            </p>`
    }
  </li>`;
}

function caseItem({ name, requests, reason, basis }: SuiteCase, { answers }: Examination): TemplateResult {
  const given = answers.get(name);
  return html`<li>
    <span class="case">${name}</span>
    ${given?.map((answer, nth) => {
      const verdict = requests[nth]?.verdict ?? 'either';
      const isRight = isAnsweredAsDue(verdict, answer);
      return html` ·
        <span class=${isRight ? '' : 'wrong'}
          >${attemptWord({ at: 0, ...answer })}${isRight ? '' : `, ${msg('due:')} ${verdictWords(verdict)}`}</span
        >`;
    })}
    <p class="quiet">${reasonSentence(reason)} (${basisWords(basis)})</p>
  </li>`;
}

function standing({ cases, answers, points, running, unanswered }: Examination): string {
  if (unanswered) {
    return msg(
      str`Nothing answered the first ${answers.size} cases, so the other ${cases.length - answers.size} were not sent. Is the receiver running, and is this its URL?`,
    );
  }
  if (running) return msg(str`${answers.size} of ${cases.length} cases`);
  const passed = points.filter(({ mark }) => mark === 'passed').length;
  return msg(str`Examined by ${answers.size} of ${cases.length} cases: ${passed} of ${points.length} points`);
}
