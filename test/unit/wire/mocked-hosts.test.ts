import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { isMockedUrl, mockedHosts } from '../../../src/wire/mocked-hosts.ts';

const serviceWorker = await readFile(new URL('../../../public/service-worker.js', import.meta.url), 'utf8');

test('the service worker knows exactly the mocked hosts', () => {
  const [, list = ''] = /const mockedHosts = \[([^\]]*)\]/.exec(serviceWorker) ?? [];
  expect(Array.from(list.matchAll(/'([^']+)'/g), ([, host]) => host)).toEqual(mockedHosts);
});

test.each([
  'https://receiver.example/callback',
  'http://receiver.example/callback?a=b',
  'http://testbucket-1234567890.cos.region.myqcloud.com/2018-12-17/a.jpg',
  'https://testbucket-1234567890.cos.ap-guangzhou.tencentcos.cn/a.jpg',
  'https://cdn.example/2018-12-17/a.jpg',
  'https://LIVE.tencentcloudapi.com/',
  'https://live.intl.tencentcloudapi.com:443/',
  'https://live.ap-guangzhou.tencentcloudapi.com/',
])('%s is mocked', (url) => {
  expect(isMockedUrl(new URL(url), 'http://localhost:4173')).toBe(true);
});

test.each([
  'https://receiver.example:8443/callback',
  'https://receiver.example.evil.test/',
  'https://notreceiver.example/',
  'https://img.cdn.example/',
  'https://myqcloud.com/',
  'https://evilmyqcloud.com/',
  'https://live.tencentcloudapi.com.evil.test/',
  'ftp://receiver.example/',
  'wss://receiver.example/',
])('%s is not: neither the policy nor the service worker would know it', (url) => {
  expect(isMockedUrl(new URL(url), 'http://localhost:4173')).toBe(false);
});

test('a page that is itself served from a bucket reaches its own files', () => {
  const origin = 'https://site-1250000000.cos-website.ap-guangzhou.myqcloud.com';
  expect(isMockedUrl(new URL(`${origin}/assets/a.js`), origin)).toBe(false);
});
