import { ScreencaptureError, type ErrorCode } from './errors.ts';
import { joinPatterns, type NamePatterns, type Placeholder } from './name-pattern.ts';
import type { Size } from './push.ts';
import { documentedUtcOffsetSeconds, wallClock, type WallClock } from './wall-clock.ts';

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
  return objectNamer(screenshot)(screenshot);
}

/**
 * The same for many screenshots: the patterns are taken apart once.
 *
 * @throws {ScreencaptureError} `invalid-pattern`; what is returned throws the others.
 */
export function objectNamer(patterns: NamePatterns): (screenshot: NamedScreenshot) => string {
  const parts = joinPatterns(patterns).map((part) => (part.kind === 'literal' ? () => part.text : fills[part.name]));
  return (screenshot) => {
    const clock = wallClock(screenshot.unixSeconds, documentedUtcOffsetSeconds);
    return parts.map((fill) => fill(screenshot, clock)).join('');
  };
}

/** What stands where a placeholder was. */
const fills: Readonly<Record<Placeholder, (screenshot: NamedScreenshot, clock: WallClock) => string>> = {
  AppName: ({ appName }) => segmentText(appName, 'invalid-app-name'),
  PushDomain: ({ pushDomain }) => segmentText(pushDomain, 'invalid-push-domain'),
  StreamID: ({ streamName }) => segmentText(streamName, 'invalid-stream-name'),
  Year: (_, { year }) => digits(year, 4),
  Month: (_, { month }) => digits(month, 2),
  Day: (_, { day }) => digits(day, 2),
  Hour: (_, { hour }) => digits(hour, 2),
  Minute: (_, { minute }) => digits(minute, 2),
  Second: (_, { second }) => digits(second, 2),
  Width: ({ size }) => pixels(size.width),
  Height: ({ size }) => pixels(size.height),
  Ext: () => screenshotExtension,
};

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
