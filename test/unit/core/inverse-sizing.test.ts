import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  defaultSizingChoices,
  dialects,
  resolveScreenshotSize,
  solveSizing,
  stretch,
  type Size,
  type SizingQuestion,
  type SizingWish,
} from '../../../src/core/index.ts';

const size = (width: number, height: number): Size => ({ width, height });
const landscape = size(1280, 720);
const portrait = size(720, 1280);

const solve = (wish: SizingWish, pushes: readonly Size[], more: Partial<SizingQuestion> = {}) =>
  solveSizing({ wish, pushes, choices: defaultSizingChoices, limits: dialects[2019].sizeLimits.value, ...more });

test('640×360 from a landscape push: either side alone, or both, in either order', () => {
  const { settings } = solve({ kind: 'size', size: size(640, 360), turned: false }, [landscape]);
  expect(settings).toHaveLength(4);
  expect(settings).toEqual(expect.arrayContaining([size(640, 0), size(0, 360), size(640, 360), size(360, 640)]));
});

test('640×360 or 360×640, as the push lies: only the portrait setting serves both, by the swap', () => {
  const answer = solve({ kind: 'size', size: size(640, 360), turned: true }, [landscape, portrait]);
  expect(answer).toEqual({ settings: [size(360, 640)], leastStretched: undefined, nearest: undefined });
});

test('640×352 from 16:9 is not to be had unstretched: the least bad is told', () => {
  const answer = solve({ kind: 'size', size: size(640, 352), turned: false }, [landscape]);
  expect(answer.settings).toEqual([]);
  expect(answer.leastStretched).toEqual({ configured: size(640, 352), percent: 2.3 });
  expect(answer.nearest).toMatchObject({ miss: 5 });
});

test('a portrait screenshot of a landscape push is not to be had at all', () => {
  const { settings, leastStretched, nearest } = solve({ kind: 'size', size: size(360, 640), turned: false }, [
    landscape,
  ]);
  expect({ settings, leastStretched }).toEqual({ settings: [], leastStretched: undefined });
  expect(nearest).toBeDefined();
});

test('at most 200,000 pixels from both: the largest comes first, and the setting that is one more is not among them', () => {
  const { settings } = solve({ kind: 'pixels', most: 200_000 }, [landscape, portrait]);
  const pixels = settings.map((configured) =>
    Math.max(...[landscape, portrait].map((push) => area(resolveScreenshotSize(push, configured).size))),
  );
  expect(Math.max(...pixels)).toBeLessThanOrEqual(200_000);
  expect(pixels[0]).toBe(Math.max(...pixels));
});

test('one question to all of 3000 × 2000 settings is answered like a question to each of them', () => {
  const pushes = [size(1920, 1080), size(853, 481)];
  const { settings } = solve({ kind: 'pixels', most: 500_000 }, pushes);
  const { maxWidth, maxHeight } = dialects[2019].sizeLimits.value;
  const isAnswer = (configured: Size) =>
    pushes.every((push) => {
      const resolution = resolveScreenshotSize(push, configured);
      return area(resolution.size) <= 500_000 && stretch(resolution).kind === 'none';
    });
  // A row and a column through the answers, and all that is near the diagonal of the first push.
  const asked = Array.from({ length: maxWidth + 1 }, (_, width) => width).flatMap((width) =>
    [0, 1, 200, 201, maxHeight, ...around((width * 9) / 16), ...around((width * 16) / 9)]
      .filter((height) => height >= 0 && height <= maxHeight)
      .map((height) => size(width, height)),
  );
  const found = new Set(settings.map(({ width, height }) => `${width}×${height}`));
  const wrong = asked.filter(
    (configured) => isAnswer(configured) !== found.has(`${configured.width}×${configured.height}`),
  );
  expect(wrong).toEqual([]);
});

const area = ({ width, height }: Size) => width * height;
const around = (height: number) => [-2, -1, 0, 1, 2].map((more) => Math.round(height) + more);

const side = fc.integer({ min: 1, max: 40 });
const anySize = fc.record({ width: side, height: side });
const turned = fc.boolean();
const anyWish: fc.Arbitrary<SizingWish> = fc.oneof(
  fc.record({ kind: fc.constant('size' as const), size: anySize, turned }),
  fc.record({ kind: fc.constant('aspect' as const), aspect: anySize, turned }),
  fc.record({ kind: fc.constant('pixels' as const), most: fc.integer({ min: 1, max: 300 }) }),
);
const anyQuestion: fc.Arbitrary<SizingQuestion> = fc.record({
  wish: anyWish,
  pushes: fc.array(fc.oneof(anySize, fc.record({ width: fc.integer({ min: 1, max: 2000 }), height: side })), {
    minLength: 1,
    maxLength: 3,
  }),
  choices: fc.record({
    rounding: fc.constantFrom('nearest' as const, 'floor' as const, 'ceiling' as const, 'nearest-even' as const),
    swap: fc.constantFrom('documented' as const, 'symmetric' as const),
  }),
  limits: fc.record({ maxWidth: fc.integer({ min: 1, max: 24 }), maxHeight: fc.integer({ min: 1, max: 24 }) }),
});

