/* oxlint-disable typescript/no-non-null-assertion -- indices lie within the planes by construction; this is the inner loop */
import type { Size } from '../core/push.ts';

/** One plane of a picture: a byte a sample, rows `stride` bytes apart (a multiple of 4). */
type Plane = { readonly offset: number; readonly stride: number; readonly width: number; readonly height: number };

/** Whole numbers that row weights are made of: a row that lies wholly in the average counts this much. */
const wholeRow = 16;
/** Two sums share 32 bits: 255 × 257 is the most that fits into half. */
const mostRows = 257;

/**
 * Makes I420 pictures smaller by averaging the area that each new sample covers, as ffmpeg's `area` scaler does. A
 * canvas takes four samples only, which draws patterns that are not there; this is also faster, since nothing is
 * turned into RGB before it is small.
 */
export class Shrinker {
  #input: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  #even = new Uint32Array(0);
  #odd = new Uint32Array(0);
  #sums = new Float64Array(0);

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
      this.#even = new Uint32Array(words);
      this.#odd = new Uint32Array(words);
      this.#sums = new Float64Array(from.stride + 1);
    }
    const pixels = new Uint32Array(input.buffer, input.byteOffset + from.offset, words * from.height);
    const rowsEach = from.height / to.height;
    const weightless = Number.isInteger(rowsEach) || (rowsEach + 1) * wholeRow > mostRows;
    for (let y = 0; y < to.height; y++) {
      const top = y * rowsEach;
      const bottom = (y + 1) * rowsEach;
      const weight = weightless
        ? this.#addRows(pixels, words, Math.round(top), Math.max(Math.round(top) + 1, Math.round(bottom)))
        : this.#addWeightedRows(pixels, words, top, Math.min(bottom, from.height));
      this.#averageColumns(from.width, weight, output, to, y);
    }
  }

  /** Adds up rows `first ≤ r < end`, each once. Returns how often a sample was counted. */
  #addRows(pixels: Uint32Array, words: number, first: number, end: number): number {
    const even = this.#even;
    const odd = this.#odd;
    const last = Math.min(end, first + mostRows);
    let at = first * words;
    for (let i = 0; i < words; i++) {
      const four = pixels[at + i]!;
      even[i] = four & 0xff00ff;
      odd[i] = (four >>> 8) & 0xff00ff;
    }
    let row = first + 1;
    for (; row + 1 < last; row += 2) {
      at = row * words;
      for (let i = 0; i < words; i++) {
        const four = pixels[at + i]!;
        const below = pixels[at + words + i]!;
        even[i]! += (four & 0xff00ff) + (below & 0xff00ff);
        odd[i]! += ((four >>> 8) & 0xff00ff) + ((below >>> 8) & 0xff00ff);
      }
    }
    for (; row < last; row++) {
      at = row * words;
      for (let i = 0; i < words; i++) {
        const four = pixels[at + i]!;
        even[i]! += four & 0xff00ff;
        odd[i]! += (four >>> 8) & 0xff00ff;
      }
    }
    return last - first;
  }

  /** Adds up rows from `top` to `bottom`, those at the edges by the part that lies within. */
  #addWeightedRows(pixels: Uint32Array, words: number, top: number, bottom: number): number {
    const even = this.#even.fill(0, 0, words);
    const odd = this.#odd.fill(0, 0, words);
    let total = 0;
    for (let row = Math.floor(top); row < bottom; row++) {
      const weight = Math.round((Math.min(bottom, row + 1) - Math.max(top, row)) * wholeRow);
      if (weight === 0) continue;
      total += weight;
      const at = row * words;
      for (let i = 0; i < words; i++) {
        const four = pixels[at + i]!;
        even[i]! += (four & 0xff00ff) * weight;
        odd[i]! += ((four >>> 8) & 0xff00ff) * weight;
      }
    }
    return total;
  }

  /** Running sums along the row; each new sample is a difference of two, its edges interpolated. */
  #averageColumns(width: number, weight: number, output: Uint8Array, to: Plane, y: number): void {
    const even = this.#even;
    const odd = this.#odd;
    const sums = this.#sums;
    let sum = 0;
    for (let i = 0, x = 0; x < width; i++, x += 4) {
      const e = even[i]!;
      const o = odd[i]!;
      sums[x + 1] = sum += e & 0xffff;
      sums[x + 2] = sum += o & 0xffff;
      sums[x + 3] = sum += e >>> 16;
      sums[x + 4] = sum += o >>> 16;
    }
    const columnsEach = width / to.width;
    const scale = 1 / (columnsEach * weight);
    const at = to.offset + y * to.stride;
    let before = 0;
    for (let x = 0; x < to.width; x++) {
      const edge = (x + 1) * columnsEach;
      const whole = Math.min(Math.floor(edge), width);
      const left = sums[whole]!;
      const upTo = whole < width ? left + (edge - whole) * (sums[whole + 1]! - left) : left;
      output[at + x] = (upTo - before) * scale + 0.5;
      before = upTo;
    }
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
