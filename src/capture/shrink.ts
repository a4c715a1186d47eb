/* oxlint-disable typescript/no-non-null-assertion -- indices lie within the planes by construction; this is the inner loop */
import type { Size } from '../core/push.ts';

/** One plane of a picture: a byte a sample, rows `stride` bytes apart (a multiple of 4). */
type Plane = { readonly offset: number; readonly stride: number; readonly width: number; readonly height: number };

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

  /** Whether this is the way to make a frame smaller: planar 8-bit, and at least 1.5 times the size on both sides. */
  static suits(frame: VideoFrame, { width, height }: Size): boolean {
    const rect = frame.visibleRect;
    return frame.format === 'I420' && rect !== null && rect.width >= 1.5 * width && rect.height >= 1.5 * height;
  }

  /** The same picture at another size; the caller closes both. Colour tags are kept, "none" included. */
  async shrink(frame: VideoFrame, size: Size): Promise<VideoFrame> {
    const rect = frame.visibleRect!;
    const from = planes(rect, 4);
    const to = planes(size, 1);
    if (this.#input.length < from.bytes) this.#input = new Uint8Array(from.bytes);
    const layout = from.planes.map(({ offset, stride }) => ({ offset, stride }));
    await frame.copyTo(this.#input, { rect, layout });
    const output = new Uint8Array(to.bytes);
    for (const [i, plane] of from.planes.entries()) this.shrinkPlane(this.#input, plane, output, to.planes[i]!);
    const init: VideoFrameBufferInit & { readonly transfer: ArrayBuffer[] } = {
      format: 'I420',
      codedWidth: size.width,
      codedHeight: size.height,
      timestamp: frame.timestamp,
      colorSpace: frame.colorSpace.toJSON(),
      transfer: [output.buffer],
    };
    return new VideoFrame(output, init);
  }

  /** Averages one plane into another that is smaller, or as large. */
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

// The loops below take all they need as arguments and stay within 32-bit integers wherever they can: written as methods
// over fields, or with numbers that may be larger, they took two to three times as long.

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

/** The three planes of an I420 picture one after the other; chroma has half the samples, rounded up. */
function planes(
  { width, height }: Size,
  strideOf: number,
): { readonly planes: readonly Plane[]; readonly bytes: number } {
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
  let bytes = 0;
  const all = [{ width, height }, half, half].map((size) => {
    const stride = Math.ceil(size.width / strideOf) * strideOf;
    const plane = { ...size, offset: bytes, stride };
    bytes += stride * size.height;
    return plane;
  });
  return { planes: all, bytes };
}
