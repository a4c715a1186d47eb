import type { SizeLimits } from './dialects.ts';
import type { Size } from './push.ts';
import { isSwapped, type SizingChoices } from './sizing.ts';
import { stretchTenths } from './stretch.ts';

type Pushes = { readonly pushes: readonly Size[]; readonly choices: SizingChoices; readonly limits: SizeLimits };

/**
 * Settings of both sides with at most so many pixels, among which is one that stretches the pushes least in the worst case.
 *
 * For a given W, and on one side of W = H, each push is swapped or it is not. So while H grows, what is stretched one way gets
 * less and what is stretched the other way gets more: the worst of all is least where the two cross, which a bisection finds.
 */
export function leastStretchedWithin(mostPixels: number, { pushes, choices, limits }: Pushes): readonly Size[] {
  const found: Size[] = [];
  for (let width = 1; width <= limits.maxWidth; width += 1) {
    const maxHeight = Math.min(limits.maxHeight, Math.floor(mostPixels / width));
    if (maxHeight < 1) break;
    const stretches = directions(width, pushes, choices);
    for (const [from, to] of [
      [1, Math.min(maxHeight, width - 1)],
      [width, Math.min(maxHeight, width)],
      [width + 1, maxHeight],
    ] as const) {
      if (from > to) continue;
      const crossing = firstHeight(from, to, (height) => {
        const { growing, shrinking } = stretches(height);
        return growing >= shrinking;
      });
      found.push({ width, height: crossing });
      if (crossing > from) found.push({ width, height: crossing - 1 });
    }
  }
  return found;
}

/** The worst stretch that grows with H, and the worst that shrinks with it. Tenths of a percent. */
function directions(width: number, pushes: readonly Size[], { swap }: SizingChoices) {
  return (height: number): { readonly growing: number; readonly shrinking: number } => {
    let growing = 0;
    let shrinking = 0;
    for (const push of pushes) {
      const set = { width, height };
      const swapped = isSwapped(push, set, swap);
      const tenths = stretchTenths(push, swapped ? { width: height, height: width } : set);
      // Not swapped, H is the screenshot's height: the larger, the taller. Swapped, it is the width.
      if (tenths > 0 === swapped) growing = Math.max(growing, Math.abs(tenths));
      else shrinking = Math.max(shrinking, Math.abs(tenths));
    }
    return { growing, shrinking };
  };
}

/** The first height of a range for which something holds that, once it holds, goes on holding; the last if it never does. */
function firstHeight(from: number, to: number, holds: (height: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
