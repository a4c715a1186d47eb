import { getResponse } from 'msw';
import { expect, test } from 'vitest';
import { ScreencaptureError } from '../../../src/core/errors.ts';
import { Bucket } from '../../../src/service/bucket.ts';
import { bucketHandlers } from '../../../src/wire/bucket-handlers.ts';
import type { BucketParty } from '../../../src/wire/bucket-request.ts';
import { bucketsOver, bucketWith } from '../../support/buckets.ts';

const host = 'testbucket-1234567890.cos.region.myqcloud.com';
const key = '2018-12-17/stream_name-screenshot-19-06-59-640x352.jpg';
const url = `http://${host}/${key}`;
const etag = '"9a0364b9e99bb480dd25e1f0284c8555"';
const lastModified = 'Mon, 17 Dec 2018 07:04:33 GMT';

/** One object of ten bytes, and a record of what was asked for. */
function bucketOf(text = '0123456789') {
  const asked: (readonly [host: string, key: string])[] = [];
  const objects = bucketWith(host, key, text);
  const storage = {
    ...objects,
    object: (bucketHost: string, objectKey: string) => {
      asked.push([bucketHost, objectKey]);
      return objects.object(bucketHost, objectKey);
    },
  };
  return { bucket: bucketsOver(storage), asked, storage };
}

async function send(
  address: string,
  init: RequestInit = {},
  bucket: BucketParty = bucketOf().bucket,
): Promise<Response> {
  const response = await getResponse(
    bucketHandlers(bucket, () => 1_800_000_000_000),
    new Request(address, init),
  );
  if (response === undefined) throw new Error(`nobody answers ${address}`);
  return response;
}

const get = (headers: Record<string, string>): Promise<Response> => send(url, { headers });
const codeOf = async (answer: Promise<Response>): Promise<string> =>
  `${(await answer).status} ${field(await (await answer).text(), 'Code')}`;
const field = (xml: string, name: string): string | undefined => new RegExp(`<${name}>([^]*)</${name}>`).exec(xml)?.[1];

test('GET gives the picture with the headers of a bucket', async () => {
  const response = await send(url);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('0123456789');
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-length': '10',
    'accept-ranges': 'bytes',
    date: 'Fri, 15 Jan 2027 08:00:00 GMT',
    etag,
    'last-modified': lastModified,
    server: 'tencent-cos',
    'x-cos-request-id': expect.stringMatching(/^[A-Za-z0-9+/]+=*$/),
    'x-cos-hash-crc64ecma': expect.stringMatching(/^\d+$/),
    'access-control-allow-origin': '*',
    'access-control-expose-headers': expect.stringContaining('ETag'),
  });
});

test('HEAD gives the same headers and no body', async () => {
  const [head, whole] = [await send(url, { method: 'HEAD' }), await send(url)];
  expect([head.status, head.body]).toEqual([200, null]);
  for (const name of ['content-type', 'content-length', 'etag', 'last-modified', 'x-cos-hash-crc64ecma']) {
    expect(head.headers.get(name)).toBe(whole.headers.get(name));
  }
});

test.each([
  `https://${host}/${key}`,
  `http://${host.replace('myqcloud.com', 'tencentcos.cn')}/${key}`,
  `${url}?a=1#top`,
])('the same object is at %s', async (address) => {
  expect(await (await send(address)).text()).toBe('0123456789');
});

test("a range is served as 206 with its place, and the checksum is still the whole object's", async () => {
  const [part, whole] = [await get({ range: 'bytes=2-4' }), await send(url)];
  expect([part.status, await part.text()]).toEqual([206, '234']);
  expect([part.headers.get('content-range'), part.headers.get('content-length')]).toEqual(['bytes 2-4/10', '3']);
  expect(part.headers.get('x-cos-hash-crc64ecma')).toBe(whole.headers.get('x-cos-hash-crc64ecma'));
});

test('a range beyond the end is 416 InvalidRange with the size', async () => {
  const response = await get({ range: 'bytes=10-' });
  expect([response.status, response.headers.get('content-range')]).toEqual([416, 'bytes */10']);
  expect(field(await response.text(), 'Code')).toBe('InvalidRange');
});

