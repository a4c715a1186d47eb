import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import COS from 'cos-nodejs-sdk-v5';
import { expect, onTestFinished, test } from 'vitest';
import { documentedCosCredential } from '../../../src/core/cos-signature.ts';
import { said, startCommand } from '../../support/command.ts';

const run = promisify(execFile);
const signed = JSON.stringify({ event_type: 200, sign: 'ca3e25e5dc17a6f9909a9ae7281e300d', t: 1545030873 });

async function served(objects: string) {
  const now = '2018-12-17T15:05:00+08:00';
  const server = startCommand(['serve', '--port', '0', '--json', '--now', now, '--objects', objects]);
  onTestFinished(() => void server.kill('SIGKILL'));
  const [line] = await said(server, /^\{"kind":"addresses".*$/m);
  const { receiver, bucket } = JSON.parse(line) as { receiver: string; bucket: string };
  return { server, receiver, bucket };
}

test('receiver and bucket answer at a path prefix and by Host, and Ctrl-C ends them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'objects-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'a.jpg'), 'picture');
  const { server, receiver, bucket } = await served(folder);
  const { origin } = new URL(receiver);
  const post = (body: string) => fetch(receiver, { method: 'POST', body });

  const right = await post(signed);
  expect([right.status, await right.text()]).toEqual([200, '{"code":0}']);
  expect((await post('{}')).status).toBe(403);
  expect((await fetch(receiver)).status).toBe(405);
  expect(await (await fetch(`${bucket}a.jpg`)).text()).toBe('picture');
  expect((await fetch(`${bucket}%2e%2e%2f%2e%2e%2fetc%2fpasswd`)).status).toBe(404);
  expect((await fetch(`${origin}/elsewhere`)).status).toBe(404);

  const [line] = await said(server, /^.*"status":403.*$/m);
  const url = 'https://receiver.example/callback';
  expect(JSON.parse(line)).toEqual({ kind: 'request', method: 'POST', url, status: 403 });

  const byHost = ['--silent', '--header', 'Host: receiver.example', '--data', signed, `${origin}/callback`];
  expect((await run('curl', byHost)).stdout).toBe('{"code":0}');
  const asProxy = ['--silent', '--proxy', origin, '--data', signed, 'http://receiver.example/callback'];
  expect((await run('curl', asProxy)).stdout).toBe('{"code":0}');

  const ended = new Promise((resolve) => server.once('exit', (code, signal) => resolve([code, signal])));
  server.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
});

test('objects are read by a CDN domain as well, by Host or at a path prefix', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'objects-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'a.jpg'), 'picture');
  const words = ['--objects', folder, '--cdn-domain', 'img.customer.example'];
  const server = startCommand(['serve', '--port', '0', '--json', ...words]);
  onTestFinished(() => void server.kill('SIGKILL'));
  const [line] = await said(server, /^\{"kind":"addresses".*$/m);
  const { cdn } = JSON.parse(line) as { cdn: string };
  expect(await (await fetch(`${cdn}a.jpg`)).text()).toBe('picture');
  expect((await fetch(`${cdn}a.jpg`, { method: 'DELETE' })).status).toBe(405);
  expect((await fetch(cdn)).status).toBe(403);
  const byHost = ['--silent', '--header', 'Host: img.customer.example', `${new URL(cdn).origin}/a.jpg`];
  expect((await run('curl', byHost)).stdout).toBe('picture');
});

test('the SDK for buckets, unmodified, lists, reads, puts and deletes by way of the server, which leaves the folder as it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'objects-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'day'));
  await writeFile(join(folder, 'day', 'a.jpg'), 'picture');
  const server = startCommand(['serve', '--port', '0', '--json', '--objects', folder]);
  onTestFinished(() => void server.kill('SIGKILL'));
  const [line] = await said(server, /^\{"kind":"addresses".*$/m);
  const { origin } = new URL((JSON.parse(line) as { bucket: string }).bucket);

  const { secretId: SecretId, secretKey: SecretKey } = documentedCosCredential;
  const cos = new COS({ SecretId, SecretKey, Protocol: 'http:', Proxy: origin });
  const where = { Bucket: 'testbucket-1234567890', Region: 'ap-guangzhou' };
  const keys = async () => (await cos.getBucket(where)).Contents.map(({ Key }) => Key);
  expect(await keys()).toEqual(['day/a.jpg']);
  expect((await cos.getObject({ ...where, Key: 'day/a.jpg', Range: 'bytes=0-2' })).Body.toString()).toBe('pic');
  await cos.putObject({ ...where, Key: 'day/b.txt', Body: 'mine' });
  expect((await cos.headObject({ ...where, Key: 'day/b.txt' })).headers).toMatchObject({ 'content-length': '4' });
  await cos.deleteObject({ ...where, Key: 'day/a.jpg' });
  expect(await keys()).toEqual(['day/b.txt']);
  expect(await readdir(join(folder, 'day'))).toEqual(['a.jpg']);
  const url = cos.getObjectUrl({ ...where, Key: 'day/b.txt', Sign: true }, () => {});
  const { host, pathname, search } = new URL(url);
  const presigned = await fetch(`${origin}/${host}${pathname}${search}`);
  expect(await presigned.text()).toBe('mine');
});
