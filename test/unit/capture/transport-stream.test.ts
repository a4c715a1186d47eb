import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { healTransportStream, isTransportStream } from '../../../src/capture/transport-stream.ts';

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url)));

test('a transport stream is known by its packets', () => {
  expect(isTransportStream(fixture('h264.mpegts'))).toBe(true);
  expect(isTransportStream(fixture('h264.mp4'))).toBe(false);
  expect(isTransportStream(new Uint8Array(0))).toBe(false);
});

test('a whole transport stream is left as it is', () => {
  const bytes = fixture('h264.mpegts');
  healTransportStream(bytes);
  expect(bytes).toEqual(fixture('h264.mpegts'));
});

test('packets without a sync byte become null packets, the last one cut short included', () => {
  const bytes = new Uint8Array(188 + 2).fill(0x55);
  healTransportStream(bytes);
  expect([...bytes.subarray(0, 5)]).toEqual([0x47, 0x1f, 0xff, 0x10, 0x55]);
  expect([...bytes.subarray(188)]).toEqual([0x47, 0x1f]);
});
