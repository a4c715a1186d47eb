import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { captureViewStyles } from './capture-view-styles.ts';
import { holdsFiles } from './dropped-files.ts';
import { LocalizedElement } from './localized-element.ts';
import { listHeading } from './screenshot-list.ts';
import { cardStyles, sharedStyles } from './shared-styles.ts';
import { SimulatorController } from './simulator-controller.ts';
import { isPartStale } from './stale-parts.ts';
import { viewStyles } from './view-styles.ts';

/** The Capture view: push and template, the chosen screenshot, its callback, and all screenshots in time. A file dropped anywhere on it is the push. */
export class CaptureView extends LocalizedElement {
  static override properties = { dragging: { type: Boolean, reflect: true } };

  static override styles = [sharedStyles, cardStyles, viewStyles, captureViewStyles];

  /** Whether a file is held over the view. */
  declare dragging: boolean;

  readonly #capture = new SimulatorController(this, (state) => state.capture);
  readonly #stale = new SimulatorController(this, (state) => state.stale);

  constructor() {
    super();
    this.dragging = false;
    this.addEventListener('dragover', this.#draggedOver);
    this.addEventListener('dragleave', this.#dragLeft);
    this.addEventListener('drop', this.#dropped);
  }

  override render(): TemplateResult {
    return html`
      <div class="view">
        <div class="settings card">
          <lsc-push-panel></lsc-push-panel>
          <lsc-template-form></lsc-template-form>
          <div>
            <lsc-capture-controls></lsc-capture-controls>
            <lsc-problem-alert></lsc-problem-alert>
            <lsc-account-notice></lsc-account-notice>
          </div>
          <lsc-more-settings></lsc-more-settings>
        </div>
        <lsc-screenshot-figure class="seen"></lsc-screenshot-figure>
        <lsc-callback-body class="callback"></lsc-callback-body>
        <div class="time card">
          <div class="head">
            <div class="title">
              <h2>${listHeading(this.#capture.value)}</h2>
              <span class="stale">${isPartStale('list', this.#stale.value) ? msg('out of date') : ''}</span>
            </div>
            <lsc-stored-actions></lsc-stored-actions>
          </div>
          <lsc-screenshot-list></lsc-screenshot-list>
        </div>
        <lsc-earlier-captures class="earlier"></lsc-earlier-captures>
      </div>
    `;
  }

  readonly #draggedOver = (event: DragEvent): void => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    this.dragging = true;
  };

  readonly #dragLeft = (event: DragEvent): void => {
    const isStillInside = event.relatedTarget instanceof Node && this.contains(event.relatedTarget);
    if (!isStillInside) this.dragging = false;
  };

  readonly #dropped = (event: DragEvent): void => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    this.dragging = false;
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) this.#capture.simulator?.chooseFile(file);
  };
}
