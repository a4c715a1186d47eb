import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { signCallback, verifyCallback } from '../../../src/core/index.ts';
import { anyNumber, anyText, refusalOf } from './refusal.ts';

test.each([
  { key: 'test', t: 1_545_030_873, sign: 'ca3e25e5dc17a6f9909a9ae7281e300d' },
  { key: 'test', t: 1_622_600_525, sign: '57d158ed72263fdc06f71a4a3785eb3f' },
  { key: 'testkey123', t: 1_545_030_873, sign: 'f8511096112f82029124f932354dc606' },
  { key: '', t: 1_545_030_873, sign: 'aa9b2597624d81398e43ee2ef5f54a39' },
])('with the key "$key" and t = $t the signature is $sign', ({ key, t, sign }) => {
  expect(signCallback(key, t)).toBe(sign);
});

test('a signature made with t before the key is wrong', () => {
  const callback = { sign: '2e8a68d06e593d75211c214fadfffcf7', t: 1_545_030_873 };
  expect(verifyCallback(callback, 'testkey123', 1_545_030_273)).toEqual({ ok: false, reason: 'wrong-sign' });
});

test('a signature holds up to and in the second in which it expires', () => {
  const callback = { sign: 'ca3e25e5dc17a6f9909a9ae7281e300d', t: 1_545_030_873 };
  expect(verifyCallback(callback, 'test', 1_545_030_273)).toEqual({ ok: true });
  expect(verifyCallback(callback, 'test', 1_545_030_873)).toEqual({ ok: true });
  expect(verifyCallback(callback, 'test', 1_545_030_874)).toEqual({ ok: false, reason: 'expired' });
});

test.each([
  { what: 'another key', sign: 'ca3e25e5dc17a6f9909a9ae7281e300d', key: 'other' },
  { what: 'upper-case digits', sign: 'CA3E25E5DC17A6F9909A9AE7281E300D', key: 'test' },
  { what: 'no signature', sign: '', key: 'test' },
])('$what is a wrong signature, expired or not', ({ sign, key }) => {
  const callback = { sign, t: 1_545_030_873 };
  expect(verifyCallback(callback, key, 0)).toEqual({ ok: false, reason: 'wrong-sign' });
  expect(verifyCallback(callback, key, 2_000_000_000)).toEqual({ ok: false, reason: 'wrong-sign' });
});

test('a clock that shows no number finds every signature expired', () => {
  const callback = { sign: 'ca3e25e5dc17a6f9909a9ae7281e300d', t: 1_545_030_873 };
  expect(verifyCallback(callback, 'test', Number.NaN)).toEqual({ ok: false, reason: 'expired' });
});

test('any key and second are signed as another implementation of MD5 does, and verified', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.maxSafeInteger(), (key, t) => {
      const sign = signCallback(key, t);
      expect(sign).toBe(createHash('md5').update(`${key}${t}`, 'utf8').digest('hex'));
      expect(verifyCallback({ sign, t }, key, t)).toEqual({ ok: true });
    }),
  );
});

test('whatever the key and the numbers, there is an answer or a code', () => {
  fc.assert(
    fc.property(anyText, anyNumber, anyText, anyNumber, (key, t, sign, now) => {
      expect(refusalOf(() => signCallback(key, t))).toBe(
        key.isWellFormed() ? (Number.isSafeInteger(t) ? undefined : 'invalid-instant') : 'invalid-key',
      );
      expect([undefined, 'invalid-key']).toContain(refusalOf(() => verifyCallback({ sign, t }, key, now)));
    }),
  );
});
