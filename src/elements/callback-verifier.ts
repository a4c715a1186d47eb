import { msg, str } from '@lit/localize';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { diagnoseCallback, type CallbackDiagnosis } from '../core/callback-diagnosis.ts';
import type { DiagnosisCheck, Verdict } from '../core/diagnosis-check.ts';
import { documentedSample } from '../core/documented-sample.ts';
import { parseWholeNumber } from '../core/names.ts';
import { callbackVerifierStyles } from './callback-verifier-styles.ts';
import { checkSentence, checkTitle, verdictWord } from '../words/diagnosis-words.ts';
import { findingSentence } from '../words/finding-words.ts';
import { LocalizedElement } from './localized-element.ts';
import { mistakeWords } from '../words/mistake-words.ts';
import { shownList, shownNumber } from './shown-values.ts';
import { signedBytes, signedBytesStyles } from './signed-bytes.ts';
import { shownSource, sourceUrl } from './source-words.ts';
import { standaloneControls, standaloneStyles } from './standalone-styles.ts';
import {
  exampleName,
  isVerifierExampleId,
  verifierExamples,
  type VerifierExample,
  type VerifierExampleId,
} from './verifier-examples.ts';

/** What the chooser has besides the examples: the callback given from outside, and whatever was typed. */
type Choice = VerifierExampleId | 'given' | 'typed';

/** Characters shown of what was pasted: a field that holds a megabyte of control characters is laid out for minutes. */
const mostShown = 20_000;

/** The same callback, given again in another object, leaves what was typed. */
const isOtherExample = (example?: VerifierExample, last?: VerifierExample): boolean =>
  example?.pasted !== last?.pasted || example?.key !== last?.key;

/**
 * Verifies a pasted callback with a key, at an instant: everything that can be checked, the signature step by step, and the
 * mistake in it if it is a known one. The key stays in its field: in no link, no storage.
 */
export class CallbackVerifier extends LocalizedElement {
  static override properties = {
    example: { attribute: false, hasChanged: isOtherExample },
    pasted: { state: true },
    key: { state: true },
    at: { state: true },
    choice: { state: true },
  };

  static override styles = [standaloneStyles, standaloneControls, signedBytesStyles, callbackVerifierStyles];

  /** A callback to verify: whenever another is set it takes the place of what is there, and stays among the examples. */
  declare example: VerifierExample | undefined;
  declare pasted: string;
  declare key: string;
  /** UNIX second, as typed. */
  declare at: string;
  declare choice: Choice;

  #diagnosis: CallbackDiagnosis = diagnoseCallback('', '', Number.NaN);

