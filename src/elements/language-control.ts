import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Language } from '../core/language.ts';
import { LocalizedElement } from './localized-element.ts';
import { headerSelectStyles, selectStyles } from './select-styles.ts';
import { sharedStyles } from './shared-styles.ts';
import { SimulatorController } from './simulator-controller.ts';

/** Each language in its own words: whoever cannot read the present one still finds theirs. */
const languages: readonly (readonly [Language, string])[] = [
  ['en', 'English'],
  ['zh-Hans', '简体中文'],
];

/** The page's language; kept in the link. */
export class LanguageControl extends LocalizedElement {
  static override styles = [sharedStyles, selectStyles, headerSelectStyles];

  readonly #language = new SimulatorController(this, (state) => state.language);

  override render(): TemplateResult {
    const present = this.#language.value;
    return html`
      <select aria-label=${msg('Language')} @change=${this.#chosen}>
        ${languages.map(([language, name]) => html`<option value=${language} lang=${language} .selected=${language === present}>${name}</option>`)}
      </select>
    `;
  }

  readonly #chosen = (event: Event): void => {
    this.#language.simulator?.setLanguage((event.target as HTMLSelectElement).value as Language);
  };
}