test('several ranges are passed over', async () => {
  const response = await get({ range: 'bytes=0-1,4-5' });
  expect([response.status, await response.text()]).toEqual([200, '0123456789']);
});

test.each([
  { 'if-none-match': etag },
  { 'if-none-match': `"other", W/${etag}` },
  { 'if-none-match': '*' },
  { 'if-modified-since': lastModified },
  { 'if-modified-since': 'Tue, 18 Dec 2018 00:00:00 GMT' },
  { 'if-none-match': etag, 'if-modified-since': 'Sun, 01 Jan 2017 00:00:00 GMT' },
])('%j is answered 304 without a body', async (headers) => {
  const response = await get(headers);
  expect([response.status, response.body, response.headers.get('etag')]).toEqual([304, null, etag]);
});

test.each([
  { 'if-match': '"other"' },
  { 'if-match': `W/${etag}` },
  { 'if-unmodified-since': 'Sun, 16 Dec 2018 00:00:00 GMT' },
])('%j is answered 412 PreconditionFailed', async (headers) => {
  const response = await get(headers);
  expect(response.status).toBe(412);
  expect(field(await response.text(), 'Code')).toBe('PreconditionFailed');
});

test.each([
  { 'if-match': etag },
  { 'if-match': '*' },
  { 'if-match': etag, 'if-unmodified-since': 'Sun, 16 Dec 2018 00:00:00 GMT' },
  { 'if-none-match': '"other"' },
  { 'if-none-match': '"other"', 'if-modified-since': lastModified },
  { 'if-modified-since': 'Sun, 16 Dec 2018 00:00:00 GMT' },
  { 'if-modified-since': 'yesterday' },
  { 'if-unmodified-since': lastModified },
])('%j lets the object through', async (headers) => {
  expect((await get(headers)).status).toBe(200);
});

test.each([
  [etag, 206],
  [lastModified, 206],
  ['"other"', 200],
  ['Sun, 16 Dec 2018 00:00:00 GMT', 200],
])('a range on the condition %s is answered %i', async (condition, status) => {
  expect((await get({ range: 'bytes=0-0', 'if-range': condition })).status).toBe(status);
});

test('an object that is not there is 404 NoSuchKey, told in XML', async () => {
  const response = await send(`http://${host}/nothing/here.jpg`);
  expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/xml']);
  const xml = await response.text();
  expect(field(xml, 'Code')).toBe('NoSuchKey');
  expect(field(xml, 'Resource')).toBe(`${host}/nothing/here.jpg`);
  expect(field(xml, 'RequestId')).toBe(response.headers.get('x-cos-request-id'));
  expect(field(xml, 'TraceId')).toBe(response.headers.get('x-cos-trace-id'));
});

test('HEAD of an object that is not there is 404 without a body', async () => {
  const response = await send(`http://${host}/nothing`, { method: 'HEAD' });
  expect([response.status, response.body]).toEqual([404, null]);
});

test.each([
  ['PUT', 'AccessDenied'],
  ['POST', 'AccessDenied'],
  ['DELETE', 'AccessDenied'],
  ['PATCH', 'AccessDenied'],
])('%s of somebody who does not sign is %s, and nothing is asked of the bucket', async (method, code) => {
  const { bucket, asked } = bucketOf();
  const response = await send(url, { method }, bucket);
  expect([response.status, field(await response.text(), 'Code')]).toEqual([403, code]);
  expect(asked).toEqual([]);
});

test('the list of objects is not given away', async () => {
  const response = await send(`http://${host}/?prefix=2018`);
  expect(response.status).toBe(403);
  expect(field(await response.text(), 'Code')).toBe('AccessDenied');
});

test('who may read an object without a signature may not read who else may', async () => {
  expect(await codeOf(send(`${url}?acl`))).toBe('403 AccessDenied');
});

