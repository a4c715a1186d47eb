import { ScreencaptureError } from './errors.ts';
import type { Size } from './push.ts';

/**
 * How the computed side becomes a whole pixel; the documentation gives no rounding, so all four are our choice.
 * `nearest-even` is the nearest even number of pixels, as video encoders want it.
 */
export type Rounding = 'nearest' | 'floor' | 'ceiling' | 'nearest-even';

/** `documented`: only W < H with X > Y swaps; `symmetric`: also W > H with X < Y (our option). */
export type Swap = 'documented' | 'symmetric';

/** No JPEG has a longer side, so no push is larger in what is asked about many settings at once. Pixels. */
export const longestSide = 65_535;

export type SizingChoices = { readonly rounding: Rounding; readonly swap: Swap };

/** The sentence of the documentation that decided a result. */
export type SizingRule = 'push-size' | 'width-only' | 'height-only' | 'both' | 'both-swapped';

/** The computed side, exactly: `given × times / over`, before rounding. Pixels. */
export type Proportion = {
  readonly side: 'width' | 'height';
  readonly given: number;
  readonly times: number;
  readonly over: number;
  /** Whether `given × times / over` is a whole number. */
  readonly exact: boolean;
};

export type SizeResolution = {
  /** Push size (X, Y). */
  readonly push: Size;
  /** Configured size (W, H), 0 = not set. */
  readonly configured: Size;
  /** Screenshot size (N, M). */
  readonly size: Size;
  readonly rule: SizingRule;
  /** There when one side was computed. */
  readonly proportion: Proportion | undefined;
};

/** What holds until somebody chooses otherwise: half pixels up, and no swap beyond the documented one. */
export const defaultSizingChoices: SizingChoices = { rounding: 'nearest', swap: 'documented' };

/**
 * Resolves the screenshot size (N, M) from the push size (X, Y) and the configured size (W, H).
 *
 * Units: pixels in, pixels out. The proportional side is multiplied before it is divided, in exact integers, and rounded as
 * chosen to at least 1 pixel (2 where it must be even); the documentation gives no rounding, so this is our choice.
 *
 * @throws {ScreencaptureError} `invalid-push-size`: a push side that is not a whole number ≥ 1; `invalid-size`: a configured
 * side that is not a whole number ≥ 0; `size-too-large`: a computed side beyond exact integers.
 * @see "Live Screencapture", 267/31562, on the width and height of screenshots
 */
export function resolveScreenshotSize(
  push: Size,
  configured: Size,
  choices: SizingChoices = defaultSizingChoices,
): SizeResolution {
  const { width: x, height: y } = wholePixels(push, 1, 'invalid-push-size', ['X', 'Y']);
  const { width: w, height: h } = wholePixels(configured, 0, 'invalid-size', ['W', 'H']);
  const resolution = { push: { width: x, height: y }, configured: { width: w, height: h }, proportion: undefined };

  if (w === 0 && h === 0) return { ...resolution, size: resolution.push, rule: 'push-size' };
  if (h === 0) {
    const { side, proportion } = scale('height', w, y, x, choices.rounding);
    return { ...resolution, size: { width: w, height: side }, rule: 'width-only', proportion };
  }
  if (w === 0) {
    const { side, proportion } = scale('width', h, x, y, choices.rounding);
    return { ...resolution, size: { width: side, height: h }, rule: 'height-only', proportion };
  }
  if (isSwapped(resolution.push, resolution.configured, choices.swap))
    return { ...resolution, size: { width: h, height: w }, rule: 'both-swapped' };
  return { ...resolution, size: resolution.configured, rule: 'both' };
}

/**
 * Checks a push size (X, Y) that somebody chose for a push that is not there.
 *
 * @throws {ScreencaptureError} `invalid-push-size`: a side that is not a whole number from 1 to {@link longestSide}
 */
export function checkPushSize(push: Size): Size {
  const size = wholePixels(push, 1, 'invalid-push-size', ['X', 'Y']);
  for (const pixels of [size.width, size.height]) {
    if (pixels <= longestSide) continue;
    throw new ScreencaptureError('invalid-push-size', `a push has at most ${longestSide} pixels a side`, {
      value: String(pixels),
      min: 1,
      max: longestSide,
    });
  }
  return size;
}

/** Whether W and H change places for a push. Both have to be set; a square never does: the documented condition is strict. */
export function isSwapped(push: Size, { width: w, height: h }: Size, swap: Swap): boolean {
  if (w === 0 || h === 0) return false;
  return (w < h && push.width > push.height) || (swap === 'symmetric' && w > h && push.width < push.height);
}

function wholePixels(
  { width, height }: Size,
  least: 0 | 1,
  code: 'invalid-push-size' | 'invalid-size',
  [first, second]: readonly [string, string],
): Size {
  for (const [side, pixels] of [
    [first, width],
    [second, height],
  ] as const) {
    if (Number.isSafeInteger(pixels) && pixels >= least) continue;
    throw new ScreencaptureError(code, `${side} must be a whole number of at least ${least}`, {
      side,
      value: String(pixels),
      min: least,
    });
  }
  // Adding 0 turns -0 into 0, which equality in tests and JSON would otherwise tell apart.
  return { width: width + 0, height: height + 0 };
}

function scale(side: 'width' | 'height', given: number, times: number, over: number, rounding: Rounding) {
  const { rounded, exact } = divide(given, times, over, rounding);
  if (!Number.isSafeInteger(rounded)) {
    const size = side === 'width' ? { width: rounded, height: given } : { width: given, height: rounded };
    const details = { ...size, limit: Number.MAX_SAFE_INTEGER };
    throw new ScreencaptureError('size-too-large', `the computed ${side} is beyond exact integers`, details);
  }
  const proportion: Proportion = { side, given, times, over, exact };
  return { side: Math.max(rounding === 'nearest-even' ? 2 : 1, rounded), proportion };
}

/**
 * Every rounding as a floor: `step × floor((2 × dividend + halves × divisor - less) / (2 × divisor × step))`. Doubled, so that half
 * of an odd divisor is a whole number too. What lies halfway between two even numbers goes up, as half a pixel does.
 */
const floors: Readonly<Record<Rounding, { readonly halves: number; readonly less: number; readonly step: number }>> = {
  floor: { halves: 0, less: 0, step: 1 },
  nearest: { halves: 1, less: 0, step: 1 },
  ceiling: { halves: 2, less: 1, step: 1 },
  'nearest-even': { halves: 2, less: 0, step: 2 },
};

function divide(given: number, times: number, over: number, rounding: Rounding) {
  const { halves, less, step } = floors[rounding];
  const shifted = 2 * given * times + halves * over - less;
  if (Number.isSafeInteger(shifted) && Number.isSafeInteger(2 * over * step)) {
    // The floor of a quotient of two safe integers is exact: the quotient is nowhere near enough to the next whole number.
    const rounded = step * Math.floor(shifted / (2 * over * step));
    return { rounded, exact: (given * times) % over === 0 };
  }
  const dividend = BigInt(given) * BigInt(times);
  const divisor = BigInt(over);
  const quotient = (2n * dividend + BigInt(halves) * divisor - BigInt(less)) / (2n * divisor * BigInt(step));
  return { rounded: step * Number(quotient), exact: dividend % divisor === 0n };
}
