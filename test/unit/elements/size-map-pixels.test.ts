import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveScreenshotSize, stretch, type Size } from '../../../src/core/index.ts';
import { mapLines, mapWindow, deepestZoom } from '../../../src/elements/size-map-lines.ts';
import { mapPalette, paintSizeMap, paletteIndex, settingsOfPixels } from '../../../src/elements/size-map-pixels.ts';

const limits: Size = { width: 3000, height: 2000 };
const palette = mapPalette({ none: [0, 255, 0], slight: [255, 255, 255], wider: [0, 0, 255], taller: [255, 0, 0] });

/** Tenths of a percent as `core` tells them for one setting. */
function tenthsOf(push: Size, configured: Size, swap: 'documented' | 'symmetric'): number {
  const found = stretch(resolveScreenshotSize(push, configured, { rounding: 'nearest', swap }));
  if (found.kind === 'none') return 0;
  return Math.round(found.percent * 10) * (found.kind === 'wider' ? 1 : -1);
}

const side = fc.integer({ min: 1, max: 4096 });
const anyMap = fc.record({
  push: fc.record({ width: side, height: side }),
  point: fc.record({ width: fc.integer({ min: 0, max: 3000 }), height: fc.integer({ min: 0, max: 2000 }) }),
  zoom: fc.integer({ min: 0, max: deepestZoom }),
  swap: fc.constantFrom('documented' as const, 'symmetric' as const),
});

test('every pixel has the colour of the very setting for which it stands', () => {
  fc.assert(
    fc.property(anyMap, ({ push, point, zoom, swap }) => {
      const { fromWidth, fromHeight, acrossWidths, acrossHeights } = mapWindow(zoom, point, limits);
      const widths = settingsOfPixels(24, fromWidth, acrossWidths, limits.width);
      const heights = settingsOfPixels(16, fromHeight, acrossHeights, limits.height);
      const pixels = new Int32Array(24 * 16);
      paintSizeMap(pixels, { widths, heights }, push, swap, palette);

      const meant = [...heights].flatMap((height) =>
        [...widths].map((width) => palette[paletteIndex(tenthsOf(push, { width, height }, swap))]),
      );
      expect([...pixels]).toEqual(meant);
    }),
    { numRuns: 60 },
  );
});

test('as a whole the map has the first and the last setting in its corners', () => {
  const { fromWidth, acrossWidths } = mapWindow(0, { width: 0, height: 0 }, limits);
  const widths = settingsOfPixels(3001, fromWidth, acrossWidths, limits.width);
  expect([...widths]).toEqual(Array.from({ length: 3001 }, (_, width) => width));
});

test('at the deepest zoom every setting near the point has pixels of its own, at the limits as well', () => {
  const { fromWidth, acrossWidths } = mapWindow(deepestZoom, { width: 3000, height: 2000 }, limits);
  const widths = settingsOfPixels(600, fromWidth, acrossWidths, limits.width);
  expect(widths.at(-1)).toBe(3000);
  expect(Math.max(...Array.from(widths, (width, pixel) => width - (widths[pixel - 1] ?? width)))).toBe(1);
});

test('a landscape push has lines where the swap starts and where nothing is stretched, on both sides of it', () => {
  const kinds = mapLines({ width: 1280, height: 720 }, 'documented', limits).map(({ kind }) => kind);
  expect(kinds).toEqual(['unstretched', 'unstretched', 'swap']);
});

test('a portrait push swaps only by our symmetric choice', () => {
  const portrait = { width: 720, height: 1280 };
  expect(mapLines(portrait, 'documented', limits)).toHaveLength(1);
  expect(mapLines(portrait, 'symmetric', limits)).toHaveLength(3);
});
