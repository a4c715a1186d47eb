import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  buildCallback,
  dialects,
  parseCallback,
  renewSignature,
  serializeCallback,
  verifyCallback,
  type CallbackFacts,
} from '../../../src/core/index.ts';
import { anyNumber, anyText, refusalOf } from './refusal.ts';

/** The documented sample as printed. Its object name does not follow from its create_time, so the key is given. */
const documentedSample = `{

"event_type":200,

"stream_id":"stream_name",

"channel_id":"stream_name",

"create_time":1545030273,

"file_size":7520,

"width":640,

"height":352,

"pic_url":"/2018-12-17/stream_name-screenshot-19-06-59-640x352.jpg",

"pic_full_url":"http://testbucket-1234567890.cos.region.myqcloud.com/2018-12-17/stream_name-screenshot-19-06-59-640x352.jpg",

"sign":"ca3e25e5dc17a6f9909a9ae7281e300d",

"t":1545030873

}`;

const facts: CallbackFacts = {
  streamName: 'stream_name',
  pushDomain: 'push.example',
  appName: 'live',
  streamParameters: 'txSecret=a&txTime=60B83800',
  createTime: 1_545_030_273,
  fileSize: 7520,
  size: { width: 640, height: 352 },
  objectKey: '2018-12-17/stream_name-screenshot-19-06-59-640x352.jpg',
  bucket: { bucket: 'testbucket', appId: '1234567890', region: 'region' },
};
const signing = { key: 'test', emptyKey: 'signed' } as const;

test('the documented sample comes out as printed, signature and order of keys included', () => {
  const rawBody = serializeCallback(buildCallback(facts, signing, '2019'));
  expect(rawBody).toBe(documentedSample.replaceAll('\n', ''));
});

test('the newer documentation appends three fields', () => {
  const body = buildCallback(facts, signing, '2025');
  expect(Object.keys(body)).toEqual(dialects['2025'].bodyFields.value);
  expect(Object.entries(body).slice(-3)).toEqual([
    ['app', 'push.example'],
    ['appname', 'live'],
    ['stream_param', 'txSecret=a&txTime=60B83800'],
  ]);
});

test('without a key the body is signed with t alone, or carries neither sign nor t', () => {
  expect(buildCallback(facts, { key: '', emptyKey: 'signed' }, '2019')).toMatchObject({
    sign: 'aa9b2597624d81398e43ee2ef5f54a39',
    t: 1_545_030_873,
  });
  const left = buildCallback(facts, { key: '', emptyKey: 'left-out' }, '2019');
  expect(Object.keys(left)).toEqual(dialects['2019'].bodyFields.value.slice(0, -2));
});

test('a key that is set is used, whatever holds for an empty one', () => {
  expect(buildCallback(facts, { key: 'test', emptyKey: 'left-out' }, '2019')).toMatchObject({
    sign: 'ca3e25e5dc17a6f9909a9ae7281e300d',
  });
});

test('a renewed body differs in t and sign alone, in the same places', () => {
  const body = buildCallback(facts, signing, '2025');
  const renewed = renewSignature(body, 'test', 1_545_031_000);
  expect(Object.keys(renewed)).toEqual(Object.keys(body));
  expect(renewed).toEqual({ ...body, t: 1_545_031_000, sign: renewed.sign });
  expect(verifyCallback({ sign: renewed.sign ?? '', t: 1_545_031_000 }, 'test', 1_545_031_000)).toEqual({ ok: true });
});

test('there is nothing to renew in a body without a signature', () => {
  const body = buildCallback(facts, { key: '', emptyKey: 'left-out' }, '2019');
  expect(renewSignature(body, '', 1_545_031_000)).toEqual(body);
});

test('pic_url holds the key as it is, pic_full_url percent-encoded', () => {
  const body = buildCallback({ ...facts, objectKey: 'a b/世.jpg' }, signing, '2019');
  expect(body.pic_url).toBe('/a b/世.jpg');
  expect(body.pic_full_url).toBe('http://testbucket-1234567890.cos.region.myqcloud.com/a%20b/%E4%B8%96.jpg');
});

test('the documented sample is read as it stands', () => {
  expect(parseCallback(documentedSample)).toEqual(buildCallback(facts, signing, '2019'));
});

test('a body is read back to what it was made of, byte for byte when serialised again', () => {
  const made = fc.record({
    streamName: fc.string({ unit: 'binary' }),
    createTime: fc.maxSafeInteger().filter((second) => Number.isSafeInteger(second + 600)),
    fileSize: fc.maxSafeNat(),
    side: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    key: fc.string({ unit: 'grapheme' }),
    emptyKey: fc.constantFrom('signed' as const, 'left-out' as const),
    dialect: fc.constantFrom('2019' as const, '2025' as const),
  });
  fc.assert(
    fc.property(made, ({ streamName, createTime, fileSize, side, key, emptyKey, dialect }) => {
      const given = { ...facts, streamName, createTime, fileSize, size: { width: side, height: 1 } };
      const body = buildCallback(given, { key, emptyKey }, dialect);
      const read = parseCallback(serializeCallback(body));
      expect(read).toEqual(body);
      expect(serializeCallback(read)).toBe(serializeCallback(body));
    }),
  );
});

test.each([
  { change: { createTime: Number.NaN }, code: 'invalid-instant' },
  { change: { createTime: Number.MAX_SAFE_INTEGER }, code: 'invalid-instant' },
  { change: { fileSize: -1 }, code: 'invalid-callback' },
  { change: { fileSize: 0.5 }, code: 'invalid-callback' },
  { change: { size: { width: 0, height: 1 } }, code: 'invalid-size' },
  { change: { size: { width: 1, height: Infinity } }, code: 'invalid-size' },
  { change: { objectKey: '../a' }, code: 'invalid-url' },
  { change: { bucket: { ...facts.bucket, region: '' } }, code: 'invalid-region' },
])('a callback with $change is refused as $code', ({ change, code }) => {
  expect(refusalOf(() => buildCallback({ ...facts, ...change }, signing, '2019'))).toBe(code);
});

test('whatever the texts and numbers, there is a body or a code', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, anyNumber, anyNumber, (name, key, objectKey, createTime, t) => {
      const given = { ...facts, streamName: name, streamParameters: name, createTime, fileSize: t, objectKey };
      const code = refusalOf(() => serializeCallback(buildCallback(given, { key, emptyKey: 'signed', t }, '2025')));
      expect(code ?? 'invalid-').toMatch(/^invalid-/);
    }),
  );
});
