import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type COS from 'cos-js-sdk-v5';
import { expect } from 'vitest';
import { documentedCosCredential } from '../../src/core/cos-signature.ts';
import { test } from './support/test.ts';

const sdk = fileURLToPath(import.meta.resolve('cos-js-sdk-v5'));

test('the vendor’s SDK for browsers reads the screenshots of a capture from the page’s bucket, and puts, lists and deletes there', async ({
  visitor,
}) => {
  // An object that was deleted is asked for once more.
  visitor.watch.allow(/status of 404/);
  const playground = await visitor.openReady();
  await playground.choosePattern(640, 360, 20);
  await playground.capture();
  await playground.ending();
  const { page } = playground;
  // The page's own policy lets no other script in, so that the debugger runs it.
  await page.evaluate(await readFile(sdk, 'utf8'));
  const seen = await page.evaluate(async (credential) => {
    const Client = (globalThis as unknown as { COS: typeof COS }).COS;
    const cos = new Client({ SecretId: credential.secretId, SecretKey: credential.secretKey });
    const where = { Bucket: 'testbucket-1234567890', Region: 'ap-guangzhou' };
    const list = async (Prefix: string) =>
      (await cos.getBucket({ ...where, Prefix })).Contents.map(({ Key, Size }) => [Key, Number(Size)] as const);
    const screenshots = await list('');
    const Key = screenshots[0]?.[0] ?? '';
    const head = await cos.headObject({ ...where, Key });
    const picture = await cos.getObject({ ...where, Key, DataType: 'blob' });
    const part = await cos.getObject({ ...where, Key, Range: 'bytes=0-1', DataType: 'arraybuffer' });
    const address = cos.getObjectUrl({ ...where, Key, Sign: false }, () => {});
    const byCdn = await fetch(`https://cdn.example/${Key}`);
    const thumbnail = await fetch(`${address}?imageMogr2/thumbnail/320x/format/webp`);
    const { width, height } = await createImageBitmap(await thumbnail.clone().blob());
    await cos.putObject({ ...where, Key: 'mine/你好.txt', Body: 'hello' });
    const url = cos.getObjectUrl({ ...where, Key: 'mine/你好.txt', Sign: true }, () => {});
    const presigned = await fetch(url);
    const mine = await list('mine/');
    await cos.deleteObject({ ...where, Key });
    await cos.deleteMultipleObject({ ...where, Objects: [{ Key: 'mine/你好.txt' }] });
    return {
      screenshots,
      head: [head.headers?.['content-type'], Number(head.headers?.['content-length'])],
      picture: (picture.Body as Blob).size,
      byCdn: [byCdn.status, (await byCdn.blob()).size],
      start: [...new Uint8Array(part.Body as ArrayBuffer)],
      thumbnail: [thumbnail.headers.get('content-type'), width, height],
      presigned: await presigned.text(),
      mine,
      left: (await list('')).length,
      missing: await cos.getObject({ ...where, Key }).catch(({ code, statusCode }) => [code, statusCode]),
    };
  }, documentedCosCredential);

  const [first] = seen.screenshots;
  expect(seen).toEqual({
    screenshots: [expect.anything(), expect.anything()],
    head: ['image/jpeg', first?.[1]],
    picture: first?.[1],
    byCdn: [200, first?.[1]],
    start: [0xff, 0xd8],
    thumbnail: ['image/webp', 320, 180],
    presigned: 'hello',
    mine: [['mine/你好.txt', 5]],
    left: 1,
    missing: ['NoSuchKey', 404],
  });
  // What is gone from the bucket is still in the capture.
  expect(await playground.screenshots.count()).toBe(2);
});
