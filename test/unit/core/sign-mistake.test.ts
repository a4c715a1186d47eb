import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { findSignMistakes, signCallback, type SignMistake } from '../../../src/core/index.ts';
import { anyNumber, anyText } from './refusal.ts';

const hashed = (hash: string, text: string): string => createHash(hash).update(text, 'utf8').digest('hex');
const md5 = (text: string): string => hashed('md5', text);

const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'.split(''));
const digit = fc.constantFrom(...'0123456789'.split(''));
/** A key as the console takes it, and sometimes one that it would not. */
const anyKey = fc.oneof(
  fc.string({ unit: fc.oneof(letter, digit), minLength: 1, maxLength: 32 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
);
const keyWithLetter = fc.tuple(fc.string({ unit: digit, maxLength: 4 }), letter, anyKey).map((parts) => parts.join(''));
const anyT = fc.integer({ min: 1_000_000_000, max: 4_000_000_000 });
const separator = fc.constantFrom(':', '-', '_', '&', '+', '|', ',', '.', '/', '::', '&t=');
const blank = fc.constantFrom(' ', '\n', '\r\n', '\t', '\u{a0}', '\u{3000}', '\u{feff}');

const unsigned = (t: number, size: number) => ({ event_type: 200, stream_id: 'a', file_size: size, t });

type Planted = { readonly sign: string; readonly t: number; readonly key: string; readonly rawBody?: string };

/** Each known mistake, planted in a signature made with any key and any second. */
const plants: Readonly<Record<SignMistake['kind'], fc.Arbitrary<Planted>>> = {
  'upper-case-digest': fc
    .record({ key: anyKey, t: anyT })
    .map(({ key, t }) => ({ key, t, sign: md5(key + t).toUpperCase() }))
    .filter(({ sign }) => /[A-F]/.test(sign)),
  'other-hash': fc
    .record({ key: anyKey, t: anyT, hash: fc.constantFrom('sha1', 'sha224', 'sha256', 'sha384', 'sha512') })
    .map(({ key, t, hash }) => ({ key, t, sign: hashed(hash, key + t) })),
  'reversed-order': fc
    .record({ key: anyKey, t: anyT })
    .filter(({ key, t }) => key + t !== t + key)
    .map(({ key, t }) => ({ key, t, sign: md5(t + key) })),
  'line-end': fc.record({ key: anyKey, t: anyT }).map(({ key, t }) => ({ key, t, sign: md5(`${key}${t}\n`) })),
  'key-blanks': fc
    .record({ key: keyWithLetter, t: anyT, before: fc.option(blank), after: blank, isGiven: fc.boolean() })
    .map(({ key, t, before, after, isGiven }) => {
      const bare = key.trim();
      const around = `${before === null ? '' : after}${bare}${after}`;
      return isGiven ? { key: around, t, sign: md5(bare + t) } : { key: bare, t, sign: md5(around + t) };
    }),
  'key-case': fc
    .record({ key: keyWithLetter, t: anyT, change: fc.constantFrom('all-small', 'all-capital', 'one', 'two') })
    .map(({ key, t, change }) => ({ key, t, sign: md5(otherCase(key, change) + t), used: otherCase(key, change) }))
    .filter(({ key, used }) => used !== key)
    .map(({ key, t, sign }) => ({ key, t, sign })),
  'no-key': fc.record({ key: anyKey, t: anyT }).map(({ key, t }) => ({ key, t, sign: md5(String(t)) })),
  'no-t': fc.record({ key: anyKey, t: anyT }).map(({ key, t }) => ({ key, t, sign: md5(key) })),
  't-in-milliseconds': fc
    .record({ key: anyKey, t: anyT, ms: fc.integer({ min: 0, max: 999 }), isInBody: fc.boolean() })
    .map(({ key, t, ms, isInBody }) =>
      isInBody ? { key, t: t * 1000 + ms, sign: md5(key + t) } : { key, t, sign: md5(`${key}${t * 1000 + ms}`) },
    ),
  't-quoted': fc.record({ key: anyKey, t: anyT }).map(({ key, t }) => ({ key, t, sign: md5(`${key}"${t}"`) })),
  separator: fc
    .record({ key: anyKey, t: anyT, separator })
    .map(({ key, t, separator }) => ({ key, t, sign: md5(key + separator + t) })),
  'another-t': fc
    .record({
      key: keyWithLetter,
      t: anyT,
      apart: fc.integer({ min: -900, max: 900 }).filter((apart) => apart !== 0),
    })
    .map(({ key, t, apart }) => ({ key, t, sign: md5(key + (t + apart)) })),
  'body-digest': fc
    .record({
      key: anyKey,
      t: anyT,
      size: fc.nat(),
      form: fc.constantFrom('body', 'key-body', 'body-key'),
      space: fc.constantFrom(0, 2),
    })
    .map(({ key, t, size, form, space }) => {
      const body = JSON.stringify(unsigned(t, size), undefined, space);
      const text = { body, 'key-body': key + body, 'body-key': body + key }[form] ?? body;
      const sign = md5(text);
      return { key, t, sign, rawBody: JSON.stringify({ ...unsigned(t, size), sign }, undefined, space) };
    }),
};

function otherCase(key: string, change: string): string {
  if (change === 'all-small') return key.toLowerCase();
  if (change === 'all-capital') return key.toUpperCase();
  let left = change === 'one' ? 1 : 2;
  return key.replaceAll(/[a-z]/gi, (character) => {
    left -= 1;
    if (left < 0) return character;
    return character === character.toLowerCase() ? character.toUpperCase() : character.toLowerCase();
  });
}

test.each(Object.entries(plants))('%s, planted in any signature, is named as that', (kind, planted) => {
  fc.assert(
    fc.property(planted, (signed) => {
      expect(findSignMistakes(signed).map((mistake) => mistake.kind)).toEqual([kind]);
    }),
  );
});

test('a random digest of any known length has no mistake, with any key and body', () => {
  const length = fc.constantFrom(32, 40, 56, 64, 96, 128);
  const hex = length.chain((length) =>
    fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: length, maxLength: length }),
  );
  fc.assert(
    fc.property(hex, anyKey, anyT, fc.json(), (sign, key, t, rawBody) => {
      expect(findSignMistakes({ sign, key, t, rawBody, otherSeconds: [t - 600] })).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test('a right sign has no mistake, whatever key, second and body', () => {
  fc.assert(
    fc.property(anyKey, fc.maxSafeInteger(), anyText, (key, t, rawBody) => {
      expect(findSignMistakes({ sign: signCallback(key, t), key, t, rawBody })).toEqual([]);
    }),
  );
});

test.each<{ what: string; sign: string; key?: string; t?: number; mistakes: readonly SignMistake[] }>([
  {
    what: 'the documented wrong order',
    key: 'testkey123',
    sign: '2e8a68d06e593d75211c214fadfffcf7',
    mistakes: [{ kind: 'reversed-order' }],
  },
  {
    what: 'the sign of the sample beside a newer t',
    t: 1_622_600_525,
    sign: 'ca3e25e5dc17a6f9909a9ae7281e300d',
    mistakes: [{ kind: 'another-t', t: 1_545_030_873 }],
  },
  {
    what: 'a key with a capital letter too many',
    key: 'Test',
    sign: 'ca3e25e5dc17a6f9909a9ae7281e300d',
    mistakes: [{ kind: 'key-case', key: 'test' }],
  },
  {
    what: 'a key pasted with a line end',
    key: 'test\n',
    sign: 'ca3e25e5dc17a6f9909a9ae7281e300d',
    mistakes: [{ kind: 'key-blanks', key: 'test' }],
  },
  {
    what: 'milliseconds with those of a clock',
    sign: md5('test1545030873042'),
    mistakes: [{ kind: 't-in-milliseconds', text: '1545030873042' }],
  },
  {
    what: 'upper-case digits of SHA-1',
    sign: hashed('sha1', 'test1545030873').toUpperCase(),
    mistakes: [{ kind: 'upper-case-digest' }, { kind: 'other-hash', hash: 'SHA-1' }],
  },
  {
    what: 'two mistakes at once',
    sign: md5('1545030873000test'),
    mistakes: [{ kind: 'reversed-order' }, { kind: 't-in-milliseconds', text: '1545030873000' }],
  },
  {
    what: 'a separator in the wrong order',
    sign: md5('1545030873:test'),
    mistakes: [{ kind: 'reversed-order' }, { kind: 'separator', separator: ':' }],
  },
])('$what is explained', ({ sign, key = 'test', t = 1_545_030_873, mistakes }) => {
  expect(findSignMistakes({ sign, key, t })).toEqual(mistakes);
});

test('of two mistakes that give the same bytes the simpler one is named', () => {
  expect(findSignMistakes({ sign: md5('11111111121'), key: '1', t: 1_111_111_112 })).toEqual([
    { kind: 'reversed-order' },
  ]);
  expect(findSignMistakes({ sign: md5('test 1545030873'), key: 'test', t: 1_545_030_873 })).toEqual([
    { kind: 'key-blanks', key: 'test ' },
  ]);
});

test('whatever the sign, the key, the number and the body, there is an answer', () => {
  fc.assert(
    fc.property(anyText, anyText, anyNumber, anyText, (sign, key, t, rawBody) => {
      expect(findSignMistakes({ sign, key, t, rawBody, otherSeconds: [t] })).toEqual([]);
    }),
  );
});
