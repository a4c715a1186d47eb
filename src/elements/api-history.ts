import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { CallDesk } from '../console/call-desk.ts';
import type { Exchange } from '../console/exchange.ts';
import { apiConsoleStyles } from './api-console-styles.ts';
import { CallDeskController } from './call-desk-controller.ts';
import { LocalizedElement } from './localized-element.ts';
import { cardStyles, sharedStyles, stackedCardStyles } from './shared-styles.ts';
import { shownTimeOfDay } from './shown-values.ts';

/** The calls that were sent, newest first: each can be looked at and sent again. */
export class ApiHistory extends LocalizedElement {
  static override styles = [
    sharedStyles,
    cardStyles,
    stackedCardStyles,
    apiConsoleStyles,
    css`
      ol {
        display: grid;
        max-block-size: 460px;
        padding: 0;
        margin: 0;
        overflow: auto;
        list-style: none;
      }

      li {
        border-block-start: 1px solid var(--lsc-line);
      }

      li > button {
        display: grid;
        inline-size: 100%;
        padding: 6px 8px;
        font: inherit;
        line-height: 1.4;
        color: inherit;
        text-align: start;
        overflow-wrap: anywhere;
        background: none;
        border: 0;
        border-inline-start: 3px solid transparent;
        cursor: pointer;
      }

      li > button[aria-pressed='true'] {
        background: var(--lsc-sunken);
        border-inline-start-color: var(--lsc-accent);
      }

      li > button:focus-visible {
        outline-offset: -2px;
      }
    `,
  ];

  readonly #desk = new CallDeskController(this);

  override render(): TemplateResult | typeof nothing {
    const { desk } = this.#desk;
    if (desk === undefined) return nothing;
    const { history } = desk.state.current;
    const { chosen } = desk;
    return html`
      <section class="card" aria-label=${msg('Calls sent')}>
        <div class="head">
          <h2>${msg('History')}</h2>
          <wa-button
            size="s"
            appearance="outlined"
            ?disabled=${chosen === undefined}
            @click=${() => void (chosen && desk.replay(chosen.id))}
            >${msg('Replay')}</wa-button
          >
        </div>
        <p class="quiet">
          ${history.length === 0 ? msg('Calls stand here once they are sent, until the page is closed.') : msg('“Replay” sends the chosen call again, signed anew by the present pair and clock.')}
        </p>
        <ol aria-label=${msg('History')}>
          ${history.map((exchange) => this.#item(desk, exchange, exchange === chosen))}
        </ol>
      </section>
    `;
  }

  #item(desk: CallDesk, { id, at, call, error }: Exchange, isChosen: boolean): TemplateResult {
    return html`<li>
      <button type="button" aria-pressed=${String(isChosen)} @click=${() => desk.set({ chosen: id })}>
        <span>${call.action}</span>
        <span class="quiet">
          ${msg(str`${id} · ${shownTimeOfDay(Math.floor(at / 1000))} UTC+8`)} ·
          ${error === undefined ? html`<span class="good">${msg('Done')}</span>` : html`<span class="bad">${error.code}</span>`}
        </span>
      </button>
    </li>`;
  }
}
