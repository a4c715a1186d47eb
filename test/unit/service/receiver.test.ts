import { expect, test } from 'vitest';
import { signCallback } from '../../../src/core/signature.ts';
import { Exchanges } from '../../../src/service/exchanges.ts';
import { Receiver, type ReceiverSettings } from '../../../src/service/receiver.ts';

const t = 1_545_030_873;
const now = t * 1000 - 600_000;

function receiverWith(change: Partial<ReceiverSettings> = {}, computerNow = now) {
  const exchanges = new Exchanges();
  const url = 'https://receiver.example/callback';
  const settings: ReceiverSettings = { url, callbackKey: 'test', emptyKey: 'signed', ...change };
  const receiver = new Receiver(
    () => settings,
    exchanges,
    () => computerNow,
  );
  const post = (rawBody: string, method = 'POST') => receiver.take({ rawBody, headers: new Headers(), method });
  return { exchanges, receiver, post };
}

const signedWith = (key: string): string => JSON.stringify({ event_type: 200, sign: signCallback(key, t), t });

test('the documented sample’s signature is taken with 200 and code 0, as JSON', async () => {
  const { post } = receiverWith();
  const rawBody = JSON.stringify({ sign: 'ca3e25e5dc17a6f9909a9ae7281e300d', t });
  expect(await post(rawBody)).toEqual({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"code":0}',
  });
});

test('a callback signed with another key is refused and recorded as wrongly signed, its raw body kept', async () => {
  const { post, receiver } = receiverWith();
  const rawBody = signedWith('another');
  expect((await post(rawBody)).status).toBe(403);
  expect(receiver.inbox.at(-1)).toEqual({
    rawBody,
    at: now,
    status: 403,
    verification: { ok: false, reason: 'wrong-sign' },
  });
});

test.each([
  { seconds: 0, status: 200 },
  { seconds: 1, status: 403 },
])('$seconds s after the second in which it expires a signature is answered $status', async ({ seconds, status }) => {
  const { post } = receiverWith({}, (t + seconds) * 1000 + 999);
  expect((await post(signedWith('test'))).status).toBe(status);
});

test('a request of the service is judged at the virtual time of its exchange, anybody else’s at the computer’s', async () => {
  const { exchanges, post } = receiverWith({}, Date.UTC(2026, 0, 1));
  const rawBody = signedWith('test');
  expect((await post(rawBody)).status).toBe(403);
  const exchange = exchanges.open(rawBody, now);
  expect((await post(rawBody)).status).toBe(200);
  expect(exchange.answer).toMatchObject({ kind: 'answer', status: 200 });
  exchanges.close(exchange);
  expect((await post(rawBody)).status).toBe(403);
});

test('a request that the network carries twice is one request', async () => {
  const { exchanges, post, receiver } = receiverWith();
  exchanges.open(signedWith('test'), now);
  expect((await post(signedWith('test'))).status).toBe(200);
  expect((await post(signedWith('test'))).status).toBe(200);
  expect(receiver.inbox).toHaveLength(1);
});

test('two requests of one body under way are answered oldest first', async () => {
  const { exchanges, post } = receiverWith();
  const [first, second] = [exchanges.open(signedWith('test'), now), exchanges.open(signedWith('test'), (t + 1) * 1000)];
  expect((await post(signedWith('test'))).status).toBe(200);
  expect((await post(signedWith('test'))).status).toBe(403);
  expect([first.answer, second.answer]).toMatchObject([{ status: 200 }, { status: 403 }]);
});

test.each(['', 'not JSON', '[]', 'null', '"text"'])('the body %j is answered 400', async (rawBody) => {
  const { post, receiver } = receiverWith();
  expect((await post(rawBody)).status).toBe(400);
  expect(receiver.inbox.at(-1)).toMatchObject({ rawBody, verification: { ok: false, reason: 'unparsable' } });
});

test('a request that is no POST is answered 405', async () => {
  const { post } = receiverWith();
  expect((await post(signedWith('test'), 'PUT')).status).toBe(405);
});

test.each([
  { what: 'without sign and t', key: 'test', emptyKey: 'signed', body: {}, status: 403 },
  { what: 'with t as a text', key: 'test', emptyKey: 'signed', body: { sign: 'x', t: String(t) }, status: 403 },
  { what: 'signed with no key', key: '', emptyKey: 'signed', body: { sign: signCallback('', t), t }, status: 200 },
  { what: 'without sign and t', key: '', emptyKey: 'signed', body: {}, status: 403 },
  { what: 'without sign and t', key: '', emptyKey: 'left-out', body: {}, status: 200 },
  { what: 'wrongly signed', key: '', emptyKey: 'left-out', body: { sign: signCallback('test', t), t }, status: 403 },
] as const)('a body $what, key "$key", empty key $emptyKey: $status', async ({ key, emptyKey, body, status }) => {
  const { post } = receiverWith({ callbackKey: key, emptyKey });
  expect((await post(JSON.stringify(body))).status).toBe(status);
});

test('the inbox keeps the newest 5,000', async () => {
  const { post, receiver } = receiverWith();
  for (let index = 0; index < 5_003; index += 1) await post(`{"n":${index}}`);
  expect(receiver.inbox).toHaveLength(5_000);
  expect(receiver.inbox[0]?.rawBody).toBe('{"n":3}');
});
