import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveScreenshotSize, type Rounding, type Size } from '../../../src/core/index.ts';
import { anyNumber, refusalOf } from './refusal.ts';

const size = (width: number, height: number): Size => ({ width, height });
const side = fc.integer({ min: 1, max: 8192 });
const configuredSide = fc.integer({ min: 0, max: 3000 });
const huge = fc.oneof(side, fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }));
const roundings = ['nearest', 'floor', 'ceiling', 'nearest-even'] as const satisfies Rounding[];
const choices = fc.record({
  rounding: fc.constantFrom(...roundings),
  swap: fc.constantFrom('documented' as const, 'symmetric' as const),
});

test.each([
  { x: 1280, y: 720, w: 0, h: 0, n: 1280, m: 720, rule: 'push-size' },
  { x: 1280, y: 720, w: 640, h: 0, n: 640, m: 360, rule: 'width-only' },
  { x: 1280, y: 720, w: 0, h: 360, n: 640, m: 360, rule: 'height-only' },
  { x: 1280, y: 720, w: 640, h: 352, n: 640, m: 352, rule: 'both' },
  { x: 1280, y: 720, w: 352, h: 640, n: 640, m: 352, rule: 'both-swapped' },
  { x: 720, y: 1280, w: 640, h: 352, n: 640, m: 352, rule: 'both' },
  { x: 720, y: 1280, w: 352, h: 640, n: 352, m: 640, rule: 'both' },
  { x: 720, y: 1280, w: 1280, h: 0, n: 1280, m: 2276, rule: 'width-only' },
  { x: 720, y: 720, w: 352, h: 640, n: 352, m: 640, rule: 'both' },
  { x: 1280, y: 720, w: 640, h: 640, n: 640, m: 640, rule: 'both' },
  { x: 1280, y: 720, w: 656, h: 0, n: 656, m: 369, rule: 'width-only' },
  { x: 1280, y: 720, w: 56, h: 0, n: 56, m: 32, rule: 'width-only' },
  { x: 4096, y: 1, w: 1, h: 0, n: 1, m: 1, rule: 'width-only' },
])('a $x×$y push configured as ($w, $h) gives $n×$m by the rule $rule', ({ x, y, w, h, n, m, rule }) => {
  expect(resolveScreenshotSize(size(x, y), size(w, h))).toMatchObject({ size: size(n, m), rule });
});

test('the numbers of the formula come with a computed side', () => {
  const resolution = resolveScreenshotSize(size(720, 1280), size(0, 1000));
  expect(resolution).toEqual({
    push: size(720, 1280),
    configured: size(0, 1000),
    size: size(563, 1000),
    rule: 'height-only',
    proportion: { side: 'width', given: 1000, times: 720, over: 1280, exact: false },
  });
});

test.each([
  { w: 100, nearest: 56, floor: 56, ceiling: 57, even: 56 },
  { w: 120, nearest: 68, floor: 67, ceiling: 68, even: 68 },
  { w: 656, nearest: 369, floor: 369, ceiling: 369, even: 370 },
  { w: 8, nearest: 5, floor: 4, ceiling: 5, even: 4 },
  { w: 1, nearest: 1, floor: 1, ceiling: 1, even: 2 },
])('at W = $w each rounding of the height of 1280×720 is as chosen', ({ w, nearest, floor, ceiling, even }) => {
  const heights = roundings.map(
    (rounding) => resolveScreenshotSize(size(1280, 720), size(w, 0), { rounding, swap: 'documented' }).size.height,
  );
  expect(heights).toEqual([nearest, floor, ceiling, even]);
});

test('a landscape setting is swapped for a portrait push only when that is chosen', () => {
  const resolve = (swap: 'documented' | 'symmetric') =>
    resolveScreenshotSize(size(720, 1280), size(640, 352), { rounding: 'nearest', swap });
  expect(resolve('documented')).toMatchObject({ size: size(640, 352), rule: 'both' });
  expect(resolve('symmetric')).toMatchObject({ size: size(352, 640), rule: 'both-swapped' });
});

test('a side is multiplied before it is divided, so that no fraction of a float shows', () => {
  fc.assert(
    fc.property(side, side, fc.integer({ min: 1, max: 3000 }), (x, y, scale) => {
      // W is chosen so that W × Y / X is the whole number `scale × y`.
      const { size: result, proportion } = resolveScreenshotSize(size(x, y), size(x * scale, 0), {
        rounding: 'floor',
        swap: 'documented',
      });
      expect(result.height).toBe(y * scale);
      expect(proportion?.exact).toBe(true);
    }),
  );
});

test('a scaled side is never off by more than half a pixel', () => {
  fc.assert(
    fc.property(side, side, fc.integer({ min: 1, max: 3000 }), fc.boolean(), (x, y, given, isWidth) => {
      const { size: result } = resolveScreenshotSize(size(x, y), isWidth ? size(given, 0) : size(0, given));
      const [computed, times, over] = isWidth ? [result.height, y, x] : [result.width, x, y];
      const twiceTheError = Math.abs(computed * over - given * times) * 2;
      expect(twiceTheError <= over || (computed === 1 && given * times < over)).toBe(true);
    }),
  );
});

