import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { LocalizedElement } from './localized-element.ts';
import { headerSelectStyles, selectStyles } from './select-styles.ts';
import { sharedStyles } from './shared-styles.ts';
import { applyTheme, rememberedTheme, rememberTheme, type Theme } from './theme.ts';

/** Light, dark, or as the system has it; remembered in this browser. */
export class ThemeControl extends LocalizedElement {
  static override properties = { theme: { state: true } };

  static override styles = [sharedStyles, selectStyles, headerSelectStyles];

  declare theme: Theme;

  constructor() {
    super();
    this.theme = rememberedTheme();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    applyTheme(this.theme);
  }

  override render(): TemplateResult {
    const themes: readonly (readonly [Theme, string])[] = [
      ['system', msg('Theme: system')],
      ['light', msg('Theme: light')],
      ['dark', msg('Theme: dark')],
    ];
    return html`
      <select aria-label=${msg('Theme')} @change=${this.#chosen}>
        ${themes.map(([theme, label]) => html`<option value=${theme} .selected=${theme === this.theme}>${label}</option>`)}
      </select>
    `;
  }

  readonly #chosen = (event: Event): void => {
    this.theme = (event.target as HTMLSelectElement).value as Theme;
    applyTheme(this.theme);
    rememberTheme(this.theme);
  };
}
