import { expect, test } from 'vitest';
import { zipStream, type ZipEntry } from '../../../src/archive/zip.ts';
import { zip64Ending } from '../../../src/archive/zip64-ending.ts';
import { unzip } from '../../support/unzip.ts';

const lastModified = new Date(2018, 11, 17);

function* numbered(count: number): Generator<ZipEntry> {
  for (let number = 0; number < count; number += 1)
    yield { name: String(number), lastModified, input: `no. ${number}` };
}

/** The end of a central directory of 300 bytes. */
function endAt(directoryOffset: number): Uint8Array<ArrayBuffer> {
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(12, 300, true);
  end.setUint32(16, directoryOffset, true);
  return new Uint8Array(end.buffer);
}

// 65,535 is the largest number of two bytes, and also the mark for one that does not fit there.
test('from 65,535 files on, a ZIP64 record tells how many they are, and where it lies itself', () => {
  expect([...zip64Ending(endAt(700), 65_534)]).toEqual([]);
  const [record, locator] = [...zip64Ending(endAt(700), 65_535)].map((part) => new DataView(part.buffer));
  expect([24, 32, 40, 48].map((at) => record!.getBigUint64(at, true))).toEqual([65_535n, 65_535n, 300n, 700n]);
  expect(locator!.getBigUint64(8, true)).toBe(1000n);
  // An archive of more than 4 GB has it already.
  expect([...zip64Ending(endAt(0xffffffff), 65_535)]).toEqual([]);
});

test('an archive of few files is one that every reader knows', async () => {
  const archive = await new Response(zipStream(numbered(2))).bytes();
  expect(unzip(archive).map(({ name, text }) => [name, text])).toEqual([
    ['0', 'no. 0'],
    ['1', 'no. 1'],
  ]);
});

test('an archive that is left in the midst lets its entries end', async () => {
  let isOver = false;
  function* entries(): Generator<ZipEntry> {
    try {
      yield* numbered(10);
    } finally {
      isOver = true;
    }
  }
  const reader = zipStream(entries()).getReader();
  await reader.read();
  await reader.cancel();
  expect(isOver).toBe(true);
});
