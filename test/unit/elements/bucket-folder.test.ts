import { array, assert, constantFrom, property, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import {
  pathTo,
  rowName,
  unknownFolder,
  withChange,
  withPage,
  type BucketFolder,
} from '../../../src/elements/bucket-folder.ts';
import { ObjectIndex } from '../../../src/service/object-index.ts';
import type { ObjectInfo } from '../../../src/service/records.ts';

const infoOf = (objectKey: string): ObjectInfo => ({
  bucketHost: 'host',
  objectKey,
  etag: '"e"',
  lastModified: 1,
  bytes: objectKey.length,
});

/** So many pages of a folder, as the bucket lists it. */
function listed(index: ObjectIndex, prefix: string, pages: number, maxKeys: number): BucketFolder {
  let folder = unknownFolder;
  for (let page = 0; page < pages && folder.nextMarker !== undefined; page += 1) {
    const { contents, commonPrefixes, nextMarker } = index.list({
      prefix,
      delimiter: '/',
      marker: folder.nextMarker,
      maxKeys,
    });
    const objects = contents.map((object) => ({ ...object, lastModified: object.lastModified * 1000 }));
    const told = objects.map(({ objectKey, etag, lastModified, bytes }) => ({ objectKey, etag, lastModified, bytes }));
    folder = withPage(folder, { objects: told, prefixes: commonPrefixes, nextMarker });
  }
  return folder;
}

const objectKey = array(constantFrom('a', 'b', '/', '😀', '\uE000'), { minLength: 1, maxLength: 5 }).map((parts) =>
  parts.join(''),
);
const keys = uniqueArray(objectKey, { maxLength: 12 });

test('a folder that takes in what was written and deleted is as the bucket would list it now', () => {
  assert(
    property(keys, keys, keys, constantFrom('', 'a/', 'b/a/'), (before, written, deleted, prefix) => {
      const index = new ObjectIndex(before.map(infoOf));
      const folder = listed(index, prefix, 99, 5);
      const changed = withChange(folder, prefix, { written: written.map(infoOf), deleted: [] });
      for (const objectKey of written) index.put(infoOf(objectKey));
      expect(changed).toEqual(listed(index, prefix, 99, 1000));

      const left = withChange(listed(index, prefix, 99, 1000), prefix, { written: [], deleted });
      for (const objectKey of deleted) index.delete(objectKey);
      // What became of a folder within, only the bucket knows.
      const isUnsure = deleted.some((key) => key.startsWith(prefix) && key.includes('/', prefix.length));
      expect(left).toEqual(isUnsure ? undefined : listed(index, prefix, 99, 1000));
    }),
    { numRuns: 500 },
  );
});

test('what comes after the pages that are known is left to the next page', () => {
  const index = new ObjectIndex(['a', 'b', 'c', 'd'].map(infoOf));
  const folder = listed(index, '', 1, 2);
  const changed = withChange(folder, '', { written: ['aa', 'bb', 'c'].map(infoOf), deleted: ['a'] });
  expect(changed?.rows.map((row) => row.key)).toEqual(['aa', 'b']);
  expect(changed?.nextMarker).toBe('b');
});

test('lines and folders go by the last part of their key', () => {
  expect(rowName({ kind: 'folder', key: 'a/b/' }, 'a/')).toBe('b/');
  expect(rowName({ kind: 'folder', key: 'a/' }, 'a/')).toBe('/');
  expect(pathTo('a/b/')).toEqual([
    { name: 'a', prefix: 'a/' },
    { name: 'b', prefix: 'a/b/' },
  ]);
  expect(pathTo('')).toEqual([]);
});
