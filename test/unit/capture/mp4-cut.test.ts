import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mp4Cut } from '../../../src/capture/mp4-cut.ts';

const fixture = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url)));

const cutAt = (name: string, bytes: number): Promise<string> => mp4Cut(new Blob([fixture(name).subarray(0, bytes)]));

/** Type and start of each outermost box. */
function boxes(name: string): [type: string, start: number][] {
  const bytes = fixture(name);
  const found: [string, number][] = [];
  for (let at = 0; at < bytes.length; at += new DataView(bytes.buffer).getUint32(at)) {
    found.push([String.fromCharCode(...bytes.subarray(at + 4, at + 8)), at]);
  }
  return found;
}

const starts = (wanted: string): number[] =>
  boxes('fragmented.mp4').flatMap(([type, start]) => (type === wanted ? [start] : []));

test.each(['h264.mp4', 'h264.mov', 'b-frames.mp4', 'fragmented.mp4'])('%s was not cut', async (name) => {
  expect(await cutAt(name, Infinity)).toBe('none');
});

test('a file with its index in front was cut when its frames are not all there', async () => {
  expect(await cutAt('cut-middle.mp4', Infinity)).toBe('of-known-frames');
  expect(await cutAt('h264.mp4', fixture('h264.mp4').length - 1)).toBe('of-known-frames');
});

test('a fragmented file that ends between two fragments is whole: a recorder may have stopped there', async () => {
  for (const start of [...starts('moof').slice(1), ...starts('mfra')]) {
    expect(await cutAt('fragmented.mp4', start)).toBe('none');
  }
});

test('a fragmented file that ends within a fragment was cut', async () => {
  for (const start of starts('moof').slice(1)) {
    for (const more of [1, 7, 8, 100]) expect(await cutAt('fragmented.mp4', start + more)).toBe('of-unknown-frames');
  }
  for (const start of starts('mdat')) {
    for (const more of [0, 1, 8, 500]) expect(await cutAt('fragmented.mp4', start + more)).toBe('of-unknown-frames');
  }
});

test('no frame is missing when only the index behind the last fragment is cut', async () => {
  expect(await cutAt('fragmented.mp4', fixture('fragmented.mp4').length - 10)).toBe('none');
});

test('data whose size is left open goes to the end of the file', async () => {
  const bytes = fixture('cut-middle.mp4');
  const [, at] = boxes('h264.mp4').find(([type]) => type === 'mdat')!;
  bytes.fill(0, at, at + 4);
  expect(await mp4Cut(new Blob([bytes]))).toBe('none');
});

test('a size of more than 32 bits is read', async () => {
  const box = new DataView(new ArrayBuffer(1000));
  box.setUint32(0, 1);
  box.setUint32(4, 0x6d646174);
  box.setBigUint64(8, 1000n);
  expect(await mp4Cut(new Blob([box.buffer]))).toBe('none');
  box.setBigUint64(8, 5_000_000_000n);
  expect(await mp4Cut(new Blob([box.buffer]))).toBe('of-known-frames');
});
