import { expect, test } from 'vitest';
import type { ListingQuery } from '../../../src/core/object-listing.ts';
import { Bucket } from '../../../src/service/bucket.ts';
import { memoryStorage } from '../../../src/storage/memory-storage.ts';
import { bucketsOver } from '../../support/buckets.ts';
import { bucketHost, screenshotRecord } from '../../support/records.ts';

const everything: ListingQuery = { prefix: '', delimiter: '', marker: '', maxKeys: 1000 };
const upload = (objectKey: string) => {
  const body = new Blob([objectKey]);
  return { bucketHost, objectKey, etag: '"x"', lastModified: 1, bytes: body.size, body };
};
const item = (index: number, objectKey: string) => ({
  record: screenshotRecord('a', index, objectKey),
  jpeg: new Blob(['picture'], { type: 'image/jpeg' }),
});

function world() {
  const storage = memoryStorage();
  const bucket = bucketsOver(storage);
  const keys = async () => (await bucket.list(bucketHost, everything)).contents.map(({ objectKey }) => objectKey);
  return { storage, bucket, keys };
}

test('screenshots and the customer’s own objects are listed together in order, whenever they came', async () => {
  const { storage, bucket, keys } = world();
  await storage.addScreenshots([item(0, 'b.jpg')]);
  await bucket.put(upload('c.txt'));
  expect(await keys()).toEqual(['b.jpg', 'c.txt']);
  await storage.addScreenshots([item(1, 'd.jpg'), item(2, 'a.jpg')]);
  await bucket.put(upload('bb.txt'));
  await bucket.put(upload('a.jpg'));
  expect(await keys()).toEqual(['a.jpg', 'b.jpg', 'bb.txt', 'c.txt', 'd.jpg']);
  const [first] = (await bucket.list(bucketHost, everything)).contents;
  expect(first).toEqual({ bucketHost, objectKey: 'a.jpg', etag: '"x"', lastModified: 1, bytes: 5 });
});

test('a deleted screenshot is gone from the bucket and still in its capture', async () => {
  const { storage, bucket, keys } = world();
  await storage.addScreenshots([item(0, 'a.jpg'), item(1, 'b.jpg')]);
  expect(await keys()).toEqual(['a.jpg', 'b.jpg']);
  await bucket.delete(bucketHost, ['a.jpg', 'nothing']);
  expect(await keys()).toEqual(['b.jpg']);
  expect(await bucket.object(bucketHost, 'a.jpg')).toBeUndefined();
  expect(await (await storage.jpeg('a', 0))?.text()).toBe('picture');
});

test('after all is cleared, or another tab wrote, the list is read anew', async () => {
  const { storage, bucket, keys } = world();
  await bucket.put(upload('a'));
  expect(await keys()).toEqual(['a']);
  await storage.putObject(upload('from another tab'));
  bucket.forget();
  expect(await keys()).toEqual(['a', 'from another tab']);
  await storage.clear();
  expect(await keys()).toEqual([]);
});

test('whoever shows a bucket is told of each change, and of whole buckets that may be others', async () => {
  const { storage, bucket } = world();
  const told: unknown[] = [];
  const release = bucket.onChange((change) => {
    const keys = change?.written.map(({ objectKey }) => objectKey);
    told.push(change && { ...change, written: keys });
  });
  await storage.addScreenshots([item(0, 'a.jpg'), item(1, 'b.jpg')]);
  await bucket.put(upload('c.txt'));
  await bucket.delete(bucketHost, ['a.jpg']);
  await bucket.setUp({ ...(await bucket.settings('other')), access: 'private' });
  expect(await bucket.hosts()).toEqual(['other', bucketHost]);
  release();
  await storage.clear();
  expect(told).toEqual([
    { bucketHost, written: ['a.jpg', 'b.jpg'], deleted: [] },
    { bucketHost, written: ['c.txt'], deleted: [] },
    { bucketHost, written: [], deleted: ['a.jpg'] },
    undefined,
  ]);
});

test('what is written while the list is first read is in it', async () => {
  const { storage, keys } = world();
  const listing = keys();
  await storage.addScreenshots([item(0, 'a.jpg')]);
  await listing;
  expect(await keys()).toEqual(['a.jpg']);
});

test('a list that could not be read is read at the next wish', async () => {
  const storage = memoryStorage();
  await storage.putObject(upload('a'));
  let broken = true;
  const objects: typeof storage.objects = (host) =>
    broken ? Promise.reject(new Error('closed')) : storage.objects(host);
  const bucket = bucketsOver({ ...storage, objects });
  await expect(bucket.list(bucketHost, everything)).rejects.toThrow('closed');
  broken = false;
  expect((await bucket.list(bucketHost, everything)).contents).toHaveLength(1);
});

test('a bucket is known by all of its hosts', async () => {
  const { bucket } = world();
  await bucket.put(upload('a'));
  const [name] = bucketHost.split('.');
  expect(await bucket.host(bucketHost.toUpperCase())).toBe(bucketHost);
  expect(await bucket.host(bucketHost.replace('myqcloud.com', 'tencentcos.cn'))).toBe(bucketHost);
  expect(await bucket.host(`${name}.cos.accelerate.myqcloud.com`)).toBe(bucketHost);
});

test('by its accelerated host a bucket is found where it was set up, and one that nobody used where buckets usually are', async () => {
  const { bucket } = world();
  const accelerated = () => bucket.host('other-1.cos.accelerate.tencentcos.cn');
  expect(await accelerated()).toBe('other-1.cos.ap-guangzhou.myqcloud.com');
  const far = 'other-1.cos.ap-beijing.myqcloud.com';
  await bucket.setUp({ bucketHost: far, exists: true, access: 'private', serviceMayWrite: true });
  expect(await accelerated()).toBe(far);
});

test('a bucket that nobody set up exists, public to read and open to the service; any other is as it was set up', async () => {
  const { bucket } = world();
  expect(await bucket.settings(bucketHost)).toEqual({
    bucketHost,
    exists: true,
    access: 'public-read',
    serviceMayWrite: true,
  });
  const changed = { bucketHost, exists: false, access: 'private', serviceMayWrite: false } as const;
  await bucket.setUp(changed);
  expect(await bucket.settings(bucketHost)).toEqual(changed);
});

test('what the customer changes is told, what screencapture writes is not', async () => {
  const storage = memoryStorage();
  let changes = 0;
  const bucket = new Bucket({ storage, secretKeyOf: () => undefined, changed: () => (changes += 1) });
  await bucket.put(upload('a'));
  await bucket.delete(bucketHost, ['a']);
  await bucket.setUp({ bucketHost, exists: true, access: 'private', serviceMayWrite: true });
  expect(changes).toBe(3);
  await storage.addScreenshots([item(0, 'a.jpg')]);
  expect(changes).toBe(3);
});
