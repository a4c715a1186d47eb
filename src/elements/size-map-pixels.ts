/* oxlint-disable typescript/no-non-null-assertion -- indices lie within the arrays by construction; this is the inner loop */
import type { Size } from '../core/push.ts';
import { isSwapped, type Swap } from '../core/sizing.ts';
import { excessTenths } from '../core/stretch.ts';

/** A colour, red green blue, 0 to 255 each. */
export type Colour = readonly [red: number, green: number, blue: number];

/** The colours of a map: nothing stretched, and the ends of either direction. */
export type MapColours = {
  readonly none: Colour;
  /** Hardly stretched: where both directions begin. */
  readonly slight: Colour;
  readonly wider: Colour;
  readonly taller: Colour;
};

/** Which settings a map shows: from a corner on, so many of them. Not whole while a pixel stands for part of a step. */
export type MapWindow = {
  readonly fromWidth: number;
  readonly fromHeight: number;
  readonly acrossWidths: number;
  readonly acrossHeights: number;
};

/** A stretch beyond this many tenths of a percent looks like this one: eight times as wide as high. */
const strongest = 7000;

/** One colour for each stretch, by tenths of a percent plus `strongest`. */
export type MapPalette = Int32Array;

/** Mixes the palette: quick at the beginning, where the eye tells little, and slower on. */
export function mapPalette({ none, slight, wider, taller }: MapColours): MapPalette {
  const palette = new Int32Array(2 * strongest + 1);
  for (let tenths = 1; tenths <= strongest; tenths += 1) {
    const share = Math.log1p(tenths / 1000) / Math.log1p(strongest / 1000);
    palette[paletteIndex(tenths)] = packed(mixed(slight, wider, share));
    palette[paletteIndex(-tenths)] = packed(mixed(slight, taller, share));
  }
  palette[paletteIndex(0)] = packed(none);
  return palette;
}

/** The place of a stretch in a palette. */
export const paletteIndex = (tenths: number): number =>
  tenths > strongest ? 2 * strongest : tenths < -strongest ? 0 : tenths + strongest;

/** The setting for which each of so many pixels in a row stands: the one at the pixel's middle. */
export function settingsOfPixels(pixels: number, from: number, across: number, max: number): Int32Array {
  return Int32Array.from({ length: pixels }, (_, pixel) =>
    Math.min(max, Math.max(0, Math.floor(from + ((pixel + 0.5) * across) / pixels))),
  );
}

/**
 * Paints each pixel in the colour of the stretch of the very setting (W, H) for which it stands. `out` holds
 * `widths.length × heights.length` pixels, row by row.
 */
export function paintSizeMap(
  out: Int32Array,
  { widths, heights }: { readonly widths: Int32Array; readonly heights: Int32Array },
  push: Size,
  swap: Swap,
  palette: MapPalette,
): void {
  // What is on either side of W = H changes places or does not, as a whole.
  const swapsPortrait = isSwapped(push, { width: 1, height: 2 }, swap);
  const swapsLandscape = isSwapped(push, { width: 2, height: 1 }, swap);
  for (const [row, h] of heights.entries()) {
    paintRow(out, row * widths.length, widths, h, push.width, push.height, swapsPortrait, swapsLandscape, palette);
  }
}

// Takes all that it needs as arguments, and an index that is whole and in range: otherwise it takes half as long again.
function paintRow(
  out: Int32Array,
  start: number,
  widths: Int32Array,
  h: number,
  x: number,
  y: number,
  swapsPortrait: boolean,
  swapsLandscape: boolean,
  palette: MapPalette,
): void {
  const longer = Math.max(x, y);
  const [hx, hy] = [h * x, h * y];
  for (let column = 0; column < widths.length; column += 1) {
    const w = widths[column]!;
    if (w === 0 || h === 0) {
      out[start + column] = palette[strongest]!;
      continue;
    }
    const swapped = w < h ? swapsPortrait : w > h && swapsLandscape;
    const across = swapped ? hy : w * y;
    const down = swapped ? w * x : hx;
    const index =
      across > down
        ? strongest + Math.min(strongest, excessTenths(across, down, longer))
        : strongest - Math.min(strongest, excessTenths(down, across, longer));
    out[start + column] = palette[index]!;
  }
}

function mixed(from: Colour, to: Colour, share: number): Colour {
  const part = (index: 0 | 1 | 2): number => Math.round(from[index] + (to[index] - from[index]) * share);
  return [part(0), part(1), part(2)];
}

/** As `ImageData` lays a pixel out where the low byte comes first: all machines that browsers run on. */
const packed = ([red, green, blue]: Colour): number => (255 << 24) | (blue << 16) | (green << 8) | red;
