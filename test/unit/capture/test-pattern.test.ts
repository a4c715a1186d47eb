import { expect, test } from 'vitest';
import { patternFrame, timeCode } from '../../../src/capture/test-pattern.ts';

test.each([
  [0, 0, 0],
  [33_333, 0, 0],
  [33_334, 1, 33_333],
  [5_000_000, 150, 5_000_000],
  [86_400_000_000, 2_592_000, 86_400_000_000],
])('at %i µs of a drawn push frame %i is on show', (instantUs, number, frameUs) => {
  expect(patternFrame(instantUs)).toEqual({ number, frameUs });
});

test('a time code counts hours, minutes, seconds and frames', () => {
  expect(timeCode(0)).toBe('00:00:00:00');
  expect(timeCode(30 * (2 * 3600 + 3 * 60 + 4) + 29)).toBe('02:03:04:29');
});
