import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { diagnoseCallback, signCallback, documentedSample } from '../../../src/core/index.ts';
import { anyNumber, anyText } from './refusal.ts';

const sample = documentedSample;
const inTime = 1_545_030_280;

/** Every check as `verdict reason`, by its id. */
const checksOf = (pasted: unknown, key = 'test', now = inTime): Readonly<Record<string, string>> => {
  const text = typeof pasted === 'string' ? pasted : JSON.stringify(pasted);
  return Object.fromEntries(
    diagnoseCallback(text, key, now).checks.map((one) => [one.id, `${one.verdict} ${one.reason}`]),
  );
};

const detailsOf = (pasted: unknown, id: string, now = inTime) =>
  diagnoseCallback(JSON.stringify(pasted), 'test', now).checks.find((check) => check.id === id)?.details;

test('the documented sample is rightly signed with the key test, and its name does not follow from its time', () => {
  expect(checksOf(sample)).toEqual({
    paste: 'info body',
    json: 'ok object',
    fields: 'ok as-documented',
    key: 'ok allowed',
    sign: 'ok right',
    expiry: 'ok valid',
    'name-time': 'warning other-time',
    'name-size': 'ok same',
    'name-stream': 'ok same',
    address: 'ok same',
    host: 'ok bucket',
    'documentation-2019': 'ok same',
    'documentation-2025': 'info differs',
  });
  expect(detailsOf(sample, 'name-time')).toEqual({
    createTime: 1545030273,
    shown: '2018-12-17 19-06-59',
    expected: '2018-12-17 15-04-33',
    apart: 14_546,
  });
});

test('the signature is shown anew beside the one that came, with what explains the difference', () => {
  const { signing } = diagnoseCallback(JSON.stringify(sample), 'Test', inTime);
  expect(signing).toEqual({
    key: 'Test',
    t: 1545030873,
    expected: signCallback('Test', 1545030873),
    found: sample.sign,
    mistakes: [{ kind: 'key-case', key: 'test' }],
  });
});

test.each([
  { now: 1545030872, expiry: 'ok valid' },
  { now: 1545030873, expiry: 'ok valid' },
  { now: 1545030874, expiry: 'error expired' },
  { now: 1545030273, expiry: 'ok valid' },
  { now: 1545030272, expiry: 'warning far-ahead' },
  { now: Number.NaN, expiry: 'skipped no-clock' },
])('at $now the sample is found $expiry', ({ now, expiry }) => {
  expect(checksOf(sample, 'test', now)['expiry']).toBe(expiry);
});

test.each([
  { what: 'nothing', pasted: '', id: 'json', verdict: 'skipped nothing' },
  { what: 'no JSON', pasted: '{"t":1 "sign":2}', id: 'json', verdict: 'error not-json' },
  { what: 'a form', pasted: 'event_type=200&t=1', id: 'json', verdict: 'error form' },
  { what: 'a list', pasted: '[1]', id: 'json', verdict: 'error not-an-object' },
  { what: 'a missing field', pasted: { ...sample, width: undefined }, id: 'fields', verdict: 'error wrong' },
  { what: 't as text', pasted: { ...sample, t: '1545030873' }, id: 'fields', verdict: 'error wrong' },
  { what: 't as text, rightly signed', pasted: { ...sample, t: '1545030873' }, id: 'sign', verdict: 'ok right' },
  { what: 'another channel', pasted: { ...sample, channel_id: 'b' }, id: 'fields', verdict: 'warning contradiction' },
  {
    what: 'no sign and no t',
    pasted: { ...sample, sign: undefined, t: undefined },
    id: 'sign',
    verdict: 'warning unsigned',
  },
  { what: 'no sign', pasted: { ...sample, sign: undefined }, id: 'sign', verdict: 'error cannot-be-computed' },
  { what: 'a t that is no number', pasted: { ...sample, t: 'soon' }, id: 'sign', verdict: 'error cannot-be-computed' },
  { what: 'another sign', pasted: { ...sample, sign: 'f'.repeat(32) }, id: 'sign', verdict: 'error unexplained' },
  { what: 't in milliseconds', pasted: { ...sample, t: 1545030873000 }, id: 'expiry', verdict: 'error milliseconds' },
  { what: 't in milliseconds', pasted: { ...sample, t: 1545030873000 }, id: 'sign', verdict: 'error mistaken' },
  {
    what: 'a name at UTC+8',
    pasted: { ...sample, pic_url: '/2018-12-17/stream_name-screenshot-15-04-33-640x352.jpg' },
    id: 'name-time',
    verdict: 'ok follows',
  },
  {
    what: 'a name in UTC',
    pasted: { ...sample, pic_url: '/2018-12-17/stream_name-screenshot-07-04-33-640x352.jpg' },
    id: 'name-time',
    verdict: 'warning utc',
  },
  { what: 'another width', pasted: { ...sample, width: 641 }, id: 'name-size', verdict: 'warning differs' },
  { what: 'another stream', pasted: { ...sample, stream_id: 'b' }, id: 'name-stream', verdict: 'warning differs' },
  { what: 'a name of one’s own', pasted: { ...sample, pic_url: '/a/b.jpg' }, id: 'name-time', verdict: 'info custom' },
  { what: 'another path', pasted: { ...sample, pic_url: '/b.jpg' }, id: 'address', verdict: 'warning differs' },
  {
    what: 'another host',
    pasted: { ...sample, pic_full_url: `https://evil.example${sample.pic_url}` },
    id: 'host',
    verdict: 'warning other-host',
  },
  {
    what: 'a bucket’s host as a user name',
    pasted: { ...sample, pic_full_url: `http://b-1.cos.r.myqcloud.com@evil.example${sample.pic_url}` },
    id: 'host',
    verdict: 'warning other-host',
  },
  { what: 'no URL', pasted: { ...sample, pic_full_url: 'javascript:1' }, id: 'host', verdict: 'error not-a-url' },
])('$what: $id is $verdict', ({ pasted, id, verdict }) => {
  expect(checksOf(pasted)[id]).toBe(verdict);
});