test('a swap never changes which two numbers are configured', () => {
  fc.assert(
    fc.property(side, side, side, side, choices, (x, y, w, h, choice) => {
      const { size: result } = resolveScreenshotSize(size(x, y), size(w, h), choice);
      expect([result.width, result.height].toSorted((a, b) => a - b)).toEqual([w, h].toSorted((a, b) => a - b));
    }),
  );
});

test('with the symmetric swap the longer configured side follows the longer side of the push', () => {
  fc.assert(
    fc.property(side, side, side, side, (x, y, w, h) => {
      fc.pre(x !== y && w !== h);
      const { size: result } = resolveScreenshotSize(size(x, y), size(w, h), {
        rounding: 'nearest',
        swap: 'symmetric',
      });
      expect(result.width > result.height).toBe(x > y);
    }),
  );
});

/** The rules written a second time, with fractions of BigInt and rounding by comparison instead of division. */
function model(x: number, y: number, w: number, h: number, rounding: Rounding, symmetric: boolean): [bigint, bigint] {
  const [X, Y, W, H] = [BigInt(x), BigInt(y), BigInt(w), BigInt(h)];
  const rounded = (numerator: bigint, denominator: bigint): bigint => {
    const below = numerator / denominator;
    const distance = (candidate: bigint): bigint => {
      const gap = candidate * denominator - numerator;
      return gap < 0n ? -gap : gap;
    };
    const around = [below - 1n, below, below + 1n, below + 2n];
    const allowed = {
      floor: around.filter((candidate) => candidate * denominator <= numerator),
      ceiling: around.filter((candidate) => candidate * denominator >= numerator),
      nearest: around,
      'nearest-even': around.filter((candidate) => candidate % 2n === 0n),
    }[rounding];
    const best = allowed.reduce((a, b) => (distance(b) <= distance(a) ? b : a));
    const least = rounding === 'nearest-even' ? 2n : 1n;
    return best < least ? least : best;
  };
  if (W === 0n && H === 0n) return [X, Y];
  if (H === 0n) return [W, rounded(W * Y, X)];
  if (W === 0n) return [rounded(H * X, Y), H];
  const isSwapped = (W < H && X > Y) || (symmetric && W > H && X < Y);
  return isSwapped ? [H, W] : [W, H];
}

test('for every size that integers hold, the result is that of an independent model or refused as too large', () => {
  fc.assert(
    fc.property(
      huge,
      huge,
      fc.oneof(configuredSide, huge),
      fc.oneof(configuredSide, huge),
      choices,
      (x, y, w, h, choice) => {
        const [n, m] = model(x, y, w, h, choice.rounding, choice.swap === 'symmetric');
        const resolve = () => resolveScreenshotSize(size(x, y), size(w, h), choice);
        const isTooLarge = n > BigInt(Number.MAX_SAFE_INTEGER) || m > BigInt(Number.MAX_SAFE_INTEGER);
        const code = refusalOf(() => expect(resolve().size).toEqual(size(Number(n), Number(m))));
        expect(code).toBe(isTooLarge ? 'size-too-large' : undefined);
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  { x: 0, y: 720, w: 0, h: 0, code: 'invalid-push-size' },
  { x: 1280, y: -1, w: 0, h: 0, code: 'invalid-push-size' },
  { x: 1280.5, y: 720, w: 0, h: 0, code: 'invalid-push-size' },
  { x: Number.NaN, y: 720, w: 0, h: 0, code: 'invalid-push-size' },
  { x: Infinity, y: 720, w: 0, h: 0, code: 'invalid-push-size' },
  { x: 1280, y: 720, w: -1, h: 0, code: 'invalid-size' },
  { x: 1280, y: 720, w: 0.5, h: 0, code: 'invalid-size' },
  { x: 1280, y: 720, w: 0, h: Number.NaN, code: 'invalid-size' },
  { x: 1, y: 2, w: Number.MAX_SAFE_INTEGER, h: 0, code: 'size-too-large' },
])('a $x×$y push configured as ($w, $h) is refused as $code', ({ x, y, w, h, code }) => {
  expect(refusalOf(() => resolveScreenshotSize(size(x, y), size(w, h)))).toBe(code);
});

test('whatever the numbers, there is a size of whole pixels or a code', () => {
  fc.assert(
    fc.property(anyNumber, anyNumber, anyNumber, anyNumber, choices, (x, y, w, h, choice) => {
      const code = refusalOf(() => {
        const { width, height } = resolveScreenshotSize(size(x, y), size(w, h), choice).size;
        expect(Number.isSafeInteger(width) && width >= 1 && Number.isSafeInteger(height) && height >= 1).toBe(true);
      });
      expect([undefined, 'invalid-push-size', 'invalid-size', 'size-too-large']).toContain(code);
    }),
  );
});
