/* oxlint-disable typescript/no-non-null-assertion -- indices lie within the planes by construction; this is the inner loop */
import type { Size } from '../core/push.ts';

/** One plane of a picture: a byte a sample, rows `stride` bytes apart. */
export type Plane = {
  readonly offset: number;
  readonly stride: number;
  readonly width: number;
  readonly height: number;
};

/** A picture in I420: a plane of luma, then two of chroma that have half the samples each way, rounded up. */
export type PlanarPicture = {
  readonly size: Size;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly planes: readonly Plane[];
};

/** How a picture is turned for show: clockwise quarters, then mirrored left to right. */
export type Turn = { readonly quarters: number; readonly flip: boolean };

/** How such a picture becomes RGB. Whole numbers of 64ths, as exact as the browser's own conversion. */
export type Conversion = {
  /** What luma adds, by its value; rounding included. */
  readonly luma: Int32Array;
  readonly redOfV: number;
  readonly greenOfU: number;
  readonly greenOfV: number;
  readonly blueOfU: number;
};

/** The three planes of an I420 picture one after the other. */
export function planesOf(
  { width, height }: Size,
  strideOf: number,
): { readonly planes: readonly Plane[]; readonly length: number } {
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
  let length = 0;
  const planes = [{ width, height }, half, half].map((size) => {
    const stride = Math.ceil(size.width / strideOf) * strideOf;
    const plane = { ...size, offset: length, stride };
    length += stride * size.height;
    return plane;
  });
  return { planes, length };
}

/** Shares of red and blue in luma. Untagged video is taken for BT.601, as browsers and ffmpeg take it. */
const shares: Readonly<Record<string, readonly [red: number, blue: number]>> = {
  untagged: [0.299, 0.114],
  smpte170m: [0.299, 0.114],
  bt709: [0.2126, 0.0722],
};

/** Their colours are shown as they are; others would have to be mapped. */
const plainPrimaries: readonly string[] = ['untagged', 'bt709', 'smpte170m'];
const plainTransfers: readonly string[] = [...plainPrimaries, 'iec61966-2-1'];

const conversions = new Map<string, Conversion | undefined>();

/** How pictures in this colour space become RGB, where that is a matrix and no more; the browser is to do the others. */
export function conversionFor({ matrix, primaries, transfer, fullRange }: VideoColorSpaceInit): Conversion | undefined {
  if (!plainPrimaries.includes(primaries ?? 'untagged')) return undefined;
  if (!plainTransfers.includes(transfer ?? 'untagged')) return undefined;
  const name = `${matrix ?? 'untagged'} ${fullRange === true}`;
  if (!conversions.has(name)) conversions.set(name, conversion(shares[matrix ?? 'untagged'], fullRange === true));
  return conversions.get(name);
}

function conversion(share: readonly [number, number] | undefined, fullRange: boolean): Conversion | undefined {
  if (share === undefined) return undefined;
  const [red, blue] = share;
  const green = 1 - red - blue;
  const lumaScale = 64 * (fullRange ? 1 : 255 / 219);
  const chromaScale = 64 * (fullRange ? 1 : 255 / 224);
  const black = fullRange ? 0 : 16;
  // The browser keeps its factors in bytes, 2 being the most: a pure BT.709 blue is a little less blue there, so here too.
  const factor = (value: number): number => Math.min(128, Math.round(chromaScale * value));
  return {
    luma: Int32Array.from({ length: 256 }, (_, value) => Math.round((value - black) * lumaScale) + 32),
    redOfV: factor(2 * (1 - red)),
    greenOfU: factor((2 * (1 - blue) * blue) / green),
    greenOfV: factor((2 * (1 - red) * red) / green),
    blueOfU: factor(2 * (1 - blue)),
  };
}

/**
 * The picture in RGB, turned for show. A canvas could draw the frame as well, but in a worker it asks the page's main thread
 * each time (Chromium 156), and waits while that is busy.
 */
export function toRgb({ size, bytes, planes }: PlanarPicture, how: Conversion, turn: Turn): ImageData {
  const isUpright = turn.quarters % 2 === 0;
  const image = isUpright ? new ImageData(size.width, size.height) : new ImageData(size.height, size.width);
  const [luma, u, v] = planes.map(({ offset, stride, height }) => bytes.subarray(offset, offset + stride * height));
  const pixels = new Int32Array(image.data.buffer);
  const origin = placeOf(0, 0, size, turn);
  const stepX = placeOf(1, 0, size, turn) - origin;
  const stepY = placeOf(0, 1, size, turn) - origin;
  for (let y = 0; y < size.height; y++) {
    const chroma = (y >> 1) * planes[1]!.stride;
    convertRow(luma!, y * planes[0]!.stride, u!, v!, chroma, size.width, how, pixels, origin + y * stepY, stepX);
  }
  return image;
}

/** Where a sample comes to lie in the turned picture, in pixels from its start: turned clockwise, then mirrored. */
function placeOf(x: number, y: number, { width, height }: Size, { quarters, flip }: Turn): number {
  const [column, row, columns] = [
    [x, y, width],
    [height - 1 - y, x, height],
    [width - 1 - x, height - 1 - y, width],
    [y, width - 1 - x, height],
  ][quarters]! as [number, number, number];
  return row * columns + (flip ? columns - 1 - column : column);
}

// Takes all that it needs as arguments, whole numbers only, and writes a pixel at once: otherwise it takes three times as long.
function convertRow(
  luma: Uint8Array,
  lumaAt: number,
  u: Uint8Array,
  v: Uint8Array,
  chromaAt: number,
  width: number,
  { luma: lumaOf, redOfV, greenOfU, greenOfV, blueOfU }: Conversion,
  pixels: Int32Array,
  place: number,
  step: number,
): void {
  let at = place;
  let l = 0;
  for (let x = 0, c = chromaAt; x < width; x += 2, c++) {
    const cu = (u[c]! - 128) | 0;
    const cv = (v[c]! - 128) | 0;
    const red = Math.imul(cv, redOfV);
    const green = (Math.imul(cu, greenOfU) + Math.imul(cv, greenOfV)) | 0;
    const blue = Math.imul(cu, blueOfU);
    // Two neighbours share their chroma.
    l = lumaOf[luma[lumaAt + x]!]!;
    pixels[at] = pixel((l + red) >> 6, (l - green) >> 6, (l + blue) >> 6);
    at = (at + step) | 0;
    if (x + 1 === width) return;
    l = lumaOf[luma[lumaAt + x + 1]!]!;
    pixels[at] = pixel((l + red) >> 6, (l - green) >> 6, (l + blue) >> 6);
    at = (at + step) | 0;
  }
}

/** The bytes of an opaque pixel in the order in which `ImageData` has them. */
function pixel(red: number, green: number, blue: number): number {
  return inRange[red + below]! | (inRange[green + below]! << 8) | (inRange[blue + below]! << 16) | opaque;
}

const opaque = 0xff << 24;
/** More than a sum of luma and chroma can be below 0. */
const below = 384;
/** Such sums from `-below` on, kept within a byte: a table takes the same time for every picture. */
const inRange = Uint8ClampedArray.from({ length: 1024 }, (_, i) => i - below);
