import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import type { RetryPolicy } from '../core/delivery.ts';
import type { DialectId } from '../core/dialects.ts';
import { documentedRetries, type RetryFieldName } from '../service/retry-choice.ts';
import { typeRetries } from '../service/retry-policies.ts';
import { deliverAll, type Delivered, type SentAttempt } from './delivery-run.ts';
import { CommandError, exitCodes, type ExitCode } from './exit-codes.ts';
import { dialectOption, exampleReceiver, jsonOption, receiverUrl, wholeNumber } from './option-values.ts';
import { requestsIn } from './request-lines.ts';
import { interruption, print, printJson, toned } from './terminal.ts';
import { plural } from '../words/plural.ts';

type SendOptions = {
  readonly to?: string;
  readonly dialect: DialectId;
  readonly retries?: string;
  readonly retryInterval?: string;
  readonly timeout?: string;
  readonly speed: number;
  readonly atOnce: number;
  readonly json?: true;
};

/** `send`: posts callbacks to a receiver with the documented retries. */
export const sendCommand = (ends: (code: ExitCode) => void): Command =>
  new Command('send')
    .summary('post callbacks to a receiver, with the documented retries')
    .description(
      'Posts each line of a file as the body of one callback, tries again what is not answered with status 200, and prints what ' +
        'became of each. Redirects are not followed.',
    )
    .addArgument(
      new Argument('[file]', 'one callback a line, as payload writes them; - is the standard input').default('-'),
    )
    .addOption(new Option('--to <url>', "the receiver's URL, http or https; needed"))
    .addOption(dialectOption('whose documented retries'))
    .addOption(new Option('--retries <n>', 'retries after the first attempt, instead of the documented ones'))
    .addOption(new Option('--retry-interval <seconds>', 'from one attempt to the next, likewise'))
    .addOption(new Option('--timeout <seconds>', 'an attempt without an answer fails after this time, likewise'))
    .addOption(
      new Option('--speed <speed>', 'how waits between attempts pass: real, instant, or so many times faster')
        .argParser(speed)
        .default(1, 'real'),
    )
    .addOption(
      new Option('--at-once <n>', 'requests under way together; 1 keeps their order').argParser(wholeNumber).default(1),
    )
    .addOption(jsonOption('print a line of JSON for each callback, and one for all'))
    .action(async (file: string, options: SendOptions) => ends(await send(file, options)));

function speed(text: string): number {
  if (text === 'real') return 1;
  if (text === 'instant') return Infinity;
  const times = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : 0;
  if (times > 0) return times;
  throw new InvalidArgumentError('It takes real, instant or a number such as 60.');
}

async function send(file: string, options: SendOptions): Promise<ExitCode> {
  const { atOnce, json } = options;
  if (options.to === undefined)
    throw new CommandError(exitCodes.usage, `--to is missing, such as --to ${exampleReceiver}`);
  const url = receiverUrl('--to', options.to);
  if (atOnce < 1) throw new CommandError(exitCodes.usage, '--at-once takes a whole number of at least 1');
  const plan = { url, policy: policyOf(options), speed: options.speed, atOnce };
  const signal = interruption();
  const counts = { delivered: 0, 'gave-up': 0, attempts: 0 };
  let isAnswered = false;
  const silences = new Set<string>();

  const tell = (ended: Delivered): void => {
    const isFirst = counts.delivered + counts['gave-up'] === 0;
    counts[ended.outcome] += 1;
    counts.attempts += ended.attempts.length;
    isAnswered ||= ended.attempts.some(({ status }) => status !== undefined);
    for (const attempt of ended.attempts) silences.add(silence(attempt, plan.policy));
    if (json === true) return printJson(ended);
    if (isFirst) print('callback  outcome    attempts');
    print(row(ended));
  };
  try {
    await deliverAll(requestsIn(file, signal), plan, tell, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  const { delivered, 'gave-up': gaveUp, attempts } = counts;
  if (json === true) printJson({ delivered, gaveUp, attempts });
  else print(`${delivered} delivered, ${gaveUp} given up, ${attempts} ${plural(attempts, 'attempt', 'attempts')}`);
  if (signal.aborted) return exitCodes.interrupted;
  if (gaveUp > 0 && !isAnswered)
    throw new CommandError(exitCodes.network, `nothing answers at ${new URL(url).origin}: ${[...silences].join(', ')}`);
  return gaveUp > 0 ? exitCodes.no : exitCodes.done;
}

/** The documented retries, with what was given in place of them. */
function policyOf({ dialect, ...given }: SendOptions): RetryPolicy {
  const texts = { retries: given.retries, interval: given.retryInterval, timeout: given.timeout };
  const options: Readonly<Record<RetryFieldName, string>> = {
    retries: '--retries',
    interval: '--retry-interval',
    timeout: '--timeout',
  };
  let choice = documentedRetries(dialect);
  for (const name of Object.keys(options) as RetryFieldName[]) {
    const text = texts[name];
    if (text === undefined) continue;
    choice = typeRetries(choice, name, text);
    const mistake = choice.mistakes[name];
    if (mistake !== undefined) throw new CommandError(exitCodes.usage, `${options[name]} ${mistake.message}`);
  }
  return choice.policy;
}

const outcomeWords = {
  delivered: { tone: 'good', word: 'delivered' },
  'gave-up': { tone: 'bad', word: 'given up' },
} as const;

function row({ index, outcome, attempts }: Delivered): string {
  const { tone, word } = outcomeWords[outcome];
  return `${String(index).padStart(8)}  ${toned(tone, word.padEnd(9))}  ${attempts.map(attemptWord).join(', ')}`;
}

/** How an attempt ended, in a word: the status where something answered. */
function attemptWord({ outcome, status, failure }: SentAttempt): string {
  switch (outcome) {
    case 'answered':
    case 'redirected':
      return String(status);
    case 'timed-out':
      return 'timed out';
    case 'unreachable':
      return failure ?? 'no answer';
  }
}

/** Why an attempt had no answer. */
const silence = (attempt: SentAttempt, { timeoutMs }: RetryPolicy): string =>
  attempt.outcome === 'timed-out' ? `timed out after ${timeoutMs / 1000} s` : attemptWord(attempt);
