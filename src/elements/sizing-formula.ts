import { msg, str } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { fieldSentence } from './field-sentences.ts';
import { LocalizedElement } from './localized-element.ts';
import { sizingLabel } from './sizing-label.ts';
import { readChoices, readSizing, splitSize } from './sizing-reading.ts';
import { stretchNote } from '../words/sizing-words.ts';
import { shownFormula } from './shown-formula.ts';
import { standaloneStyles } from './standalone-styles.ts';

/**
 * One line for running text: the formula that makes (N, M) of a push and a configured size, with the numbers put in.
 *
 * @csspart formula - the formula; `note`: whether the screenshot is stretched
 */
export class SizingFormula extends LocalizedElement {
  static override properties = { push: {}, width: {}, height: {}, rounding: {}, swap: {} };

  static override styles = [
    standaloneStyles,
    css`
      :host {
        font-size: 15px;
      }
    `,
  ];

  /** The push size: `1280x720`. */
  declare push: string;
  /** The configured size; empty or 0 is "not set". */
  declare width: string;
  declare height: string;
  declare rounding: string;
  declare swap: string;

  constructor() {
    super();
    this.push = '1280x720';
    this.width = '';
    this.height = '';
    this.rounding = 'nearest';
    this.swap = 'documented';
  }

  override render(): TemplateResult {
    const choices = readChoices(this.rounding, this.swap);
    if (choices === undefined)
      return html`<p class="mistake">
        ${msg(str`There is no such choice: rounding “${this.rounding}”, swap “${this.swap}”.`)}
      </p>`;
    const [x, y] = splitSize(this.push ?? '');
    const { resolution, mistakes } = readSizing({ x, y, w: this.width ?? '', h: this.height ?? '' }, choices);
    if (resolution === undefined) {
      const wrong = (['x', 'y', 'w', 'h'] as const).flatMap((field) => {
        const mistake = mistakes[field];
        return mistake === undefined ? [] : [`${sizingLabel(field)}: ${fieldSentence(mistake.code, mistake.details)}`];
      });
      return html`<p class="mistake">${wrong.join(' ')}</p>`;
    }
    return html`<span class="formula" part="formula">${shownFormula(resolution, choices.rounding)}</span>
      <span class="quiet" part="note">${stretchNote(resolution)}</span>`;
  }
}
