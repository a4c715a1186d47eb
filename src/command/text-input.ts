import { createReadStream } from 'node:fs';
import { addAbortSignal, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { CommandError, exitCodes } from './exit-codes.ts';

const open = (path: string): Readable => (path === '-' ? process.stdin : createReadStream(path));

/** All of a text file, or of the standard input for `-`. @throws {CommandError} when it cannot be read. */
export async function readAll(path: string): Promise<string> {
  return orUnreadable(path, text(open(path)));
}

/** The lines of a text file, or of the standard input for `-`, as they come. Rejects when aborted. @throws {CommandError} when it cannot be read. */
export async function* readLines(path: string, signal: AbortSignal): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const chunks = addAbortSignal(signal, open(path))[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  let rest = '';
  for (;;) {
    const chunk = await orUnreadable(path, chunks.next());
    if (chunk.done === true) break;
    const lines = (rest + decoder.decode(chunk.value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

async function orUnreadable<Value>(path: string, reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    const name = path === '-' ? 'the standard input' : path;
    throw new CommandError(exitCodes.file, `${name} cannot be read: ${error.message}`);
  }
}
