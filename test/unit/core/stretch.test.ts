import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveScreenshotSize, stretch, type Size } from '../../../src/core/index.ts';

const size = (width: number, height: number): Size => ({ width, height });
const stretchOf = (push: Size, configured: Size) => stretch(resolveScreenshotSize(push, configured));

test.each([
  { what: 'the documented 640×352', push: size(1280, 720), configured: size(640, 352), kind: 'wider', percent: 2.3 },
  { what: 'a square', push: size(1280, 720), configured: size(640, 640), kind: 'taller', percent: 77.8 },
  {
    what: 'a portrait push on a landscape setting',
    push: size(720, 1280),
    configured: size(640, 360),
    kind: 'wider',
    percent: 216,
  },
  { what: 'twice the width', push: size(100, 100), configured: size(200, 100), kind: 'wider', percent: 100 },
])('$what is $percent % $kind', ({ push, configured, kind, percent }) => {
  expect(stretchOf(push, configured)).toEqual({ kind, percent });
});

test.each([
  { what: 'the push size itself', push: size(1280, 720), configured: size(0, 0) },
  { what: 'the same shape', push: size(1280, 720), configured: size(640, 360) },
  { what: 'the same shape after a swap', push: size(1280, 720), configured: size(360, 640) },
  { what: 'a side rounded to the pixel (854×480 of 16:9)', push: size(1920, 1080), configured: size(854, 480) },
  {
    what: 'two pixels more on a side of 6000, too little for a tenth of a percent',
    push: size(3, 3),
    configured: size(6002, 6000),
  },
  { what: 'one configured side, however coarse the rounding', push: size(4096, 3), configured: size(1, 0) },
])('$what is not stretched', ({ push, configured }) => {
  expect(stretchOf(push, configured)).toEqual({ kind: 'none' });
});

test('a picture scaled to a rounded size, then configured so, is not called stretched', () => {
  const side = fc.integer({ min: 16, max: 4096 });
  fc.assert(
    fc.property(side, side, fc.integer({ min: 16, max: 3000 }), (x, y, w) => {
      const scaled = resolveScreenshotSize(size(x, y), size(w, 0)).size;
      fc.pre(scaled.height > 1);
      expect(
        stretch({ push: size(x, y), configured: scaled, size: scaled, rule: 'both', proportion: undefined }),
      ).toEqual({
        kind: 'none',
      });
    }),
  );
});

test('turning push and screenshot by 90 degrees turns wider into taller, by the same percentage', () => {
  const side = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
  fc.assert(
    fc.property(side, side, side, side, (x, y, n, m) => {
      const configured = size(0, 0);
      const one = stretch({ push: size(x, y), configured, size: size(n, m), rule: 'both', proportion: undefined });
      const other = stretch({ push: size(y, x), configured, size: size(m, n), rule: 'both', proportion: undefined });
      const opposite = { none: 'none', wider: 'taller', taller: 'wider' } as const;
      expect(other).toEqual({ ...one, kind: opposite[one.kind] });
    }),
  );
});