/** What there is to say of every single setting within the limits. */
function tryAll({ wish, pushes, choices, limits }: SizingQuestion) {
  const all = Array.from({ length: limits.maxWidth + 1 }, (_, width) =>
    Array.from({ length: limits.maxHeight + 1 }, (_, height) => size(width, height)),
  ).flat();
  return all.map((configured) => {
    const resolutions = pushes.map((push) => resolveScreenshotSize(push, configured, choices));
    const percents = resolutions.map((resolution) => {
      const found = stretch(resolution);
      return found.kind === 'none' ? 0 : found.percent;
    });
    return {
      configured,
      hits: resolutions.every((resolution) => isWished(wish, resolution.size)),
      percent: Math.max(...percents),
      sizes: resolutions.map((resolution) => resolution.size),
    };
  });
}

function isWished(wish: SizingWish, { width, height }: Size): boolean {
  if (wish.kind === 'pixels') return width * height <= wish.most;
  const wished = wish.kind === 'size' ? wish.size : wish.aspect;
  const fits = (a: number, b: number) =>
    wish.kind === 'size' ? width === a && height === b : BigInt(width) * BigInt(b) === BigInt(height) * BigInt(a);
  return fits(wished.width, wished.height) || (wish.turned && fits(wished.height, wished.width));
}

test('any question is answered as by trying every setting', () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      const { settings, leastStretched, nearest } = solveSizing(question);
      const all = tryAll(question);
      const right = all.filter(({ hits, percent }) => hits && percent === 0).map(({ configured }) => configured);
      const inOrder = (sizes: readonly Size[]) => sizes.toSorted((a, b) => a.width - b.width || a.height - b.height);
      expect(inOrder(settings)).toEqual(inOrder(right));

      const stretched = all.filter(({ hits }) => hits).map(({ percent }) => percent);
      const least = right.length > 0 || stretched.length === 0 ? undefined : Math.min(...stretched);
      expect(leastStretched?.percent).toBe(least);
      expect(nearest === undefined).toBe(right.length > 0 || question.wish.kind === 'aspect');
    }),
    { numRuns: 500 },
  );
});

test('the setting called least bad does give what is wished, with the stretch that is told', () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      const { leastStretched } = solveSizing(question);
      if (leastStretched === undefined) return;
      const { configured, percent } = leastStretched;
      const tried = tryAll(question).find(
        (one) => one.configured.width === configured.width && one.configured.height === configured.height,
      );
      expect(tried).toMatchObject({ hits: true, percent });
    }),
    { numRuns: 500 },
  );
});

test('the nearest unstretched size misses by no more pixels than any other', () => {
  fc.assert(
    fc.property(anyQuestion, anySize, turned, (question, wished, turned) => {
      const { nearest } = solveSizing({ ...question, wish: { kind: 'size', size: wished, turned } });
      if (nearest === undefined) return;
      const off = ({ width, height }: Size, to: Size) =>
        Math.max(Math.abs(width - to.width), Math.abs(height - to.height));
      const miss = (one: Size) =>
        turned ? Math.min(off(one, wished), off(one, size(wished.height, wished.width))) : off(one, wished);
      const misses = tryAll(question)
        .filter(({ percent }) => percent === 0)
        .map(({ sizes }) => Math.max(...sizes.map(miss)));
      expect(nearest.miss).toBe(Math.min(...misses));
    }),
    { numRuns: 500 },
  );
});

test('a question without a push has no answer', () => {
  const none = { settings: [], leastStretched: undefined, nearest: undefined };
  expect(solve({ kind: 'pixels', most: 100 }, [])).toEqual(none);
});

test.each([
  ['a push without width', { kind: 'pixels', most: 100 }, [size(0, 720)], 'invalid-push-size'],
  ['a push longer than any JPEG', { kind: 'pixels', most: 100 }, [size(65_536, 720)], 'invalid-push-size'],
  ['no pixels', { kind: 'pixels', most: 0 }, [landscape], 'invalid-size'],
  ['half a pixel', { kind: 'size', size: size(640.5, 360), turned: false }, [landscape], 'invalid-size'],
  ['no ratio', { kind: 'aspect', aspect: size(16, Number.NaN), turned: false }, [landscape], 'invalid-size'],
] as const)('%s is refused', (_, wish, pushes, code) => {
  expect(() => solve(wish, pushes)).toThrow(expect.objectContaining({ code }));
});
