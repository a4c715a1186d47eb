import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { LocalizedElement } from '../elements/localized-element.ts';
import { sharedStyles } from '../elements/shared-styles.ts';
import { SimulatorController } from '../elements/simulator-controller.ts';
import { refuseStrayDrops } from './stray-drops.ts';
import { linkOf, ownParameters } from './view-links.ts';
import { isEmbedded, viewOf, views, type View } from './views.ts';

/** The page around the views: its name, the views that exist, language and theme, and one quiet line about what is at work. */
export class AppShell extends LocalizedElement {
  static override properties = { view: { state: true }, isLoaded: { state: true } };

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
        flex: 1 0 auto;
        flex-wrap: wrap;
        gap: 4px;
        max-inline-size: 100%;
      }

      nav a {
        display: inline-grid;
        align-items: center;
        min-block-size: 36px;
        padding-inline: 10px;
        color: var(--lsc-soft);
        white-space: nowrap;
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

  /** The view that the address names. */
  declare view: View;
  /** Whether that view can be shown: what it needs is there. */
  declare isLoaded: boolean;

  /** Every change of the settings gives the views other links. */
  readonly #fields = new SimulatorController(this, (state) => state.fields);
  #releaseParameters = (): void => {};
  #allowDrops = (): void => {};

  constructor() {
    super();
    this.view = viewOf(location.hash);
    this.isLoaded = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#follow);
    this.#releaseParameters = ownParameters.subscribe(() => this.requestUpdate());
    this.#allowDrops = refuseStrayDrops();
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#follow);
    this.#releaseParameters();
    this.#allowDrops();
  }

  override render(): TemplateResult {
    const content = this.isLoaded ? this.view.content() : nothing;
    if (isEmbedded(location.search)) return html`<main>${content}</main>`;
    return html`
      <header>
        <h1>${msg('Live Screencapture Playground')}</h1>
        <nav aria-label=${msg('Views')}>
          ${views.map(
            ({ name, title }) =>
              html`<a href=${this.#linkOf(name)} aria-current=${this.view.name === name ? 'page' : nothing}
                >${title()}</a
              >`,
          )}
        </nav>
        <div class="own">
          <lsc-language-control></lsc-language-control>
          <lsc-theme-control></lsc-theme-control>
        </div>
      </header>
      <main>${content}</main>
      <footer>
        <lsc-active-ways></lsc-active-ways>
      </footer>
    `;
  }

  #linkOf(name: string): string {
    const { simulator } = this.#fields;
    return simulator === undefined ? `#/${name}` : linkOf(simulator, name);
  }

  readonly #follow = (): void => {
    const view = viewOf(location.hash);
    this.view = view;
    this.isLoaded = view.load === undefined;
    if (view.load !== undefined) void this.#load(view, view.load);
  };

  /** Another view may have been opened while this one's code was under way. */
  async #load(view: View, load: () => Promise<unknown>): Promise<void> {
    await load();
    if (this.view === view) this.isLoaded = true;
  }
}
