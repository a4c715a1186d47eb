import { css, html, type TemplateResult } from 'lit';
import { CallDeskController } from './call-desk-controller.ts';
import { LocalizedElement } from './localized-element.ts';
import { sharedStyles } from './shared-styles.ts';
import { SimulatorController } from './simulator-controller.ts';

/** Calls of the API made by hand: the form, what was sent and answered, and the account that they change. */
export class ApiConsole extends LocalizedElement {
  static override styles = [
    sharedStyles,
    css`
      .console {
        display: grid;
        grid-template-columns: minmax(0, 4fr) minmax(0, 5fr) minmax(0, 3fr);
        gap: 16px;
      }

      .column {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 16px;
        align-content: start;
      }

      @media (max-width: 1240px) {
        .console {
          grid-template-rows: auto 1fr;
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }

        .sent {
          grid-row: 1 / 3;
          grid-column: 2;
        }
      }

      @media (max-width: 720px) {
        .console {
          display: flex;
          flex-direction: column;
        }

        .console,
        .column {
          gap: 10px;
        }
      }
    `,
  ];

  readonly #desk = new CallDeskController(this);
  readonly #fields = new SimulatorController(this, (state) => state.fields);

  override willUpdate(): void {
    if (this.#fields.value !== undefined) this.#desk.desk?.follow(this.#fields.value);
  }

  override render(): TemplateResult {
    return html`
      <div class="console">
        <div class="column">
          <lsc-api-call-form></lsc-api-call-form>
          <lsc-api-history></lsc-api-history>
        </div>
        <div class="column sent">
          <lsc-api-exchange></lsc-api-exchange>
          <lsc-api-equivalents></lsc-api-equivalents>
        </div>
        <div class="column">
          <lsc-api-account></lsc-api-account>
          <lsc-api-call-settings></lsc-api-call-settings>
          <lsc-api-ways></lsc-api-ways>
        </div>
      </div>
    `;
  }
}
