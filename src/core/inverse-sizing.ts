import type { SizeLimits } from './dialects.ts';
import { ScreencaptureError } from './errors.ts';
import type { Size } from './push.ts';
import { isSwapped, longestSide, resolveScreenshotSize, type SizingChoices } from './sizing.ts';
import { leastStretchedWithin } from './least-stretched.ts';
import { stretchTenths } from './stretch.ts';

/**
 * What the screenshots should be. `turned` also takes N×M for M×N, so that landscape and portrait pushes may each have theirs.
 *
 * - `size`: exactly these pixels
 * - `aspect`: N : M is exactly this ratio
 * - `pixels`: N × M is at most so many
 */
export type SizingWish =
  | { readonly kind: 'size'; readonly size: Size; readonly turned: boolean }
  | { readonly kind: 'aspect'; readonly aspect: Size; readonly turned: boolean }
  | { readonly kind: 'pixels'; readonly most: number };

export type SizingQuestion = {
  readonly wish: SizingWish;
  /** All of these have to come out as wished. */
  readonly pushes: readonly Size[];
  readonly choices: SizingChoices;
  /** What may be configured: the dialect's `sizeLimits`. */
  readonly limits: SizeLimits;
};

/** Configured sizes (W, H) that answer a question. */
export type SizingAnswer = {
  /** Every setting that gives what is wished, unstretched, for all pushes; those with the largest screenshots first. */
  readonly settings: readonly Size[];
  /**
   * Where there is none: one that gives what is wished at the price of the least stretch, in the worst case among the pushes.
   * Undefined when no setting gives it even so.
   */
  readonly leastStretched: { readonly configured: Size; readonly percent: number } | undefined;
  /**
   * Where there is none: the unstretched setting that misses by the least, in the worst case among the pushes. `miss` is in
   * pixels: of the side that is further off (`size`), or of the picture (`pixels`). No ratio is told so: what is nearest to one
   * is the coarsest rounding, some picture of 2×3.
   */
  readonly nearest: { readonly configured: Size; readonly miss: number } | undefined;
};

/**
 * Which settings give the screenshots that somebody needs, unstretched, from every one of these pushes.
 *
 * Exhaustive over all whole W and H within the limits, without trying each: a side that is computed is never stretched, so there
 * are as many such settings as there are sides; and of those that set both, all that leave the first push unstretched lie within
 * a pixel or so of two lines, W : H = X : Y and, where they change places, W : H = Y : X.
 *
 * @throws {ScreencaptureError} `invalid-push-size`: a push side outside of 1 to 65535; `invalid-size`: a wish that is not made of
 * whole numbers from 1 to 2³¹ - 1.
 */
export function solveSizing(question: SizingQuestion): SizingAnswer {
  checkQuestion(question);
  const { pushes, choices } = question;
  if (pushes.length === 0) return { settings: [], leastStretched: undefined, nearest: undefined };
  const unstretched = unstretchedSettings(question);
  const settings = unstretched.filter((configured) => fulfils(configured, question));
  if (settings.length === 0)
    return { settings, leastStretched: leastStretched(question), nearest: nearest(unstretched, question) };

  const pixels = (configured: Size): number =>
    pushes.reduce((sum, push) => sum + area(resolveScreenshotSize(push, configured, choices).size), 0);
  const ordered = settings
    .map((configured) => ({ configured, pixels: pixels(configured) }))
    .toSorted((a, b) => b.pixels - a.pixels);
  return { settings: ordered.map(({ configured }) => configured), leastStretched: undefined, nearest: undefined };
}

const area = ({ width, height }: Size): number => width * height;

/** Whether a setting gives what is wished for all pushes, stretched or not. */
function fulfils(configured: Size, { wish, pushes, choices }: SizingQuestion): boolean {
  return pushes.every((push) => isWished(wish, resolveScreenshotSize(push, configured, choices).size));
}

function isWished(wish: SizingWish, { width, height }: Size): boolean {
  switch (wish.kind) {
    case 'size': {
      const { size, turned } = wish;
      return (
        (width === size.width && height === size.height) || (turned && width === size.height && height === size.width)
      );
    }
    case 'aspect': {
      // Sides are at most 3000 × 65535 and 2³¹ - 1: the products may overflow.
      const { aspect, turned } = wish;
      const [n, m, a, b] = [BigInt(width), BigInt(height), BigInt(aspect.width), BigInt(aspect.height)];
      return n * b === m * a || (turned && n * a === m * b);
    }
    case 'pixels':
      return width * height <= wish.most;
  }
}

/** The worst stretch among the pushes, in tenths of a percent. */
function worstStretch({ width, height }: Size, { pushes, choices }: SizingQuestion): number {
  if (width === 0 || height === 0) return 0;
  const set = { width, height };
  const turned = { width: height, height: width };
  let worst = 0;
  for (const push of pushes) {
    const tenths = stretchTenths(push, isSwapped(push, set, choices.swap) ? turned : set);
    worst = Math.max(worst, Math.abs(tenths));
  }
  return worst;
}

/** All settings that stretch no push: none or one side set, and whatever of both lies on the first push's lines. */
function unstretchedSettings(question: SizingQuestion): readonly Size[] {
  const { pushes, limits } = question;
  const [first] = pushes;
  if (first === undefined) return [];
  const both = nearLines(first, limits);
  return [...proportionalSettings(limits), ...both.filter((set) => worstStretch(set, question) === 0)];
}

