/* oxlint-disable typescript/no-non-null-assertion -- indices lie within the planes by construction; this is the inner loop */
import type { Size } from '../core/push.ts';
import { planesOf, type PlanarPicture, type Plane } from './planar-picture.ts';

/** Whole numbers that row weights are made of: a row that lies wholly in the average counts this much. */
const wholeRow = 16;
/** The first and third of four samples; shifted by one, the second and fourth. */
const mask = 0xff00ff;
/** Two sums share 32 bits: 255 × 257 is the most that fits into half. */
const mostRows = 257;

/**
 * Makes I420 pictures smaller by averaging the area that each new sample covers, as ffmpeg's `area` scaler does. A
 * canvas takes four samples only, which draws patterns that are not there; this is also faster, since nothing is
 * turned into RGB before it is small.
 */
export class Shrinker {
  #input: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  // Signed, and their sums cut to 32 bits: the compiler has whole-number instructions for that.
  #even = new Int32Array(0);
  #odd = new Int32Array(0);
  #sums = new Int32Array(0);

  /** Whether this is the way to another size: none at all, or at least 1.5 times smaller on both sides. */
  static suits(from: Size, to: Size): boolean {
    return isSameSize(from, to) || (from.width >= 1.5 * to.width && from.height >= 1.5 * to.height);
  }

