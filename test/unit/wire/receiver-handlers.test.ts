import { getResponse } from 'msw';
import { expect, test } from 'vitest';
import { receiverHandlers, type ReceiverParty } from '../../../src/wire/receiver-handlers.ts';

type Reply = Awaited<ReturnType<ReceiverParty['take']>>;

const ok: Reply = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"code":0}' };

function receiverAt(url: string, reply: Reply = ok) {
  const taken: { method: string; rawBody: string; contentType: string | null }[] = [];
  const receiver = {
    url,
    async take({ method, rawBody, headers }: Parameters<ReceiverParty['take']>[0]): Promise<Reply> {
      taken.push({ method, rawBody, contentType: headers.get('content-type') });
      return reply;
    },
  };
  return { receiver, taken };
}

const post = (receiver: ReceiverParty, url: string, body = '{}', method = 'POST'): Promise<Response | undefined> =>
  getResponse(
    receiverHandlers(receiver),
    new Request(url, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
    }),
  );

test("a callback is handed over byte for byte, and the receiver's answer given back", async () => {
  const { receiver, taken } = receiverAt('https://receiver.example/callback');
  const rawBody = '{"event_type":200,"stream_id":"你好 \\u0000"}';
  const response = await post(receiver, receiver.url, rawBody);
  expect([response?.status, response?.headers.get('content-type'), await response?.text()]).toEqual([
    200,
    'application/json',
    '{"code":0}',
  ]);
  expect(taken).toEqual([{ method: 'POST', rawBody, contentType: 'application/json' }]);
});

test.each(['https://me.test:8443/hook?token=a%20b', 'http://127.0.0.1/cb', 'https://xn--fsq.example/'])(
  'the receiver answers at %s, whatever host was typed',
  async (url) => {
    const { receiver, taken } = receiverAt(url);
    expect((await post(receiver, url))?.status).toBe(200);
    expect(taken).toHaveLength(1);
  },
);

test('when the callback URL changes, the new one is answered and the old one is not', async () => {
  const { receiver } = receiverAt('https://old.test/');
  const handlers = receiverHandlers(receiver);
  receiver.url = 'https://new.test/';
  expect((await getResponse(handlers, new Request('https://new.test/', { method: 'POST' })))?.status).toBe(200);
  expect(await getResponse(handlers, new Request('https://old.test/', { method: 'POST' }))).toBe(undefined);
});

test('a fragment in the callback URL plays no part, a query does', async () => {
  const { receiver } = receiverAt('https://receiver.example/callback?a=1#here');
  expect((await post(receiver, 'https://receiver.example/callback?a=1'))?.status).toBe(200);
  expect(await post(receiver, 'https://receiver.example/callback?a=2')).toBe(undefined);
});

test('a callback URL that is none is answered nowhere', async () => {
  const { receiver } = receiverAt('not a url');
  expect(await post(receiver, 'https://receiver.example/callback')).toBe(undefined);
});

test.each(['GET', 'PUT', 'HEAD'])('the receiver is told of a %s, and refuses it itself', async (method) => {
  const { receiver, taken } = receiverAt('https://receiver.example/callback', { status: 405, headers: {}, body: 'no' });
  expect((await post(receiver, receiver.url, '{}', method))?.status).toBe(405);
  expect(taken[0]?.method).toBe(method);
});

test('a receiver where nothing answers is a network error', async () => {
  const { receiver } = receiverAt('https://receiver.example/callback', { status: 0, headers: {}, body: '' });
  expect((await post(receiver, receiver.url))?.type).toBe('error');
});

test.each([204, 301, 304, 404, 500])('an answer of %i is passed on', async (status) => {
  const { receiver } = receiverAt('https://receiver.example/callback', { status, headers: {}, body: 'text' });
  expect((await post(receiver, receiver.url))?.status).toBe(status);
});
