import { setupServer } from 'msw/node';
import COS from 'cos-nodejs-sdk-v5';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { documentedCosCredential } from '../../../src/core/cos-signature.ts';
import { mockBucket } from '../../../src/package/msw.ts';

const where = { Bucket: 'testbucket-1234567890', Region: 'ap-guangzhou' };
const { secretId: SecretId, secretKey: SecretKey } = documentedCosCredential;

const buckets = mockBucket();
const server = setupServer(...buckets.handlers);
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
beforeEach(() => buckets.clear());
afterAll(() => server.close());

test('the SDK for Node puts, lists, reads, signs for others and deletes, at its own endpoint', async () => {
  const cos = new COS({ SecretId, SecretKey });
  for (const Key of ['2018-12-17/a b.jpg', '2018-12-17/你好.jpg', 'index.html']) {
    const put = await cos.putObject({ ...where, Key, Body: Buffer.from(`body of ${Key}`), ContentType: 'text/plain' });
    expect(put.statusCode).toBe(200);
  }
  expect((await cos.headBucket(where)).statusCode).toBe(200);
  const root = await cos.getBucket({ ...where, Delimiter: '/' });
  expect(root).toMatchObject({ IsTruncated: 'false', CommonPrefixes: [{ Prefix: '2018-12-17/' }] });
  expect(root.Contents.map(({ Key, Size }) => [Key, Size])).toEqual([['index.html', '18']]);
  const folder = await cos.getBucket({ ...where, Prefix: '2018-12-17/', EncodingType: 'url', MaxKeys: 1 });
  expect(folder).toMatchObject({ IsTruncated: 'true', Contents: [{ Key: '2018-12-17%2Fa%20b.jpg' }] });

  const Key = '2018-12-17/你好.jpg';
  const head = await cos.headObject({ ...where, Key });
  expect(head.headers).toMatchObject({ 'content-length': '29', 'content-type': 'text/plain' });
  expect((await cos.getObject({ ...where, Key })).Body.toString()).toBe(`body of ${Key}`);
  const part = await cos.getObject({ ...where, Key, Range: 'bytes=0-3' });
  expect([part.statusCode, part.Body.toString()]).toEqual([206, 'body']);

  const url = cos.getObjectUrl(
    { ...where, Key, Sign: true, Query: { 'response-content-type': 'image/png' } },
    () => {},
  );
  const presigned = await fetch(url);
  expect([presigned.status, presigned.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect((await fetch(url.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).status).toBe(403);

  await cos.deleteObject({ ...where, Key });
  const deleted = await cos.deleteMultipleObject({
    ...where,
    Objects: [{ Key: '2018-12-17/a b.jpg' }, { Key: 'index.html' }],
  });
  expect(deleted.Deleted.map(({ Key }) => Key)).toEqual(['2018-12-17/a b.jpg', 'index.html']);
  expect((await cos.getBucket(where)).Contents).toEqual([]);
  await expect(cos.getObject({ ...where, Key })).rejects.toMatchObject({ code: 'NoSuchKey', statusCode: 404 });
});

test.each([
  { host: 'the accelerated host', settings: { UseAccelerate: true } },
  { host: 'the second name of the host', settings: { Domain: '{Bucket}.cos.{Region}.tencentcos.cn' } },
])('by $host the SDK puts and reads in the very bucket that its own host has', async ({ settings }) => {
  const [usual, other] = [new COS({ SecretId, SecretKey }), new COS({ SecretId, SecretKey, ...settings })];
  // Nobody used the bucket before, so that nothing tells where it lies.
  await other.putObject({ ...where, Key: 'a', Body: 'by the other host' });
  expect((await usual.getObject({ ...where, Key: 'a' })).Body.toString()).toBe('by the other host');
  await usual.putObject({ ...where, Key: 'b', Body: 'by its own' });
  for (const cos of [usual, other]) {
    expect((await cos.getBucket(where)).Contents.map(({ Key }) => Key)).toEqual(['a', 'b']);
  }
  await other.deleteObject({ ...where, Key: 'b' });
  await expect(usual.headObject({ ...where, Key: 'b' })).rejects.toMatchObject({ statusCode: 404 });
});

test('the SDK is refused with another key', async () => {
  const cos = new COS({ SecretId, SecretKey: 'another' });
  await expect(cos.getBucket(where)).rejects.toMatchObject({ code: 'SignatureDoesNotMatch', statusCode: 403 });
});

test('the SDK sets, reads and deletes the rules for pages of other origins', async () => {
  const cos = new COS({ SecretId, SecretKey });
  expect((await cos.getBucketCors(where)).CORSRules).toEqual([]);
  const rule = {
    AllowedOrigins: ['https://app.example'],
    AllowedMethods: ['GET', 'PUT'] as const,
    AllowedHeaders: ['*'],
    ExposeHeaders: ['ETag'],
    MaxAgeSeconds: '60',
  };
  const CORSRules = [{ ...rule, AllowedMethods: [...rule.AllowedMethods] }];
  expect((await cos.putBucketCors({ ...where, CORSRules } as unknown as COS.PutBucketCorsParams)).statusCode).toBe(200);
  expect((await cos.getBucketCors(where)).CORSRules).toEqual(CORSRules);
  expect((await cos.deleteBucketCors(where)).statusCode).toBe(204);
  expect((await cos.getBucketCors(where)).CORSRules).toEqual([]);
});

test('by a custom domain of its CDN a bucket is read, and neither listed nor changed', async () => {
  const location = { bucket: 'testbucket', appId: '1234567890', region: 'ap-guangzhou' };
  const bucket = mockBucket({ cdnDomains: { 'IMG.customer.example': location } });
  server.use(...bucket.handlers);
  const cdn = 'https://img.customer.example';
  const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xd9);
  bucket.put(`https://${where.Bucket}.cos.${where.Region}.myqcloud.com/day/a.jpg`, jpeg);
  const ask = async (path: string, method: string) => (await fetch(`${cdn}${path}`, { method })).status;
  expect(await (await fetch(`${cdn}/day/a.jpg`)).bytes()).toEqual(jpeg);
  const part = await fetch(`${cdn}/day/a.jpg`, { headers: { range: 'bytes=1-2' } });
  expect([part.status, await part.bytes()]).toEqual([206, jpeg.slice(1, 3)]);
  expect(await ask('/day/a.jpg', 'HEAD')).toBe(200);
  expect([await ask('/', 'GET'), await ask('/?cors', 'GET'), await ask('/', 'HEAD')]).toEqual([403, 403, 403]);
  for (const method of ['PUT', 'POST', 'DELETE']) expect(await ask('/day/a.jpg', method)).toBe(405);
  const signed = new COS({ SecretId, SecretKey, Domain: new URL(cdn).host });
  await expect(signed.getBucket(where)).rejects.toMatchObject({ code: 'AccessDenied' });
  await expect(signed.putObject({ ...where, Key: 'a', Body: 'a' })).rejects.toMatchObject({ code: 'MethodNotAllowed' });

  bucket.setUp(location, { access: 'private' });
  expect(await ask('/day/a.jpg', 'GET')).toBe(403);
  expect((await signed.getObject({ ...where, Key: 'day/a.jpg' })).statusCode).toBe(200);
});
