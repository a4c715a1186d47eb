import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CommandError, exitCodes } from './exit-codes.ts';

/**
 * Writes a long text to a file, or to the standard output for `-`, no faster than it is taken.
 *
 * @throws {CommandError} when the file cannot be written
 */
export async function writeAll(chunks: Iterable<string>, path: string): Promise<void> {
  if (path === '-') return pipeline(Readable.from(chunks), process.stdout, { end: false });
  try {
    await pipeline(Readable.from(chunks), createWriteStream(path));
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** What is told when a file cannot be written; anything else stays what it is. */
export const unwritable = (path: string, error: unknown): unknown =>
  error instanceof Error && 'syscall' in error
    ? new CommandError(exitCodes.file, `${path} cannot be written: ${error.message}`)
    : error;
