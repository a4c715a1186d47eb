import { msg, str } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { patternLimits } from '../service/field-values.ts';
import { fileSampleId, patternSampleId, samples } from '../service/samples.ts';
import type { PushChoice } from '../service/settings.ts';
import type { Choice } from './choice-field.ts';
import { LocalizedElement } from './localized-element.ts';
import { sharedStyles } from './shared-styles.ts';
import { shownBytes } from './shown-values.ts';
import { SimulatorController } from './simulator-controller.ts';

/** The push: which one, and what is known of it. A region named `Push`. */
export class PushPanel extends LocalizedElement {
  static override styles = [
    sharedStyles,
    css`
      .file {
        position: relative;
        display: grid;
        align-content: center;
        gap: 2px;
        min-block-size: 60px;
        padding: 8px 12px;
        border: 1.5px dashed var(--lsc-field-line);
        border-radius: 10px;
        cursor: pointer;
      }

      .file:hover {
        background: var(--lsc-sunken);
      }

      .file:focus-within:has(:focus-visible) {
        outline: var(--wa-focus-ring);
        outline-offset: var(--wa-focus-ring-offset);
      }

      .name {
        overflow: hidden;
        font-size: 14px;
        font-weight: 600;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .pattern {
        display: grid;
        grid-template-columns: 1fr 1fr;
        align-items: end;
        gap: 10px;
      }

      .pattern > :last-child {
        grid-column: 1 / -1;
      }

      section {
        display: grid;
        gap: 12px;
      }

      h2 {
        margin-block-end: -4px;
      }
    `,
  ];

  readonly #push = new SimulatorController(this, (state) => state.push);
  readonly #sample = new SimulatorController(this, (state) => state.fields.sample);
  readonly #pushSize = new SimulatorController(this, (state) => state.settings.pushSize);
  /** The last file that was given, so that it can be chosen again after a sample was. */
  #fileName: string | undefined;

  override render(): TemplateResult {
    const push = this.#push.value;
    const choice = push === undefined || push.phase === 'none' ? undefined : push.choice;
    if (choice?.kind === 'file') this.#fileName = choice.name;
    return html`
      <section aria-labelledby="heading">
        <h2 id="heading">${msg('Push')}</h2>
        <label class="file">
          <input
            class="visually-hidden"
            type="file"
            accept="video/*,.mkv,.mov,.ts,.mts,.m2ts,.flv,.avi"
            aria-label=${msg('Video file')}
            aria-describedby="name note"
            @change=${this.#fileChosen}
          />
          <span id="name" class="name">${this.#title(choice)}</span>
          <span id="note" class="quiet">${this.#note()}</span>
        </label>
        <lsc-choice-field field="sample" .choices=${this.#samples()}></lsc-choice-field>
        ${this.#sample.value === patternSampleId ? patternFields() : ''}
        <lsc-source-facts
          .facts=${push?.phase === 'ready' ? push.facts : undefined}
          .pushSize=${this.#pushSize.value ?? 'display'}
        ></lsc-source-facts>
      </section>
    `;
  }

  #samples(): readonly Choice[] {
    const choices: readonly Choice[] = [
      ...samples.map(({ id }): Choice => [id, sampleLabel(id)]),
      [patternSampleId, msg('Test pattern, any size')],
    ];
    return this.#fileName === undefined ? choices : [...choices, [fileSampleId, this.#fileName]];
  }

  #title(choice: PushChoice | undefined): string {
    if (choice?.kind === 'file') return choice.name;
    return msg('Choose or drop a video');
  }

  #note(): string {
    const push = this.#push.value;
    if (push?.phase === 'needed' && push.choice.kind === 'file') {
      return msg(str`This link needs this file, ${shownBytes(push.choice.bytes)}: choose or drop it`);
    }
    if (push?.phase === 'loading') return msg('Looking at it …');
    if (push?.phase === 'failed') return msg('Cannot be used; choose another');
    return msg('Nothing is uploaded');
  }

  readonly #fileChosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file !== undefined) this.#push.simulator?.chooseFile(file);
    // Otherwise choosing the same file again would be no change, and nothing would happen.
    input.value = '';
  };
}

/** What a built-in clip is called. */
export function sampleLabel(id: string): string {
  if (id === 'landscape') return msg('Landscape sample');
  if (id === 'portrait') return msg('Portrait sample, rotated');
  return id;
}

function patternFields(): TemplateResult {
  const pixels = msg(str`1–${patternLimits.maxSide} pixels`);
  return html`
    <div class="pattern">
      <lsc-text-field field="x" size="push" numeric hint=${pixels}></lsc-text-field>
      <lsc-text-field field="y" size="push" numeric hint=${pixels}></lsc-text-field>
      <lsc-text-field field="duration" numeric hint=${msg(str`1–${patternLimits.maxDurationSeconds}`)}></lsc-text-field>
    </div>
  `;
}