  constructor() {
    super();
    this.pasted = verifierExamples.sample.pasted;
    this.key = verifierExamples.sample.key;
    this.at = String(documentedSample.t - 1);
    this.choice = 'sample';
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('example') && this.example !== undefined) this.#take('given', this.example);
    if (!changed.has('pasted') && !changed.has('key') && !changed.has('at')) return;
    this.#diagnosis = diagnoseCallback(this.pasted, this.key, parseWholeNumber(this.at) ?? Number.NaN);
  }

  override render(): TemplateResult {
    return html`
      <div class="verifier">
        ${this.#question()}
        <div class="answer">${this.#summary()} ${this.#signing()} ${this.#checks()}</div>
      </div>
    `;
  }

  #question(): TemplateResult {
    const t = this.#diagnosis.signing?.t;
    return html`
      <div class="question">
        <div class="field">
          <label for="example">${msg('Example')}</label>
          <select id="example" @change=${this.#chosen}>
            ${this.#choices().map(
              ([id, name]) => html`<option value=${id} .selected=${id === this.choice}>${name}</option>`,
            )}
          </select>
        </div>
        <label
          >${msg('Pasted callback')}
          <textarea
            rows="12"
            autocomplete="off"
            spellcheck="false"
            .value=${live(this.pasted.slice(0, mostShown))}
            @input=${this.#typed}
            @paste=${this.#paste}
          ></textarea>
        </label>
        <p class="quiet">
          ${
            this.pasted.length > mostShown
              ? msg(
                  str`All ${shownNumber(this.pasted.length)} characters are verified; the first ${shownNumber(mostShown)} are shown. Once they are edited, they are all there is.`,
                )
              : msg('A body, a whole HTTP request, or the line of a log with a body in it.')
          }
        </p>
        <label
          ><span class="configured">${msg('Key to verify with')}</span>
          <input
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            .value=${live(this.key)}
            @input=${(event: Event) => (this.key = (event.target as HTMLInputElement).value)}
          />
        </label>
        <p class="quiet">${msg('The key stays in this field: in no link, not stored, not sent.')}</p>
        <label
          >${msg('Verify at (UNIX seconds)')}
          <input
            inputmode="numeric"
            autocomplete="off"
            aria-invalid=${String(parseWholeNumber(this.at) === undefined)}
            .value=${live(this.at)}
            @input=${(event: Event) => (this.at = (event.target as HTMLInputElement).value)}
          />
        </label>
        <div class="buttons">
          <button type="button" @click=${this.#now}>${msg('Now')}</button>
          <button type="button" ?disabled=${t === undefined} @click=${this.#beforeT}>
            ${msg('One second before t')}
          </button>
        </div>
      </div>
    `;
  }

  #summary(): TemplateResult {
    const { checks } = this.#diagnosis;
    const verdicts = (['error', 'warning', 'ok'] as const).filter((verdict) => countOf(checks, verdict) > 0);
    const counts = verdicts.map((verdict) => `${countOf(checks, verdict)} ${verdictWord(verdict)}`);
    const worst = verdicts.find((verdict) => verdict !== 'ok') ?? 'ok';
    const sign = checks.find(({ id }) => id === 'sign');
    return html`
      <output aria-label=${msg('Outcome')} class="summary ${worst}">
        ${sign === undefined ? '' : checkSentence(sign)} <span class="quiet">${shownList(counts)}</span>
      </output>
    `;
  }

  #signing(): TemplateResult | '' {
    const { signing } = this.#diagnosis;
    if (signing === undefined) return '';
    const { key, t, expected, found, mistakes } = signing;
    return html`
      <section aria-label=${msg('The signature, step by step')}>
        <ol class="steps">
          <li>${msg('The bytes of the key, then the decimal digits of t:')} ${signedBytes(key, t)}</li>
          <li>${msg('Their MD5:')} <code class="screenshot">${expected}</code></li>
          <li>
            ${msg('The sign that came:')}
            <code class=${found === expected ? 'screenshot' : 'mistake'}>${shortened(found)}</code>
            ${found === expected ? msg('It is the same.') : msg('It differs.')}
          </li>
        </ol>
        ${
          mistakes.length === 0
            ? ''
            : html`<ul class="mistakes" aria-label=${msg('What went wrong')}>
                ${mistakes.map((mistake) => {
                  const { what, mend } = mistakeWords(mistake, t);
                  return html`<li data-mistake=${mistake.kind}><b>${what}</b> ${mend}</li>`;
                })}
              </ul>`
        }
      </section>
    `;
  }

  #checks(): TemplateResult {
    const { checks, findings } = this.#diagnosis;
    return html`
      <ul class="checks" aria-label=${msg('Checks')}>
        ${checks.map(
          (check) => html`
            <li data-check=${check.id} data-verdict=${check.verdict}>
              <span class="verdict ${check.verdict}">${verdictWord(check.verdict)}</span>
              <div>
                <p><b>${checkTitle(check.id)}.</b> ${checkSentence(check)}</p>
                ${
                  check.id === 'fields' && findings.length > 0
                    ? html`<ul class="findings">
                        ${findings.map((finding) => html`<li>${findingSentence(finding)}</li>`)}
                      </ul>`
                    : ''
                }
                ${sourceOf(check)}
              </div>
            </li>
          `,
        )}
      </ul>
    `;
  }

  #choices(): readonly (readonly [Choice, string])[] {
    const ids = Object.keys(verifierExamples).filter(isVerifierExampleId);
    return [
      ...ids.map((id) => [id, exampleName(id)] as const),
      ...(this.example === undefined ? [] : [['given', msg('The callback of the capture')] as const]),
      ...(this.choice === 'typed' ? [['typed', msg('What you pasted')] as const] : []),
    ];
  }

  /** An example is verified one second before its `t`, where nothing but its own mistakes is wrong with it. */
  #take(choice: Choice, { pasted, key }: VerifierExample): void {
    this.choice = choice;
    this.pasted = pasted;
    this.key = key;
    const t = diagnoseCallback(pasted, key, Number.NaN).signing?.t;
    if (t !== undefined) this.at = String(t - 1);
  }

  readonly #chosen = (event: Event): void => {
    const id = (event.target as HTMLSelectElement).value;
    if (isVerifierExampleId(id)) this.#take(id, verifierExamples[id]);
    else if (id === 'given' && this.example !== undefined) this.#take(id, this.example);
  };

  readonly #typed = (event: Event): void => {
    this.pasted = (event.target as HTMLTextAreaElement).value;
    this.choice = 'typed';
  };

  /** A long text never reaches the field. */
  readonly #paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.length <= mostShown) return;
    event.preventDefault();
    this.pasted = text;
    this.choice = 'typed';
  };

  readonly #now = (): void => {
    this.at = String(Math.floor(Date.now() / 1000));
  };

  readonly #beforeT = (): void => {
    const t = this.#diagnosis.signing?.t;
    if (t !== undefined) this.at = String(t - 1);
  };
}

const countOf = (checks: readonly DiagnosisCheck[], verdict: Verdict): number =>
  checks.filter((check) => check.verdict === verdict).length;

/** A `sign` as long as any hash writes it, and the beginning of a longer one. */
const shortened = (sign: string): string => (sign.length > 130 ? `${sign.slice(0, 130)}…` : sign);

const sourceOf = ({ source }: DiagnosisCheck): TemplateResult | '' =>
  source === undefined
    ? ''
    : html`<p class="quiet">
        <a href=${sourceUrl(source)} target="_blank" rel="noopener noreferrer"
          >${msg(str`Source: ${shownSource(source)}`)}</a
        >
      </p>`;
