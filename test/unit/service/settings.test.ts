import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dialects } from '../../../src/core/index.ts';
import {
  changeField,
  defaultFieldTexts,
  fieldNames,
  readFields,
  type FieldName,
  type FieldTexts,
} from '../../../src/service/settings.ts';

const defaults = defaultFieldTexts();
const withTexts = (change: Partial<FieldTexts>) => readFields({ ...defaults, ...change });
const codesOf = (change: Partial<FieldTexts>) =>
  Object.entries(withTexts(change).mistakes).map(([name, { code }]) => `${name} ${code}`);

test('the form starts with the documented sample’s values', () => {
  expect(readFields(defaults)).toEqual({
    settings: {
      push: { kind: 'sample', id: 'landscape' },
      intervalSeconds: 10,
      configured: { width: 0, height: 0 },
      streamName: 'stream_name',
      pushDomain: 'push.example',
      appName: 'live',
      streamParameters: '',
      pushStart: '2018-12-17T15:04:33+08:00',
      pushStartUnixUs: 1_545_030_273_000_000,
      bucket: 'testbucket',
      appId: '1234567890',
      region: 'ap-guangzhou',
      cosPrefix: dialects['2019'].naming.value.prefix,
      cosFileName: dialects['2019'].naming.value.fileName,
      dialect: '2019',
      rounding: 'nearest',
      swap: 'documented',
      firstScreenshot: 'at-start',
      signatureOnRetry: 'as-first-sent',
      emptyKey: 'signed',
      pushSize: 'display',
      jpegQuality: 0.85,
    },
    secrets: { callbackKey: 'test', callbackUrl: 'https://receiver.example/callback' },
    mistakes: {},
  });
});

test('what is typed becomes the settings', () => {
  const { settings, secrets } = withTexts({
    sample: 'pattern',
    x: '4096',
    y: '1',
    duration: '86400',
    interval: '007',
    w: '640',
    h: '0',
    dialect: '2025',
    prefix: 'a/{AppName}',
    filename: '{StreamID}{Ext}',
    quality: '1',
    key: '',
    url: 'http://localhost:8080/a?token=b',
  });
  expect(settings).toMatchObject({
    push: { kind: 'pattern', size: { width: 4096, height: 1 }, durationSeconds: 86_400 },
    intervalSeconds: 7,
    configured: { width: 640, height: 0 },
    cosPrefix: 'a/{AppName}',
    cosFileName: '{StreamID}{Ext}',
    jpegQuality: 1,
  });
  expect(secrets).toEqual({ callbackKey: '', callbackUrl: 'http://localhost:8080/a?token=b' });
});

test('a file of the user’s own can be the push once there is one', () => {
  expect(codesOf({ sample: 'file' })).toEqual(['sample invalid-choice']);
  const { settings } = readFields({ ...defaults, sample: 'file' }, { name: 'a b.mp4', bytes: 7 });
  expect(settings?.push).toEqual({ kind: 'file', name: 'a b.mp4', bytes: 7 });
});

test('settings hold neither key nor URL', () => {
  const { settings } = withTexts({ key: 'secretkey', url: 'https://receiver.example/?token=hush' });
  expect(JSON.stringify(settings)).not.toMatch(/secretkey|hush/);
});

