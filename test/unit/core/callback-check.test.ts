import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCallback, parseCallback, ScreencaptureError, type DialectId } from '../../../src/core/index.ts';
import { anyText, refusalOf } from './refusal.ts';

const sample = {
  event_type: 200,
  stream_id: 'stream_name',
  channel_id: 'stream_name',
  create_time: 1545030273,
  file_size: 7520,
  width: 640,
  height: 352,
  pic_url: '/2018-12-17/stream_name-screenshot-19-06-59-640x352.jpg',
  pic_full_url:
    'http://testbucket-1234567890.cos.region.myqcloud.com/2018-12-17/stream_name-screenshot-19-06-59-640x352.jpg',
  sign: 'ca3e25e5dc17a6f9909a9ae7281e300d',
  t: 1545030873,
};
const newer = { ...sample, app: 'push.example', appname: 'live', stream_param: '' };

/** Findings as `severity code field`. */
const findingsOf = (body: unknown, dialect: DialectId = '2019') =>
  checkCallback(typeof body === 'string' ? body : JSON.stringify(body), dialect).findings.map(
    ({ severity, code, field }) => `${severity} ${code} ${field ?? '–'}`,
  );

test('the documented sample has no finding', () => {
  expect(checkCallback(JSON.stringify(sample), '2019')).toEqual({ body: sample, findings: [] });
});

test('the newer documentation wants three fields more', () => {
  expect(findingsOf(newer, '2025')).toEqual([]);
  expect(findingsOf(sample, '2025')).toEqual([
    'error missing-field app',
    'error missing-field appname',
    'error missing-field stream_param',
  ]);
});

test.each([
  { what: 'no JSON', body: '{"event_type":200,', findings: ['error not-json –'] },
  { what: 'an empty body', body: '', findings: ['error not-json –'] },
  {
    what: 'the newer sample as printed, a comma missing',
    body: '{"t":1 "task_id":"1"}',
    findings: ['error not-json –'],
  },
  { what: 'a form instead of JSON', body: 'event_type=200&t=1545030873', findings: ['error not-json –'] },
  { what: 'a list', body: [sample], findings: ['error not-an-object –'] },
  { what: 'null', body: 'null', findings: ['error not-an-object –'] },
  { what: 't as text', body: { ...sample, t: '1545030873' }, findings: ['error wrong-type t'] },
  { what: 'a width of 1.5', body: { ...sample, width: 1.5 }, findings: ['error wrong-type width'] },
  { what: 'a stream id of null', body: { ...sample, stream_id: null }, findings: ['error wrong-type stream_id'] },
  { what: 'a height of 0', body: { ...sample, height: 0 }, findings: ['error out-of-range height'] },
  {
    what: 'a size beyond exact integers',
    body: { ...sample, file_size: 2 ** 60 },
    findings: ['error out-of-range file_size'],
  },
  { what: 'another event', body: { ...sample, event_type: 100 }, findings: ['error wrong-event-type event_type'] },
  {
    what: 'an upper-case sign',
    body: { ...sample, sign: sample.sign.toUpperCase() },
    findings: ['error sign-format sign'],
  },
  { what: 'no sign but t', body: { ...sample, sign: undefined }, findings: ['error missing-field sign'] },
  {
    what: 'neither sign nor t',
    body: { ...sample, sign: undefined, t: undefined },
    findings: ['warning unsigned sign'],
  },
  { what: 'another channel', body: { ...sample, channel_id: ' x' }, findings: ['warning channel-differs channel_id'] },
  { what: 'another path', body: { ...sample, pic_url: '/b.jpg' }, findings: ['warning url-differs pic_full_url'] },
  {
    what: 'a path without a slash',
    body: { ...sample, pic_url: 'jpg' },
    findings: ['warning url-differs pic_full_url'],
  },
  { what: 'an unknown field', body: { ...sample, idc_id: 1 }, findings: ['info unknown-field idc_id'] },
  { what: 'a field of a newer version', body: { ...sample, app: 1 }, findings: ['info unknown-field app'] },
  {
    what: 'a hostile name',
    body: '{"__proto__":{"event_type":200}}',
    findings: expect.arrayContaining(['info unknown-field __proto__']),
  },
])('$what is found', ({ body, findings }) => {
  expect(findingsOf(body)).toEqual(findings);
});

test('a path is found in its URL as it is and percent-encoded', () => {
  const host = 'http://testbucket-1234567890.cos.region.myqcloud.com';
  expect(findingsOf({ ...sample, pic_url: '/a b.jpg', pic_full_url: `${host}/a%20b.jpg` })).toEqual([]);
  expect(findingsOf({ ...sample, pic_url: '/a b.jpg', pic_full_url: `${host}/a b.jpg` })).toEqual([]);
  expect(findingsOf({ ...sample, pic_url: '/\u{d800}' })).toEqual(['warning url-differs pic_full_url']);
});

test('a body with an error is none; with a warning it is one', () => {
  expect(checkCallback(JSON.stringify({ ...sample, t: '1' }), '2019').body).toBe(undefined);
  expect(checkCallback(JSON.stringify({ ...sample, channel_id: 'x', extra: 1 }), '2019').body).toEqual({
    ...sample,
    channel_id: 'x',
  });
});

test('reading takes a body of either version, drops what no version has, and orders the keys', () => {
  const { t, ...rest } = newer;
  expect(JSON.stringify(parseCallback(JSON.stringify({ t, idc_id: 7, ...rest })))).toBe(JSON.stringify(newer));
  expect(parseCallback(JSON.stringify(sample))).toEqual(sample);
});

test('reading refuses a body by the first thing that is wrong with it', () => {
  const read = () => parseCallback(JSON.stringify({ ...newer, appname: 7 }));
  expect(read).toThrow(ScreencaptureError);
  expect(read).toThrow(
    expect.objectContaining({
      code: 'invalid-callback',
      details: { reason: 'wrong-type', field: 'appname', expected: 'string', found: 'number' },
    }),
  );
});

test('whatever arrives, it is checked without an exception, and read or refused', () => {
  const value = fc.oneof(
    fc.json(),
    anyText,
    fc.jsonValue().map((extra) => JSON.stringify({ ...sample, t: extra })),
  );
  fc.assert(
    fc.property(value, fc.constantFrom('2019' as const, '2025' as const), (rawBody, dialect) => {
      const { body, findings } = checkCallback(rawBody, dialect);
      expect(body === undefined).toBe(findings.some(({ severity }) => severity === 'error'));
      expect([undefined, 'invalid-callback']).toContain(refusalOf(() => parseCallback(rawBody)));
    }),
  );
});

test('a body nested a hundred thousand deep is refused like any other', () => {
  expect(refusalOf(() => parseCallback('['.repeat(100_000)))).toBe('invalid-callback');
  expect(refusalOf(() => parseCallback(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`))).toBe('invalid-callback');
});
