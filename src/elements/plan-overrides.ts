import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { callbackFieldNames } from '../core/callback-fields.ts';
import { ScreencaptureError } from '../core/errors.ts';
import { joinOverrides, readOverride, splitOverrides, type OverrideText } from '../desk/plan-lists.ts';
import { LocalizedElement } from './localized-element.ts';
import { nativeFieldStyles } from './native-field-styles.ts';
import { PayloadDeskController } from './payload-desk-controller.ts';
import { planFieldSentence } from './plan-words.ts';
import { rowStyles } from './plan-row-styles.ts';
import { sharedStyles } from './shared-styles.ts';

/** Fields whose value is another than it would be, in all callbacks or in one. Nothing else of a body changes with them. */
export class PlanOverrides extends LocalizedElement {
  static override styles = [
    sharedStyles,
    nativeFieldStyles,
    rowStyles,
    css`
      .row {
        grid-template-columns: 5em minmax(0, 1fr) minmax(0, 1fr) auto;
        align-items: end;
      }

      @media (max-width: 460px) {
        .row {
          grid-template-columns: 5em minmax(0, 1fr);
        }

        .row > div:nth-of-type(3) {
          grid-column: 1 / -1;
        }

        .row > wa-button {
          grid-column: 1 / -1;
          justify-self: start;
        }
      }
    `,
  ];

  readonly #desk = new PayloadDeskController(this);

  override render(): TemplateResult {
    const overrides = splitOverrides(this.#desk.state?.texts.overrides ?? '');
    return html`
      ${
        overrides.length === 0
          ? nothing
          : html`<ul class="rows" aria-label=${msg('Overridden fields')}>
              ${overrides.map((it, nth) => this.#row(it, nth, overrides))}
            </ul>`
      }
      <datalist id="names">${callbackFieldNames.map((name) => html`<option value=${name}></option>`)}</datalist>
      <wa-button
        class="add"
        size="s"
        appearance="outlined"
        @click=${() => this.#set([...overrides, { at: 'all', field: 'file_size', value: '1' }])}
        >${msg('Override a field')}</wa-button
      >
    `;
  }

  #row(override: OverrideText, nth: number, all: readonly OverrideText[]): TemplateResult {
    const mistake = mistakeIn(override);
    const number = nth + 1;
    return html`<li class="row">
      ${(['at', 'field', 'value'] as const).map((part) => this.#input(part, nth, all, mistake))}
      <wa-button size="s" appearance="plain" @click=${() => this.#remove(nth, all)}
        >${msg('Remove')}<span class="visually-hidden"> ${msg(str`override ${number}`)}</span></wa-button
      >
      <p id="note-${nth}" class="whole ${mistake === undefined ? 'quiet' : 'mistake'}" data-code=${mistake?.code ?? ''}>
        ${mistake === undefined ? noteOn(override, this.#desk.state?.texts.count) : planFieldSentence(mistake)}
      </p>
    </li>`;
  }

  #input(
    part: keyof OverrideText,
    nth: number,
    all: readonly OverrideText[],
    mistake: ScreencaptureError | undefined,
  ): TemplateResult {
    const isMistaken = mistake !== undefined && mistakenPart(mistake) === part;
    return html`<div>
      <label for="${part}-${nth}"
        ><span>${partWord(part)}<span class="visually-hidden"> (${msg(str`override ${nth + 1}`)})</span></span></label
      >
      <input
        id="${part}-${nth}"
        list=${part === 'field' ? 'names' : nothing}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-invalid=${String(isMistaken)}
        aria-describedby="note-${nth}"
        .value=${live(all[nth]?.[part] ?? '')}
        @input=${(event: Event) =>
          this.#set(
            all.map((it, at) => (at === nth ? { ...it, [part]: (event.target as HTMLInputElement).value } : it)),
          )}
      />
    </div>`;
  }

  /** The focus would be lost with its button: it goes to where another field can be overridden. */
  #remove(nth: number, all: readonly OverrideText[]): void {
    this.#set(all.toSpliced(nth, 1));
    this.renderRoot.querySelector<HTMLElement>('.add')?.focus();
  }

  #set(overrides: readonly OverrideText[]): void {
    this.#desk.desk?.setField('overrides', joinOverrides(overrides));
  }
}

function partWord(part: keyof OverrideText): string {
  switch (part) {
    case 'at':
      return msg('For');
    case 'field':
      return msg('Field');
    case 'value':
      return msg('Value (JSON)');
  }
}

/** An index beyond any plan comes with limits instead of a reason. */
function mistakenPart({ details: { reason } }: ScreencaptureError): unknown {
  if (reason === undefined) return 'at';
  return reason === 'not-json' ? 'value' : reason;
}

function noteOn({ at, field, value }: OverrideText, count = ''): string {
  if (Number(at) >= Number(count)) return msg(str`There is no callback ${at}: they are counted from 0.`);
  const where = at === 'all' ? msg('all callbacks') : msg(str`callback ${at}`);
  return value.trim() === ''
    ? msg(str`${field} is left out of ${where}.`)
    : msg(str`${field} of ${where} is ${JSON.stringify(valueOf(value))}.`);
}

const valueOf = (value: string): unknown => readOverride({ at: 'all', field: 'value', value }).fields['value'];

function mistakeIn(override: OverrideText): ScreencaptureError | undefined {
  try {
    readOverride(override);
    return undefined;
  } catch (error) {
    if (error instanceof ScreencaptureError) return error;
    throw error;
  }
}
