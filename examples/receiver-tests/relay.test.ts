import { callback } from 'live-screencapture-playground/fixtures';
import { matchers } from 'live-screencapture-playground/matchers';
import { mockReceiver } from 'live-screencapture-playground/msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { relay } from './relay.ts';

expect.extend(matchers);

const key = 'test';
const receiver = mockReceiver({
  key,
  url: 'https://elsewhere.test/callback',
  now: () => callback().create_time * 1000,
});
const server = setupServer(...receiver.handlers);
beforeAll(() => server.listen());
beforeEach(() => receiver.clear());
afterAll(() => server.close());

test('a callback is passed on as it came', async () => {
  expect(await relay(JSON.stringify(callback()), receiver.url)).toBe(1);
  expect(receiver.received).toHaveLength(1);
  expect(receiver.received[0]?.rawBody).toBeScreencaptureCallback({ key, now: callback().create_time });
});

test('a receiver that fails twice has it at the third attempt', async () => {
  receiver.behave('recovers');
  expect(await relay(JSON.stringify(callback()), receiver.url)).toBe(3);
  expect(receiver.received.map(({ attempt, status }) => [attempt, status])).toEqual([
    [1, 500],
    [2, 500],
    [3, 200],
  ]);
});

test('a receiver that is away is given up', async () => {
  receiver.behave('refused');
  await expect(relay(JSON.stringify(callback()), receiver.url)).rejects.toThrow('not taken in 4 attempts');
});
