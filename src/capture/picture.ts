import { ScreencaptureError, type ErrorCode, type ErrorDetails } from '../core/errors.ts';
import type { CameraEvent, ShotOrder, Size } from '../core/push.ts';
import { resolveScreenshotSize, type SizeResolution } from '../core/sizing.ts';

/** A picture, or why there is none; shared by all shots of one frame. */
export type Picture =
  | { readonly kind: 'picture'; readonly frameUs: number; readonly resolution: SizeResolution; readonly jpeg: Blob }
  | { readonly kind: 'none'; readonly code: ErrorCode; readonly details: ErrorDetails };

/** Media time of a shot. */
export function instantOf({ intervalUs, firstIndex }: ShotOrder, index: number): number {
  return (index + firstIndex) * intervalUs;
}

/** Sizes and paints; what the rules or a canvas refuse is no picture, and no failure of the others. */
export async function pictureOf(
  order: ShotOrder,
  push: Size,
  frameUs: number,
  paint: (size: Size) => Promise<Blob>,
): Promise<Picture> {
  try {
    const resolution = resolveScreenshotSize(push, order.configured, order.sizing);
    return { kind: 'picture', frameUs, resolution, jpeg: await paint(resolution.size) };
  } catch (error) {
    if (error instanceof ScreencaptureError && error.code === 'size-too-large') {
      return { kind: 'none', code: error.code, details: error.details };
    }
    throw error;
  }
}

export function eventOf(index: number, instantUs: number, picture: Picture): CameraEvent {
  if (picture.kind === 'none') {
    return { kind: 'missing', index, instantUs, code: picture.code, details: picture.details };
  }
  const { frameUs, resolution, jpeg } = picture;
  return { kind: 'shot', index, instantUs, frameUs, resolution, jpeg };
}
