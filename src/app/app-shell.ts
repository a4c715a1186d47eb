import { msg } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { LocalizedElement } from '../elements/localized-element.ts';
import { sharedStyles } from '../elements/shared-styles.ts';
import { SimulatorController } from '../elements/simulator-controller.ts';

/** The page around the views: its name, the views that exist, language and theme, and one quiet line about what is at work. */
export class AppShell extends LocalizedElement {
  static override styles = [
    sharedStyles,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 24px;
        align-items: center;
        min-block-size: 52px;
        padding: 6px 20px;
        background: var(--lsc-card);
        border-block-end: 1px solid var(--lsc-line);
      }

      h1 {
        margin: 0;
        font-size: 15px;
        font-weight: 650;
      }

      nav {
        display: flex;
        flex: 1;
        gap: 4px;
      }

      nav a {
        display: inline-grid;
        align-items: center;
        min-block-size: 36px;
        padding-inline: 10px;
        color: var(--lsc-soft);
        text-decoration: none;
        border-radius: 7px;
      }

      nav a[aria-current] {
        font-weight: 600;
        color: var(--lsc-text);
      }

      .own {
        display: flex;
        flex-wrap: wrap;
      }

      footer {
        max-inline-size: 1680px;
        margin-inline: auto;
        padding: 0 20px 20px;
      }

      @media (pointer: coarse) {
        nav a {
          min-block-size: 44px;
        }
      }

      @media (max-width: 720px) {
        header,
        footer {
          padding-inline: 12px;
        }

        h1 {
          flex: 1 1 100%;
          padding-block-start: 6px;
        }
      }
    `,
  ];

  /** Every change of the settings gives the view another link. */
  readonly #fields = new SimulatorController(this, (state) => state.fields);

  override render(): TemplateResult {
    return html`
      <header>
        <h1>${msg('Live Screencapture Playground')}</h1>
        <nav aria-label=${msg('Views')}>
          <a href=${this.#fields.simulator?.link() ?? '#/capture'} aria-current="page"
            >${msg('Capture', { id: 'capture-view' })}</a
          >
        </nav>
        <div class="own">
          <lsc-language-control></lsc-language-control>
          <lsc-theme-control></lsc-theme-control>
        </div>
      </header>
      <main>
        <lsc-capture-view></lsc-capture-view>
      </main>
      <footer>
        <lsc-active-ways></lsc-active-ways>
      </footer>
    `;
  }
}
