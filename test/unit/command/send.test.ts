import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { payloadsAt } from '../../../src/payloads/generator.ts';
import { requestJson } from '../../../src/payloads/line-formats.ts';
import { defaultPlan } from '../../../src/payloads/plan.ts';
import { openReceiver, runCommand } from '../../support/command.ts';

const input = ['{"event_type":200,"width":1}', '{"event_type":200,"width":2}'].join('\n');

test.concurrent('a callback that fails twice is delivered by the third attempt, and others do not wait for it', async () => {
  const receiver = await openReceiver((attempt, body) => (body.includes('1') && attempt < 3 ? 500 : 200));
  const ended = await runCommand(['send', '--to', receiver.url, '--speed', '100000'], { input });
  await receiver.close();

  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(ended.stdout.split('\n').toSorted()).toEqual(
    [
      'callback  outcome    attempts',
      '       0  delivered  500, 500, 200',
      '       1  delivered  200',
      '2 delivered, 0 given up, 4 attempts',
      '',
    ].toSorted(),
  );
  const [first] = receiver.received;
  expect(first).toMatchObject({ body: input.split('\n')[0], headers: { 'content-type': 'application/json' } });
});

test.concurrent('what is not taken is given up after the retries of the dialect, and no redirect is followed', async () => {
  const receiver = await openReceiver((_, body) => (body.includes('1') ? 204 : 302));
  const args = ['send', '--to', receiver.url, '--speed', 'instant', '--dialect', '2025', '--json'];
  const ended = await runCommand(args, { input });
  await receiver.close();

  const lines = ended.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const sixTimes = (attempt: object) => ({ outcome: 'gave-up', attempts: Array.from({ length: 6 }, () => attempt) });
  expect(ended).toMatchObject({ code: 1, stderr: '' });
  expect(lines.find(({ index }) => index === 0)).toMatchObject(sixTimes({ outcome: 'answered', status: 204 }));
  expect(lines.find(({ index }) => index === 1)).toMatchObject(sixTimes({ outcome: 'redirected', status: 302 }));
  expect(lines.at(-1)).toEqual({ delivered: 0, gaveUp: 2, attempts: 12 });
  expect(receiver.received).toHaveLength(12);
});

test.concurrent('what payload writes of negative cases is sent as it is, with its headers', async () => {
  const receiver = await openReceiver(() => 200);
  const requests = payloadsAt({ ...defaultPlan, negatives: { 'form-encoded': 1 } }, 0);
  const ended = await runCommand(['send', '--to', receiver.url], { input: requests.map(requestJson).join('\n') });
  await receiver.close();

  expect(ended.code).toBe(0);
  expect(receiver.received).toEqual(
    requests.map(({ body, headers }) => ({ body, headers: expect.objectContaining(headers) })),
  );
});

/** What takes a connection and treats it badly once something was asked. */
const rude: Readonly<Record<string, (socket: Socket) => void>> = {
  'connection cut': (socket) => socket.destroy(),
  'connection reset': (socket) => socket.resetAndDestroy(),
  'answer that is no HTTP': (socket) => socket.end('hello\r\n\r\n'),
  'timed out': () => {},
};

test.concurrent.for(Object.keys(rude))('a receiver that gives no answer is told by how: %s', async (how) => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}).once('data', () => rude[how]!(socket)));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Whoever is waited for without end is waited for shortly; the others have all the time that they need on a busy computer.
  const timeout = how === 'timed out' ? '1' : '60';
  const args = ['send', '--to', `${origin}/callback`, '--retries', '1', '--timeout', timeout, '--speed', 'instant'];
  const { code, stdout, stderr } = await runCommand(args, { input: '{"event_type":200}\n' });
  for (const socket of sockets) socket.destroy();
  server.close();

  const word = how === 'connection reset' ? 'connection cut' : how;
  expect(code).toBe(4);
  expect(stdout).toContain(`0  given up   ${word}, ${word}\n`);
  expect(stderr).toBe(`error: nothing answers at ${origin}: ${word === 'timed out' ? 'timed out after 1 s' : word}\n`);
});

test.concurrent('a host that nobody knows is told as such, in lines of JSON too', async () => {
  const args = ['send', '--to', 'http://nowhere.invalid/callback', '--retries', '0', '--json'];
  const { code, stdout, stderr } = await runCommand(args, { input: '{"event_type":200}\n' });

  expect([code, stderr]).toEqual([4, 'error: nothing answers at http://nowhere.invalid: unknown host\n']);
  expect(JSON.parse(stdout.split('\n')[0]!)).toMatchObject({
    attempts: [{ outcome: 'unreachable', failure: 'unknown host' }],
  });
});
