import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { apiActions, type ApiActionName } from '../core/api-actions.ts';
import type { ApiError } from '../core/api-request.ts';
import type { CallDesk } from '../console/call-desk.ts';
import { actionGroups, type ActionGroup } from '../console/call-form.ts';
import { apiConsoleStyles } from './api-console-styles.ts';
import { actionGroupWords } from './api-words.ts';
import { CallDeskController } from './call-desk-controller.ts';
import { LocalizedElement } from './localized-element.ts';
import { nativeFieldStyles } from './native-field-styles.ts';
import { selectStyles } from './select-styles.ts';
import { cardStyles, sharedStyles, stackedCardStyles } from './shared-styles.ts';
import { switchStyles } from './switch-styles.ts';
import { shownSource, sourceUrl } from './source-words.ts';

/** An action of the API, its parameters as fields or as JSON, and what sends the call. */
export class ApiCallForm extends LocalizedElement {
  static override styles = [
    sharedStyles,
    cardStyles,
    stackedCardStyles,
    nativeFieldStyles,
    selectStyles,
    switchStyles,
    apiConsoleStyles,
    css`
      textarea {
        inline-size: 100%;
        padding: 8px 10px;
        font: 12px/1.5 var(--lsc-mono);
        color: var(--lsc-text);
        background: var(--lsc-card);
        border: 1px solid var(--lsc-field-line);
        border-radius: 8px;
        resize: vertical;
      }

      .expected {
        min-block-size: 40px;
      }
    `,
  ];

  readonly #desk = new CallDeskController(this);

  override render(): TemplateResult | typeof nothing {
    const { desk } = this.#desk;
    if (desk === undefined) return nothing;
    const { action, rawBody } = desk.state.current;
    const { source } = apiActions[action];
    const error = desk.expectedError;
    return html`
      <section class="card" aria-label=${msg('Call')}>
        <div>
          <label for="action">${msg('Action')}</label>
          <select id="action" @change=${(event: Event) => desk.open(valueOf(event))}>
            ${Object.entries(actionGroups).map(([group, names]) => this.#group(group as ActionGroup, names, action))}
          </select>
        </div>
        <p class="quiet"><a href=${sourceUrl(source)}>${shownSource(source)}</a></p>
        ${rawBody === undefined ? html`<lsc-api-parameters></lsc-api-parameters>` : this.#raw(desk, rawBody)}
        <label class="switch"
          ><input
            type="checkbox"
            role="switch"
            .checked=${live(rawBody !== undefined)}
            @change=${(event: Event) => desk.writeRaw((event.target as HTMLInputElement).checked)}
          />${msg('Write the body as JSON')}</label
        >
        <div class="expected" aria-live="polite">${error === undefined ? nothing : expectedWords(error, desk)}</div>
        <div class="actions">
          <wa-button variant="brand" @click=${() => desk.send()}>${msg('Send')}</wa-button>
          <wa-button appearance="outlined" @click=${() => desk.reset()}>${msg('As suggested')}</wa-button>
        </div>
      </section>
    `;
  }

  #group(group: ActionGroup, names: readonly ApiActionName[], chosen: ApiActionName): TemplateResult {
    return html`<optgroup label=${actionGroupWords(group)}>
      ${names.map((name) => html`<option value=${name} .selected=${name === chosen}>${name}</option>`)}
    </optgroup>`;
  }

  #raw(desk: CallDesk, rawBody: string): TemplateResult {
    return html`<div>
      <label for="raw">${msg('Body as JSON')}</label>
      <textarea
        id="raw"
        rows="12"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-describedby="raw-hint"
        .value=${live(rawBody)}
        @input=${(event: Event) => desk.set({ rawBody: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
      <p id="raw-hint" class="hint">${msg('Any text can be sent. ****** stands for the callback key of the field.')}</p>
    </div>`;
  }
}

const valueOf = (event: Event): string => (event.target as HTMLSelectElement).value;

const expectedWords = ({ code, message }: ApiError, desk: CallDesk): TemplateResult =>
  html`<p data-expected=${code}>
    ${msg('It can be sent, and will be refused:')} <span class="mono bad">${code}</span> · ${desk.shown(message)}
  </p>`;
