import { css, html, type TemplateResult } from 'lit';
import { LocalizedElement } from './localized-element.ts';
import { sharedStyles } from './shared-styles.ts';
import { viewStyles } from './view-styles.ts';

/** The API view: a console for the API's actions, and what lies in the bucket. */
export class ApiView extends LocalizedElement {
  static override styles = [
    sharedStyles,
    viewStyles,
    css`
      .view {
        grid-template-columns: minmax(0, 1fr);
      }

      @media (max-width: 720px) {
        .view {
          gap: 10px;
          padding: 10px;
        }
      }
    `,
  ];

  override render(): TemplateResult {
    return html`
      <div class="view">
        <lsc-api-console></lsc-api-console>
        <lsc-bucket-browser></lsc-bucket-browser>
      </div>
    `;
  }
}
