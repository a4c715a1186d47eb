import { ContextConsumer } from '@lit/context';
import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Provisioning } from '../service/provisioning.ts';
import { accountLines } from './account-words.ts';
import { FocusKeeper } from './focus-keeper.ts';
import { LocalizedElement } from './localized-element.ts';
import { partiesContext } from './parties-context.ts';
import { sharedStyles } from './shared-styles.ts';
import { SimulatorController } from './simulator-controller.ts';

/** What the account behind the API has to say beside the form, and what helps. Empty while form and account say all there is. */
export class AccountNotice extends LocalizedElement {
  static override styles = [
    sharedStyles,
    css`
      .lines {
        display: grid;
        gap: 6px;
        justify-items: start;
        font-size: 13px;
        overflow-wrap: anywhere;
      }

      .lines > :first-child {
        margin-block-start: 8px;
      }
    `,
  ];

  readonly #isRunning = new SimulatorController(this, (state) => state.running);
  #provisioning: Provisioning | undefined;
  #release = (): void => {};

  constructor() {
    super();
    // A button goes once it was of use.
    new FocusKeeper(this, '.lines');
    const callback = (parties: { readonly provisioning: Provisioning }): void => {
      this.#provisioning = parties.provisioning;
      this.#watch();
    };
    new ContextConsumer(this, { context: partiesContext, callback });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#release();
  }

  override render(): TemplateResult {
    return html`<div class="lines" tabindex="-1" aria-live="polite">${this.#content()}</div>`;
  }

  #content(): TemplateResult | typeof nothing {
    if (this.#provisioning === undefined) return nothing;
    const state = this.#provisioning.state.current;
    const isUnbound = state.templateId === undefined || state.callbackTemplateId === undefined;
    return html`
      ${accountLines(state, this.#isRunning.value ?? false).map((line) => html`<p class="quiet">${line}</p>`)}
      ${isUnbound ? this.#button(msg('Bind a template again'), () => this.#provisioning?.bindAgain()) : nothing}
      ${
        state.pending.length > 0
          ? this.#button(msg('Let 10 minutes pass'), () => this.#provisioning?.letMinutesPass())
          : nothing
      }
    `;
  }

  #button(name: string, clicked: () => void): TemplateResult {
    return html`<wa-button size="s" appearance="outlined" @click=${clicked}>${name}</wa-button>`;
  }

  #watch(): void {
    this.#release();
    this.#release = this.#provisioning?.state.subscribe(() => this.requestUpdate()) ?? (() => {});
    this.requestUpdate();
  }
}
