import { styleText } from 'node:util';
import { exitCodes } from './exit-codes.ts';

/** What the command says by colour; its words say it as well. */
export type Tone = 'good' | 'bad' | 'doubtful' | 'quiet';

const styles = { good: 'green', bad: 'red', doubtful: 'yellow', quiet: 'dim' } as const;

/** Colours a text where a person sees it: on a terminal, unless NO_COLOR says otherwise. */
export function toned(tone: Tone, text: string): string {
  const isWanted = process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '';
  return isWanted ? styleText(styles[tone], text, { validateStream: false }) : text;
}

/** One line on the standard output. */
export const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** The same as one line of JSON. */
export const printJson = (value: unknown): void => print(JSON.stringify(value));

/** One line on the standard error. */
export const complain = (line: string): void => void process.stderr.write(`error: ${line}\n`);

/**
 * Ends the process when nobody takes its output any more, in a line: a script that wanted all of it and got a part should not have to
 * guess. Complaints that nobody takes change nothing: the exit code tells as much.
 */
export function endWithOutput(): void {
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    const isClosed = error.code === 'EPIPE';
    complain(isClosed ? 'whoever read the output stopped reading' : `the output cannot be written: ${error.message}`);
    process.exit(isClosed ? exitCodes.closedPipe : exitCodes.file);
  });
}

/** An abort signal for Ctrl-C and its like. A second one ends the process at once. */
export function interruption(): AbortSignal {
  const interrupted = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interrupted.abort());
  return interrupted.signal;
}
