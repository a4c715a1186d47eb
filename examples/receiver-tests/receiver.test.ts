import { callback, callbacks, negativeSuite } from 'live-screencapture-playground/fixtures';
import { mockBucket } from 'live-screencapture-playground/msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createReceiver } from './receiver.ts';

const key = 'test';
const now = 1_545_030_273;
const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xd9);

const bucket = mockBucket();
const server = setupServer(...bucket.handlers);
beforeAll(() => server.listen());
beforeEach(() => {
  server.resetHandlers();
  bucket.clear();
});
afterAll(() => server.close());

const post = (body: string): Request => new Request('https://receiver.test/callback', { method: 'POST', body });

function receiver() {
  const pictures = new Map<string, Uint8Array>();
  const answer = createReceiver({ key, now: () => now, keep: (path, picture) => pictures.set(path, picture) });
  return { answer, pictures };
}

test('every screenshot is fetched and kept', async () => {
  const { answer, pictures } = receiver();
  const bodies = callbacks({ count: 3, key, seed: 'three' });
  for (const { pic_full_url } of bodies) bucket.put(pic_full_url, jpeg);
  for (const body of bodies) expect((await answer(post(JSON.stringify(body)))).status).toBe(200);
  expect([...pictures.keys()]).toEqual(bodies.map(({ pic_url }) => pic_url));
});

test('a picture that is not there yet brings the callback again', async () => {
  const { answer, pictures } = receiver();
  const body = callback();
  expect((await answer(post(JSON.stringify(body)))).status).toBe(503);
  bucket.put(body.pic_full_url, jpeg);
  expect((await answer(post(JSON.stringify(body)))).status).toBe(200);
  expect(pictures.size).toBe(1);
});

test('a picture elsewhere is not fetched', async () => {
  const { answer, pictures } = receiver();
  const body = callback({ pic_full_url: 'http://169.254.169.254/latest' });
  expect((await answer(post(JSON.stringify(body)))).status).toBe(200);
  expect(pictures.size).toBe(0);
});

test.each(negativeSuite({ key, dialect: '2025', nowUnixSeconds: now }))(
  '$name is answered as it should be',
  async (example) => {
    server.use(...mockBucket({ picture: jpeg }).handlers);
    const { answer } = receiver();
    for (const { body, verdict } of example.requests) {
      const { status } = await answer(post(body));
      expect(verdict === 'either' || (status === 200) === (verdict === 'accept')).toBe(true);
    }
  },
);
