import { Painter } from '../capture/painter.ts';
import { drawPattern } from '../capture/test-pattern.ts';
import type { Size } from '../core/push.ts';

/** As the default of a capture. */
const quality = 0.85;

/** Draws pictures that tell their own number, in words and in blocks that programs read, of a push stretched to another size. */
export class NumberedPictures {
  readonly #painter = new Painter();

  /** A JPEG of exactly `size`. @throws {ScreencaptureError} `size-too-large` */
  draw(number: number, push: Size, size: Size): Promise<Blob> {
    return this.#painter.drawn(size, quality, (context) => drawPattern(context, push, size, number));
  }
}
