import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatLink, otherParameters, parseLink } from '../../../src/service/link.ts';
import { defaultFieldTexts, fieldNames, readFields, type FieldTexts } from '../../../src/service/settings.ts';

const defaults = defaultFieldTexts();
const link = (change: Partial<FieldTexts>, extras?: Parameters<typeof formatLink>[2]) =>
  formatLink('capture', { ...defaults, ...change }, extras);

test('a form as it starts has a link with nothing in it', () => {
  expect(link({})).toBe('#/capture');
});

test('a link names what differs from the default, in one order', () => {
  const everything = {
    sample: 'pattern',
    x: '1920',
    y: '1080',
    duration: '64',
    interval: '7',
    w: '640',
    h: '360',
    stream: 'a.b',
    domain: 'p.example',
    app: 'a',
    params: 'b=1&c=2',
    start: '2020-02-29T00:00:00+08:00',
    bucket: 'b',
    appid: '1',
    region: 'r',
    prefix: 'a/{Year}',
    filename: '{StreamID}{Ext}',
    dialect: '2025',
    rounding: 'floor',
    swap: 'symmetric',
    first: 'after-interval',
    resign: 'renewed',
    emptykey: 'left-out',
    pushsize: 'coded',
    quality: '0.5',
  };
  const hash = link(everything, { shot: 3, lang: 'zh-Hans' });
  const names = [...hash.matchAll(/[?&](?<name>[a-z]+)=/g)].map(({ groups }) => groups?.['name']);
  expect(names.join(' ')).toBe(
    'sample x y duration interval w h stream domain app params start bucket appid region prefix filename dialect rounding swap first resign emptykey pushsize quality shot lang',
  );
  expect(parseLink(hash)).toEqual({
    view: 'capture',
    texts: everything,
    fields: { ...defaults, ...everything },
    shot: 3,
    file: undefined,
    lang: 'zh-Hans',
    ignored: [],
  });
});

test('a value stays legible where a link allows it', () => {
  expect(link({ start: '2018-12-17T07:04:33Z', prefix: '/a', params: 'a=b&c' })).toBe(
    '#/capture?params=a%3Db%26c&start=2018-12-17T07:04:33Z&prefix=/a',
  );
});

test('key and URL are never part of a link, and not taken from one', () => {
  expect(link({ key: 'secretkey', url: 'https://a.example/?token=b' })).toBe('#/capture');
  const { texts, fields, ignored } = parseLink('#/capture?key=other&url=https://evil.example/&w=640');
  expect(texts).toEqual({ w: '640' });
  expect(fields).toEqual({ ...defaults, w: '640' });
  expect(ignored).toEqual([]);
});

test('a width of 0 is the same as none', () => {
  expect(link({ w: '0', h: '00' })).toBe('#/capture');
});

test('the interval’s default is that of the link’s documentation', () => {
  expect(link({ dialect: '2025', interval: '2' })).toBe('#/capture?dialect=2025');
  expect(parseLink('#/capture?dialect=2025').fields.interval).toBe('2');
  expect(link({ dialect: '2025', interval: '10' })).toBe('#/capture?interval=10&dialect=2025');
  expect(parseLink('#/capture?interval=2&dialect=2025').ignored).toEqual([]);
  expect(parseLink('#/capture?interval=2').ignored).toEqual(['interval']);
});

test('the link of a file says which one is needed', () => {
  const file = { name: 'my video & 100%.mp4', bytes: 12_345 };
  const hash = link({ sample: 'file', interval: '7' }, { file });
  expect(hash).toBe('#/capture?file=my%20video%20%26%20100%25.mp4&bytes=12345&interval=7');
  expect(parseLink(hash)).toMatchObject({ file, texts: { sample: 'file', interval: '7' }, ignored: [] });
});

test('a file that is not the push is not named', () => {
  expect(link({ sample: 'portrait' }, { file: { name: 'a.mp4', bytes: 1 } })).toBe('#/capture?sample=portrait');
  expect(link({ sample: 'file' })).toBe('#/capture');
});

test.each([
  '',
  '#',
  '#/',
  '#/capture',
  '#/capture?',
  '#capture',
  '/capture',
  '#/capture?&&',
  '#/capture?unknown=1&=2&x1',
])('the hash "%s" says nothing: all is as it starts', (hash) => {
  expect(parseLink(hash)).toEqual({
    view: 'capture',
    texts: {},
    fields: defaults,
    shot: undefined,
    file: undefined,
    lang: undefined,
    ignored: [],
  });
});

test.each(['en', 'zh-Hans'] as const)('a link brings back the language %s', (lang) => {
  const hash = link({ w: '640' }, { shot: 2, lang });
  expect(hash).toBe(`#/capture?w=640&shot=2&lang=${lang}`);
  expect(parseLink(hash)).toMatchObject({ lang, ignored: [] });
});

test.each(['zh', 'zh-CN', 'zh-Hans'])('lang=%s in a link asks for Simplified Chinese', (tag) => {
  expect(parseLink(`#/capture?lang=${tag}`)).toMatchObject({ lang: 'zh-Hans', ignored: [] });
});

test('another view is named, a hostile one is not', () => {
  expect(parseLink('#/sizing?x=1920').view).toBe('sizing');
  expect(parseLink('#/<script>?x=1920').view).toBe('capture');
  expect(parseLink('#/__proto__').view).toBe('capture');
});

