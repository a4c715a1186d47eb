import { createHash } from 'node:crypto';
import { getResponse } from 'msw';
import { expect, test } from 'vitest';
import { documentedCosCredential, signCosRequest } from '../../../src/core/cos-signature.ts';
import { bucketHandlers } from '../../../src/wire/bucket-handlers.ts';
import { bucketsOver, signedRequest } from '../../support/buckets.ts';

const host = 'testbucket-1234567890.cos.ap-guangzhou.myqcloud.com';
const origin = `https://${host}`;
const nowSeconds = 1_800_000_000;
const present = { from: nowSeconds - 60, until: nowSeconds + 60 };

const field = (xml: string, name: string): string | undefined =>
  new RegExp(`<${name}>([^]*?)</${name}>`).exec(xml)?.[1];
const md5 = (text: string): string => createHash('md5').update(text).digest('base64');

/** A bucket, and its owner who signs. */
function world() {
  const bucket = bucketsOver();
  const handlers = bucketHandlers(bucket, () => nowSeconds * 1000);
  const answer = async (request: Request): Promise<Response> => {
    const response = await getResponse(handlers, request);
    if (response === undefined) throw new Error(`nobody answers ${request.url}`);
    return response;
  };
  const send = (path: string, init: RequestInit = {}, time = present) =>
    answer(signedRequest(`${origin}${path}`, init, time));
  const refused = async (path: string, init: RequestInit = {}): Promise<string> => {
    const response = await send(path, init);
    return `${response.status} ${field(await response.text(), 'Code')}`;
  };
  const put = (path: string, body = 'text', headers = {}) => send(path, { method: 'PUT', body, headers });
  const remove = (body: string, headers = {}) => send('/?delete', { method: 'POST', body, headers });
  return { bucket, answer, send, refused, put, remove };
}

test('an upload is read back with its own headers, by everybody', async () => {
  const { put, answer } = world();
  const kept = { 'content-type': 'text/plain', 'cache-control': 'no-store', 'x-cos-meta-a': 'b' };
  const headers = { ...kept, 'x-other': 'no', expires: '' };
  const stored = await put('/a/b%20c.txt', 'hello', headers);
  expect([stored.status, stored.headers.get('etag')]).toEqual([200, '"5d41402abc4b2a76b9719d911017c592"']);
  const found = await answer(new Request(`${origin}/a/b%20c.txt`));
  expect([found.status, await found.text()]).toEqual([200, 'hello']);
  expect(Object.fromEntries(found.headers)).toMatchObject({
    ...kept,
    etag: '"5d41402abc4b2a76b9719d911017c592"',
    'x-cos-hash-crc64ecma': stored.headers.get('x-cos-hash-crc64ecma'),
    'last-modified': new Date(nowSeconds * 1000).toUTCString(),
  });
  expect([found.headers.has('x-other'), found.headers.has('expires')]).toEqual([false, false]);
});

test('a body that is not that of its Content-MD5 is not stored', async () => {
  const { put, refused } = world();
  expect((await put('/a', 'hello', { 'content-md5': md5('hello') })).status).toBe(200);
  const init = (digest: string) => ({ method: 'PUT', body: 'hello', headers: { 'content-md5': digest } });
  expect(await refused('/b', init(md5('other')))).toBe('400 BadDigest');
  expect(await refused('/b', init('hello'))).toBe('400 InvalidDigest');
  expect(await refused('/b')).toBe('404 NoSuchKey');
});

test.each([
  ['a copy', '/a', { method: 'PUT', headers: { 'x-cos-copy-source': 'b/c' } }, '501 NotImplemented'],
  ['a part of an upload', '/a?uploadId=1&partNumber=1', { method: 'PUT', body: 'a' }, '501 NotImplemented'],
  ['the rules of access', '/?acl', {}, '501 NotImplemented'],
  ['how a bucket is encrypted, which is no list', '/?encryption', {}, '501 NotImplemented'],
  ['a link, which is no upload', '/a?symlink', { method: 'PUT' }, '501 NotImplemented'],
  ['a key of 851 bytes', `/${'a'.repeat(851)}`, { method: 'PUT', body: 'a' }, '400 KeyTooLong'],
  ['a method that objects have not', '/a', { method: 'PATCH' }, '405 MethodNotAllowed'],
  ['a method that buckets have not', '/', { method: 'PUT' }, '405 MethodNotAllowed'],
])('%s is refused', async (_what, path, init, told) => {
  expect(await world().refused(path, init)).toBe(told);
});

