import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
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
