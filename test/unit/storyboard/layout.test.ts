import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cellAt,
  edgesOf,
  gridOf,
  longestSheetSide,
  sheetCount,
  sheetSize,
  type Area,
} from '../../../src/storyboard/grid.ts';
import { letterboxed, tileLimits, tileSize } from '../../../src/storyboard/tiles.ts';

const size = (longest: number) =>
  fc.record({ width: fc.integer({ min: 1, max: longest }), height: fc.integer({ min: 1, max: longest }) });
const grids = fc
  .record({
    count: fc.integer({ min: 1, max: 400 }),
    screenshots: fc.array(size(4096), { minLength: 1, maxLength: 5 }),
    width: fc.integer(tileLimits.width),
    columns: fc.integer(tileLimits.columns),
  })
  .map(({ count, screenshots, width, columns }) => gridOf(count, tileSize(screenshots, width), columns));

const overlap = (a: Area, b: Area): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test('every tile lies within its sheet, and no sheet is longer than allowed', () => {
  fc.assert(
    fc.property(grids, (grid) => {
      for (let k = 0; k < grid.count; k++) {
        const { sheet, area } = cellAt(grid, k);
        const { width, height } = sheetSize(grid, sheet);
        expect(sheet).toBeLessThan(sheetCount(grid));
        expect(Math.max(width, height)).toBeLessThanOrEqual(longestSheetSide);
        expect(Math.min(area.x, area.y)).toBeGreaterThanOrEqual(0);
        expect(area.x + area.width).toBeLessThanOrEqual(width);
        expect(area.y + area.height).toBeLessThanOrEqual(height);
        expect([area.x, area.y, area.width, area.height].every(Number.isSafeInteger)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test('no two tiles of a sheet overlap', () => {
  fc.assert(
    fc.property(grids, fc.nat(), fc.nat(), (grid, a, b) => {
      const [one, other] = [a % grid.count, b % grid.count];
      fc.pre(one !== other);
      const [first, second] = [cellAt(grid, one), cellAt(grid, other)];
      expect(first.sheet === second.sheet && overlap(first.area, second.area)).toBe(false);
    }),
  );
});

test('each sheet begins with the tile after the last one of the sheet before', () => {
  fc.assert(
    fc.property(grids, (grid) => {
      let sheet = -1;
      for (let k = 0; k < grid.count; k++) {
        if (edgesOf(grid, k).isFirst) sheet += 1;
        expect(cellAt(grid, k).sheet).toBe(sheet);
        const isLast = k === grid.count - 1 || edgesOf(grid, k + 1).isFirst;
        expect(edgesOf(grid, k).isLast).toBe(isLast);
      }
      expect(sheetCount(grid)).toBe(sheet + 1);
    }),
    { numRuns: 60 },
  );
});

test('seven screenshots of 1280×720 make two rows of five thumbnails of 160×90', () => {
  const grid = gridOf(7, tileSize([{ width: 1280, height: 720 }], 160), 5);
  expect(sheetSize(grid, 0)).toEqual({ width: 800, height: 180 });
  expect(cellAt(grid, 6)).toEqual({ sheet: 0, area: { x: 160, y: 90, width: 160, height: 90 } });
});

test('three thousand thumbnails of 160×90 in 25 columns take three sheets, the last one shorter', () => {
  const grid = gridOf(3000, { width: 160, height: 90 }, 25);
  expect([0, 1, 2].map((sheet) => sheetSize(grid, sheet))).toEqual([
    { width: 4000, height: 4050 },
    { width: 4000, height: 4050 },
    { width: 4000, height: 2700 },
  ]);
  expect(cellAt(grid, 1125)).toEqual({ sheet: 1, area: { x: 0, y: 0, width: 160, height: 90 } });
});

test('there are no more columns than thumbnails, nor than a sheet is wide', () => {
  expect(gridOf(3, { width: 160, height: 90 }, 5).columns).toBe(3);
  expect(gridOf(100, { width: 640, height: 360 }, 50).columns).toBe(6);
});

test('tiles have the proportion that most of the screenshots have', () => {
  const wide = { width: 1280, height: 720 };
  const tall = { width: 720, height: 1280 };
  expect(tileSize([tall, wide, wide], 160)).toEqual({ width: 160, height: 90 });
  expect(tileSize([tall, wide], 160)).toEqual({ width: 160, height: 284 });
});

test('a push of 1×4096 pixels has thumbnails that are not taller than four times their width', () => {
  expect(tileSize([{ width: 1, height: 4096 }], 160)).toEqual({ width: 160, height: 640 });
  expect(tileSize([{ width: 4096, height: 1 }], 160)).toEqual({ width: 160, height: 1 });
});

test('a picture of other proportions lies in the middle of its tile, whole and as large as it can be', () => {
  expect(letterboxed({ width: 720, height: 1280 }, { width: 160, height: 90 })).toEqual({
    x: 54,
    y: 0,
    width: 51,
    height: 90,
  });
  expect(letterboxed({ width: 640, height: 100 }, { width: 160, height: 90 })).toEqual({
    x: 0,
    y: 32,
    width: 160,
    height: 25,
  });
  fc.assert(
    fc.property(size(4096), size(700), (picture, box) => {
      const { x, y, width, height } = letterboxed(picture, box);
      expect(width === box.width || height === box.height).toBe(true);
      expect(x >= 0 && y >= 0 && x + width <= box.width && y + height <= box.height).toBe(true);
      expect(Math.abs(box.width - width - 2 * x) <= 1 && Math.abs(box.height - height - 2 * y) <= 1).toBe(true);
      // Half a pixel of rounding on the side that is free; never less than one.
      const isNear = (free: number, exact: number): boolean => free === 1 || Math.abs(free - exact) <= 0.5;
      const isByWidth = width === box.width && isNear(height, (picture.height * width) / picture.width);
      const isByHeight = height === box.height && isNear(width, (picture.width * height) / picture.height);
      expect(isByWidth || isByHeight).toBe(true);
    }),
  );
});
