import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  alterCallback,
  defencesThatStop,
  moveDigits,
  parseCallback,
  serializeCallback,
  signCallback,
  verifyCallback,
  type CallbackBody,
  documentedSample,
} from '../../../src/core/index.ts';
import { anyNumber, anyText } from './refusal.ts';

const sample: CallbackBody = documentedSample;
const signatureOf = ({ sign = '', t = Number.NaN }: CallbackBody) => ({ sign, t });
const arrival = { original: sample, forged: sample, now: 1545030274, isRepeated: false };

test('a callback with another width and another picture still verifies', () => {
  const forged = alterCallback(sample, { width: 1, pic_url: '/other.jpg' });
  expect(forged).toEqual({ ...sample, width: 1, pic_url: '/other.jpg' });
  expect(Object.keys(forged)).toEqual(Object.keys(sample));
  expect(verifyCallback(signatureOf(parseCallback(serializeCallback(forged))), 'test', 1545030274)).toEqual({
    ok: true,
  });
});

test('a digit moved from t to the key, or back, leaves the signature as it is', () => {
  expect(moveDigits({ key: 'test', t: 1545030873 }, -1)).toEqual({ key: 'test1', t: 545030873 });
  expect(moveDigits({ key: 'test1', t: 545030873 }, 1)).toEqual({ key: 'test', t: 1545030873 });
  expect(moveDigits({ key: 'test1', t: 1545030873 }, 1)).toEqual({ key: 'test', t: 11545030873 });
  expect(signCallback('test1', 545030873)).toBe('ca3e25e5dc17a6f9909a9ae7281e300d');
});

test.each([
  { what: 'a letter cannot move to t', key: 'test', t: 1545030873, count: 1 },
  { what: 'no t begins with 0', key: 'test', t: 1045030873, count: -1 },
  { what: 't keeps a digit', key: 'test', t: 1545030873, count: -10 },
  { what: 'a key has only so many characters', key: '1', t: 1545030873, count: 2 },
  { what: 't stays an exact number', key: 'test12345678', t: 1545030873, count: 8 },
])('$what', ({ key, t, count }) => {
  expect(moveDigits({ key, t }, count)).toBeUndefined();
});

test('every pair of key and t that comes of moving digits has the same signature, and moves back', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-zA-Z]{0,9}[0-9]{0,9}$/),
      fc.nat(),
      fc.integer({ min: -9, max: 9 }),
      (key, t, count) => {
        const moved = moveDigits({ key, t }, count);
        if (moved === undefined) return;
        expect(signCallback(moved.key, moved.t)).toBe(signCallback(key, t));
        expect(moveDigits(moved, -count)).toEqual({ key, t });
      },
    ),
  );
});

test('any key, number and count give a pair or nothing', () => {
  fc.assert(
    fc.property(anyText, anyNumber, anyNumber, (key, t, count) => {
      const moved = moveDigits({ key, t }, count);
      expect(moved === undefined || `${moved.key}${moved.t}` === `${key}${t}`).toBe(true);
    }),
  );
});

test.each([
  { what: 'the callback itself', change: {}, stopping: [] },
  { what: 'the callback once more', change: { isRepeated: true }, stopping: ['idempotency'] },
  { what: 'another width', change: { forged: { ...sample, width: 1 } }, stopping: ['fetch-and-compare'] },
  { what: 'another path', change: { forged: { ...sample, pic_url: '/b.jpg' } }, stopping: ['fetch-and-compare'] },
  {
    what: 'an address at another host',
    change: { forged: { ...sample, pic_full_url: 'http://evil.example/b.jpg' } },
    stopping: ['allow-list'],
  },
  {
    what: 'a t three centuries ahead',
    change: { forged: { ...sample, t: 11545030873 } },
    stopping: ['expiry-limit', 'key-ends-with-letter'],
  },
])('$what is stopped by $stopping', ({ change, stopping }) => {
  expect(defencesThatStop({ ...arrival, ...change })).toEqual(stopping);
});
