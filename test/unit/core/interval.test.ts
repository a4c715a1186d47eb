import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  captureInstants,
  checkInterval,
  countInstants,
  createTimeUnixSeconds,
  instantUs,
  type FirstIndex,
} from '../../../src/core/index.ts';
import { anyNumber, refusalOf } from './refusal.ts';

const second = 1_000_000;

function firstThree(instants: Iterable<number>): readonly number[] {
  const taken: number[] = [];
  for (const instant of instants) {
    taken.push(instant);
    if (taken.length === 3) break;
  }
  return taken;
}

const firstIndexes = fc.constantFrom<FirstIndex>(0, 1);

test('64.5 seconds at an interval of 10 are captured at 0, 10, … 60 seconds', () => {
  expect([...captureInstants(64.5 * second, 10 * second)]).toEqual([0, 10, 20, 30, 40, 50, 60].map((s) => s * second));
});

test('an instant at the very end of the push is not captured', () => {
  expect([...captureInstants(20 * second, 10 * second)]).toEqual([0, 10 * second]);
  expect([...captureInstants(20 * second + 1, 10 * second)]).toEqual([0, 10 * second, 20 * second]);
});

test('a push shorter than the interval gives one screenshot, or none when the first is after one interval', () => {
  expect([...captureInstants(3 * second, 10 * second)]).toEqual([0]);
  expect([...captureInstants(3 * second, 10 * second, 1)]).toEqual([]);
});

test('a push without an end goes on for as long as it is asked', () => {
  expect(firstThree(captureInstants(Infinity, 7 * second, 1))).toEqual([7, 14, 21].map((s) => s * second));
});

test('instants end where microseconds stop being exact', () => {
  const half = 2 ** 52;
  expect(firstThree(captureInstants(Infinity, half))).toEqual([0, half]);
});

test('counting instants agrees with going through them', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -10, max: 5000 }),
      fc.integer({ min: 1, max: 300 }),
      firstIndexes,
      (end, interval, first) => {
        expect(countInstants(end, interval, first)).toBe([...captureInstants(end, interval, first)].length);
      },
    ),
  );
});

test('counting is exact up to the largest integers', () => {
  const end = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
  fc.assert(
    fc.property(end, fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), firstIndexes, (endUs, intervalUs, first) => {
      const upToEnd = (BigInt(endUs) + BigInt(intervalUs) - 1n) / BigInt(intervalUs);
      expect(countInstants(endUs, intervalUs, first)).toBe(Number(upToEnd - BigInt(first)));
    }),
  );
});

test('instant k is the k-th of those captured', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 0, max: 50 }),
      firstIndexes,
      (interval, k, first) => {
        const instants = [...captureInstants((k + 2) * interval * second, interval * second, first)];
        expect(instantUs(k, interval, first)).toBe(instants[k]);
      },
    ),
  );
});

test.each([
  { dialect: '2019', seconds: 4, ok: false },
  { dialect: '2019', seconds: 5, ok: true },
  { dialect: '2019', seconds: 300, ok: true },
  { dialect: '2019', seconds: 301, ok: false },
  { dialect: '2025', seconds: 1, ok: false },
  { dialect: '2025', seconds: 2, ok: true },
  { dialect: '2025', seconds: 7.5, ok: false },
  { dialect: '2025', seconds: Number.NaN, ok: false },
] as const)('in the dialect $dialect an interval of $seconds s is allowed: $ok', ({ dialect, seconds, ok }) => {
  expect(refusalOf(() => checkInterval(seconds, dialect))).toBe(ok ? undefined : 'invalid-interval');
});

test('a refused interval comes with its limits and where they are written', () => {
  expect(() => checkInterval(4, '2019')).toThrow(
    expect.objectContaining({
      details: expect.objectContaining({
        min: 5,
        max: 300,
        default: 10,
        source: 'Live Screencapture (267/31562), 2022-03-21',
      }),
    }),
  );
});

test.each([
  { start: 1_545_030_273_000_000, instant: 0, unix: 1_545_030_273 },
  { start: 1_545_030_273_999_999, instant: 0, unix: 1_545_030_273 },
  { start: 1_545_030_273_999_999, instant: 10_000_001, unix: 1_545_030_284 },
  { start: -1, instant: 0, unix: -1 },
  { start: -1_000_000, instant: 0, unix: -1 },
  { start: 9_007_199_253_999_999, instant: 0, unix: 9_007_199_253 },
])('a push started at $start µs, $instant µs on, gives create_time $unix', ({ start, instant, unix }) => {
  expect(createTimeUnixSeconds(start, instant)).toBe(unix);
});

test('whatever the numbers, there is an exact integer or a code', () => {
  fc.assert(
    fc.property(anyNumber, anyNumber, firstIndexes, (a, b, first) => {
      const calls = [
        () => [countInstants(a, b, first)],
        () => [instantUs(a, b, first)],
        () => [createTimeUnixSeconds(a, b)],
        () => [checkInterval(a, '2025')],
        () => firstThree(captureInstants(a, b, first)),
      ];
      const codes = calls.map((call) => refusalOf(() => expect(call().every(Number.isSafeInteger)).toBe(true)));
      expect(codes.filter((code) => code !== undefined && !code.startsWith('invalid-'))).toEqual([]);
    }),
  );
});