test('a deleted object is gone, and to delete what is not there is no mistake', async () => {
  const { put, send, refused } = world();
  await put('/a');
  for (const path of ['/a', '/a', '/nothing']) {
    const response = await send(path, { method: 'DELETE' });
    expect([response.status, response.body]).toEqual([204, null]);
  }
  expect(await refused('/a')).toBe('404 NoSuchKey');
});

test('several objects are deleted at once, told or in silence, whatever their names', async () => {
  const { put, remove, refused, bucket } = world();
  for (const path of ['/a%26b', '/c', '/d']) await put(path);
  const body = '<?xml version="1.0"?><Delete><Object><Key>a&amp;b</Key></Object><Object><Key>x</Key></Object></Delete>';
  const response = await remove(body, { 'content-md5': md5(body) });
  expect(response.status).toBe(200);
  expect((await response.text()).match(/<Key>.*<\/Key>/g)).toEqual(['<Key>a&amp;b</Key>', '<Key>x</Key>']);
  const quiet = await remove('<Delete><Quiet>true</Quiet><Object><Key>c</Key></Object></Delete>');
  expect(await quiet.text()).not.toContain('Key');
  expect(await refused('/c')).toBe('404 NoSuchKey');
  expect(await bucket.object(host, 'd')).toBeDefined();
});

const deepTags = 100_000;
const deeply = (open: string, close: string): string =>
  `<Delete><Object><Key>${open.repeat(50)}a${close.repeat(50)}</Key></Object></Delete>`;
