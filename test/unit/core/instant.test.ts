import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysInMonth, parseInstant, unixSecondsAt, wallClock } from '../../../src/core/index.ts';
import { anyNumber, anyText, refusalOf } from './refusal.ts';

test.each([
  { text: '2018-12-17T15:04:33+08:00', unixUs: 1_545_030_273_000_000 },
  { text: '2018-12-17T07:04:33Z', unixUs: 1_545_030_273_000_000 },
  { text: '2018-12-17t07:04:33z', unixUs: 1_545_030_273_000_000 },
  { text: '2018-12-17T01:34:33-05:30', unixUs: 1_545_030_273_000_000 },
  { text: '2018-12-17T07:04:33-00:00', unixUs: 1_545_030_273_000_000 },
  { text: '2018-12-17T07:04:33.5Z', unixUs: 1_545_030_273_500_000 },
  { text: '2018-12-17T07:04:33.000001Z', unixUs: 1_545_030_273_000_001 },
  { text: '2018-12-17T07:04:33.0000019999Z', unixUs: 1_545_030_273_000_001 },
  { text: '1969-12-31T23:59:59.999999Z', unixUs: -1 },
  { text: '2000-02-29T00:00:00Z', unixUs: 951_782_400_000_000 },
  { text: '1970-01-01T00:00:00+23:59', unixUs: -86_340_000_000 },
])('$text is $unixUs µs', ({ text, unixUs }) => {
  expect(parseInstant(text)).toBe(unixUs);
});

test.each([
  { text: '', reason: 'format' },
  { text: '2018-12-17', reason: 'format' },
  { text: '2018-12-17T15:04:33', reason: 'format' },
  { text: '2018-12-17 15:04:33Z', reason: 'format' },
  { text: '2018-12-17T15:04Z', reason: 'format' },
  { text: '2018-12-17T15:04:33.Z', reason: 'format' },
  { text: '2018-12-17T15:04:33+0800', reason: 'format' },
  { text: '2018-12-17T15:04:33+08', reason: 'format' },
  { text: ' 2018-12-17T15:04:33Z', reason: 'format' },
  { text: '2018-12-17T15:04:33Z\n', reason: 'format' },
  { text: '+002018-12-17T15:04:33Z', reason: 'format' },
  { text: '٢٠١٨-12-17T15:04:33Z', reason: 'format' },
  { text: '2018-13-01T00:00:00Z', reason: 'no-such-time' },
  { text: '2018-00-01T00:00:00Z', reason: 'no-such-time' },
  { text: '2018-04-31T00:00:00Z', reason: 'no-such-time' },
  { text: '2018-02-29T00:00:00Z', reason: 'no-such-time' },
  { text: '1900-02-29T00:00:00Z', reason: 'no-such-time' },
  { text: '2018-12-17T24:00:00Z', reason: 'no-such-time' },
  { text: '2018-12-17T15:60:00Z', reason: 'no-such-time' },
  { text: '2016-12-31T23:59:60Z', reason: 'no-such-time' },
  { text: '2018-12-17T15:04:33+24:00', reason: 'no-such-time' },
  { text: '2018-12-17T15:04:33+08:60', reason: 'no-such-time' },
  { text: '9999-12-31T23:59:59Z', reason: 'out-of-range' },
  { text: '0001-01-01T00:00:00Z', reason: 'out-of-range' },
])('"$text" is no push start: $reason', ({ text, reason }) => {
  expect(() => parseInstant(text)).toThrow(
    expect.objectContaining({ code: 'invalid-start', details: expect.objectContaining({ reason }) }),
  );
});

test('instants agree with the platform’s own reading, to the millisecond that it has', () => {
  const offset = fc.integer({ min: -1439, max: 1439 });
  const instant = fc.date({ min: new Date('1700-01-02'), max: new Date('2255-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(instant, offset, (date, minutes) => {
      const two = (value: number) => String(value).padStart(2, '0');
      const [sign, size] = minutes < 0 ? ['-', -minutes] : ['+', minutes];
      const text = `${date.toISOString().slice(0, -1)}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
      expect(parseInstant(text)).toBe(Date.parse(text) * 1000);
    }),
  );
});

test('what a clock shows is read back to the same second', () => {
  const seconds = fc.integer({ min: -62_167_219_200 + 86_400, max: 253_402_300_799 - 86_400 });
  fc.assert(
    fc.property(seconds, fc.integer({ min: -86_399, max: 86_399 }), (unixSeconds, offset) => {
      const clock = wallClock(unixSeconds, offset);
      expect(unixSecondsAt(clock, offset)).toBe(unixSeconds);
      expect(clock.day <= daysInMonth(clock.month, clock.year)).toBe(true);
    }),
  );
});

test('months have as many days as in the platform’s calendar', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      expect(daysInMonth(month, year)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
    }),
  );
  expect([daysInMonth(2), daysInMonth(0), daysInMonth(13)]).toEqual([29, 0, 0]);
});

test('whatever the text or number, there is a value or a code', () => {
  fc.assert(
    fc.property(anyText, anyNumber, (text, number) => {
      expect([undefined, 'invalid-start']).toContain(refusalOf(() => parseInstant(text)));
      expect([undefined, 'invalid-instant']).toContain(refusalOf(() => wallClock(number, 28_800)));
    }),
  );
});
