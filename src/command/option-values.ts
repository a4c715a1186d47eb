import { InvalidArgumentError, Option } from 'commander';
import { defaultDialect, dialects } from '../core/dialects.ts';
import { documentedSampleKey } from '../core/documented-sample.ts';
import { ScreencaptureError } from '../core/errors.ts';
import { parseInstant } from '../core/instant.ts';
import { parseWholeNumber } from '../core/names.ts';
import type { Size } from '../core/push.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

/** A whole number, as the page takes them: digits alone. Limits are for whoever uses it. */
export function wholeNumber(text: string): number {
  const value = parseWholeNumber(text);
  if (value === undefined) throw new InvalidArgumentError('It takes a whole number, in digits alone.');
  return value;
}

/** A port of this computer; 0 is any that is free. */
export function port(text: string): number {
  const value = parseWholeNumber(text);
  if (value === undefined || value > 65_535) throw new InvalidArgumentError('It takes a whole number from 0 to 65535.');
  return value;
}

/** A size such as `1280x720`. */
export function size(text: string): Size {
  const [, width = '', height = ''] = /^(\d+)[x×](\d+)$/i.exec(text) ?? [];
  if (width === '') throw new InvalidArgumentError('It takes a size such as 1280x720.');
  return { width: wholeNumber(width), height: wholeNumber(height) };
}

/** A UNIX second: its digits, or an instant with an offset, such as `2018-12-17T15:04:33+08:00`. */
export function unixSecond(text: string): number {
  if (/^\d+$/.test(text)) return wholeNumber(text);
  try {
    return Math.floor(parseInstant(text) / 1_000_000);
  } catch (error) {
    if (!(error instanceof ScreencaptureError)) throw error;
    throw new InvalidArgumentError('It takes 2018-12-17T15:04:33+08:00 or a UNIX second.');
  }
}

/** A receiver, as people who have none to name would write it. */
export const exampleReceiver = 'http://localhost:3000/callback';

/**
 * The URL of a receiver. What was given is not repeated: it may hold a token.
 *
 * @throws {CommandError} what `fetch` cannot post to
 */
export function receiverUrl(option: string, text: string): string {
  const url = URL.parse(text);
  const isUsable = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (isUsable) return url.href;
  throw new CommandError(
    exitCodes.usage,
    `${option} takes an http or https URL without a login, such as ${option} ${exampleReceiver}`,
  );
}

/** For options that may be given several times: what was given so far, and one more. */
export const collected =
  <Value>(read: (text: string) => Value) =>
  (text: string, before: readonly Value[] | undefined): readonly Value[] => [...(before ?? []), read(text)];

/** The callback key. The environment is where it belongs: what stands in the argument list, everybody on the machine can read. */
export const keyOption = (): Option =>
  new Option('--key <key>', 'callback key; better given by the environment, where `ps` and the history do not show it')
    .env('CALLBACK_KEY')
    .default(documentedSampleKey, `"${documentedSampleKey}", the documentation's own`);

export const dialectOption = (words: string): Option =>
  new Option('--dialect <version>', words).choices(Object.keys(dialects)).default(defaultDialect);

export const jsonOption = (words: string): Option => new Option('--json', words);
