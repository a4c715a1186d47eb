import { ContextConsumer } from '@lit/context';
import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { OwnReceiverDesk } from '../service/own-receiver-desk.ts';
import type { OwnAnswer, OwnReceiverProblem } from '../service/own-receiver.ts';
import { FocusKeeper } from './focus-keeper.ts';
import { LocalizedElement } from './localized-element.ts';
import { ownReceiverContext } from './own-receiver-context.ts';
import { sampleRequest } from './own-receiver-source.ts';
import { ownAnswerWords, ownReceiverProblemWords } from './own-receiver-words.ts';
import type { ReceiverEditor } from './receiver-editor.ts';
import { sharedStyles } from './shared-styles.ts';

/** A receiver that is written in the page: its code, what it answers to the documented sample, and who answers callbacks now. */
export class OwnReceiverForm extends LocalizedElement {
  static override properties = { answer: { state: true }, busy: { state: true } };

  static override styles = [
    sharedStyles,
    css`
      :host {
        font-size: 13px;
      }

      .form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 10px;
      }

      .editor {
        min-block-size: 12em;
        overflow: hidden;
        border: 1px solid var(--lsc-field-line);
        border-radius: 8px;
        background: var(--lsc-sunken);
      }

      .editor:focus-within {
        overflow: visible;
      }

      output {
        display: grid;
        gap: 4px;
        overflow-wrap: anywhere;
      }

      .mistake {
        color: var(--lsc-bad);
      }

      code {
        display: block;
        max-block-size: 20em;
        padding: 8px;
        overflow: auto;
        font: 12px/1.5 var(--lsc-mono);
        white-space: pre-wrap;
        background: var(--lsc-sunken);
        border-radius: 6px;
      }
    `,
  ];

  /** What the code answered to the sample, or why it cannot be used. */
  declare answer: OwnAnswer | undefined;
  /** Whether the code is being asked. The buttons stay as they are: one that is disabled would lose the focus. */
  declare busy: boolean;

  #desk: OwnReceiverDesk | undefined;
  #editor: ReceiverEditor | undefined;
  #release = (): void => {};

  constructor() {
    super();
    new FocusKeeper(this, 'wa-button:not([disabled])');
    this.busy = false;
    new ContextConsumer(this, { context: ownReceiverContext, callback: (desk) => (this.#desk = desk) });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#release = this.#desk?.state.subscribe(() => this.requestUpdate()) ?? this.#release;
    if (this.hasUpdated) void this.#openEditor();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#release();
    this.#editor?.close();
    this.#editor = undefined;
  }

  override firstUpdated(): void {
    void this.#openEditor();
  }

  override updated(): void {
    this.#editor?.name(msg('Receiver code'));
  }

  override render(): TemplateResult {
    const isOwn = this.#desk?.state.current.sourceInUse !== undefined;
    return html`
      <div class="form">
        <p class="quiet">
          ${msg('JavaScript that answers callbacks, in a sandbox of this page: no network, no storage, nothing of the page. It is not stored: a reload brings the first text back. Types go into JSDoc comments.')}
        </p>
        <div class="editor"></div>
        <div class="actions">
          <wa-button size="s" appearance="outlined" @click=${this.#try}>${msg('Try it')}</wa-button>
          <wa-button size="s" variant="brand" @click=${this.#use}>${msg('Use this receiver')}</wa-button>
          <wa-button size="s" appearance="plain" ?disabled=${!isOwn} @click=${this.#useSimulated}
            >${msg('Use the simulated receiver')}</wa-button
          >
        </div>
        <p class="quiet" aria-live="polite">${this.#inUse()}</p>
        <output aria-label=${msg('Answer to the documented sample')} aria-busy=${String(this.busy)}
          >${this.busy ? '…' : this.#answerWords()}</output
        >
      </div>
    `;
  }

  #inUse(): string {
    const { source, sourceInUse } = this.#desk?.state.current ?? {};
    if (sourceInUse === undefined) return msg('The simulated receiver answers callbacks.');
    return sourceInUse === source
      ? msg('This receiver answers callbacks.')
      : msg(
          'This receiver answers callbacks as it was when you chose to use it; what has changed since does not count yet.',
        );
  }

  #answerWords(): TemplateResult | typeof nothing {
    const problem = this.#problem;
    if (problem !== undefined) return this.#problemWords(problem);
    if (this.answer === undefined || 'problem' in this.answer) return nothing;
    const { status, headers, body } = this.answer;
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`);
    return html`<span>${ownAnswerWords(status)}</span> <code>${[...head, '\n', body].join('')}</code>`;
  }

  /** What was found at the last press of a button; until then, what the code in use ran into. */
  get #problem(): OwnReceiverProblem | undefined {
    if (this.answer === undefined) return this.#desk?.state.current.problem;
    return 'problem' in this.answer ? this.answer.problem : undefined;
  }

  #problemWords(problem: OwnReceiverProblem): TemplateResult {
    const { code, message } = problem;
    return html`
      <span class="mistake" data-code=${code}>${ownReceiverProblemWords(problem)}</span>
      ${message === undefined ? nothing : html`<code>${message}</code>`}
    `;
  }

  async #openEditor(): Promise<void> {
    const { openReceiverEditor } = await import('./receiver-editor.ts');
    const place = this.renderRoot.querySelector<HTMLElement>('.editor');
    const desk = this.#desk;
    if (!this.isConnected || this.#editor !== undefined || place === null || desk === undefined) return;
    this.#editor = openReceiverEditor(place, desk.state.current.source, (source) => desk.write(source));
    this.#editor.name(msg('Receiver code'));
  }

  readonly #try = (): Promise<void> => this.#ask((desk, source) => desk.try(source, sampleRequest));

  readonly #use = (): Promise<void> =>
    this.#ask(async (desk, source) => {
      const loading = await desk.use(source);
      return loading.ok ? undefined : { problem: loading.problem };
    });

  readonly #useSimulated = (): void => {
    this.answer = undefined;
    this.#desk?.useSimulated();
  };

  async #ask(work: (desk: OwnReceiverDesk, source: string) => Promise<OwnAnswer | undefined>): Promise<void> {
    const desk = this.#desk;
    if (desk === undefined || this.busy) return;
    this.busy = true;
    this.answer = undefined;
    const line = this.#editor?.firstMistake();
    const answer = await work(desk, desk.state.current.source);
    this.answer = answer && 'problem' in answer ? { problem: withLine(answer.problem, line) } : answer;
    this.busy = false;
  }
}

/** Not every browser tells where code cannot be read; the editor has a reading of its own. */
const withLine = (problem: OwnReceiverProblem, line: number | undefined): OwnReceiverProblem =>
  problem.code === 'own-receiver-syntax' ? { ...problem, line: problem.line ?? line } : problem;
