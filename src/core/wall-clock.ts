import { ScreencaptureError } from './errors.ts';

/** A date and a time of day, without a zone. Month and day count from 1. */
export type WallClock = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

/** UTC+8, the zone of documented object names; it has no daylight saving time. Seconds. */
export const documentedUtcOffsetSeconds = 8 * 3600;

/**
 * What a clock at this UTC offset shows at a UNIX second.
 *
 * @throws {ScreencaptureError} `invalid-instant`: not a whole second, or a year that four digits cannot hold (0000 to 9999).
 */
export function wallClock(unixSeconds: number, utcOffsetSeconds: number): WallClock {
  // Only UTC getters: the computer's own time zone is never read.
  const date = new Date((unixSeconds + utcOffsetSeconds) * 1000);
  const year = date.getUTCFullYear();
  if (!Number.isSafeInteger(unixSeconds) || !(year >= 0 && year <= 9999)) {
    throw new ScreencaptureError('invalid-instant', 'the instant must be a whole second in the years 0 to 9999', {
      value: String(unixSeconds),
    });
  }
  return {
    year,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/** The UNIX second at which a clock at this UTC offset shows these values, which must be those of a real date. */
export function unixSecondsAt(clock: WallClock, utcOffsetSeconds: number): number {
  const date = new Date(0);
  // Not `Date.UTC`: it takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(clock.year, clock.month - 1, clock.day);
  date.setUTCHours(clock.hour, clock.minute, clock.second);
  return date.getTime() / 1000 - utcOffsetSeconds;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days of a month, counted from 1; with the year unknown, February has 29. 0 for what is no month. */
export function daysInMonth(month: number, year?: number): number {
  const isLeap = year === undefined || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
  return month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0);
}
