import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketHost, objectUrl, parseBucketHost, parseObjectUrl } from '../../../src/core/index.ts';
import { anyText, refusalOf } from './refusal.ts';

const bucket = { bucket: 'testbucket', appId: '1234567890', region: 'ap-guangzhou' };

test('the documented sample has this address', () => {
  expect(objectUrl({ ...bucket, region: 'region' }, '2018-12-17/stream_name-screenshot-19-06-59-640x352.jpg')).toBe(
    'http://testbucket-1234567890.cos.region.myqcloud.com/2018-12-17/stream_name-screenshot-19-06-59-640x352.jpg',
  );
});

test.each([
  { key: 'a b.jpg', path: 'a%20b.jpg' },
  { key: 'a?b#c.jpg', path: 'a%3Fb%23c.jpg' },
  { key: '100%.jpg', path: '100%25.jpg' },
  { key: '世界/😀.jpg', path: '%E4%B8%96%E7%95%8C/%F0%9F%98%80.jpg' },
  { key: 'a\\b', path: 'a%5Cb' },
])('the key $key is written $path in an address', ({ key, path }) => {
  const url = objectUrl(bucket, key, 'https');
  expect(url).toBe(`https://testbucket-1234567890.cos.ap-guangzhou.myqcloud.com/${path}`);
  expect(new URL(url).pathname).toBe(`/${path}`);
  expect(parseObjectUrl(url)).toEqual({ scheme: 'https', bucket, key });
});

test('a bucket whose name has hyphens is told from its AppId', () => {
  const hyphened = { ...bucket, bucket: 'my-bucket-2' };
  expect(parseBucketHost(bucketHost(hyphened))).toEqual(hyphened);
});

test('an address is read in any case of scheme and host, and without its query', () => {
  const url = 'HTTPS://TestBucket-1234567890.COS.ap-guangzhou.myqcloud.com/a.jpg?x=1#y';
  expect(parseObjectUrl(url)).toEqual({ scheme: 'https', bucket, key: 'a.jpg' });
});

test.each([
  'http://example.com/a.jpg',
  'http://testbucket-1234567890.cos.ap-guangzhou.myqcloud.com.evil.example/a.jpg',
  'http://testbucket-1234567890.cos.ap-guangzhou.myqcloud.com:8080/a.jpg',
  'http://user@testbucket-1234567890.cos.ap-guangzhou.myqcloud.com/a.jpg',
  'http://testbucket.cos.ap-guangzhou.myqcloud.com/a.jpg',
  'http://testbucket-1234567890.cos.ap-guangzhou.myqcloud.com/',
  'http://testbucket-1234567890.cos.ap-guangzhou.myqcloud.com',
  'http://testbucket-1234567890.cos.ap-guangzhou.myqcloud.com/%E4%B8',
  'http://testbucket-1234567890.cos.ap-guangzhou.myqcloud.com/a/%2e%2e/b',
  'http://testbucket-1234567890.cos.ap-guangzhou.myqcloud.com/a//b',
  'ftp://testbucket-1234567890.cos.ap-guangzhou.myqcloud.com/a.jpg',
  '/a.jpg',
])('%s is no address of an object', (url) => {
  expect(refusalOf(() => parseObjectUrl(url))).toBe('invalid-url');
});

test.each([
  { change: { bucket: 'Test' }, code: 'invalid-bucket' },
  { change: { bucket: '-test' }, code: 'invalid-bucket' },
  { change: { bucket: 'a.b' }, code: 'invalid-bucket' },
  { change: { appId: '12a' }, code: 'invalid-appid' },
  { change: { region: 'ap_guangzhou' }, code: 'invalid-region' },
  { change: { region: '' }, code: 'invalid-region' },
])('a location with $change is refused as $code', ({ change, code }) => {
  expect(refusalOf(() => bucketHost({ ...bucket, ...change }))).toBe(code);
});

test.each(['', '/a', 'a/', 'a//b', '../a', 'a/.', '\u{d800}'])('the key "%s" cannot be part of an address', (key) => {
  expect(refusalOf(() => objectUrl(bucket, key))).toBe('invalid-url');
});

test('whatever the key, its address is read back to it, or there is a code', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('http' as const, 'https' as const), (key, scheme) => {
      const code = refusalOf(() => {
        const url = objectUrl(bucket, key, scheme);
        expect(parseObjectUrl(url)).toEqual({ scheme, bucket, key });
        expect(new URL(url).href).toBe(url);
      });
      expect([undefined, 'invalid-url']).toContain(code);
      expect([undefined, 'invalid-url']).toContain(refusalOf(() => parseObjectUrl(key)));
      expect(refusalOf(() => parseBucketHost(key))).toBe(undefined);
    }),
  );
});
