import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
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

/** What a server says to bytes that no client would send; the status line alone. */
async function sayRaw(origin: string, text: string): Promise<string> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.write(text);
  let said = '';
  for await (const chunk of socket) {
    said += String(chunk);
    if (said.includes('\r\n')) break;
  }
  return said.split('\r\n')[0] ?? '';
}

test('requests that no client would send are refused, reach no file outside, and end nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'objects-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'in', 'day'), { recursive: true });
  await writeFile(join(folder, 'in', 'a.jpg'), 'picture');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  const { bucket } = await served(join(folder, 'in'));
  const { origin, pathname } = new URL(bucket);
  const host = pathname.replaceAll('/', '');
  const paths = ['../secret.txt', '..%2fsecret.txt', '%2e%2e%2fsecret.txt', 'day/..%2fa.jpg', 'day%2f..%2fa.jpg'];
  for (const path of [...paths, '%2e/a.jpg%00', '..%5csecret.txt', encodeURIComponent(join(folder, 'in', 'a.jpg'))]) {
    const line = await sayRaw(origin, `GET /${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(`${path}: ${line}`).toBe(`${path}: HTTP/1.1 404 Not Found`);
  }
  const get = `GET /a.jpg HTTP/1.1\r\nHost: ${host}\r\n`;
  expect(await sayRaw(origin, `${get}Host: receiver.example\r\nConnection: close\r\n\r\n`)).toContain(' 400 ');
  expect(await sayRaw(origin, `${get}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`)).toContain(' 400 ');
  expect(await sayRaw(origin, `${get}Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\nzz\r\n`)).toContain(
    ' 400 ',
  );
  const large = { method: 'PUT', body: 'x'.repeat(16_000_001) };
  expect((await fetch(`${bucket}a.jpg`, large)).status).toBe(413);
  expect(await (await fetch(`${bucket}a.jpg`)).text()).toBe('picture');
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
  await writeFile(join(folder, 'day', 'notes'), 'no picture');
  const typeOf = async (Key: string) => (await cos.headObject({ ...where, Key })).headers?.['content-type'];
  expect([await typeOf('day/a.jpg'), await typeOf('day/notes')]).toEqual(['image/jpeg', 'application/octet-stream']);
  await rm(join(folder, 'day', 'notes'));
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
