import type { Size } from './push.ts';
import type { SizeResolution } from './sizing.ts';

/** How far a screenshot's shape is from the push's. `percent` is exact to a tenth, at least 0.1. */
export type Stretch = { readonly kind: 'none' } | { readonly kind: 'wider' | 'taller'; readonly percent: number };

/**
 * Tells whether a screenshot looks stretched: `wider` by so many percent means that a circle in the push comes out that much
 * wider than high. A side that is within half a pixel of the proportional one is mere rounding and counts as `none`, and so
 * does what rounds to 0.0 %. Sizes that were scaled proportionally are never stretched.
 */
export function stretch({ push, size, rule }: SizeResolution): Stretch {
  const tenths = rule === 'both' || rule === 'both-swapped' ? stretchTenths(push, size) : 0;
  if (tenths === 0) return { kind: 'none' };
  return { kind: tenths > 0 ? 'wider' : 'taller', percent: Math.abs(tenths) / 10 };
}

/**
 * The stretch of a screenshot for which both sides were set, in tenths of a percent: above 0 it is too wide, below 0 too tall,
 * 0 is `none`. Exact for any whole sides; quick enough to be asked for each of a million settings.
 */
export function stretchTenths(push: Size, size: Size): number {
  // N / M against X / Y, cross-multiplied.
  const across = size.width * push.height;
  const down = size.height * push.width;
  const longer = Math.max(push.width, push.height);
  if (Math.max(across, down) > largestQuickProduct) return bigStretchTenths(push, size);
  return across > down ? excessTenths(across, down, longer) : -excessTenths(down, across, longer) + 0;
}

/**
 * By how many tenths of a percent the larger of the products N × Y and M × X exceeds the other; 0 where that is mere rounding. For
 * whoever asks about every pixel of a picture, row by row. Both may be at most `largestQuickProduct`.
 */
export function excessTenths(larger: number, smaller: number, longerPushSide: number): number {
  const difference = larger - smaller;
  // The floor of a quotient of two safe integers is exact: the quotient is nowhere near enough to the next whole number.
  return difference * 2 > longerPushSide ? Math.floor((difference * 2000 + smaller) / (smaller * 2)) : 0;
}

/** Whether some side of the screenshot has more pixels than the push gives. */
export function isUpscaled({ push, size }: SizeResolution): boolean {
  return size.width > push.width || size.height > push.height;
}

/** Products up to here stay safe integers in all that is done with them: those of W or H with a side of any JPEG among them. */
export const largestQuickProduct = Math.floor(Number.MAX_SAFE_INTEGER / 2001);

/** The same in `BigInt`: products of two safe integers may overflow. */
function bigStretchTenths(push: Size, size: Size): number {
  const across = BigInt(size.width) * BigInt(push.height);
  const down = BigInt(size.height) * BigInt(push.width);
  const difference = across > down ? across - down : down - across;
  if (difference * 2n <= BigInt(Math.max(push.width, push.height))) return 0;
  const smaller = across > down ? down : across;
  const tenths = Number((difference * 2000n + smaller) / (smaller * 2n));
  return across > down ? tenths : -tenths + 0;
}