test('a page of another origin may do what it asks for beforehand', async () => {
  const headers = {
    origin: 'https://app.example',
    'access-control-request-method': 'PUT',
    'access-control-request-headers': 'authorization,content-type',
  };
  const response = await send(url, { method: 'OPTIONS', headers });
  expect([response.status, Object.fromEntries(response.headers)]).toMatchObject([
    200,
    {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, PUT, POST, DELETE',
      'access-control-allow-headers': 'authorization,content-type',
    },
  ]);
});

test.each([{}, { origin: 'null', 'access-control-request-method': 'PATCH' }])(
  'a preflight with %j is refused with 403',
  async (headers) => {
    expect((await send(url, { method: 'OPTIONS', headers })).status).toBe(403);
  },
);

test.each([
  ['%3Cscript%3E%26%22%27', '&lt;script&gt;&amp;&quot;&apos;'],
  ['a%00b%1F', 'a\uFFFDb\uFFFD'],
  ['%EF%BF%BF', '\uFFFD'],
  ['%E4%BD%A0%E5%A5%BD%F0%9F%98%80', '你好😀'],
])('the hostile key %s is told as harmless text', async (path, resource) => {
  const response = await send(`http://${host}/${path}`);
  expect(response.status).toBe(404);
  expect(field(await response.text(), 'Resource')).toBe(`${host}/${resource}`);
});

test.each([
  ['a%2Fb.jpg', 'a/b.jpg'],
  ['a/%2e%2e/%2e%2e/b.jpg', 'b.jpg'],
  ['..%2F..%2Fb.jpg', '../../b.jpg'],
  ['a%5Cb', 'a\\b'],
  ['a+b%20c', 'a+b c'],
  ['/double', '/double'],
])('the path %s asks for the key %j', async (path, objectKey) => {
  const { bucket, asked } = bucketOf();
  await send(`http://${host}/${path}`, {}, bucket);
  expect(asked).toEqual([[host, objectKey]]);
});

test.each(['%', '%zz', '%C3%28', '%ED%A0%80'])('the path %s is 400 InvalidURI', async (path) => {
  const response = await send(`http://${host}/${path}`);
  expect(response.status).toBe(400);
  expect(field(await response.text(), 'Code')).toBe('InvalidURI');
});

test('a disk that fails is 500 InternalError', async () => {
  const object = () => Promise.reject(new ScreencaptureError('storage-unavailable', 'closed'));
  const response = await send(url, {}, bucketsOver({ ...bucketOf().storage, object }));
  expect(response.status).toBe(500);
  expect(field(await response.text(), 'Code')).toBe('InternalError');
});

test.each([
  'http://cos.region.myqcloud.com/a',
  'http://testbucket.cos.region.myqcloud.com/a',
  'http://b-1.cos.region.myqcloud.com.evil.test/a',
])('%s is no bucket', async (address) => {
  await expect(send(address)).rejects.toThrow('nobody answers');
});

test('a picture is given as the address asks for it, where there is something to draw with', async () => {
  const bucket = new Bucket({
    storage: bucketOf().storage,
    secretKeyOf: () => undefined,
    processPicture: async (picture, processing) =>
      new Blob([`${await picture.text()} ${JSON.stringify(processing)}`], { type: 'image/webp' }),
  });
  const response = await send(`${url}?imageMogr2/format/webp`, {}, bucket);
  expect([response.headers.get('content-type'), await response.text()]).toEqual([
    'image/webp',
    '0123456789 {"format":"webp"}',
  ]);
  expect(await codeOf(send(`${url}?imageMogr2/thumbnail/wide`, {}, bucket))).toBe('400 InvalidArgument');
  expect(await codeOf(send(`${url}?imageView2/1/w/100`, {}, bucket))).toBe('501 NotImplemented');
  expect(await codeOf(send(`${url}?imageMogr2/format/webp`))).toBe('501 NotImplemented');
});

test.each([
  [undefined, '400 InvalidImageFormat'],
  ['too-large', '400 ImageResolutionExceed'],
] as const)('a picture that is drawn as %s is %s', async (drawn, told) => {
  const parts = { storage: bucketOf().storage, secretKeyOf: () => undefined, processPicture: async () => drawn };
  expect(await codeOf(send(`${url}?imageMogr2/thumbnail/!1000p`, {}, new Bucket(parts)))).toBe(told);
});
