import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dialects, objectKey, parseObjectKey, placeholders, type NamePatterns } from '../../../src/core/index.ts';
import { anyNumber, anyText, refusalOf } from './refusal.ts';

const { prefix, fileName } = dialects['2019'].naming.value;
const patterns: NamePatterns = { prefix, fileName };
const sample = {
  streamName: 'stream_name',
  appName: 'live',
  pushDomain: 'push.example',
  unixSeconds: 1_545_030_273,
  size: { width: 640, height: 352 },
};
const at = (unixSeconds: number, changed: Partial<NamePatterns> = {}) =>
  objectKey({ ...sample, ...patterns, ...changed, unixSeconds });
const utc = (text: string) => Date.parse(text) / 1000;

/** Names that can stand in a path, those with the separators of the patterns often. */
const name = fc
  .oneof(
    fc.string({ unit: fc.constantFrom('a', '-', '.', '1', 'x', '_', 'é', '世', '😀'), minLength: 1, maxLength: 12 }),
    fc.constantFrom('a-screenshot-11-11-11-1x1.jpg', '2018-12-17', 'x', '-', '1x1', 'stream_name'),
    fc.string({ unit: 'grapheme', minLength: 1 }),
  )
  .filter((text) => text !== '.' && text !== '..' && !text.includes('/'));
const pixels = fc.oneof(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }));
const unixSeconds = fc.integer({ min: -62_167_248_000, max: 253_402_271_999 });
const screenshot = fc.record({
  streamName: name,
  appName: name,
  pushDomain: name,
  unixSeconds,
  size: fc.record({ width: pixels, height: pixels }),
});

test('the documented sample is named by its create_time at UTC+8', () => {
  expect(objectKey({ ...sample, ...patterns })).toBe('2018-12-17/stream_name-screenshot-15-04-33-640x352.jpg');
});

test.each([
  { utc: '2016-09-12T02:03:08Z', unix: 1_473_645_788, key: '2016-09-12/stream_name-screenshot-10-03-08-640x352.jpg' },
  { utc: '2019-12-05T02:32:54Z', unix: 1_575_513_174, key: '2019-12-05/stream_name-screenshot-10-32-54-640x352.jpg' },
  { utc: '2021-06-02T02:12:05Z', unix: 1_622_599_925, key: '2021-06-02/stream_name-screenshot-10-12-05-640x352.jpg' },
])('a screenshot of the second $unix, printed in other samples, is named $key', ({ utc: text, unix, key }) => {
  expect(utc(text)).toBe(unix);
  expect(at(unix)).toBe(key);
});

test.each([
  { utc: '2018-12-17T15:59:59Z', day: '2018-12-17', time: '23-59-59' },
  { utc: '2018-12-17T16:00:00Z', day: '2018-12-18', time: '00-00-00' },
  { utc: '2018-12-31T16:00:00Z', day: '2019-01-01', time: '00-00-00' },
  { utc: '2024-02-28T16:00:00Z', day: '2024-02-29', time: '00-00-00' },
  { utc: '2023-02-28T16:00:00Z', day: '2023-03-01', time: '00-00-00' },
  { utc: '1969-12-31T15:59:59Z', day: '1969-12-31', time: '23-59-59' },
  { utc: '0099-12-31T16:00:00Z', day: '0100-01-01', time: '00-00-00' },
  { utc: '9999-12-31T15:59:59Z', day: '9999-12-31', time: '23-59-59' },
])('at $utc the name tells $day and $time', ({ utc: text, day, time }) => {
  expect(at(utc(text))).toBe(`${day}/stream_name-screenshot-${time}-640x352.jpg`);
});

test.each(['/{Year}-{Month}-{Day}', '{Year}-{Month}-{Day}/', '/{Year}-{Month}-{Day}/', '///{Year}-{Month}-{Day}//'])(
  'the prefix %s gives the documented folder',
  (text) => {
    expect(at(sample.unixSeconds, { prefix: text })).toBe('2018-12-17/stream_name-screenshot-15-04-33-640x352.jpg');
  },
);

test('all twelve placeholders can stand in a pattern', () => {
  const key = at(sample.unixSeconds, {
    prefix: '{PushDomain}/{AppName}/{Year}/{Month}/{Day}',
    fileName: '{StreamID}_{Hour}{Minute}{Second}_{Width}_{Height}{Ext}',
  });
  expect(key).toBe('push.example/live/2018/12/17/stream_name_150433_640_352.jpg');
});

test('patterns may be literal, without an extension, and the prefix empty', () => {
  expect(at(0, { prefix: '/test1-test2/', fileName: 'temp' })).toBe('test1-test2/temp');
  expect(at(0, { prefix: '', fileName: 'a!b_c.d*{Ext}' })).toBe('a!b_c.d*.jpg');
});