const laughs = `<!DOCTYPE Delete [<!ENTITY a "lol">${'bcdefghij'
  .split('')
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`)
  .join('')}]>`;

test.each([
  ['nothing', ''],
  ['no XML', 'hello'],
  ['entities within entities', `${laughs}<Delete><Object><Key>&j;</Key></Object></Delete>`],
  [
    'an entity of a file',
    '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><Delete><Object><Key>&f;</Key></Object></Delete>',
  ],
  ['a declared type', '<!DOCTYPE Delete><Delete><Object><Key>a</Key></Object></Delete>'],
  ['an entity that nobody declared', '<Delete><Object><Key>&f;</Key></Object></Delete>'],
  ['elements nested deeply', '<a>'.repeat(deepTags) + '</a>'.repeat(deepTags)],
  ['elements that only seem to end', deeply('<b c="/>">', '</b>')],
  ['elements that never end', '<a>'.repeat(deepTags)],
  ['half a tag many times', '<'.repeat(deepTags)],
  ['another request', '<CreateBucket/>'],
  ['no object', '<Delete></Delete>'],
  ['an object without a key', '<Delete><Object/></Delete>'],
  ['an object with two keys', '<Delete><Object><Key>a</Key><Key>b</Key></Object></Delete>'],
  ['an empty key', '<Delete><Object><Key/></Object></Delete>'],
  ['1001 objects', `<Delete>${'<Object><Key>a</Key></Object>'.repeat(1001)}</Delete>`],
])('a deletion of %s is MalformedXML, and deletes nothing', async (_what, body) => {
  const { put, refused, bucket } = world();
  await put('/a');
  expect(await refused('/?delete', { method: 'POST', body })).toBe('400 MalformedXML');
  expect(await bucket.object(host, 'a')).toBeDefined();
});

test.each([
  ['authorization', 'q-sign-algorithm=sha1'],
  ['content-md5', md5('text')],
])('the header %s given twice is not what was signed', async (name, value) => {
  const { answer } = world();
  const init = { method: 'PUT', body: 'text', headers: { 'content-md5': md5('text') } };
  const request = signedRequest(`${origin}/a`, init, present);
  expect((await answer(request.clone())).status).toBe(200);
  request.headers.append(name, value);
  const response = await answer(request);
  expect(`${response.status} ${field(await response.text(), 'Code')}`).toBe('403 SignatureDoesNotMatch');
});

test('of two ranges none is followed, and a signature that is there twice is none', async () => {
  const { put, answer } = world();
  await put('/a', '0123456789');
  const ranges = new Request(`${origin}/a`, { headers: { range: 'bytes=0-1' } });
  ranges.headers.append('range', 'bytes=4-5');
  expect((await answer(ranges)).status).toBe(200);
  const { authorization } = signCosRequest(
    { method: 'GET', path: '/a', parameters: [], headers: [['host', host]] },
    documentedCosCredential,
    present,
  );
  expect((await answer(new Request(`${origin}/a?${authorization}`))).status).toBe(200);
  const twice = await answer(new Request(`${origin}/a?${authorization}&q-signature=${'0'.repeat(40)}`));
  expect(`${twice.status} ${field(await twice.text(), 'Code')}`).toBe('400 InvalidArgument');
});

test('ten megabytes are an object like any other, and too much for a deletion', async () => {
  const { put, refused, answer } = world();
  const body = 'x'.repeat(10_000_000);
  expect((await put('/large', body)).status).toBe(200);
  expect((await answer(new Request(`${origin}/large`, { method: 'HEAD' }))).headers.get('content-length')).toBe(
    '10000000',
  );
  expect(await refused('/?delete', { method: 'POST', body })).toBe('400 EntityTooLarge');
});

test.each([
  ['/a/..%2f..%2fb', 'a/../../b'],
  ['/%2e%2e%2fb', '../b'],
  ['/a%2Fb', 'a/b'],
  ['/a%00b', 'a\0b'],
])('an upload to %s is the object %j of this bucket and of no other', async (path, objectKey) => {
  const { put, bucket } = world();
  expect((await put(path)).status).toBe(200);
  expect((await bucket.list(host, { prefix: '', delimiter: '', marker: '', maxKeys: 10 })).contents).toMatchObject([
    { objectKey },
  ]);
});

test('a private bucket is for those who sign, and one that is missing for nobody', async () => {
  const { bucket, put, answer, send, refused } = world();
  await put('/a');
  await bucket.setUp({ bucketHost: host, exists: true, access: 'private', serviceMayWrite: true });
  expect((await answer(new Request(`${origin}/a`))).status).toBe(403);
  expect((await send('/a')).status).toBe(200);
  await bucket.setUp({ bucketHost: host, exists: false, access: 'private', serviceMayWrite: true });
  expect(await refused('/a')).toBe('404 NoSuchBucket');
});

test('a signature that has expired says so, and one from too far ahead is skewed', async () => {
  const { send, put } = world();
  await put('/a');
  const expired = await send('/a', {}, { from: nowSeconds - 900, until: nowSeconds - 1 });
  const xml = await expired.text();
  expect([expired.status, field(xml, 'Code'), field(xml, 'Message')]).toEqual([
    403,
    'AccessDenied',
    'Request has expired',
  ]);
  const early = await send('/a', {}, { from: nowSeconds + 901, until: nowSeconds + 999 });
  expect(field(await early.text(), 'Code')).toBe('RequestTimeTooSkewed');
});

test('a signature covers the method, the path, what is listed, and nobody else’s key', async () => {
  const { answer, put } = world();
  await put('/a');
  const signed = signedRequest(`${origin}/a`, {}, present);
  const authorization = signed.headers.get('authorization') ?? '';
  const code = async (path: string, init: RequestInit) =>
    field(await (await answer(new Request(`${origin}${path}`, init))).text(), 'Code');
  const headers = { authorization };
  expect(await code('/b', { headers })).toBe('SignatureDoesNotMatch');
  expect(await code('/a', { headers, method: 'DELETE' })).toBe('SignatureDoesNotMatch');
  expect(await code('/a', { headers: { authorization: authorization.replace('AKID', 'AKIX') } })).toBe(
    'InvalidAccessKeyId',
  );
  expect(await code('/a', { headers: { authorization: 'Basic YTpi' } })).toBe('InvalidArgument');
  const twice = new Headers(headers);
  twice.append('authorization', authorization);
  expect(await code('/a', { headers: twice })).toMatch('InvalidArgument');
  expect((await answer(new Request(`${origin}/a?${authorization}`))).status).toBe(200);
});

test('other headers are given to those who sign for them', async () => {
  const { put, send, answer, refused } = world();
  await put('/a', 'text', { 'content-type': 'text/plain' });
  const query = '?response-content-type=image%2Fpng&response-content-disposition=attachment';
  const response = await send(`/a${query}`);
  expect([response.headers.get('content-type'), response.headers.get('content-disposition')]).toEqual([
    'image/png',
    'attachment',
  ]);
  expect((await answer(new Request(`${origin}/a${query}`))).status).toBe(403);
  const named = await send(`/a?response-content-disposition=${encodeURIComponent('attachment; filename="你好.jpg"')}`);
  const bytes = Buffer.from(named.headers.get('content-disposition') ?? '', 'latin1');
  expect(bytes.toString()).toBe('attachment; filename="你好.jpg"');
  expect(await refused('/a?response-expires=a%0D%0Ab')).toBe('400 InvalidArgument');
});
