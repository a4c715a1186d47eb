import { msg } from '@lit/localize';
import type { Rounding, Swap } from '../core/sizing.ts';

/** A value and what people read. */
export type SizingChoice<T extends string = string> = readonly [value: T, words: string];

/** How a computed side may be rounded; the default first. */
export const roundingChoices = (): readonly SizingChoice<Rounding>[] => [
  ['nearest', msg('nearest whole pixel, half up')],
  ['floor', msg('down')],
  ['ceiling', msg('up')],
  ['nearest-even', msg('nearest even number')],
];

/** When W and H change places; the default first. */
export const swapChoices = (): readonly SizingChoice<Swap>[] => [
  ['documented', msg('as written: W < H with X > Y')],
  ['symmetric', msg('symmetric: also W > H with X < Y')],
];
