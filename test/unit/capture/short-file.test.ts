import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openVideoFile } from '../../../src/capture/open-video-file.ts';
import { ScreencaptureError } from '../../../src/core/errors.ts';

const fixture = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url)));

const text = (sentence: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(sentence.repeat(64));

/** Bytes without any order; the same ones each time. */
function noise(): Uint8Array<ArrayBuffer> {
  let state = 7;
  return new Uint8Array(64).map(() => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
}

/** The code with which a file is refused that ends after so many bytes. */
async function refusal(bytes: Uint8Array<ArrayBuffer>, length: number): Promise<string> {
  try {
    (await openVideoFile(new File([bytes.subarray(0, length)], 'x.mp4'))).dispose();
    return 'opened';
  } catch (error) {
    return error instanceof ScreencaptureError ? error.code : String(error);
  }
}

test.each([
  ['a text', 'not-media', text('no video '), 1, 64],
  ['another text', 'not-media', text('我'), 1, 64],
  ['empty lines', 'not-media', text('\r\n'), 1, 64],
  ['noise', 'not-media', noise(), 1, 64],
  ['zeros', 'not-media', new Uint8Array(64), 1, 64],
  ['an MP4', 'file-truncated', fixture('h264.mp4'), 8, 64],
  ['a fragmented MP4', 'file-truncated', fixture('fragmented.mp4'), 8, 64],
  ['a MOV file', 'file-truncated', fixture('h264.mov'), 8, 64],
  ['a Matroska file', 'file-truncated', fixture('h264.mkv'), 4, 506],
  ['a WebM file', 'file-truncated', fixture('vp9.webm'), 4, 256],
] as const)('a file with the first bytes of %s, however few, is refused as %s', async (_, code, bytes, from, to) => {
  const others: [length: number, code: string][] = [];
  for (let length = from; length <= to; length++) {
    const refused = await refusal(bytes, length);
    if (refused !== code) others.push([length, refused]);
  }
  expect(others).toEqual([]);
});

test('a Matroska file that ends within the head of a cluster is read up to there', async () => {
  const bytes = fixture('h264.mkv');
  const cluster = Buffer.from(bytes).lastIndexOf('1f43b675', undefined, 'hex');
  for (const more of [1, 2, 3]) {
    const video = await openVideoFile(new File([bytes.subarray(0, cluster + more)], 'x.mkv'));
    expect(await video.missingFrom()).toBe(10_100_000);
    video.dispose();
  }
});
