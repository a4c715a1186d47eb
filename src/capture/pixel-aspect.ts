/** A ratio of whole numbers. */
export type Ratio = { readonly num: number; readonly den: number };

/**
 * The simplest ratio that widens (or heightens) a picture as much as was measured in whole pixels: 320 pixels shown as
 * 427 are 4:3, not 427:320. Demuxers tell the rounded size only.
 */
export function simplestPixelAspect(
  coded: { width: number; height: number },
  square: { width: number; height: number },
): Ratio {
  if (square.width !== coded.width) return simplest(square.width / coded.width, 0.5 / coded.width);
  const { num, den } = simplest(square.height / coded.height, 0.5 / coded.height);
  return { num: den, den: num };
}

/** The ratio of smallest denominator within `reach` of `value`. */
function simplest(value: number, reach: number): Ratio {
  for (let den = 1; den < 1000; den++) {
    const num = Math.round(value * den);
    if (num > 0 && Math.abs(num / den - value) <= reach) return { num, den };
  }
  return { num: 1, den: 1 };
}
