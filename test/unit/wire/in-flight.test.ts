import { expect, test } from 'vitest';
import { readRequest } from '../../../src/wire/in-flight.ts';

const url = 'https://bucket.example/a';
const put = (body: BodyInit, type?: string): Request =>
  new Request(url, { method: 'PUT', body, ...(type !== undefined && { headers: { 'content-type': type } }) });

test('bodies that differ in a byte which is no text are known apart', async () => {
  const [one, other, again] = await Promise.all(
    [0xff, 0xfe, 0xff].map((byte) => readRequest(put(Uint8Array.of(byte)))),
  );
  expect(one?.content).not.toBe(other?.content);
  expect(one?.content).toBe(again?.content);
  expect(new Uint8Array(await one!.renewed().arrayBuffer())).toEqual(Uint8Array.of(0xff));
});

test('a callback that is given as text is known by the bytes that arrive', async () => {
  const [type, body] = ['application/json; charset=utf-8', '{"stream_id":"直播间 😀"}'];
  const given = await readRequest(put(body, type), body);
  const arrived = await readRequest(put(new TextEncoder().encode(body), type));
  expect(given.content).toBe(arrived.content);
  expect(await given.renewed().text()).toBe(body);
});
