import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { parseWholeNumber } from '../core/names.ts';
import { objectName } from '../core/object-key.ts';
import { type AnswerSpec, type ConductSpec, type Occasion } from '../service/conduct-plan.ts';
import { conductLimits, conductPresets, presetOf, type ConductPresetId } from '../service/conducts.ts';
import { chosenScreenshot } from './chosen-screenshot.ts';
import { presetWord } from '../words/preset-words.ts';
import { answerWord, conductSentence, occasionWord } from './conduct-words.ts';
import { FocusKeeper } from './focus-keeper.ts';
import { LocalizedElement } from './localized-element.ts';
import { nativeFieldStyles } from './native-field-styles.ts';
import { selectStyles } from './select-styles.ts';
import { cardStyles, sharedStyles, stackedCardStyles } from './shared-styles.ts';
import { SimulatorController } from './simulator-controller.ts';
import { plural } from '../words/plural.ts';

const presetIds = Object.keys(conductPresets) as ConductPresetId[];

/** How the simulated receiver behaves, towards all callbacks or the chosen one: as receivers are met, or put together freely. */
export class ReceiverConduct extends LocalizedElement {
  static override properties = { ofChosen: { state: true } };

  static override styles = [
    sharedStyles,
    cardStyles,
    stackedCardStyles,
    selectStyles,
    nativeFieldStyles,
    css`
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(12em, 1fr));
        gap: 10px;
      }

      .sentence {
        min-block-size: 4.4em;
        font-size: 13px;
      }

      summary {
        cursor: pointer;
      }

      details > div {
        margin-block-start: 10px;
      }
    `,
  ];

  /** Whether what is set goes for the chosen callback alone. */
  declare ofChosen: boolean;

  readonly #plan = new SimulatorController(this, (state) => state.lab.plan);
  readonly #mistake = new SimulatorController(this, (state) => state.lab.conductMistake);
  readonly #timeout = new SimulatorController(this, (state) => state.lab.retries.policy.timeoutMs);
  readonly #shot = new SimulatorController(this, chosenScreenshot);

  constructor() {
    super();
    new FocusKeeper(this, '#towards');
    this.ofChosen = false;
  }

  override render(): TemplateResult {
    const spec = this.#spec();
    const shot = this.#shot.value;
    const preset = presetOf(spec);
    return html`
      <section class="card" aria-label=${msg('Simulated receiver')}>
        <div class="head"><h2>${msg('Simulated receiver')}</h2></div>
        <div class="pair">
          <div>
            <label for="towards">${msg('Towards')}</label>
            <select
              id="towards"
              @change=${(event: Event) => (this.ofChosen = (event.target as HTMLSelectElement).value === 'chosen')}
            >
              <option value="all" .selected=${!this.ofChosen}>${msg('all callbacks')}</option>
              <option value="chosen" ?disabled=${shot === undefined} .selected=${this.ofChosen}>
                ${shot === undefined ? msg('the chosen callback') : objectName(shot.objectKey)}
              </option>
            </select>
          </div>
          <div>
            <label for="behaviour">${msg('Behaviour')}</label>
            <select
              id="behaviour"
              @change=${(event: Event) => this.#set(conductPresets[(event.target as HTMLSelectElement).value as ConductPresetId])}
            >
              ${presetIds.map((id) => html`<option value=${id} .selected=${id === preset}>${presetWord(id)}</option>`)}
              ${preset === undefined ? html`<option value="" selected disabled>${msg('put together below')}</option>` : nothing}
            </select>
          </div>
        </div>
        <p class="sentence">${conductSentence(spec, this.#timeout.value ?? 20_000)} ${this.#exceptions()}</p>
        <details>
          <summary>${msg('Put together freely')}</summary>
          <div class="pair">${this.#parts(spec)}</div>
        </details>
        <p class="mistake" ?hidden=${this.#mistake.value === undefined} data-code="invalid-conduct">
          ${this.#mistakeText()}
        </p>
      </section>
    `;
  }