test.each([
  { value: 'interval=7.0', ignored: ['interval'] },
  { value: 'interval=', ignored: ['interval'] },
  { value: 'w=-1&h=640', ignored: ['w'] },
  { value: 'stream=%3Cscript%3Ealert(1)%3C/script%3E', ignored: ['stream'] },
  { value: 'stream=<script>', ignored: ['stream'] },
  { value: 'stream=a%00b', ignored: ['stream'] },
  { value: 'stream=..', ignored: ['stream'] },
  { value: 'stream=%', ignored: ['stream'] },
  { value: 'stream=%E4%B8', ignored: ['stream'] },
  { value: 'stream=%ED%A0%80', ignored: ['stream'] },
  { value: 'prefix=../..', ignored: ['prefix'] },
  { value: 'prefix=a&dialect=2019', ignored: ['prefix'] },
  { value: 'dialect=__proto__', ignored: ['dialect'] },
  { value: 'rounding=toString', ignored: ['rounding'] },
  { value: 'sample=file', ignored: ['sample'] },
  { value: 'x=0&y=4097', ignored: ['x', 'y'] },
  { value: 'shot=-1', ignored: ['shot'] },
  { value: 'lang=<b>', ignored: ['lang'] },
  { value: 'lang=fr', ignored: ['lang'] },
  { value: 'file=a%00&bytes=1', ignored: ['file', 'bytes'] },
  { value: 'file=a.mp4', ignored: ['file'] },
  { value: 'bytes=1', ignored: ['bytes'] },
  { value: 'file=a.mp4&bytes=1e3', ignored: ['bytes', 'file'] },
  { value: '__proto__=1&constructor=2', ignored: [] },
])('of $value these are ignored and told: $ignored', ({ value, ignored }) => {
  const read = parseLink(`#/capture?${value}`);
  expect(read.ignored).toEqual(ignored);
  expect(readFields(read.fields, read.file).mistakes).toEqual({});
  expect(Object.getPrototypeOf(read.texts)).toBe(Object.prototype);
});

test('a plus sign is a plus sign, so that an offset can be typed', () => {
  expect(parseLink('#/capture?start=2020-01-01T00:00:00+08:00').texts).toEqual({ start: '2020-01-01T00:00:00+08:00' });
});

test('of a parameter given twice the last one holds', () => {
  expect(parseLink('#/capture?w=1&w=2').texts).toEqual({ w: '2' });
});

test('a link brings back the settings that it was made of', () => {
  const pick = (...texts: string[]) => fc.constantFrom(...texts);
  const digits = (max: number) => fc.integer({ min: 0, max }).map(String);
  const form = fc.record({
    sample: pick('landscape', 'portrait', 'pattern', 'file'),
    x: pick('1', '1280', '4096'),
    interval: fc.integer({ min: 5, max: 300 }).map(String),
    w: fc.oneof(pick(''), digits(3000)),
    h: fc.oneof(pick(''), digits(2000)),
    stream: fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
    params: fc.string({ unit: pick('a', '=', '&', '%', '+', '?', '/', '世', '😀', '"', '<') }),
    start: pick('2018-12-17T15:04:33+08:00', '2024-02-29T23:59:59.5-05:30', '2020-01-01t00:00:00z'),
    dialect: pick('2019', '2025'),
    swap: pick('documented', 'symmetric'),
    quality: pick('0.85', '1', '.5', '0.10'),
  });
  const language = fc.constantFrom('en', 'zh-Hans', undefined);
  const fileName = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(form, fileName, fc.option(fc.nat(), { nil: undefined }), language, (change, name, shot, lang) => {
      const texts = { ...defaultFieldTexts(), ...change };
      const file = change.sample === 'file' ? { name, bytes: 7 } : undefined;
      const read = parseLink(formatLink('capture', texts, { shot, file, lang }));
      expect(read).toMatchObject({ view: 'capture', shot, file, lang, ignored: [] });
      expect(readFields(read.fields, read.file)).toEqual(readFields(texts, file));
      expect(formatLink('capture', read.fields, read)).toBe(formatLink('capture', texts, { shot, file, lang }));
    }),
    { numRuns: 300 },
  );
});

test('whatever the hash or the form, links are read and written without an exception', () => {
  const name = fc.constantFrom(...fieldNames, 'shot', 'lang', 'file', 'bytes', '__proto__');
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('%', '%00', '\u{d800}', '7', '2025'),
  );
  const hash = fc
    .array(fc.tuple(name, text))
    .map((pairs) => `#/capture?${pairs.map((pair) => pair.join('=')).join('&')}`);
  fc.assert(
    fc.property(
      fc.oneof(hash, text),
      fc.dictionary(fc.constantFrom(...fieldNames), text, { noNullPrototype: true }),
      (any, change) => {
        const read = parseLink(any);
        expect(readFields(read.fields, read.file).mistakes).toEqual({});
        expect(link(change, { file: { name: any, bytes: 1 } })).toMatch(/^#\/capture(?:\?|$)/);
      },
    ),
  );
});

test('parameters of no field are kept as they stand, for the view that knows them; secrets are not among them', () => {
  expect(otherParameters('#/payloads?count=5&w=640&key=a&url=b&shot=1&lang=zh&seed=a%20b&&flag')).toBe(
    'count=5&seed=a%20b&flag',
  );
  expect(otherParameters('')).toBe('');
});