test.each<{ field: FieldName; code: string; texts: readonly string[] }>([
  { field: 'sample', code: 'invalid-choice', texts: ['', 'other', 'Landscape'] },
  {
    field: 'interval',
    code: 'invalid-interval',
    texts: ['', '4', '301', '7.0', '+5', ' 5', '1e2', 'ten', '9'.repeat(30)],
  },
  { field: 'w', code: 'invalid-size', texts: ['-1', '3001', '0.5', '1e2', ' ', 'NaN'] },
  { field: 'h', code: 'invalid-size', texts: ['-1', '2001', 'x'] },
  { field: 'stream', code: 'invalid-stream-name', texts: ['', '.', '..', 'a b', '<b>', 'a'.repeat(129)] },
  { field: 'domain', code: 'invalid-push-domain', texts: ['', 'a b'] },
  { field: 'app', code: 'invalid-app-name', texts: ['', 'a/b'] },
  { field: 'params', code: 'invalid-stream-parameters', texts: ['a b', '#'] },
  { field: 'start', code: 'invalid-start', texts: ['', 'now', '2018-12-17T15:04:33', '2018-13-17T15:04:33Z'] },
  { field: 'bucket', code: 'invalid-bucket', texts: ['', 'A', 'a_b'] },
  { field: 'appid', code: 'invalid-appid', texts: ['', 'a'] },
  { field: 'region', code: 'invalid-region', texts: ['', 'A'] },
  { field: 'prefix', code: 'invalid-pattern', texts: ['{Other}', 'a b', 'other'] },
  { field: 'filename', code: 'invalid-pattern', texts: ['', '{Other}', 'other'] },
  { field: 'dialect', code: 'invalid-choice', texts: ['', '2020', '__proto__'] },
  { field: 'rounding', code: 'invalid-choice', texts: ['', 'up'] },
  { field: 'swap', code: 'invalid-choice', texts: ['', 'never'] },
  { field: 'first', code: 'invalid-choice', texts: [''] },
  { field: 'resign', code: 'invalid-choice', texts: [''] },
  { field: 'emptykey', code: 'invalid-choice', texts: [''] },
  { field: 'pushsize', code: 'invalid-choice', texts: [''] },
  { field: 'quality', code: 'invalid-quality', texts: ['', '0', '0.09', '1.1', '-1', '1e-1', '0,5', 'high'] },
  { field: 'key', code: 'invalid-key', texts: ['a-b', 'é', 'a'.repeat(33)] },
  {
    field: 'url',
    code: 'invalid-url',
    texts: [
      '',
      'receiver.example',
      'ftp://a',
      'javascript:alert(1)',
      'https://',
      'https:a',
      'http://a b',
      'http://u:p@a/',
      ' http://a',
    ],
  },
])('$field of $texts is marked as $code and nothing else is', ({ field, code, texts }) => {
  for (const text of texts) {
    expect(codesOf({ [field]: text })).toEqual([`${field} ${code}`]);
    expect(withTexts({ [field]: text }).settings).toBe(undefined);
  }
});

test('the test pattern’s fields count only while it is the push', () => {
  const wrong = { x: '4097', y: '0', duration: '0' };
  expect(codesOf(wrong)).toEqual([]);
  expect(codesOf({ ...wrong, sample: 'pattern' })).toEqual([
    'x invalid-push-size',
    'y invalid-push-size',
    'duration invalid-duration',
  ]);
  expect(withTexts({ ...wrong, sample: 'pattern' }).mistakes.x?.details).toEqual({ min: 1, max: 4096 });
});

test('every mistake of a form is told at once', () => {
  expect(codesOf({ interval: '', w: 'x', key: '-' })).toEqual([
    'interval invalid-interval',
    'w invalid-size',
    'key invalid-key',
  ]);
});

test('with another documentation, its default interval takes the place of the old one’s', () => {
  const newer = changeField(defaults, 'dialect', '2025');
  expect(newer).toEqual({ ...defaults, dialect: '2025', interval: '2' });
  expect(changeField(newer, 'dialect', '2019')).toEqual(defaults);
});

test('an interval of one’s own stays, even where the other documentation refuses it', () => {
  const newer = changeField(changeField(defaults, 'dialect', '2025'), 'interval', '3');
  const older = changeField(newer, 'dialect', '2019');
  expect(older.interval).toBe('3');
  expect(readFields(older).mistakes.interval?.code).toBe('invalid-interval');
});

test('a documentation with fixed name patterns puts them back', () => {
  const newer = changeField(changeField(defaults, 'dialect', '2025'), 'prefix', 'mine');
  expect(readFields(newer).mistakes).toEqual({});
  expect(changeField(newer, 'dialect', '2019').prefix).toBe(defaults.prefix);
});

test('a text that names no documentation changes that field alone', () => {
  expect(changeField(defaults, 'dialect', 'x')).toEqual({ ...defaults, dialect: 'x' });
  expect(changeField({ ...defaults, dialect: 'x' }, 'dialect', '2025')).toEqual({ ...defaults, dialect: '2025' });
});

test('whatever is typed, the form is read without an exception', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('__proto__', '\u{d800}', '2025', 'pattern', '7', ''),
  );
  const texts = fc.dictionary(fc.constantFrom(...fieldNames), text, { noNullPrototype: true });
  fc.assert(
    fc.property(texts, (change) => {
      const { settings, secrets, mistakes } = withTexts(change);
      const hasMistake = Object.keys(mistakes).length > 0;
      expect([settings === undefined, secrets === undefined]).toEqual([hasMistake, hasMistake]);
    }),
  );
});
