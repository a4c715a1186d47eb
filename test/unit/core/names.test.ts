import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkAppId,
  checkAppName,
  checkBucket,
  checkCallbackKey,
  checkPushDomain,
  checkRegion,
  checkStreamName,
  checkStreamParameters,
  parseWholeNumber,
} from '../../../src/core/index.ts';
import { anyText, refusalOf } from './refusal.ts';

const checks = [
  {
    check: checkStreamName,
    code: 'invalid-stream-name',
    good: ['stream_name', 'a', 'A.b-1', '...', '.a', 'a'.repeat(128)],
    bad: ['', '.', '..', 'a b', 'a/b', 'é', 'a'.repeat(129), 'a\n', '<b>', '\u{d800}'],
  },
  { check: checkAppName, code: 'invalid-app-name', good: ['live'], bad: ['', '..', 'a/b', 'a?'] },
  {
    check: checkPushDomain,
    code: 'invalid-push-domain',
    good: ['push.example', 'localhost', '1.2.3.4', 'A-b.example'],
    bad: ['', '-a.example', 'a..b', 'a.', 'http://a', 'a:80', `${'a'.repeat(64)}.example`, 'a.'.repeat(127)],
  },
  {
    check: checkStreamParameters,
    code: 'invalid-stream-parameters',
    good: ['', 'txSecret=a&txTime=60B83800', '世界=1', 'a'.repeat(1024)],
    bad: ['a b', 'a#b', 'a\n', '\0', '\u{d800}', 'a'.repeat(1025)],
  },
  {
    check: checkBucket,
    code: 'invalid-bucket',
    good: ['testbucket', 'a', 'a-1', '1-a', 'a'.repeat(50)],
    bad: ['', 'Test', 'a_b', 'a.b', '-a', 'a-', 'a'.repeat(51)],
  },
  {
    check: checkAppId,
    code: 'invalid-appid',
    good: ['1234567890', '0'],
    bad: ['', '12a', '-1', '1.0', ' 1', '1'.repeat(13)],
  },
  {
    check: checkRegion,
    code: 'invalid-region',
    good: ['ap-guangzhou', 'region', 'ap-beijing-1'],
    bad: ['', 'AP', 'a_b', 'a.b', '-a', 'a/'],
  },
  {
    check: checkCallbackKey,
    code: 'invalid-key',
    good: ['', 'test', 'a'.repeat(32), 'A0z'],
    bad: ['a b', 'a-b', 'é', 'a'.repeat(33), 'a\n'],
  },
] as const;

const rows = checks.flatMap(({ check, code, good, bad }) => [
  ...good.map((text) => ({ check, code, text, verdict: 'allowed', expected: undefined })),
  ...bad.map((text) => ({ check, code, text, verdict: 'refused', expected: code })),
]);

test.each(rows)('$code: "$text" is $verdict', ({ check, text, expected }) => {
  expect(refusalOf(() => expect(check(text)).toBe(text))).toBe(expected);
});

function errorOf(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return error;
  }
}

test('a refused key is not part of the error', () => {
  const secret = 'not-letters-and-digits';
  const error = errorOf(() => checkCallbackKey(secret));
  expect(error).toMatchObject({ code: 'invalid-key', details: { max: 32 } });
  expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain(secret);
});

test.each([
  { text: '0', value: 0 },
  { text: '007', value: 7 },
  { text: '9007199254740991', value: 9_007_199_254_740_991 },
  { text: '9007199254740992', value: undefined },
  { text: '7.0', value: undefined },
  { text: '+5', value: undefined },
  { text: '-5', value: undefined },
  { text: ' 5', value: undefined },
  { text: '5\n', value: undefined },
  { text: '1e2', value: undefined },
  { text: '0x10', value: undefined },
  { text: '٣', value: undefined },
  { text: '', value: undefined },
])('typed as "$text", a whole number is $value', ({ text, value }) => {
  expect(parseWholeNumber(text)).toBe(value);
});

test('whatever the text, each check returns it or refuses it by its own code', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const { check, code } of checks) expect([undefined, code]).toContain(refusalOf(() => check(text)));
    }),
  );
});