test.each([
  { key: 'testkey123', verdict: 'ok allowed' },
  { key: '', verdict: 'warning empty' },
  { key: 'test ', verdict: 'warning blanks' },
  { key: 'test-key', verdict: 'warning not-allowed' },
  { key: 'x'.repeat(33), verdict: 'warning not-allowed' },
  { key: '\u{d800}', verdict: 'error not-text' },
])('the key "$key" is $verdict', ({ key, verdict }) => {
  expect(checksOf(sample, key)['key']).toBe(verdict);
});

test('what a version lists and the body has not, or the other way round, is told by name', () => {
  expect(detailsOf({ ...sample, app: 'a', idc_id: 1 }, 'documentation-2025')).toEqual({
    listed: 14,
    missing: 'appname, stream_param',
    missingCount: 2,
    added: 'idc_id',
    addedCount: 1,
  });
});

test('a request of another content type is told apart, and its host is named', () => {
  const head = 'POST /callback HTTP/1.1\nHost: receiver.example\nContent-Type: text/plain\n\n';
  const { checks } = diagnoseCallback(head + JSON.stringify(sample), 'test', inTime);
  expect(checks[0]).toMatchObject({
    verdict: 'warning',
    reason: 'content-type',
    details: { host: 'receiver.example', contentType: 'text/plain' },
  });
});

test('the text of the key is in no check', () => {
  const key = 'Zq9 secret';
  const { checks } = diagnoseCallback(JSON.stringify({ ...sample, sign: signCallback(key.trim(), 1) }), key, inTime);
  expect(JSON.stringify(checks)).not.toContain('secret');
});

test('every check names its document, but the one of what was pasted', () => {
  const { checks } = diagnoseCallback('', '', 0);
  expect(checks.filter(({ source }) => source === undefined).map(({ id }) => id)).toEqual(['paste']);
});

test('whatever is pasted, with any key and clock, there is a verdict for every check', () => {
  const value = fc.oneof(anyText, anyNumber, fc.constant(null), fc.array(fc.nat()));
  const mangled = fc.tuple(fc.constantFrom(...Object.keys(sample)), value);
  const body = fc
    .array(mangled, { maxLength: 4 })
    .map((changes) => JSON.stringify({ ...sample, ...Object.fromEntries(changes) }));
  fc.assert(
    fc.property(fc.oneof(anyText, fc.json(), body), anyText, anyNumber, (pasted, key, now) => {
      expect(diagnoseCallback(pasted, key, now).checks).toHaveLength(13);
    }),
  );
});

test.each([
  { what: 'deep nesting', pasted: `{"event_type":${'['.repeat(5_000_000)}${']'.repeat(5_000_000)}}` },
  { what: 'a long name', pasted: JSON.stringify({ ...sample, pic_url: `/${'a-screenshot-'.repeat(800_000)}` }) },
  { what: 'a long sign', pasted: JSON.stringify({ ...sample, sign: 'a'.repeat(10_000_000) }) },
  { what: 'a long address', pasted: JSON.stringify({ ...sample, pic_full_url: 'http://'.repeat(1_400_000) }) },
  {
    what: 'a long unknown field',
    pasted: JSON.stringify({ ...sample, sign: 'f'.repeat(32), more: '\0'.repeat(1_700_000) }),
  },
  { what: 'many unknown fields', pasted: `{${Array.from({ length: 700_000 }, (_, n) => `"field-${n}":1`).join(',')}}` },
  { what: 'no body at all', pasted: '\u{d800}'.repeat(10_000_000) },
])('ten megabytes of $what give a verdict for every check', ({ pasted }) => {
  const { checks } = diagnoseCallback(pasted, 'test', inTime);
  expect(checks).toHaveLength(13);
  expect(JSON.stringify(checks).length).toBeLessThan(6000);
});
