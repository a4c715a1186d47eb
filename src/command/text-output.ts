import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';
import { CommandError, exitCodes } from './exit-codes.ts';

/**
 * Writes a long text to a file, or to the standard output for `-`, no faster than it is taken.
 *
 * @throws {CommandError} when the file cannot be written
 */
export async function writeText(chunks: Iterable<string>, path: string): Promise<void> {
  // What is written is garbage at once. Left to itself, V8 gives it more room the longer that goes on: 130 MB for a million payloads.
  setFlagsFromString('--semi-space-growth-factor=1');
  if (path === '-') return pipeline(Readable.from(chunks), process.stdout, { end: false });
  try {
    await pipeline(Readable.from(chunks), createWriteStream(path));
  } catch (error) {
    throw unwritable(path, error);
  }
}

/**
 * Writes files into a folder, which is made where it is missing.
 *
 * @throws {CommandError} when one cannot be written
 */
export async function writeFiles(files: Iterable<{ readonly name: string; readonly text: string }>, folder: string) {
  try {
    await mkdir(folder, { recursive: true });
    for (const { name, text } of files) await writeFile(join(folder, name), text);
  } catch (error) {
    throw unwritable(folder, error);
  }
}

const unwritable = (path: string, error: unknown): unknown =>
  error instanceof Error && 'syscall' in error
    ? new CommandError(exitCodes.file, `${path} cannot be written: ${error.message}`)
    : error;