test.each([
  { what: 'a year beyond four digits', change: { unixSeconds: 253_402_272_000 }, code: 'invalid-instant' },
  { what: 'a year before 0', change: { unixSeconds: -62_167_248_001 }, code: 'invalid-instant' },
  { what: 'half a second', change: { unixSeconds: 0.5 }, code: 'invalid-instant' },
  { what: 'a width of 0', change: { size: { width: 0, height: 1 } }, code: 'invalid-size' },
  { what: 'a height that is no number', change: { size: { width: 1, height: Number.NaN } }, code: 'invalid-size' },
  { what: 'a slash in the stream name', change: { streamName: '../../etc/passwd' }, code: 'invalid-stream-name' },
  { what: 'a stream named ..', change: { streamName: '..' }, code: 'invalid-stream-name' },
  { what: 'a stream without a name', change: { streamName: '' }, code: 'invalid-stream-name' },
  { what: 'a lone surrogate', change: { streamName: '\u{d800}' }, code: 'invalid-stream-name' },
  { what: 'a slash in a used AppName', change: { appName: 'a/b', prefix: '{AppName}' }, code: 'invalid-app-name' },
  { what: 'a used push domain of .', change: { pushDomain: '.', prefix: '{PushDomain}' }, code: 'invalid-push-domain' },
  { what: 'a prefix that climbs', change: { prefix: 'a/../b' }, code: 'invalid-pattern' },
  { what: 'a file name of ..', change: { fileName: '..' }, code: 'invalid-pattern' },
])('$what is refused as $code', ({ change, code }) => {
  expect(refusalOf(() => objectKey({ ...sample, ...patterns, ...change }))).toBe(code);
});

test('a name that the patterns do not use may be anything', () => {
  expect(objectKey({ ...sample, ...patterns, appName: '../..', pushDomain: '' })).toBe(at(sample.unixSeconds));
});

test('reading a key back gives what it was made of', () => {
  fc.assert(
    fc.property(screenshot, (facts) => {
      expect(parseObjectKey(objectKey({ ...facts, ...patterns }), patterns)).toMatchObject({
        streamName: facts.streamName,
        unixSeconds: facts.unixSeconds,
        size: facts.size,
        appName: undefined,
        pushDomain: undefined,
      });
    }),
    { numRuns: 500 },
  );
});

test('a stream named like a screenshot is read back whole', () => {
  const streamName = 'a-screenshot-11-11-11-1x1.jpg';
  const key = objectKey({ ...sample, ...patterns, streamName });
  expect(parseObjectKey(key, patterns).streamName).toBe(streamName);
});

test.each([
  { what: 'another file', key: '2018-12-17/readme.txt' },
  { what: 'no key', key: '' },
  { what: 'a slash at the front', key: '/2018-12-17/s-screenshot-15-04-33-640x352.jpg' },
  { what: 'the 30th of February', key: '2018-02-30/s-screenshot-15-04-33-640x352.jpg' },
  { what: 'the 29th of February of a common year', key: '2019-02-29/s-screenshot-15-04-33-640x352.jpg' },
  { what: 'a month 13', key: '2018-13-01/s-screenshot-15-04-33-640x352.jpg' },
  { what: 'an hour 24', key: '2018-12-17/s-screenshot-24-00-00-640x352.jpg' },
  { what: 'a side with a leading zero', key: '2018-12-17/s-screenshot-15-04-33-0640x352.jpg' },
  { what: 'a side of 0', key: '2018-12-17/s-screenshot-15-04-33-0x352.jpg' },
  { what: 'a side beyond exact integers', key: '2018-12-17/s-screenshot-15-04-33-99999999999999999x1.jpg' },
  { what: 'no stream name', key: '2018-12-17/-screenshot-15-04-33-640x352.jpg' },
  { what: 'a stream named ..', key: '2018-12-17/..-screenshot-15-04-33-640x352.jpg' },
  { what: 'digits of another script', key: '2018-12-17/s-screenshot-15-04-٣٣-640x352.jpg' },
])('$what is no object key of a screenshot', ({ key }) => {
  expect(refusalOf(() => parseObjectKey(key, patterns))).toBe('object-key-mismatch');
});

test.each([
  { fileName: '{StreamID}{AppName}', prefix: '', key: 'abc', code: 'ambiguous-pattern' },
  { fileName: '{StreamID}{AppName}', prefix: '', key: 'ab', code: undefined },
  { fileName: '{StreamID}-{AppName}', prefix: '', key: 'a-b-c', code: 'ambiguous-pattern' },
  { fileName: '{StreamID}-{AppName}', prefix: '', key: 'a-b', code: undefined },
  { fileName: '{AppName}-{StreamID}', prefix: '{AppName}', key: 'a-b/a-b-c', code: undefined },
  { fileName: '{StreamID}{StreamID}', prefix: '', key: 'abab', code: undefined },
  { fileName: '{StreamID}{StreamID}', prefix: '', key: 'abac', code: 'object-key-mismatch' },
  { fileName: '{Width}{Height}', prefix: '', key: '640352', code: 'ambiguous-pattern' },
  { fileName: '{Width}{Height}', prefix: '', key: '64', code: undefined },
  { fileName: '{Width}{Height}', prefix: '', key: '1002', code: undefined },
  { fileName: '{Month}{Day}', prefix: '', key: '0229', code: undefined },
  { fileName: '{Month}{Day}', prefix: '', key: '0230', code: 'object-key-mismatch' },
  { fileName: '{StreamID}{Year}', prefix: '', key: '20182019', code: undefined },
  { fileName: '{StreamID}{Month}{Day}{AppName}', prefix: '', key: 'a1230b1301', code: undefined },
])(
  'under $prefix/$fileName the key $key has one reading, or the code says why not: $code',
  ({ code, key, ...given }) => {
    expect(refusalOf(() => parseObjectKey(key, given))).toBe(code);
  },
);