  /** The visible picture of an I420 frame at another size, in the colour space that it was in. The caller closes the frame. */
  async shrink(frame: VideoFrame, size: Size): Promise<PlanarPicture> {
    const rect = frame.visibleRect!;
    const to = planesOf(size, 1);
    const bytes = new Uint8Array(to.length);
    if (isSameSize(rect, size)) {
      await frame.copyTo(bytes, { rect, layout: layoutOf(to.planes) });
    } else {
      // Rows are read four samples at a time.
      const from = planesOf(rect, 4);
      if (this.#input.length < from.length) this.#input = new Uint8Array(from.length);
      await frame.copyTo(this.#input, { rect, layout: layoutOf(from.planes) });
      for (const [i, plane] of from.planes.entries()) this.shrinkPlane(this.#input, plane, bytes, to.planes[i]!);
    }
    return { size, bytes, planes: to.planes };
  }

  /** Averages one plane, its stride a multiple of 4, into another that is smaller, or as large. */
  shrinkPlane(input: Uint8Array, from: Plane, output: Uint8Array, to: Plane): void {
    const words = from.stride >> 2;
    if (this.#even.length < words) {
      this.#even = new Int32Array(words);
      this.#odd = new Int32Array(words);
      this.#sums = new Int32Array(from.stride + 2);
    }
    const pixels = new Int32Array(input.buffer, input.byteOffset + from.offset, words * from.height);
    const rowsEach = from.height / to.height;
    const columnsEach = from.width / to.width;
    if (rowsEach === 3 && columnsEach === 3 && to.width % 4 === 0) return averageThirds(pixels, words, output, to);
    if (rowsEach === 2 && columnsEach === 2 && from.width % 4 === 0) return averageHalves(pixels, words, output, to);
    const weightless = Number.isInteger(rowsEach) || (rowsEach + 1) * wholeRow > mostRows;
    for (let y = 0; y < to.height; y++) {
      const top = y * rowsEach;
      const bottom = (y + 1) * rowsEach;
      const weight = weightless
        ? addRows(
            pixels,
            words,
            Math.round(top),
            Math.max(Math.round(top) + 1, Math.round(bottom)),
            this.#even,
            this.#odd,
          )
        : addWeightedRows(pixels, words, top, Math.min(bottom, from.height), this.#even, this.#odd);
      addUp(this.#even, this.#odd, this.#sums, from.width);
      const at = to.offset + y * to.stride;
      if (Number.isInteger(columnsEach)) averageWhole(this.#sums, columnsEach, weight, output, at, to.width);
      else averageParts(this.#sums, columnsEach, weight, output, at, to.width);
    }
  }
}

const isSameSize = (a: Size, b: Size): boolean => a.width === b.width && a.height === b.height;

const layoutOf = (planes: readonly Plane[]): PlaneLayout[] => planes.map(({ offset, stride }) => ({ offset, stride }));

// The loops below take all they need as arguments and stay within 32-bit integers wherever they can: written as methods
// over fields, or with numbers that may be larger, they took two to three times as long.

/** A third each way, the reduction that is most asked for: four new samples at a time, from three words of three rows. */
function averageThirds(
  pixels: Int32Array,
  words: number,
  output: Uint8Array,
  { offset, stride, width, height }: Plane,
): void {
  for (let y = 0, from = 0, row = offset; y < height; y++, from += 3 * words, row += stride) {
    for (let at = row, i = from; at < row + width; at += 4, i += 3) {
      const even0 = evenOfThree(pixels, i, words);
      const odd0 = oddOfThree(pixels, i, words);
      const even1 = evenOfThree(pixels, i + 1, words);
      const odd1 = oddOfThree(pixels, i + 1, words);
      const even2 = evenOfThree(pixels, i + 2, words);
      const odd2 = oddOfThree(pixels, i + 2, words);
      output[at] = ninth((even0 & 0xffff) + (odd0 & 0xffff) + (even0 >>> 16));
      output[at + 1] = ninth((odd0 >>> 16) + (even1 & 0xffff) + (odd1 & 0xffff));
      output[at + 2] = ninth((even1 >>> 16) + (odd1 >>> 16) + (even2 & 0xffff));
      output[at + 3] = ninth((odd2 & 0xffff) + (even2 >>> 16) + (odd2 >>> 16));
    }
  }
}

/** Sums down three rows of the first and third sample of a word. */
const evenOfThree = (pixels: Int32Array, i: number, words: number): number =>
  ((pixels[i]! & mask) + (pixels[i + words]! & mask) + (pixels[i + words + words]! & mask)) | 0;

/** The same of the second and fourth. */
const oddOfThree = (pixels: Int32Array, i: number, words: number): number =>
  (((pixels[i]! >>> 8) & mask) + ((pixels[i + words]! >>> 8) & mask) + ((pixels[i + words + words]! >>> 8) & mask)) | 0;

/** Of a sum of nine samples, rounded: exact, since 2^16 / 9 is 7281.8. */
const ninth = (sum: number): number => (Math.imul(sum, 7282) + 0x8000) >> 16;

/** A half each way, likewise: two new samples at a time, from a word of two rows. */
function averageHalves(
  pixels: Int32Array,
  words: number,
  output: Uint8Array,
  { offset, stride, width, height }: Plane,
): void {
  for (let y = 0, from = 0, row = offset; y < height; y++, from += 2 * words, row += stride) {
    for (let at = row, i = from; at < row + width; at += 2, i++) {
      const a = pixels[i]!;
      const b = pixels[i + words]!;
      const sums = ((a & mask) + ((a >>> 8) & mask) + (b & mask) + ((b >>> 8) & mask)) | 0;
      output[at] = ((sums & 0xffff) + 2) >> 2;
      output[at + 1] = ((sums >>> 16) + 2) >> 2;
    }
  }
}

/** Adds up rows `first ≤ r < end`, each once. Returns how often a sample was counted. */
function addRows(
  pixels: Int32Array,
  words: number,
  first: number,
  end: number,
  even: Int32Array,
  odd: Int32Array,
): number {
  const last = Math.min(end, first + mostRows);
  let row = first;
  // Three at a time first: a sum that stays in a register need not be stored.
  if (last - first >= 3) {
    setThreeRows(pixels, first * words, words, even, odd);
    row += 3;
  } else {
    even.fill(0, 0, words);
    odd.fill(0, 0, words);
  }
  for (; row + 1 < last; row += 2) addTwoRows(pixels, row * words, words, even, odd);
  if (row < last) addRow(pixels, row * words, words, 1, even, odd);
  return last - first;
}

/** Adds up rows from `top` to `bottom`, those at the edges by the part that lies within. */
function addWeightedRows(
  pixels: Int32Array,
  words: number,
  top: number,
  bottom: number,
  even: Int32Array,
  odd: Int32Array,
): number {
  even.fill(0, 0, words);
  odd.fill(0, 0, words);
  let total = 0;
  for (let row = Math.floor(top); row < bottom; row++) {
    const weight = Math.round((Math.min(bottom, row + 1) - Math.max(top, row)) * wholeRow);
    if (weight === 0) continue;
    total += weight;
    addRow(pixels, row * words, words, weight, even, odd);
  }
  return total;
}

function setThreeRows(pixels: Int32Array, start: number, words: number, even: Int32Array, odd: Int32Array): void {
  for (let i = 0, at = start; i < words; i++, at++) {
    const a = pixels[at]!;
    const b = pixels[at + words]!;
    const c = pixels[at + words + words]!;
    even[i] = ((a & mask) + (b & mask) + (c & mask)) | 0;
    odd[i] = (((a >>> 8) & mask) + ((b >>> 8) & mask) + ((c >>> 8) & mask)) | 0;
  }
}

function addTwoRows(pixels: Int32Array, start: number, words: number, even: Int32Array, odd: Int32Array): void {
  for (let i = 0, at = start; i < words; i++, at++) {
    const a = pixels[at]!;
    const b = pixels[at + words]!;
    even[i] = (even[i]! + (a & mask) + (b & mask)) | 0;
    odd[i] = (odd[i]! + ((a >>> 8) & mask) + ((b >>> 8) & mask)) | 0;
  }
}

function addRow(
  pixels: Int32Array,
  start: number,
  words: number,
  weight: number,
  even: Int32Array,
  odd: Int32Array,
): void {
  for (let i = 0, at = start; i < words; i++, at++) {
    const a = pixels[at]!;
    even[i] = (even[i]! + Math.imul(a & mask, weight)) | 0;
    odd[i] = (odd[i]! + Math.imul((a >>> 8) & mask, weight)) | 0;
  }
}

/** Running sums along a row: `sums[x]` is that of all columns before x. */
function addUp(even: Int32Array, odd: Int32Array, sums: Int32Array, width: number): void {
  let sum = 0;
  for (let i = 0, x = 0; x < width; i++, x += 4) {
    const e = even[i]!;
    const o = odd[i]!;
    sums[x + 1] = sum = (sum + (e & 0xffff)) | 0;
    sums[x + 2] = sum = (sum + (o & 0xffff)) | 0;
    sums[x + 3] = sum = (sum + (e >>> 16)) | 0;
    sums[x + 4] = sum = (sum + (o >>> 16)) | 0;
  }
}

/** Each new sample is a difference of two running sums. Division is by multiplying: a mean is below 2^8, times 2^22 it fits. */
function averageWhole(
  sums: Int32Array,
  columns: number,
  weight: number,
  output: Uint8Array,
  at: number,
  width: number,
): void {
  const shift = 22;
  const scale = Math.round(2 ** shift / (columns * weight));
  const half = 1 << (shift - 1);
  let before = 0;
  for (let x = 0, edge = columns; x < width; x++, edge += columns) {
    const upTo = sums[edge]!;
    output[at + x] = (Math.imul(upTo - before, scale) + half) >> shift;
    before = upTo;
  }
}

/** The same where new samples end within columns: those count in part. */
function averageParts(
  sums: Int32Array,
  columns: number,
  weight: number,
  output: Uint8Array,
  at: number,
  width: number,
): void {
  const scale = 1 / (columns * weight);
  const most = Math.round(columns * width);
  let before = 0;
  for (let x = 0; x < width; x++) {
    const edge = Math.min((x + 1) * columns, most);
    const whole = edge | 0;
    const left = sums[whole]!;
    const upTo = left + (edge - whole) * (sums[whole + 1]! - left);
    output[at + x] = ((upTo - before) * scale + 0.5) | 0;
    before = upTo;
  }
}
