import type { Proportion, Rounding, SizeResolution } from '../core/sizing.ts';
import { trimmed } from './shown-number.ts';
import { roundingWords } from './sizing-words.ts';

/** A piece of a formula: plain text, or what belongs to one of the three sizes, or a remark. */
export type FormulaPiece =
  | string
  | { readonly of: 'push' | 'configured' | 'screenshot' | 'quiet'; readonly text: string };

/** One line of a formula, its pieces to be strung together as they are. */
export type FormulaLine = readonly FormulaPiece[];

const x: FormulaPiece = { of: 'push', text: 'X' };
const y: FormulaPiece = { of: 'push', text: 'Y' };
const w: FormulaPiece = { of: 'configured', text: 'W' };
const h: FormulaPiece = { of: 'configured', text: 'H' };
const n: FormulaPiece = { of: 'screenshot', text: 'N' };
const m: FormulaPiece = { of: 'screenshot', text: 'M' };

/** The rule as a formula, with the numbers put in. */
export function ruleFormula(
  { push, configured, size, rule, proportion }: SizeResolution,
  rounding: Rounding,
): readonly FormulaLine[] {
  const both: FormulaLine = ['(', result(size.width), ', ', result(size.height), ')'];
  const ends = (side: number): FormulaLine => [
    ...beforeRounding(proportion),
    result(side),
    ...remark(proportion, rounding),
  ];
  switch (rule) {
    case 'push-size':
      return [['(', n, ', ', m, ') = (', x, ', ', y, ') = ', ...both]];
    case 'width-only':
      return [
        [n, ' = ', w, ' = ', result(size.width)],
        [m, ' = ', n, ' × ', y, ' / ', x, ` = ${size.width} × ${push.height} / ${push.width} = `, ...ends(size.height)],
      ];
    case 'height-only':
      return [
        [m, ' = ', h, ' = ', result(size.height)],
        [n, ' = ', m, ' × ', x, ' / ', y, ` = ${size.height} × ${push.width} / ${push.height} = `, ...ends(size.width)],
      ];
    case 'both':
      return [['(', n, ', ', m, ') = (', w, ', ', h, ') = ', ...both]];
    case 'both-swapped':
      return [
        [w, ` = ${configured.width}, `, h, ` = ${configured.height}`],
        ['(', n, ', ', m, ') = (', h, ', ', w, ') = ', ...both],
      ];
  }
}

const result = (side: number): FormulaPiece => ({ of: 'screenshot', text: String(side) });

/** What the computed side was before it became a whole pixel; nothing where it was one already. */
function beforeRounding(proportion: Proportion | undefined): FormulaLine {
  if (proportion === undefined || proportion.exact) return [];
  const value = (proportion.given * proportion.times) / proportion.over;
  const isShort = Number(trimmed(value, 3)) === value;
  return [`${mixedNumber(proportion)} ${isShort ? '=' : '≈'} ${trimmed(value, 3)} → `];
}

const remark = (proportion: Proportion | undefined, rounding: Rounding): FormulaLine =>
  proportion === undefined || proportion.exact ? [] : [' ', { of: 'quiet', text: `(${roundingWords(rounding)})` }];

/** The computed side as a whole number and what is left of it as a fraction in lowest terms: `2275 5/9`. */
function mixedNumber({ given, times, over }: Proportion): string {
  const rest = (BigInt(given) * BigInt(times)) % BigInt(over);
  const whole = (BigInt(given) * BigInt(times)) / BigInt(over);
  let [a, b] = [BigInt(over), rest];
  while (b !== 0n) [a, b] = [b, a % b];
  const fraction = `${rest / a}/${BigInt(over) / a}`;
  return whole === 0n ? fraction : `${whole} ${fraction}`;
}
