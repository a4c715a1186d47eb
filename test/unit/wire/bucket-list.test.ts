import * as fc from 'fast-check';
import { getResponse } from 'msw';
import { expect, test } from 'vitest';
import { bucketHandlers } from '../../../src/wire/bucket-handlers.ts';
import { readXml } from '../../../src/wire/xml.ts';
import { bucketsOver, signedRequest } from '../../support/buckets.ts';

const host = 'testbucket-1234567890.cos.ap-guangzhou.myqcloud.com';
const nowSeconds = 1_800_000_000;

/** Lists a bucket with these keys over HTTP. */
async function list(keys: readonly string[], query: Readonly<Record<string, string>>): Promise<Response> {
  const bucket = bucketsOver();
  const body = new Blob();
  for (const objectKey of keys) {
    await bucket.put({ bucketHost: host, objectKey, etag: '"e"', lastModified: nowSeconds, bytes: 0, body });
  }
  const url = `https://${host}/?${new URLSearchParams(query).toString().replaceAll('+', '%20')}`;
  const request = signedRequest(url, {}, { from: nowSeconds, until: nowSeconds + 1 });
  const response = await getResponse(
    bucketHandlers(bucket, () => nowSeconds * 1000),
    request,
  );
  return response!;
}

const all = (xml: string, pattern: RegExp): string[] => Array.from(xml.matchAll(pattern), ([, text = '']) => text);
const keysIn = (xml: string) => all(xml, /<Key>(.*)<\/Key>/g);
const prefixesIn = (xml: string) => all(xml, /<CommonPrefixes>\s*<Prefix>(.*)<\/Prefix>/g);
const first = (xml: string, name: string) => all(xml, new RegExp(`<${name}>(.*)</${name}>`, 'g'))[0];

test('a list tells what the documentation has it tell, escaped', async () => {
  const response = await list(['a&b', 'dir/c'], { delimiter: '/' });
  expect([response.status, response.headers.get('content-type'), response.headers.get('x-cos-bucket-region')]).toEqual([
    200,
    'application/xml',
    'ap-guangzhou',
  ]);
  expect((await response.text()).replaceAll(/\n\t*/g, '')).toBe(
    "<?xml version='1.0' encoding='utf-8' ?><ListBucketResult><Name>testbucket-1234567890</Name><Prefix></Prefix>" +
      '<Marker></Marker><MaxKeys>1000</MaxKeys><Delimiter>/</Delimiter><IsTruncated>false</IsTruncated>' +
      '<CommonPrefixes><Prefix>dir/</Prefix></CommonPrefixes><Contents><Key>a&amp;b</Key>' +
      '<LastModified>2027-01-15T08:00:00.000Z</LastModified><ETag>&quot;e&quot;</ETag><Size>0</Size>' +
      '<Owner><ID>1234567890</ID><DisplayName>1234567890</DisplayName></Owner><StorageClass>STANDARD</StorageClass>' +
      '</Contents></ListBucketResult>',
  );
});

test('the ends of lines in a key are read back as they are', async () => {
  const xml = await (await list(['a\r\nb'], {})).text();
  expect(readXml(xml)?.text).toContain('a\r\nb');
});

test('a page that is cut off says where the next one begins', async () => {
  const xml = await (await list(['a', 'b'], { 'max-keys': '1' })).text();
  expect([first(xml, 'IsTruncated'), first(xml, 'NextMarker'), keysIn(xml)]).toEqual(['true', 'a', ['a']]);
});

test('more keys than a page holds are as many as it holds', async () => {
  expect(first(await (await list([], { 'max-keys': '9999' })).text(), 'MaxKeys')).toBe('1000');
});

test.each([
  { 'max-keys': '-1' },
  { 'max-keys': '1.5' },
  { 'max-keys': '' },
  { 'max-keys': 'many' },
  { 'encoding-type': 'base64' },
])('%j is 400 InvalidArgument', async (query) => {
  const response = await list([], query);
  expect([response.status, first(await response.text(), 'Code')]).toEqual([400, 'InvalidArgument']);
});

/** Every key looked at, in the order of bytes. */
function model(keys: readonly string[], prefix: string, delimiter: string, marker: string) {
  const bytes = (text: string) => Buffer.from(text, 'utf8');
  const rows = new Map<string, boolean>();
  for (const key of keys.filter((key) => key.startsWith(prefix))) {
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    rows.set(end < 0 ? key : key.slice(0, end + delimiter.length), end >= 0);
  }
  return [...rows]
    .filter(
      ([row, isGathered]) => Buffer.compare(bytes(row), bytes(marker)) > 0 && !(isGathered && marker.startsWith(row)),
    )
    .toSorted(([a], [b]) => Buffer.compare(bytes(a), bytes(b)));
}

const text = fc.string({
  unit: fc.constantFrom('a', 'b', '/', '&', ' ', '+', '%', '\u{ffff}', '你', '😀'),
  maxLength: 4,
});

test('over HTTP, lists are those of a model that looks at every key, whatever letters keys are made of', async () => {
  const cases = fc.record({
    keys: fc.uniqueArray(
      text.filter((key) => key !== ''),
      { maxLength: 12 },
    ),
    prefix: fc.oneof(fc.constant(''), text),
    delimiter: fc.constantFrom('', '/', 'a'),
    marker: fc.oneof(fc.constant(''), text),
    maxKeys: fc.integer({ min: 1, max: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ keys, prefix, delimiter, marker, maxKeys }) => {
      const query = { prefix, delimiter, marker, 'max-keys': String(maxKeys), 'encoding-type': 'url' };
      const xml = await (await list(keys, query)).text();
      const rows = model(keys, prefix, delimiter, marker);
      const page = rows.slice(0, maxKeys);
      expect(keysIn(xml).map(decodeURIComponent)).toEqual(page.filter(([, gathered]) => !gathered).map(([row]) => row));
      expect(prefixesIn(xml).map(decodeURIComponent)).toEqual(
        page.filter(([, gathered]) => gathered).map(([row]) => row),
      );
      expect(first(xml, 'IsTruncated')).toBe(String(rows.length > maxKeys));
    }),
    { numRuns: 500 },
  );
});
