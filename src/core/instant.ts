import { ScreencaptureError } from './errors.ts';
import { daysInMonth, unixSecondsAt, type WallClock } from './wall-clock.ts';

const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:Z|([+-])(\d{2}):(\d{2}))$/i;

/**
 * Reads an instant as RFC 3339 writes it, with an offset or `Z` (`T` and `Z` in either case), exactly. UNIX microseconds; what
 * is finer is cut off. Leap seconds are refused, since UNIX time has none.
 *
 * @throws {ScreencaptureError} `invalid-start`: not such a text, a date or time that does not exist, or one outside the years
 * 1684 to 2255, where microseconds stop being exact integers.
 */
export function parseInstant(text: string): number {
  const match = rfc3339.exec(text);
  if (match === null) throw invalidStart(text, 'format');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const clock: WallClock = { year, month, day, hour, minute, second };
  const [fraction = '', sign, offsetHours = '0', offsetMinutes = '0'] = match.slice(7);
  const offset = (Number(offsetHours) * 3600 + Number(offsetMinutes) * 60) * (sign === '-' ? -1 : 1);
  if (!isOnTheClock(clock) || Number(offsetHours) > 23 || Number(offsetMinutes) > 59)
    throw invalidStart(text, 'no-such-time');

  const unixUs = unixSecondsAt(clock, offset) * 1_000_000 + Number(fraction.slice(0, 6).padEnd(6, '0'));
  if (!Number.isSafeInteger(unixUs)) throw invalidStart(text, 'out-of-range');
  return unixUs;
}

function isOnTheClock({ year, month, day, hour, minute, second }: WallClock): boolean {
  return day >= 1 && day <= daysInMonth(month, year) && hour <= 23 && minute <= 59 && second <= 59;
}

function invalidStart(text: string, reason: 'format' | 'no-such-time' | 'out-of-range'): ScreencaptureError {
  return new ScreencaptureError('invalid-start', 'not an RFC 3339 instant with an offset', {
    value: text.toWellFormed(),
    reason,
    example: '2018-12-17T15:04:33+08:00',
  });
}
