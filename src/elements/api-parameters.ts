import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ApiParameter } from '../core/api-parameters.ts';
import type { CallDesk } from '../console/call-desk.ts';
import { parametersOfAction } from '../console/call-form.ts';
import { apiConsoleStyles } from './api-console-styles.ts';
import { parameterHint } from './api-words.ts';
import { CallDeskController } from './call-desk-controller.ts';
import { LocalizedElement } from './localized-element.ts';
import { nativeFieldStyles } from './native-field-styles.ts';
import { sharedStyles } from './shared-styles.ts';

/** What carries the colour of the configured size. */
const sizes: ReadonlySet<string> = new Set(['Width', 'Height']);

/** The parameters of the present action, each under its documented name. Empty ones are left out. */
export class ApiParameters extends LocalizedElement {
  static override styles = [sharedStyles, nativeFieldStyles, apiConsoleStyles];

  readonly #desk = new CallDeskController(this);

  override render(): TemplateResult | typeof nothing {
    const { desk } = this.#desk;
    if (desk === undefined) return nothing;
    const parameters = parametersOfAction(desk.state.current.action);
    if (parameters.length === 0) return html`<p class="quiet">${msg('This action has no parameters.')}</p>`;
    const { texts } = desk;
    // The name comes after the value, where the sentence has both.
    const wrong = [...(desk.expectedError?.message ?? '').matchAll(/`(\w+)`/g)].at(-1)?.[1];
    return html`
      <div class="fields">
        ${parameters.map((parameter) => this.#field(desk, parameter, texts[parameter.name] ?? '', wrong))}
      </div>
      <p class="hint">${msg('Empty is left out; "" is sent as an empty text, an integer in quotes as text.')}</p>
    `;
  }

  #field(desk: CallDesk, parameter: ApiParameter, text: string, wrong: string | undefined): TemplateResult {
    const { name } = parameter;
    const { fields, showsSecrets } = desk.state.current;
    return html`<div>
      <label for=${name}><span class=${sizes.has(name) ? 'configured' : ''}>${name}</span></label>
      <input
        id=${name}
        type=${name === 'CallbackKey' && !showsSecrets ? 'password' : 'text'}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-describedby=${`${name}-hint`}
        aria-invalid=${String(name === wrong)}
        .value=${live(text)}
        @input=${(event: Event) => desk.type(name, (event.target as HTMLInputElement).value)}
      />
      <p id=${`${name}-hint`} class="hint">${parameterHint(parameter, fields.dialect)}</p>
    </div>`;
  }
}
