import { css, html, type TemplateResult } from 'lit';
import { LocalizedElement } from './localized-element.ts';
import { sharedStyles } from './shared-styles.ts';

/** The Callbacks view: what happens to callbacks after they are sent, and how receivers can be tried on them. */
export class CallbacksView extends LocalizedElement {
  static override styles = [
    sharedStyles,
    css`
      .view {
        display: grid;
        grid-template-columns: repeat(12, minmax(0, 1fr));
        gap: 16px;
        max-inline-size: 1680px;
        margin-inline: auto;
        padding: 16px 20px;
      }

      .timeline {
        grid-column: span 8;
      }

      .detail {
        grid-column: span 4;
      }

      .conduct,
      .rehearsal {
        grid-column: span 6;
      }

      .whole {
        grid-column: 1 / -1;
      }

      @media (max-width: 1240px) {
        .view {
          gap: 12px;
          padding: 12px 16px;
        }

        .timeline,
        .detail {
          grid-column: 1 / -1;
        }
      }

      @media (max-width: 720px) {
        .view {
          gap: 10px;
          padding: 10px;
        }

        .conduct,
        .rehearsal {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  override render(): TemplateResult {
    return html`
      <div class="view">
        <lsc-delivery-timeline class="timeline"></lsc-delivery-timeline>
        <lsc-delivery-detail class="detail"></lsc-delivery-detail>
        <lsc-receiver-conduct class="conduct"></lsc-receiver-conduct>
        <lsc-rehearsal-controls class="rehearsal"></lsc-rehearsal-controls>
      </div>
    `;
  }
}
