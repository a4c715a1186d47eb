import { msg, str } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { dialects } from '../core/dialects.ts';
import { LocalizedElement } from './localized-element.ts';
import { sharedStyles } from './shared-styles.ts';
import { shownSize } from './shown-values.ts';
import { SimulatorController } from './simulator-controller.ts';
import { chosenScreenshot } from './chosen-screenshot.ts';
import { sourceUrl } from './source-words.ts';
import { sizingDrawing } from './sizing-drawing.ts';
import { configuredSide, ruleNumber, ruleSentence, stretchNote } from '../words/sizing-words.ts';
import { shownFormula } from './shown-formula.ts';

/**
 * The way from push size (X, Y) and configured size (W, H) to screenshot size (N, M): drawn, in a sentence, as a formula.
 * Of the chosen screenshot while that is up to date; otherwise of what the present settings would make.
 */
export class SizingWay extends LocalizedElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        container-type: inline-size;
      }

      .way {
        display: grid;
        grid-template-columns: 216px minmax(0, 1fr);
        gap: 18px;
        align-items: center;
        min-block-size: 136px;
      }

      svg {
        display: block;
        max-inline-size: 100%;
        block-size: auto;
      }

      .shape {
        fill: none;
        stroke-width: 2;
      }

      .push-shape {
        stroke: var(--lsc-push);
      }

      .screenshot-shape {
        stroke: var(--lsc-screenshot);
        fill: var(--lsc-screenshot);
        fill-opacity: 0.16;
      }

      .measure {
        stroke: var(--lsc-configured);
        stroke-width: 3;
      }

      .words {
        display: grid;
        gap: 6px;
      }

      .formula .quiet {
        font-family: var(--lsc-face);
      }

      .formula {
        font: 15px/1.5 var(--lsc-mono);
        font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere;
      }

      @container (max-width: 460px) {
        .way {
          grid-template-columns: minmax(0, 1fr);
          min-block-size: 304px;
        }

        .formula {
          font-size: 13px;
        }
      }
    `,
  ];

  readonly #preview = new SimulatorController(this, (state) => state.preview);
  readonly #shot = new SimulatorController(this, (state) => chosenScreenshot(state));
  readonly #stale = new SimulatorController(this, (state) => state.stale);
  readonly #settings = new SimulatorController(this, (state) => state.settings);

  override render(): TemplateResult {
    const isStale = (this.#stale.value?.length ?? 0) > 0;
    const shot = this.#shot.value;
    const resolution = (isStale ? undefined : shot?.resolution) ?? this.#preview.value ?? shot?.resolution;
    const settings = this.#settings.value;
    if (resolution === undefined || settings === undefined) return html`<div class="way"></div>`;
    const { push, configured, size } = resolution;
    const { guide } = dialects[settings.dialect];
    return html`
      <div class="way">
        <div>${sizingDrawing(resolution)}</div>
        <div class="words">
          <p>${ruleSentence(resolution)}</p>
          <p class="formula">${shownFormula(resolution, settings.rounding)}</p>
          <p class="quiet">
            <span class="push">(X, Y) ${shownSize(push)}</span> →
            <span class="configured"
              >(W, H) ${configuredSide(configured.width)}, ${configuredSide(configured.height)}</span
            >
            → <span class="screenshot">(N, M) ${shownSize(size)}</span> · ${stretchNote(resolution)} ·
            <a href=${sourceUrl(guide)} target="_blank" rel="noopener noreferrer"
              >${msg(str`rule ${ruleNumber[resolution.rule]} of “width and height”`)}</a
            >
          </p>
        </div>
      </div>
    `;
  }
}
