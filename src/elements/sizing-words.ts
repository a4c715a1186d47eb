import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Proportion, Rounding, SizeResolution, SizingRule } from '../core/sizing.ts';
import { isUpscaled, stretch } from '../core/stretch.ts';
import { shownNumber, trimmed } from './shown-values.ts';

const x = html`<span class="push">X</span>`;
const y = html`<span class="push">Y</span>`;
const w = html`<span class="configured">W</span>`;
const h = html`<span class="configured">H</span>`;
const n = html`<span class="screenshot">N</span>`;
const m = html`<span class="screenshot">M</span>`;

/** The rule that applied, in a sentence. */
export function ruleSentence({ rule, configured }: SizeResolution): string {
  switch (rule) {
    case 'push-size':
      return msg('Neither W nor H is set: the screenshot has the size of the push.');
    case 'width-only':
      return msg('Only W is set: the width is taken, the height follows in proportion.');
    case 'height-only':
      return msg('Only H is set: the height is taken, the width follows in proportion.');
    case 'both':
      return msg('W and H are both set: both are taken, whatever the shape of the push.');
    case 'both-swapped':
      return configured.width < configured.height
        ? msg('W is smaller than H, but the push is wider than high: W and H change places.')
        : msg('W is greater than H, but the push is higher than wide: by our symmetric choice W and H change places.');
  }
}

/** The number of the sentence that decided, as the documentation lists them. */
export const ruleNumber: Readonly<Record<SizingRule, number>> = {
  'push-size': 1,
  'width-only': 2,
  'height-only': 3,
  both: 4,
  'both-swapped': 5,
};

/** The rule as a formula, with the numbers put in. */
export function ruleFormula(
  { push, configured, size, rule, proportion }: SizeResolution,
  rounding: Rounding,
): TemplateResult {
  const result = (side: number): TemplateResult => html`<span class="screenshot">${side}</span>`;
  const both = html`(${result(size.width)}, ${result(size.height)})`;
  const value = exactSide(proportion);
  const rounded = (side: number): TemplateResult =>
    proportion === undefined || proportion.exact || value === undefined
      ? result(side)
      : html`${mixedNumber(proportion)} ${Number(trimmed(value, 3)) === value ? '=' : '≈'} ${trimmed(value, 3)} →
          ${result(side)} <span class="quiet">(${roundingWords(rounding)})</span>`;
  switch (rule) {
    case 'push-size':
      return html`(${n}, ${m}) = (${x}, ${y}) = ${both}`;
    case 'width-only':
      return html`${n} = ${w} = ${result(size.width)}<br />${m} = ${n} × ${y} / ${x} = ${size.width} × ${push.height} /
        ${push.width} = ${rounded(size.height)}`;
    case 'height-only':
      return html`${m} = ${h} = ${result(size.height)}<br />${n} = ${m} × ${x} / ${y} = ${size.height} × ${push.width} /
        ${push.height} = ${rounded(size.width)}`;
    case 'both':
      return html`(${n}, ${m}) = (${w}, ${h}) = ${both}`;
    case 'both-swapped':
      return html`${w} = ${configured.width}, ${h} = ${configured.height}<br />(${n}, ${m}) = (${h}, ${w}) = ${both}`;
  }
}

/** The computed side before rounding. */
const exactSide = (proportion: Proportion | undefined): number | undefined =>
  proportion === undefined ? undefined : (proportion.given * proportion.times) / proportion.over;

/** The computed side as a whole number and what is left of it as a fraction in lowest terms: `2275 5/9`. */
function mixedNumber({ given, times, over }: Proportion): string {
  const rest = (BigInt(given) * BigInt(times)) % BigInt(over);
  const whole = (BigInt(given) * BigInt(times)) / BigInt(over);
  let [a, b] = [BigInt(over), rest];
  while (b !== 0n) [a, b] = [b, a % b];
  const fraction = `${rest / a}/${BigInt(over) / a}`;
  return whole === 0n ? fraction : `${whole} ${fraction}`;
}

/** Whether a circle in the push is still one in the screenshot. */
export function stretchNote(resolution: SizeResolution): string {
  const found = stretch(resolution);
  switch (found.kind) {
    case 'none':
      return msg('not stretched');
    case 'wider':
      return msg(str`stretched: ${shownNumber(found.percent, 1)} % too wide`);
    case 'taller':
      return msg(str`stretched: ${shownNumber(found.percent, 1)} % too tall`);
  }
}

/** What becomes of a circle in the push, and whether the screenshot has more pixels than the push gives. */
export function distortionSentence(resolution: SizeResolution): string {
  const found = stretch(resolution);
  const shape =
    found.kind === 'none'
      ? msg('A circle stays a circle.')
      : found.kind === 'wider'
        ? msg(str`A circle becomes ${shownNumber(found.percent, 1)} % wider than high.`)
        : msg(str`A circle becomes ${shownNumber(found.percent, 1)} % higher than wide.`);
  return isUpscaled(resolution) ? `${shape} ${msg('Larger than the push: enlarged.')}` : shape;
}

/** A configured side; 0 is "not set". */
export const configuredSide = (side: number): string => (side === 0 ? msg('not set') : String(side));

function roundingWords(rounding: Rounding): string {
  switch (rounding) {
    case 'nearest':
      return msg('to the nearest pixel, our choice');
    case 'floor':
      return msg('rounded down, our choice');
    case 'ceiling':
      return msg('rounded up, our choice');
    case 'nearest-even':
      return msg('to the nearest even number, our choice');
  }
}