  #parts(spec: ConductSpec): TemplateResult {
    const { answer, when } = spec;
    return html`
      <div>
        <label for="answer">${msg('Answer')}</label>
        <select
          id="answer"
          @change=${(event: Event) => this.#set({ ...spec, answer: answerOf((event.target as HTMLSelectElement).value) })}
        >
          ${(['checked', 'fixed', 'never', 'refused'] as const).map(
            (kind) => html`<option value=${kind} .selected=${kind === answer.kind}>${answerWord(kind)}</option>`,
          )}
        </select>
      </div>
      ${
        answer.kind !== 'fixed'
          ? nothing
          : html`${this.#number('status', msg('Status'), answer.status, (status) => this.#set({ ...spec, answer: { ...answer, status } }))}
              <div>
                <label for="body">${msg('Body of the answer')}</label>
                <input
                  id="body"
                  .value=${live(answer.body)}
                  maxlength=${conductLimits.bodyLength.max}
                  @change=${(event: Event) =>
                    this.#set({ ...spec, answer: { ...answer, body: (event.target as HTMLInputElement).value } })}
                />
              </div>`
      }
      ${this.#number('delay', msg('Delay (milliseconds)'), spec.delayMs, (delayMs) => this.#set({ ...spec, delayMs }))}
      <div>
        <label for="occasion">${msg('It meets')}</label>
        <select
          id="occasion"
          @change=${(event: Event) => this.#set({ ...spec, when: occasionOf((event.target as HTMLSelectElement).value) })}
        >
          ${(['always', 'first', 'random'] as const).map(
            (kind) => html`<option value=${kind} .selected=${kind === when.kind}>${occasionWord(kind)}</option>`,
          )}
        </select>
      </div>
      ${
        when.kind === 'first'
          ? this.#number('attempts', msg('How many attempts'), when.attempts, (attempts) =>
              this.#set({ ...spec, when: { ...when, attempts } }),
            )
          : nothing
      }
      ${
        when.kind === 'random'
          ? html`${this.#number('share', msg('Share (percent)'), when.percent, (percent) => this.#set({ ...spec, when: { ...when, percent } }))}
            ${this.#number('seed', msg('Seed'), when.seed, (seed) => this.#set({ ...spec, when: { ...when, seed } }))}`
          : nothing
      }
    `;
  }

  #number(id: string, label: string, value: number, set: (value: number) => void): TemplateResult {
    return html`<div>
      <label for=${id}>${label}</label>
      <input
        id=${id}
        inputmode="numeric"
        .value=${live(String(value))}
        @change=${(event: Event) => set(parseWholeNumber((event.target as HTMLInputElement).value) ?? Number.NaN)}
      />
    </div>`;
  }

  /** What holds for whom is being set. */
  #spec(): ConductSpec {
    const plan = this.#plan.value;
    if (plan === undefined) return conductPresets.checked;
    const index = this.#index();
    return (index === undefined ? undefined : plan.byCallback.get(index)) ?? plan.all;
  }

  #index(): number | undefined {
    return this.ofChosen ? this.#shot.value?.index : undefined;
  }

  #set(spec: ConductSpec): void {
    this.#plan.simulator?.lab.setConduct(spec, this.#index());
  }

  /** That some callbacks meet something else, and how to end that. */
  #exceptions(): TemplateResult | typeof nothing {
    const count = this.#plan.value?.byCallback.size ?? 0;
    const lab = this.#plan.simulator?.lab;
    const index = this.#index();
    if (index !== undefined) {
      return this.#plan.value?.byCallback.has(index)
        ? html`<button type="button" class="link" @click=${() => lab?.resetConduct(index)}>
            ${msg('Treat it as all others')}
          </button>`
        : nothing;
    }
    return count === 0
      ? nothing
      : html`${plural(count, msg('1 callback meets something else.'), msg(str`${count} callbacks meet something else.`))}
          <button type="button" class="link" @click=${() => this.#resetEach()}>${msg('Treat all alike')}</button>`;
  }

  #resetEach(): void {
    for (const index of this.#plan.value?.byCallback.keys() ?? []) this.#plan.simulator?.lab.resetConduct(index);
  }

  #mistakeText(): string {
    const { min, max } = this.#mistake.value?.details ?? {};
    return msg(str`That was not taken over: a whole number from ${min ?? 0} to ${max ?? ''} is needed.`);
  }
}

function answerOf(kind: string): AnswerSpec {
  if (kind === 'fixed') return { kind, status: 500, body: '' };
  return kind === 'never' || kind === 'refused' ? { kind } : { kind: 'checked' };
}

function occasionOf(kind: string): Occasion {
  if (kind === 'first') return { kind, attempts: 2 };
  return kind === 'random' ? { kind, percent: 50, seed: 1 } : { kind: 'always' };
}
