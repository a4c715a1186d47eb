import { ScreencaptureError } from '../core/errors.ts';
import type { Size } from '../core/push.ts';

/** The longest side that a baseline JPEG encoder takes (libjpeg's JPEG_MAX_DIMENSION); a canvas takes 65,535. */
const longestSide = 65_500;
/** The most pixels that a canvas holds: 16,384 × 16,384 in Chromium; Firefox allows more, Safari as much. */
const mostPixels = 16_384 * 16_384;

/** @throws {ScreencaptureError} `size-too-large`: a canvas can't hold a picture of this size, or a JPEG can't. */
export function refuseTooLarge({ width, height }: Size): void {
  if (Math.max(width, height) > longestSide) throw tooLarge({ width, height }, longestSide);
  if (width * height > mostPixels) throw tooLarge({ width, height }, mostPixels);
}

/** `limit` is in pixels: of a side when a side is beyond it, else of the whole picture. */
export function tooLarge({ width, height }: Size, limit = mostPixels): ScreencaptureError {
  return new ScreencaptureError('size-too-large', `no canvas holds ${width}×${height} pixels`, {
    width,
    height,
    limit,
  });
}