function proportionalSettings({ maxWidth, maxHeight }: SizeLimits): readonly Size[] {
  return [
    { width: 0, height: 0 },
    ...Array.from({ length: maxWidth }, (_, index) => ({ width: index + 1, height: 0 })),
    ...Array.from({ length: maxHeight }, (_, index) => ({ width: 0, height: index + 1 })),
  ];
}

/** Every setting with both sides that could leave a push unstretched, and a few more: those next to either line. */
function nearLines(push: Size, { maxWidth, maxHeight }: SizeLimits): readonly Size[] {
  const found: Size[] = [];
  for (let width = 1; width <= maxWidth; width += 1) {
    const [first, second] = [nearRatio(width, push.width, push.height), nearRatio(width, push.height, push.width)];
    for (let height = Math.max(1, first.from); height <= Math.min(maxHeight, first.to); height += 1)
      found.push({ width, height });
    for (let height = Math.max(1, second.from); height <= Math.min(maxHeight, second.to); height += 1)
      if (height < first.from || height > first.to) found.push({ width, height });
  }
  return found;
}

/**
 * The heights for which a size of this width might count as `across : down`. Half a pixel of the shorter side and a twentieth of
 * a percent are mere rounding (`stretchTenths`). Floor and ceiling widen what they bound, so no rounding here loses one.
 */
function nearRatio(width: number, across: number, down: number): { readonly from: number; readonly to: number } {
  const height = (width * down) / across;
  const slack = Math.max(across, down) / across / 2 + height / 2000;
  return { from: Math.floor(height - slack), to: Math.ceil(height + slack) };
}

/** Of the settings that stretch nothing, the one that misses by the fewest pixels; among equals, the one with the most. */
function nearest(unstretched: readonly Size[], { wish, pushes, choices }: SizingQuestion): SizingAnswer['nearest'] {
  if (wish.kind === 'aspect') return undefined;
  let best: { readonly configured: Size; readonly miss: number; readonly smallest: number } | undefined;
  for (const configured of unstretched) {
    const sizes = pushes.map((push) => resolveScreenshotSize(push, configured, choices).size);
    const miss = Math.max(...sizes.map((size) => missOf(wish, size)));
    if (best !== undefined && miss > best.miss) continue;
    const smallest = Math.min(...sizes.map(area));
    if (best === undefined || miss < best.miss || smallest > best.smallest) best = { configured, miss, smallest };
  }
  return best && { configured: best.configured, miss: best.miss };
}

/** By how many pixels a screenshot misses a wish; 0 is a hit. */
function missOf(wish: Exclude<SizingWish, { kind: 'aspect' }>, size: Size): number {
  if (wish.kind === 'pixels') return Math.max(0, area(size) - wish.most);
  const { width, height } = wish.size;
  const straight = Math.max(Math.abs(size.width - width), Math.abs(size.height - height));
  if (!wish.turned) return straight;
  return Math.min(straight, Math.max(Math.abs(size.width - height), Math.abs(size.height - width)));
}

/** Of the settings that give what is wished, one that stretches the least; with as many pixels as can be. */
function leastStretched(question: SizingQuestion): SizingAnswer['leastStretched'] {
  const { wish, limits } = question;
  const candidates = wish.kind === 'pixels' ? leastStretchedWithin(wish.most, question) : bothThatGive(wish, limits);
  let best: { readonly configured: Size; readonly tenths: number } | undefined;
  for (const configured of candidates) {
    if (!fulfils(configured, question)) continue;
    const tenths = worstStretch(configured, question);
    const isBetter =
      best === undefined ||
      tenths < best.tenths ||
      (tenths === best.tenths && area(configured) > area(best.configured));
    if (isBetter) best = { configured, tenths };
  }
  return best && { configured: best.configured, percent: best.tenths / 10 };
}

/** Settings of both sides that could give a size or a ratio: those that have it, in either order. */
function bothThatGive(wish: Exclude<SizingWish, { kind: 'pixels' }>, limits: SizeLimits): readonly Size[] {
  const { maxWidth, maxHeight } = limits;
  const { width, height } = wish.kind === 'size' ? wish.size : lowestTerms(wish.aspect);
  const times = wish.kind === 'size' ? 1 : Math.max(maxWidth, maxHeight);
  return Array.from({ length: times }, (_, index) => index + 1)
    .flatMap((k) => [
      { width: k * width, height: k * height },
      { width: k * height, height: k * width },
    ])
    .filter((set) => set.width <= maxWidth && set.height <= maxHeight);
}

function lowestTerms({ width, height }: Size): Size {
  let [a, b] = [width, height];
  while (b !== 0) [a, b] = [b, a % b];
  return { width: width / a, height: height / a };
}

function checkQuestion({ wish, pushes }: SizingQuestion): void {
  for (const side of pushes.flatMap(({ width, height }) => [width, height]))
    checkWhole(side, longestSide, 'invalid-push-size');
  const wished = wish.kind === 'pixels' ? [wish.most] : Object.values(wish.kind === 'size' ? wish.size : wish.aspect);
  for (const value of wished) checkWhole(value, 2 ** 31 - 1, 'invalid-size');
}

function checkWhole(value: number, max: number, code: 'invalid-push-size' | 'invalid-size'): void {
  if (Number.isInteger(value) && value >= 1 && value <= max) return;
  throw new ScreencaptureError(code, `must be a whole number from 1 to ${max}`, { value: String(value), min: 1, max });
}