test('under any pattern a key is read back to what it was made of, or is ambiguous', () => {
  const part = fc.oneof(
    fc.constantFrom(...placeholders.map((text) => `{${text}}`)),
    fc.constantFrom('-', 'x', '_1', '.'),
  );
  const pattern = fc.array(part, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
  const short = fc.string({ unit: fc.constantFrom('a', '-', '1', 'x'), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(pattern, screenshot, short, short, short, (text, facts, streamName, appName, pushDomain) => {
      fc.pre(text !== '.' && text !== '..');
      const given = { prefix: '', fileName: text };
      const key = objectKey({ ...facts, streamName, appName, pushDomain, ...given });
      const code = refusalOf(() => {
        const read = parseObjectKey(key, given);
        expect(read.streamName ?? streamName).toBe(streamName);
        expect(read.appName ?? appName).toBe(appName);
        expect(read.pushDomain ?? pushDomain).toBe(pushDomain);
        expect(read.unixSeconds ?? facts.unixSeconds).toBe(facts.unixSeconds);
        expect(read.size ?? facts.size).toEqual(facts.size);
      });
      expect([undefined, 'ambiguous-pattern']).toContain(code);
    }),
    { numRuns: 500 },
  );
});

/** All ways to read a key, found by trying every split: for patterns of names, sides and literals. */
function countReadings(key: string, parts: readonly string[], texts: ReadonlyMap<string, string>): number {
  const [part, ...rest] = parts;
  if (part === undefined) return key === '' ? 1 : 0;
  if (!part.startsWith('{')) return key.startsWith(part) ? countReadings(key.slice(part.length), rest, texts) : 0;
  let count = 0;
  for (let length = 1; length <= key.length; length += 1) {
    const text = key.slice(0, length);
    const isAllowed = /Width|Height/.test(part) ? /^[1-9][0-9]*$/.test(text) : text !== '.' && text !== '..';
    const isTheSame = (texts.get(part) ?? text) === text;
    if (isAllowed && isTheSame) count += countReadings(key.slice(length), rest, new Map(texts).set(part, text));
  }
  return count;
}

test('a key is called ambiguous exactly when trying every split finds a second reading', () => {
  const part = fc.constantFrom('{StreamID}', '{AppName}', '{PushDomain}', '{Width}', '{Height}', '-', 'x', '1');
  const key = fc.string({ unit: fc.constantFrom('a', '-', '1', 'x', '0', '.'), maxLength: 8 });
  const codes = ['object-key-mismatch', undefined, 'ambiguous-pattern'];
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), key, (parts, text) => {
      const readings = countReadings(text, parts, new Map());
      const code = refusalOf(() => parseObjectKey(text, { prefix: '', fileName: parts.join('') }));
      expect(code).toBe(codes[Math.min(readings, 2)]);
    }),
    { numRuns: 1000 },
  );
});

test('a long hostile key is refused without trying every split', () => {
  const key = `${'-a'.repeat(400)}-2023-02-30`;
  const given = { prefix: '', fileName: '{StreamID}-{AppName}-{PushDomain}-{Year}-{Month}-{Day}' };
  expect(refusalOf(() => parseObjectKey(key, given))).toBe('object-key-mismatch');
});

test('whatever the texts and numbers, there is a key inside the bucket or a code', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, anyText, anyNumber, anyNumber, (a, b, c, d, seconds, width) => {
      const given = { streamName: a, appName: b, pushDomain: b, unixSeconds: seconds, size: { width, height: 1 } };
      for (const naming of [patterns, { prefix: c, fileName: d }, { prefix: '{AppName}', fileName: '{StreamID}' }]) {
        const code = refusalOf(() => {
          const segments = objectKey({ ...given, ...naming }).split('/');
          expect(segments.some((segment) => segment === '' || segment === '.' || segment === '..')).toBe(false);
        });
        expect(code ?? 'invalid-').toMatch(/^invalid-/);
      }
      const reading =
        refusalOf(() => parseObjectKey(a, patterns)) ?? refusalOf(() => parseObjectKey(b, { prefix: c, fileName: d }));
      expect([undefined, 'object-key-mismatch', 'ambiguous-pattern', 'invalid-pattern']).toContain(reading);
    }),
  );
});
