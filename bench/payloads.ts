import { execFile } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What a file of payloads took; the memory is the largest that the process had, in megabytes. */
export type PayloadCost = { readonly ms: number; readonly bytes: number; readonly megabytes: number };

export type PayloadTimes = {
  readonly count: number;
  readonly signed: readonly PayloadCost[];
  readonly unsigned: readonly PayloadCost[];
  /** The finished file read and written again, in milliseconds. */
  readonly copies: readonly number[];
};

const writer = fileURLToPath(new URL('./payload-writer.ts', import.meta.url));

/** A million payloads to a file, signed and unsigned by turns, each in a process of its own. */
export async function measurePayloads(runs: number, count = 1_000_000): Promise<PayloadTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'payloads-'));
  const path = join(folder, 'callbacks.ndjson');
  const write = async (way: 'signed' | 'unsigned'): Promise<PayloadCost> => {
    const { stdout } = await promisify(execFile)(process.execPath, [writer, way, String(count), path]);
    return JSON.parse(stdout) as PayloadCost;
  };
  try {
    const rounds: { signed: PayloadCost; unsigned: PayloadCost; copy: number }[] = [];
    for (let round = 0; round < runs; round += 1) {
      const unsigned = await write('unsigned');
      const signed = await write('signed');
      rounds.push({ unsigned, signed, copy: timeCopy(path, join(folder, 'copy.ndjson')) });
    }
    return {
      count,
      signed: rounds.map(({ signed }) => signed),
      unsigned: rounds.map(({ unsigned }) => unsigned),
      copies: rounds.map(({ copy }) => copy),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function timeCopy(from: string, to: string): number {
  const begun = performance.now();
  const [source, target] = [openSync(from, 'r'), openSync(to, 'w')];
  const chunk = new Uint8Array(65_536);
  for (let length = readSync(source, chunk); length > 0; length = readSync(source, chunk)) {
    writeSync(target, chunk, 0, length);
  }
  closeSync(source);
  closeSync(target);
  return performance.now() - begun;
}
