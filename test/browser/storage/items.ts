import type { ScreenshotRecord } from '../../../src/service/records.ts';
import { screenshotRecord } from '../../support/records.ts';

/** A database name that no other test uses. */
export const freshName = (): string => `test-${crypto.randomUUID()}`;

export const jpegOf = (text: string): Blob => new Blob([text], { type: 'image/jpeg' });

/** A screenshot with a picture whose text names both. */
export const item = (
  captureId: string,
  index: number,
  objectKey?: string,
): { record: ScreenshotRecord; jpeg: Blob } => ({
  record: screenshotRecord(captureId, index, objectKey),
  jpeg: jpegOf(`${captureId}-${index}`),
});
