import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { objectArchive } from '../../../src/archive/object-archive.ts';

async function* objectsOf(keys: readonly string[]) {
  for (const objectKey of keys) yield { objectKey, lastModified: 1_545_030_273_000, body: new Blob([objectKey]) };
}

async function unpacked(objects: Parameters<typeof objectArchive>[0]): Promise<readonly (readonly [string, string])[]> {
  const zip = new Uint8Array(await new Response(objectArchive(objects) as BodyInit).arrayBuffer());
  return Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)]);
}

test('objects lie in the archive under their keys, in their order', async () => {
  const keys = ['2018-12-17/a-screenshot-15-04-33-640x360.jpg', '2018-12-17/推流.jpg', 'mine.txt'];
  expect(await unpacked(objectsOf(keys))).toEqual(keys.map((key) => [`objects/${key}`, key]));
});

test('keys that lead out of the folder, mean something to a disk or would meet under one name are kept apart and harmless', async () => {
  const keys = ['../a', '/b', 'C:\\c', 'b', 'd', 'd/e', 'f//g', 'f/g', 'h/'];
  const entries = await unpacked(objectsOf(keys));
  expect(entries.map(([, text]) => text)).toEqual(keys);
  expect(entries.map(([name]) => name)).toEqual([
    'objects/%2E%2E/a',
    'objects/%2Fb',
    'objects/C%3A%5Cc',
    'objects/b',
    'objects/d',
    'objects/d%2Fe',
    'objects/f%2F%2Fg',
    'objects/f/g',
    'objects/h%2F',
  ]);
});

test('an empty object whose key ends in a slash is the folder that it stands for', async () => {
  async function* folder() {
    yield { objectKey: 'empty/', lastModified: 0, body: new Blob() };
  }
  expect(await unpacked(folder())).toEqual([['objects/empty/', '']]);
});

test('an object is read when its turn comes, and the archive fails with it', async () => {
  async function* broken() {
    yield* objectsOf(['a']);
    throw new Error('refused');
  }
  await expect(new Response(objectArchive(broken()) as BodyInit).blob()).rejects.toThrow('refused');
});
