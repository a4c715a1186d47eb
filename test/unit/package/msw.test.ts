import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentedSample as sample, renewSignature, serializeCallback } from '../../../src/core/index.ts';
import { conductPresets, mockBucket, mockReceiver } from '../../../src/package/msw.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterAll(() => server.close());

const rawBody = serializeCallback(sample);
const now = (): number => sample.create_time * 1000;
const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xd9);

const post = (url: string, body = rawBody): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });

test('a receiver takes what is rightly signed, refuses the rest, and shows what came in', async () => {
  const receiver = mockReceiver({ now });
  server.use(...receiver.handlers);
  const taken = await post(receiver.url);
  expect([taken.status, await taken.json()]).toEqual([200, { code: 0 }]);
  expect((await post(receiver.url, JSON.stringify({ ...sample, sign: '0'.repeat(32) }))).status).toBe(403);
  expect((await post(receiver.url, 'event_type=200')).status).toBe(400);
  expect(receiver.received).toMatchObject([
    { rawBody, body: sample, findings: [], verification: { ok: true }, at: now(), status: 200 },
    { body: { sign: '0'.repeat(32) }, verification: { ok: false, reason: 'wrong-sign' }, status: 403 },
    { body: undefined, findings: [{ code: 'not-json' }], verification: { reason: 'unparsable' }, status: 400 },
  ]);
  receiver.clear();
  expect(receiver.received).toEqual([]);
});

test('key, URL, clock and version of the documentation are those that were asked for', async () => {
  const receiver = mockReceiver({ url: 'http://localhost:3000/cb', key: 'another', dialect: '2025', now });
  server.use(...receiver.handlers);
  const body = serializeCallback(renewSignature(sample, 'another', sample.t));
  expect((await post(receiver.url, body)).status).toBe(200);
  expect(receiver.received[0]?.findings.map(({ code, field }) => `${code} ${field}`)).toEqual([
    'missing-field app',
    'missing-field appname',
    'missing-field stream_param',
  ]);
});

test('by the computer’s clock the documented sample has long expired', async () => {
  const receiver = mockReceiver();
  server.use(...receiver.handlers);
  expect((await post(receiver.url)).status).toBe(403);
  expect(receiver.received[0]?.verification).toEqual({ ok: false, reason: 'expired' });
});

test('a receiver that recovers knows a callback again, signed anew or not', async () => {
  const receiver = mockReceiver({ conduct: 'recovers', now });
  server.use(...receiver.handlers);
  const anew = serializeCallback(renewSignature(sample, 'test', sample.t + 60));
  const other = serializeCallback({ ...sample, create_time: sample.create_time + 10 });
  const statuses: number[] = [];
  for (const body of [rawBody, anew, other, rawBody]) statuses.push((await post(receiver.url, body)).status);
  expect(statuses).toEqual([500, 500, 500, 200]);
  expect(receiver.received.map(({ index, attempt }) => [index, attempt])).toEqual([
    [0, 1],
    [0, 2],
    [1, 1],
    [0, 3],
  ]);
});

test('a receiver can be told to behave otherwise, also in ways of one’s own', async () => {
  const receiver = mockReceiver({ now });
  server.use(...receiver.handlers);
  receiver.behave('refused');
  await expect(post(receiver.url)).rejects.toThrow(TypeError);
  receiver.behave({ ...conductPresets.checked, answer: { kind: 'fixed', status: 418, body: 'tea' }, delayMs: 1 });
  expect((await post(receiver.url)).status).toBe(418);
  receiver.behave('never');
  const impatient = new AbortController();
  const unanswered = fetch(receiver.url, { method: 'POST', body: rawBody, signal: impatient.signal });
  await expect.poll(() => receiver.received).toHaveLength(3);
  impatient.abort();
  await expect(unanswered).rejects.toThrow('aborted');
  expect(receiver.received.map(({ status }) => status)).toEqual([undefined, 418, undefined]);
  expect(() => receiver.behave({ ...conductPresets.checked, delayMs: -1 })).toThrow('delayMs');
});

test('a bucket gives what was put where the callback says, and shows what was asked for', async () => {
  const bucket = mockBucket({ now });
  const url = sample.pic_full_url;
  server.use(...bucket.handlers);
  expect((await fetch(url)).status).toBe(404);
  bucket.put(url, jpeg);
  const found = await fetch(url);
  expect([found.status, found.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect(await found.bytes()).toEqual(jpeg);
  const host = new URL(url).hostname;
  const objectKey = sample.pic_url.slice(1);
  expect(bucket.requested).toEqual([
    { host, objectKey, found: false },
    { host, objectKey, found: true },
  ]);
  bucket.put(url, new Blob([jpeg, jpeg]));
  expect((await fetch(url)).headers.get('content-length')).toBe('8');
  bucket.clear();
  expect([(await fetch(url)).status, bucket.requested.length]).toEqual([404, 1]);
  const full = mockBucket({ picture: jpeg });
  server.use(...full.handlers);
  const again = await Promise.all([fetch(url), fetch(url)]);
  expect(again.map(({ status }) => status)).toEqual([200, 200]);
  expect(new Set(again.map(({ headers }) => headers.get('etag'))).size).toBe(1);
  expect(() => bucket.put('https://example.com/a.jpg', jpeg)).toThrow('bucket');
});

test.each(['nonsense', '__proto__'])('a conduct of no known name is refused with those there are: %s', (name) => {
  const conduct = name as 'checked';
  expect(() => mockReceiver({ conduct })).toThrow(`there is no conduct "${name}", but checked, `);
  expect(() => mockReceiver().behave(conduct)).toThrow(/there is no conduct/);
});
