import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { dialects, type DialectId } from '../core/dialects.ts';
import type { Rounding, SizeResolution } from '../core/sizing.ts';
import { shownSize } from './shown-values.ts';
import { sourceUrl } from './source-words.ts';
import { distortionSentence, ruleNumber, ruleSentence } from '../words/sizing-words.ts';
import { shownFormula } from './shown-formula.ts';

/** How (N, M) came about: the rule in words, the swap, the formula, and what becomes of a circle. */
export function sizingAnswer(resolution: SizeResolution, rounding: Rounding, dialect: DialectId): TemplateResult {
  const { guide } = dialects[dialect];
  return html`
    <p>
      ${ruleSentence(resolution)}
      <a class="quiet" href=${sourceUrl(guide)} target="_blank" rel="noopener noreferrer"
        >${msg(str`rule ${ruleNumber[resolution.rule]} of “width and height”`)}</a
      >
    </p>
    ${resolution.rule === 'both-swapped' ? swapDrawing(resolution) : nothing}
    <p class="formula" part="formula">${shownFormula(resolution, rounding)}</p>
    <p part="distortion">${distortionSentence(resolution)}</p>
  `;
}

/** W and H above N and M; the two numbers below come from where they stood above. Moves only when the swap begins. */
function swapDrawing({ configured, size }: SizeResolution): TemplateResult {
  const [w, h] = [configured.width, configured.height];
  return html`${keyed(
    'swap',
    html`
      <div class="swap" part="swap" role="img" aria-label=${msg(str`${w} and ${h} change places: ${shownSize(size)}`)}>
        <span><span class="configured">W</span> = ${w}</span>
        <span><span class="configured">H</span> = ${h}</span>
        <span><span class="screenshot">N</span> = <span class="screenshot to-start">${h}</span></span>
        <span><span class="screenshot">M</span> = <span class="screenshot to-end">${w}</span></span>
      </div>
    `,
  )}`;
}
