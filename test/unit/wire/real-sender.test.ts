import { expect, test } from 'vitest';
import type { RealSendReply, RealSendRequest } from '../../../src/wire/real-send-protocol.ts';
import { refusedByPolicy } from '../../../src/service/ports.ts';
import { openRealSender, type SendingWorker } from '../../../src/wire/real-sender.ts';

/** Workers that record what they are told; the test replies for them. */
function setUp() {
  const workers: (SendingWorker & {
    readonly told: RealSendRequest[];
    isEnded: boolean;
    reply(data: RealSendReply): void;
  })[] = [];
  const sender = openRealSender(() => {
    const told: RealSendRequest[] = [];
    const worker: (typeof workers)[number] = {
      told,
      isEnded: false,
      onmessage: null,
      onmessageerror: null,
      onerror: null,
      postMessage: (message: RealSendRequest) => void told.push(message),
      terminate: () => void (worker.isEnded = true),
      reply: (data) => worker.onmessage?.call(worker as unknown as Worker, { data } as MessageEvent),
    };
    workers.push(worker);
    return worker;
  });
  return { sender, workers };
}

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
const request = (init: RequestInit = {}): Request =>
  new Request('https://my-receiver.test/hook', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"a":1}',
    ...init,
  });

test('no worker is started before the first request', async () => {
  const { sender, workers } = setUp();
  expect(workers).toHaveLength(0);
  void sender.fetch(request());
  void sender.fetch(request());
  await turn();
  expect(workers).toHaveLength(1);
});

test('the worker is told what to send, and its reply is the response', async () => {
  const { sender, workers } = setUp();
  const response = sender.fetch(request());
  await turn();
  const [message] = workers[0]!.told;
  expect(message).toMatchObject({
    kind: 'send',
    url: 'https://my-receiver.test/hook',
    method: 'POST',
    headers: [['content-type', 'application/json']],
  });
  expect(new TextDecoder().decode((message as { body: ArrayBuffer }).body)).toBe('{"a":1}');
  const body = new TextEncoder().encode('{"code":0}').buffer;
  workers[0]!.reply({
    kind: 'response',
    id: message!.id,
    status: 200,
    statusText: 'OK',
    headers: [['x-a', 'b']],
    body,
  });
  const { status, statusText, headers } = await response;
  expect([status, statusText, headers.get('x-a'), await (await response).text()]).toEqual([
    200,
    'OK',
    'b',
    '{"code":0}',
  ]);
});

test('replies find their requests, in whatever order they come', async () => {
  const { sender, workers } = setUp();
  const both = [sender.fetch(request()), sender.fetch(request())];
  await turn();
  for (const { id } of workers[0]!.told.toReversed()) {
    workers[0]!.reply({ kind: 'response', id, status: 200 + id, statusText: '', headers: [], body: undefined });
  }
  expect((await Promise.all(both)).map(({ status }) => status)).toEqual([201, 202]);
});

test.each([204, 304, 999])('a status of %i comes through', async (status) => {
  const { sender, workers } = setUp();
  const response = sender.fetch(request());
  await turn();
  workers[0]!.reply({ kind: 'response', id: 1, status, statusText: '', headers: [], body: undefined });
  expect((await response).status).toBe(status);
});

test('a redirect is shown as fetch shows it', async () => {
  const { sender, workers } = setUp();
  const response = sender.fetch(request());
  await turn();
  workers[0]!.reply({ kind: 'redirect', id: 1 });
  expect(await response).toMatchObject({ type: 'opaqueredirect', status: 0 });
});

test('where nothing answers, the request fails as fetch does', async () => {
  const { sender, workers } = setUp();
  const response = sender.fetch(request());
  await turn();
  workers[0]!.reply({ kind: 'failure', id: 1, message: 'Failed to fetch', byPolicy: false });
  await expect(response).rejects.toEqual(new TypeError('Failed to fetch'));
});

test('a connection that the worker’s own policy forbids is told from other failures', async () => {
  const { sender, workers } = setUp();
  const response = sender.fetch(request());
  await turn();
  workers[0]!.reply({ kind: 'failure', id: 1, message: 'Failed to fetch', byPolicy: true });
  await expect(response).rejects.toMatchObject({ name: 'TypeError', cause: refusedByPolicy });
});

test('a knock tells whether anything answered, and sends nothing else', async () => {
  const { sender, workers } = setUp();
  const url = new URL('https://my-receiver.test/hook');
  const answers = Promise.all([sender.knock(url), sender.knock(url)]);
  expect(workers[0]!.told).toEqual([
    { kind: 'knock', id: 1, url: url.href },
    { kind: 'knock', id: 2, url: url.href },
  ]);
  workers[0]!.reply({ kind: 'failure', id: 1, message: 'Failed to fetch', byPolicy: false });
  workers[0]!.reply({ kind: 'opened', id: 2 });
  expect(await answers).toEqual([false, true]);
});

test('given up, the worker is told and the request ends with the reason; a late reply is ignored', async () => {
  const { sender, workers } = setUp();
  const abort = new AbortController();
  const response = sender.fetch(request({ signal: abort.signal }));
  await turn();
  abort.abort(new Error('stopped'));
  await expect(response).rejects.toThrow('stopped');
  expect(workers[0]!.told.at(-1)).toEqual({ kind: 'abort', id: 1 });
  workers[0]!.reply({ kind: 'failure', id: 1, message: 'aborted', byPolicy: false });
  await expect(sender.fetch(request({ signal: abort.signal }))).rejects.toThrow('stopped');
});

test('a worker that breaks fails what is under way, and the next request gets another', async () => {
  const { sender, workers } = setUp();
  const response = sender.fetch(request());
  await turn();
  workers[0]!.onerror?.call(workers[0]! as unknown as Worker, {} as ErrorEvent);
  await expect(response).rejects.toBeInstanceOf(TypeError);
  expect(workers[0]!.isEnded).toBe(true);
  void sender.fetch(request()).catch(() => {});
  await turn();
  expect(workers).toHaveLength(2);
});

test.each(['https://receiver.example/callback', 'http://b-1.cos.region.myqcloud.com:8080/'])(
  '%s is a mocked host and never sent to',
  async (url) => {
    const { sender, workers } = setUp();
    await expect(sender.fetch(new Request(url, { method: 'POST', body: 'a' }))).rejects.toBeInstanceOf(TypeError);
    expect(workers).toHaveLength(0);
  },
);
