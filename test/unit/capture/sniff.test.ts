import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { declaredMatroskaEnd, sniff } from '../../../src/capture/sniff.ts';

const head = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url))).subarray(0, 4096);

test.each([
  ['video.flv', 'flv'],
  ['video.avi', 'avi'],
  ['video.wmv', 'asf'],
  ['video.mpg', 'mpegps'],
])('%s is known by its first bytes as %s', (name, container) => {
  expect(sniff(head(name))).toMatchObject({ kind: 'container', container });
});

test.each(['audio-only.mp3', 'audio-only.ogg'])('%s is known to hold sound only', (name) => {
  expect(sniff(head(name)).kind).toBe('audio');
});

test.each([
  'h264.mp4',
  'h264.mov',
  'h264.mkv',
  'vp9.webm',
  'h264.mpegts',
  'not-media.mp4',
  'empty.mp4',
  'fragmented.mp4',
])('%s is left to the demuxer', (name) => {
  expect(sniff(head(name)).kind).toBe('unknown');
});

test('a Matroska file tells where it ends', () => {
  const bytes = readFileSync(new URL('../../fixtures/h264.mkv', import.meta.url)).length;
  expect(declaredMatroskaEnd(head('h264.mkv'))).toBe(bytes);
});

test('a Matroska file that was cut tells an end that it does not reach', () => {
  const bytes = readFileSync(new URL('../../fixtures/cut-middle.mkv', import.meta.url)).length;
  expect(declaredMatroskaEnd(head('cut-middle.mkv'))).toBeGreaterThan(bytes);
});

test('a live recording and other kinds of file do not tell their end', () => {
  expect(declaredMatroskaEnd(head('no-duration.webm'))).toBeUndefined();
  expect(declaredMatroskaEnd(head('h264.mp4'))).toBeUndefined();
});
