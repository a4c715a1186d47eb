import type { Sent } from './delivery-run.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { readLines } from './text-input.ts';

/**
 * The requests of a file of lines: each that is not blank is one, either the body itself or, as `payload` writes it where there are negative cases, an object
 * with the body and the headers in it. Rejects when aborted.
 *
 * @throws {CommandError} a line with headers that HTTP cannot carry
 */
export async function* requestsIn(file: string, signal: AbortSignal): AsyncGenerator<Sent> {
  for await (const line of readLines(file, signal)) {
    const text = line.trim();
    if (text !== '') yield wrapped(text) ?? { body: text };
  }
}

/** The request that a line tells of; undefined where the line is a body. */
function wrapped(text: string): Sent | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const { body, headers, event_type } = JSON.parse(text) as Record<string, unknown>;
    if (typeof body !== 'string' || event_type !== undefined) return undefined;
    return { body, ...(isHeaders(headers) && { headers: sendable(headers) }) };
  } catch (error) {
    if (error instanceof CommandError) throw error;
    // Bodies that are no JSON are sent as they are: receivers have to cope with them.
    return undefined;
  }
}

const isHeaders = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string');

function sendable(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  try {
    return Object.fromEntries(new Headers(headers));
  } catch {
    throw new CommandError(exitCodes.usage, `these headers cannot be sent: ${JSON.stringify(headers)}`);
  }
}
