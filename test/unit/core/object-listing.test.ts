import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareKeys, listObjects, sortedByKey, type ListingQuery } from '../../../src/core/object-listing.ts';

const everything: ListingQuery = { prefix: '', delimiter: '', marker: '', maxKeys: 1000 };
const bucketOf = (...keys: readonly string[]) => keys.toSorted(compareKeys).map((objectKey) => ({ objectKey }));
const keysOf = (objects: readonly { readonly objectKey: string }[]) => objects.map(({ objectKey }) => objectKey);

const days = bucketOf('2018-12-17/a.jpg', '2018-12-17/b.jpg', '2018-12-18/a.jpg', 'index.html');

test('folders are what stands before the first slash, and objects of the root stand beside them', () => {
  const { contents, commonPrefixes } = listObjects(days, { ...everything, delimiter: '/' });
  expect(commonPrefixes).toEqual(['2018-12-17/', '2018-12-18/']);
  expect(keysOf(contents)).toEqual(['index.html']);
});

test('a folder lists its own objects', () => {
  const { contents, commonPrefixes } = listObjects(days, { ...everything, prefix: '2018-12-17/', delimiter: '/' });
  expect(keysOf(contents)).toEqual(['2018-12-17/a.jpg', '2018-12-17/b.jpg']);
  expect(commonPrefixes).toEqual([]);
});

test('pages follow each other by their marker, folders too', () => {
  const first = listObjects(days, { ...everything, delimiter: '/', maxKeys: 1 });
  expect(first).toMatchObject({ commonPrefixes: ['2018-12-17/'], isTruncated: true, nextMarker: '2018-12-17/' });
  const second = listObjects(days, { ...everything, delimiter: '/', maxKeys: 2, marker: '2018-12-17/' });
  expect(second).toMatchObject({ commonPrefixes: ['2018-12-18/'], isTruncated: false });
  expect(keysOf(second.contents)).toEqual(['index.html']);
});

test('a page of none is not cut off', () => {
  expect(listObjects(days, { ...everything, maxKeys: 0 })).toEqual({
    contents: [],
    commonPrefixes: [],
    isTruncated: false,
    nextMarker: undefined,
  });
});

const utf8 = (text: string) => Buffer.from(text, 'utf8');

test('objects are put in the order of their keys’ bytes, with letters beyond the first plane or without', () => {
  const keys = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 4 }), fc.string({ maxLength: 4 })), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(keys, (some) => {
      const sorted = keysOf(sortedByKey(some.map((objectKey) => ({ objectKey }))));
      expect(sorted).toEqual(some.toSorted((a, b) => Buffer.compare(utf8(a), utf8(b))));
    }),
    { numRuns: 2000 },
  );
});

test('keys are ordered by their UTF-8 bytes, also where halves of code points would have it otherwise', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(Math.sign(compareKeys(a, b))).toBe(Buffer.compare(utf8(a), utf8(b)));
    }),
  );
  expect(compareKeys('\u{ffff}', '😀')).toBeLessThan(0);
});

/** The documentation's words one after the other: no sorted access, every key looked at, in bytes. */
function model(keys: readonly string[], { prefix, delimiter, marker, maxKeys }: ListingQuery) {
  const rows = new Map<string, 'key' | 'prefix'>();
  for (const key of keys) {
    if (!key.startsWith(prefix)) continue;
    const rest = key.slice(prefix.length);
    const isGathered = delimiter !== '' && rest.includes(delimiter);
    if (isGathered) rows.set(prefix + rest.slice(0, rest.indexOf(delimiter) + delimiter.length), 'prefix');
    else rows.set(key, 'key');
  }
  const isPassed = (row: string) =>
    Buffer.compare(utf8(row), utf8(marker)) <= 0 || (rows.get(row) === 'prefix' && marker.startsWith(row));
  const left = [...rows.keys()].filter((row) => !isPassed(row)).toSorted((a, b) => Buffer.compare(utf8(a), utf8(b)));
  const page = left.slice(0, maxKeys);
  const isTruncated = left.length > page.length && maxKeys > 0;
  return {
    contents: page.filter((row) => rows.get(row) === 'key'),
    commonPrefixes: page.filter((row) => rows.get(row) === 'prefix'),
    isTruncated,
    nextMarker: isTruncated ? page.at(-1) : undefined,
  };
}

test('every list agrees with a walk along all keys, 10,000 buckets and questions', () => {
  const unit = fc.constantFrom('a', 'b', '/', '-', 'é', '直', '\u{ffff}', '😀');
  const key = fc.string({ unit, minLength: 1, maxLength: 6 });
  const part = fc.string({ unit, maxLength: 2 });
  fc.assert(
    fc.property(
      fc.uniqueArray(key, { maxLength: 20 }),
      fc.record({ prefix: part, delimiter: fc.constantFrom('', '/', '-', 'a/'), marker: part, maxKeys: fc.nat(8) }),
      (keys, query) => {
        const { contents, ...rest } = listObjects(bucketOf(...keys), query);
        expect({ contents: keysOf(contents), ...rest }).toEqual(model(keys, query));
      },
    ),
    { numRuns: 10_000 },
  );
});

test('pages together hold everything once, however small they are', () => {
  const keys = fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', '/'), minLength: 1, maxLength: 5 }), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 4 }), fc.constantFrom('', '/'), (names, maxKeys, delimiter) => {
      const bucket = bucketOf(...names);
      const all = listObjects(bucket, { ...everything, delimiter });
      const rows: string[] = [];
      let marker: string | undefined = '';
      while (marker !== undefined) {
        const page: ReturnType<typeof listObjects<{ objectKey: string }>> = listObjects(bucket, {
          ...everything,
          delimiter,
          maxKeys,
          marker,
        });
        rows.push(...keysOf(page.contents), ...page.commonPrefixes);
        marker = page.nextMarker;
      }
      expect(rows.toSorted()).toEqual([...keysOf(all.contents), ...all.commonPrefixes].toSorted());
    }),
  );
});
