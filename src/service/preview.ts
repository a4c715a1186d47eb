import { ScreencaptureError } from '../core/errors.ts';
import { resolveScreenshotSize, type SizeResolution } from '../core/sizing.ts';
import type { Settings } from './settings.ts';
import type { PushState } from './state.ts';

/** The screenshot size that settings make of a push; undefined while there is none, or none can be computed. */
export function previewOf(settings: Settings, push: PushState): SizeResolution | undefined {
  if (push.phase !== 'ready') return undefined;
  const size = settings.pushSize === 'display' ? push.facts.displaySize : push.facts.codedSize;
  try {
    return resolveScreenshotSize(size, settings.configured, settings);
  } catch (error) {
    // A computed side beyond exact numbers: the capture itself says so, shot by shot.
    if (error instanceof ScreencaptureError) return undefined;
    throw error;
  }
}
