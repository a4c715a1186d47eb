import { ScreencaptureError, type ErrorCode } from './errors.ts';
import { joinPatterns, type NamePatterns, type Placeholder } from './name-pattern.ts';
import type { Size } from './push.ts';
import { documentedUtcOffsetSeconds, wallClock } from './wall-clock.ts';

/** The extension of every screenshot. */
export const screenshotExtension = '.jpg';

/** The last segment of an object key: what people call the screenshot. */
export const objectName = (objectKey: string): string => objectKey.slice(objectKey.lastIndexOf('/') + 1);

/** All that an object key can tell of a screenshot. */
export type NamedScreenshot = {
  readonly streamName: string;
  readonly appName: string;
  readonly pushDomain: string;
  /** `create_time`; names show it at UTC+8. */
  readonly unixSeconds: number;
  /** Screenshot size (N, M). */
  readonly size: Size;
};

/**
 * The key under which a screenshot is stored, without a slash at its front. Under the default patterns:
 * `2018-12-17/stream_name-screenshot-15-04-33-640x352.jpg`. Two screenshots of one second and size share a key.
 *
 * Names take any Unicode; what a name needs to stay inside its segment is enforced: no slash, not `.`, `..` or empty.
 *
 * @throws {ScreencaptureError} `invalid-pattern`, `invalid-instant`, `invalid-size`, and for a name that is used
 * `invalid-stream-name`, `invalid-app-name`, `invalid-push-domain`.
 * @see "Live Screencapture", 267/31562, on `pic_url`
 */
export function objectKey(screenshot: NamedScreenshot & NamePatterns): string {
  const clock = wallClock(screenshot.unixSeconds, documentedUtcOffsetSeconds);
  const fill: Readonly<Record<Placeholder, () => string>> = {
    AppName: () => segmentText(screenshot.appName, 'invalid-app-name'),
    PushDomain: () => segmentText(screenshot.pushDomain, 'invalid-push-domain'),
    StreamID: () => segmentText(screenshot.streamName, 'invalid-stream-name'),
    Year: () => digits(clock.year, 4),
    Month: () => digits(clock.month, 2),
    Day: () => digits(clock.day, 2),
    Hour: () => digits(clock.hour, 2),
    Minute: () => digits(clock.minute, 2),
    Second: () => digits(clock.second, 2),
    Width: () => pixels(screenshot.size.width),
    Height: () => pixels(screenshot.size.height),
    Ext: () => screenshotExtension,
  };
  return joinPatterns(screenshot)
    .map((part) => (part.kind === 'literal' ? part.text : fill[part.name]()))
    .join('');
}

/** Whether a name can stand in a path without leaving its segment, and be written in UTF-8. */
export function isSegmentText(text: string): boolean {
  return text !== '' && text !== '.' && text !== '..' && !text.includes('/') && text.isWellFormed();
}

function segmentText(text: string, code: ErrorCode): string {
  if (isSegmentText(text)) return text;
  throw new ScreencaptureError(code, 'the name cannot be part of an object key', { value: text.toWellFormed() });
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

function pixels(side: number): string {
  if (Number.isSafeInteger(side) && side >= 1) return String(side);
  throw new ScreencaptureError('invalid-size', 'a screenshot has whole pixels', { value: String(side), min: 1 });
}
