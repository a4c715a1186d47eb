import type { Size } from '../../src/core/push.ts';
import type { SizingChoices } from '../../src/core/sizing.ts';

type Four = [bigint, bigint, bigint, bigint];

/** The sizing rules once more, in big integers, and by other arithmetic: a side is found by comparing, not by dividing. */
export function modelledSize(push: Size, configured: Size, { rounding, swap }: SizingChoices): string {
  const [x, y, w, h] = [push.width, push.height, configured.width, configured.height].map(BigInt) as Four;
  if (w === 0n && h === 0n) return `${x}×${y}`;
  if (h === 0n) return `${w}×${proportional(w, y, x, rounding)}`;
  if (w === 0n) return `${proportional(h, x, y, rounding)}×${h}`;
  const swapped = (w < h && x > y) || (swap === 'symmetric' && w > h && x < y);
  return swapped ? `${h}×${w}` : `${w}×${h}`;
}

/** The whole number that `given × times / over` is rounded to, judged by its distance to the numbers below and above. */
function proportional(given: bigint, times: bigint, over: bigint, rounding: string): bigint {
  const step = rounding === 'nearest-even' ? 2n : 1n;
  const below = ((given * times) / over / step) * step;
  const above = below + step;
  const [toBelow, toAbove] = [given * times - below * over, above * over - given * times];
  const up = rounding === 'floor' ? false : rounding === 'ceiling' ? toBelow > 0n : toBelow >= toAbove;
  const side = up ? above : below;
  return side < step ? step : side;
}

/** So many push sizes and configured sizes at random, the same at each run. About every third configured side is 0, "not set". */
export function randomSizings(
  count: number,
  seed: number,
): readonly { readonly push: Size; readonly configured: Size }[] {
  let state = seed;
  const random = (max: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % (max + 1);
  };
  const pushSide = (): number => 1 + random(65_534);
  const configuredSide = (max: number): number => (random(2) === 0 ? 0 : random(max));
  return Array.from({ length: count }, () => ({
    push: { width: pushSide(), height: pushSide() },
    configured: { width: configuredSide(3000), height: configuredSide(2000) },
  }));
}
