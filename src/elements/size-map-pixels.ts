import type { Size } from '../core/push.ts';
import { isSwapped, type Swap } from '../core/sizing.ts';
import { stretchTenthsOfProducts } from '../core/stretch.ts';

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
export type MapPalette = Uint32Array;

/** Mixes the palette: quick at the beginning, where the eye tells little, and slower on. */
export function mapPalette({ none, slight, wider, taller }: MapColours): MapPalette {
  const palette = new Uint32Array(2 * strongest + 1);
  for (let tenths = 1; tenths <= strongest; tenths += 1) {
    const share = Math.log1p(tenths / 1000) / Math.log1p(strongest / 1000);
    palette[strongest + tenths] = packed(mixed(slight, wider, share));
    palette[strongest - tenths] = packed(mixed(slight, taller, share));
  }
  palette[strongest] = packed(none);
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
  out: Uint32Array,
  { widths, heights }: { readonly widths: Int32Array; readonly heights: Int32Array },
  push: Size,
  swap: Swap,
  palette: MapPalette,
): void {
  const { width: x, height: y } = push;
  const longer = Math.max(x, y);
  const columns = widths.length;
  const none = palette[strongest] ?? 0;
  // What is on either side of W = H changes places or does not, as a whole.
  const swapsPortrait = isSwapped(push, { width: 1, height: 2 }, swap);
  const swapsLandscape = isSwapped(push, { width: 2, height: 1 }, swap);
  let at = 0;
  for (const h of heights) {
    const [hx, hy] = [h * x, h * y];
    for (let column = 0; column < columns; column += 1, at += 1) {
      const w = widths[column] ?? 0;
      if (w === 0 || h === 0) {
        out[at] = none;
        continue;
      }
      const swapped = w < h ? swapsPortrait : w > h && swapsLandscape;
      const tenths = swapped ? stretchTenthsOfProducts(hy, w * x, longer) : stretchTenthsOfProducts(w * y, hx, longer);
      out[at] = palette[paletteIndex(tenths)] ?? none;
    }
  }
}

function mixed(from: Colour, to: Colour, share: number): Colour {
  const part = (index: 0 | 1 | 2): number => Math.round(from[index] + (to[index] - from[index]) * share);
  return [part(0), part(1), part(2)];
}

/** As `ImageData` lays a pixel out where the low byte comes first: all machines that browsers run on. */
const packed = ([red, green, blue]: Colour): number => ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
