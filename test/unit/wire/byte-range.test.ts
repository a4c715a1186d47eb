import { expect, test } from 'vitest';
import { resolveRange } from '../../../src/wire/byte-range.ts';

test.each([
  ['bytes=0-0', { start: 0, end: 1 }],
  ['bytes=2-5', { start: 2, end: 6 }],
  ['bytes=5-', { start: 5, end: 10 }],
  ['bytes=5-999', { start: 5, end: 10 }],
  ['bytes=-3', { start: 7, end: 10 }],
  ['bytes=-999', { start: 0, end: 10 }],
  ['bytes = 1 - 2', { start: 1, end: 3 }],
  ['bytes=9-9', { start: 9, end: 10 }],
])('of ten bytes, %s is %j', (header, range) => {
  expect(resolveRange(header, 10)).toEqual(range);
});

test.each([
  null,
  '',
  'bytes=',
  'bytes=-',
  'bytes=5-2',
  'bytes=a-b',
  'bytes=0-1,3-4',
  'lines=1-2',
  'bytes=1.5-2',
  'bytes=+1-2',
])('%j is passed over: the whole object', (header) => {
  expect(resolveRange(header, 10)).toBe('whole');
});

test.each(['bytes=10-', 'bytes=10-20', 'bytes=99999999999999999999999-', 'bytes=-0'])(
  'of ten bytes, %s cannot be had',
  (header) => {
    expect(resolveRange(header, 10)).toBe('unsatisfiable');
  },
);

test.each(['bytes=0-', 'bytes=0-0', 'bytes=-1'])('of an empty object, %s cannot be had', (header) => {
  expect(resolveRange(header, 0)).toBe('unsatisfiable');
});
