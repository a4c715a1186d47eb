import { msg, str } from '@lit/localize';
import type { Rounding, SizeResolution, SizingRule } from '../core/sizing.ts';
import { isUpscaled, stretch } from '../core/stretch.ts';
import { shownNumber } from './shown-number.ts';

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

/** How the computed side became a whole pixel, as a remark beside it. */
export function roundingWords(rounding: Rounding): string {
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
