import { Argument, Command, Option } from 'commander';
import { diagnoseCallback, type CallbackDiagnosis } from '../core/callback-diagnosis.ts';
import type { DiagnosisCheck, Verdict } from '../core/diagnosis-check.ts';
import { dialects, type DialectId } from '../core/dialects.ts';
import type { SignMistake } from '../core/sign-mistake.ts';
import { checkSentence, checkTitle, verdictWord } from '../words/diagnosis-words.ts';
import { findingSentence } from '../words/finding-words.ts';
import { mistakeWords } from '../words/mistake-words.ts';
import { CommandError, exitCodes, type ExitCode } from './exit-codes.ts';
import { jsonOption, keyOption, unixSecond } from './option-values.ts';
import { print, printJson, toned, type Tone } from './terminal.ts';
import { readAll } from './text-input.ts';

type VerifyOptions = {
  readonly key: string;
  readonly now?: number;
  readonly dialect?: DialectId;
  readonly json?: true;
};

/** `verify`: what a receiver should find out about a callback. */
export const verifyCommand = (ends: (code: ExitCode) => void): Command =>
  new Command('verify')
    .summary('tell whether a callback is right, and what is wrong with it')
    .description(
      'Checks a callback as a receiver should. Takes a body, a whole HTTP request, or a line of a log around it. The first line is ' +
        'right, doubtful or wrong, and so is the exit code.',
    )
    .addArgument(new Argument('[file]', 'where the callback is; - is the standard input').default('-'))
    .addOption(keyOption())
    .addOption(new Option('--now <instant>', "the receiver's clock; the computer's unless given").argParser(unixSecond))
    .addOption(
      new Option('--dialect <version>', 'compare the fields with those of this version alone').choices(
        Object.keys(dialects),
      ),
    )
    .addOption(jsonOption('print one JSON object instead'))
    .action(async (file: string, options: VerifyOptions) => ends(await verify(file, options)));

async function verify(file: string, { key, now, dialect, json }: VerifyOptions): Promise<ExitCode> {
  const diagnosis = diagnoseCallback(await readAll(file), key, now ?? Math.floor(Date.now() / 1000));
  if (diagnosis.pasted.kind === 'nothing') throw new CommandError(exitCodes.usage, 'there is nothing to verify');
  const checks = diagnosis.checks.filter(
    ({ id }) => dialect === undefined || !id.startsWith('documentation-') || id === `documentation-${dialect}`,
  );
  const verdict = worst(checks);
  if (json === true) printJson(asData(verdict, checks, diagnosis));
  else for (const line of asLines(verdict, checks, diagnosis)) print(line);
  return verdict === 'error' ? exitCodes.no : verdict === 'warning' ? exitCodes.doubtful : exitCodes.done;
}

const worst = (checks: readonly DiagnosisCheck[]): 'ok' | 'warning' | 'error' =>
  (['error', 'warning'] as const).find((verdict) => checks.some((check) => check.verdict === verdict)) ?? 'ok';

const tones: Readonly<Record<Verdict, Tone>> = {
  ok: 'good',
  warning: 'doubtful',
  error: 'bad',
  info: 'quiet',
  skipped: 'quiet',
};

function* asLines(
  verdict: Verdict,
  checks: readonly DiagnosisCheck[],
  diagnosis: CallbackDiagnosis,
): Generator<string> {
  const width = Math.max(...checks.map((check) => verdictWord(check.verdict).length));
  yield toned(tones[verdict], verdictWord(verdict));
  for (const check of checks) {
    const word = toned(tones[check.verdict], verdictWord(check.verdict).padEnd(width));
    yield `${word}  ${checkTitle(check.id)}: ${checkSentence(check)}`;
    const more =
      check.id === 'fields' ? diagnosis.findings.map(findingSentence) : check.id === 'sign' ? signLines(diagnosis) : [];
    for (const line of more) yield `${' '.repeat(width)}  ${line}`;
  }
}

function signLines({ signing }: CallbackDiagnosis): readonly string[] {
  if (signing === undefined || signing.found === signing.expected) return [];
  const mistakes = mistakesOf(signing).map(({ what, mend }) => `${what} ${mend}`);
  return [...mistakes, `expected ${signing.expected}, found ${JSON.stringify(signing.found)}`];
}

/** The key of the other side differs from ours by blanks or capitals alone: it is as secret, and not shown. */
const mistakesOf = ({ mistakes, t }: NonNullable<CallbackDiagnosis['signing']>) =>
  mistakes.map((mistake: SignMistake) => ({
    kind: mistake.kind,
    ...mistakeWords('key' in mistake ? { ...mistake, key: '…' } : mistake, t),
  }));

function asData(
  verdict: Verdict,
  checks: readonly DiagnosisCheck[],
  { findings, signing }: CallbackDiagnosis,
): unknown {
  return {
    verdict: verdictWord(verdict),
    checks: checks.map((check) => ({ ...check, source: check.source?.url, sentence: checkSentence(check) })),
    findings: findings.map((finding) => ({ ...finding, sentence: findingSentence(finding) })),
    signing: signing && { expected: signing.expected, found: signing.found, mistakes: mistakesOf(signing) },
  };
}
