import type { SizeResolution } from './sizing.ts';

/** How far a screenshot's shape is from the push's. `percent` is exact to a tenth, at least 0.1. */
export type Stretch = { readonly kind: 'none' } | { readonly kind: 'wider' | 'taller'; readonly percent: number };

/**
 * Tells whether a screenshot looks stretched: `wider` by so many percent means that a circle in the push comes out that much
 * wider than high. A side that is within half a pixel of the proportional one is mere rounding and counts as `none`, and so
 * does what rounds to 0.0 %. Sizes that were scaled proportionally are never stretched.
 */
export function stretch({ push, size, rule }: SizeResolution): Stretch {
  if (rule !== 'both' && rule !== 'both-swapped') return { kind: 'none' };

  // N / M against X / Y, cross-multiplied: products of two safe integers need BigInt.
  const across = BigInt(size.width) * BigInt(push.height);
  const down = BigInt(size.height) * BigInt(push.width);
  const difference = across > down ? across - down : down - across;
  const longerPushSide = BigInt(Math.max(push.width, push.height));
  if (difference * 2n <= longerPushSide) return { kind: 'none' };

  const smaller = across > down ? down : across;
  const tenths = (difference * 2000n + smaller) / (smaller * 2n);
  if (tenths === 0n) return { kind: 'none' };
  return { kind: across > down ? 'wider' : 'taller', percent: Number(tenths) / 10 };
}
