import { closeSync, ftruncateSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { ownFixture, test } from './support/test.ts';

/** The boxes at the top of an MP4, in order. */
function boxes(file: Buffer): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let offset = 0; offset < file.length;) {
    const size = file.readUInt32BE(offset);
    found.set(file.toString('latin1', offset + 4, offset + 8), file.subarray(offset, offset + size));
    offset += size;
  }
  return found;
}

function freeBox(size: bigint): Buffer {
  const header = Buffer.alloc(16);
  header.writeUInt32BE(1, 0);
  header.write('free', 4, 'latin1');
  header.writeBigUInt64BE(size, 8);
  return header;
}

test('a file of 3 GB whose index lies at its very end is captured like a small one', async ({ visitor }) => {
  const folder = mkdtempSync(join(tmpdir(), 'playground-large-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'large.mp4');
  const source = readFileSync(ownFixture('push-64s.mp4'));
  const moov = boxes(source).get('moov')!;
  const moovAt = source.indexOf(moov);

  // The index makes room for a box of its own size, so the media data stay where it says; it follows after 3 GB of nothing.
  const front = Buffer.concat([
    source.subarray(0, moovAt),
    Buffer.alloc(moov.length),
    source.subarray(moovAt + moov.length),
  ]);
  front.writeUInt32BE(moov.length, moovAt);
  front.write('free', moovAt + 4, 'latin1');
  const gap = 3_000_000_000;
  const file = openSync(path, 'w');
  writeSync(file, Buffer.concat([front, freeBox(BigInt(gap))]));
  ftruncateSync(file, front.length + gap);
  writeSync(file, moov, 0, moov.length, front.length + gap);
  closeSync(file);

  const playground = await visitor.openReady({ hash: '#/capture?w=640' });
  await playground.chooseFile(path);
  await expect.poll(() => playground.push.ariaSnapshot()).toMatch(/3 GB/);
  expect(await playground.capture()).toEqual({ outcome: 'Finished', screenshots: 7, of: 7, delivered: 7 });
  expect(await visitor.framesIn(await playground.downloadAll())).toEqual([0, 100, 200, 300, 400, 500, 600]);
});

test('a test pattern of 4096×4096 needs no file', async ({ visitor }) => {
  const playground = await visitor.openReady();
  await playground.choosePattern(4096, 4096, 30);
  expect(await playground.capture()).toEqual({ outcome: 'Finished', screenshots: 3, of: 3, delivered: 3 });
  const { bodies, objects } = await playground.downloadAll();
  expect(bodies.map(({ width, height }) => [width, height])).toEqual(Array.from({ length: 3 }, () => [4096, 4096]));
  expect(await visitor.look([...objects.values()][0]!)).toMatchObject({ width: 4096, height: 4096 });
});

test('four hundred screenshots are listed with a bounded number of elements', async ({ visitor }) => {
  const playground = await visitor.open();
  await playground.ending();
  const before = await elementCount(playground.page);
  await playground.choosePattern(64, 36, 4000);
  expect(await playground.capture()).toEqual({ outcome: 'Finished', screenshots: 400, of: 400, delivered: 400 });
  expect(await elementCount(playground.page)).toBeLessThan(before + 700);
});

const elementCount = (page: { evaluate: <T>(work: () => T) => Promise<T> }): Promise<number> =>
  page.evaluate(() => {
    const count = (root: Document | ShadowRoot): number => {
      const all = [...root.querySelectorAll('*')];
      return all.reduce((sum, { shadowRoot }) => sum + (shadowRoot ? count(shadowRoot) : 0), all.length);
    };
    return count(document);
  });
