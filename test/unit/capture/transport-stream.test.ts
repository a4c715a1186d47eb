import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  healTransportStream,
  isTransportStream,
  transportStreamEnding,
} from '../../../src/capture/transport-stream.ts';

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

const video = 0x100;

const ending = (bytes: Uint8Array): Promise<string> => transportStreamEnding(new Blob([bytes as BlobPart]), video);

/** A packet of a frame: `announced` begins one, of so many bytes after its length (0: not told); the rest is stuffing. */
function packet(payload: number, announced?: number): Uint8Array {
  const bytes = new Uint8Array(188).fill(0xff);
  const adaptation = 184 - payload;
  bytes.set([0x47, (announced === undefined ? 0 : 0x40) | (video >> 8), video & 0xff, adaptation === 0 ? 0x10 : 0x30]);
  if (adaptation > 0) bytes[4] = adaptation - 1;
  if (adaptation > 1) bytes[5] = 0;
  if (announced !== undefined) bytes.set([0, 0, 1, 0xe0, announced >> 8, announced & 0xff], 4 + adaptation);
  return bytes;
}

const stream = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(parts.flatMap((part) => [...part]));
const partOfPacket = packet(184).subarray(0, 60);

test.each(['h264.mpegts', 'damaged-middle.mpegts', 'size-change.mpegts'])('%s ends as it should', async (name) => {
  expect(await ending(fixture(name))).toBe('whole');
});

test('a stream that a recorder ended between two packets is whole, even within a frame', async () => {
  const bytes = fixture('h264.mpegts');
  for (let packets = 200; packets < 393; packets++)
    expect(await ending(bytes.subarray(0, packets * 188))).toBe('whole');
});

test('a stream that ends within a packet was cut', async () => {
  const bytes = fixture('h264.mpegts');
  for (const rest of [1, 3, 50, 187]) expect(await ending(bytes.subarray(0, 300 * 188 + rest))).not.toBe('whole');
});

test('what follows the last packet and is none is no sign of a cut', async () => {
  expect(await ending(stream(packet(184, 0), packet(100), new Uint8Array(60)))).toBe('whole');
});

test.each([
  ['stuffed at its end is whole', [packet(184, 0), packet(100), partOfPacket], 'cut'],
  ['not stuffed at its end is torn', [packet(184, 0), packet(184), partOfPacket], 'torn'],
  ['as long as announced is whole', [packet(184, 362), packet(184), partOfPacket], 'cut'],
  ['shorter than announced is torn', [packet(184, 363), packet(184), partOfPacket], 'torn'],
  ['shorter than announced is torn at the end of a packet too', [packet(184, 363), packet(184)], 'torn'],
] as const)('the last frame of a stream that was cut: %s', async (_, parts, expected) => {
  expect(await ending(stream(packet(184, 0), packet(20), ...parts))).toBe(expected);
});
