import type { DialectId } from '../core/dialects.ts';
import { negativeSuite } from '../core/negative-suite.ts';
import { gradeReceiver, isAnswered, type ScorePoint, type SuiteAnswer } from '../core/scorecard.ts';
import type { SuiteCase } from '../core/suite-case.ts';
import type { PostOptions } from './notifier.ts';
import type { Clock } from './ports.ts';
import { runSuite, sendSuiteBy } from './scorecard-run.ts';

/** A receiver under examination by the negative suite, or examined. */
export type Examination = {
  readonly cases: readonly SuiteCase[];
  /** By the case's name; those that were run so far. */
  readonly answers: ReadonlyMap<string, readonly SuiteAnswer[]>;
  /** What the answers so far tell. */
  readonly points: readonly ScorePoint[];
  readonly running: boolean;
  /** Whether it ended early since nothing answered: the other cases were not sent. */
  readonly unanswered: boolean;
};

/**
 * After so many cases, from the first on, without an answer there is nobody to examine. Each of the others would wait for the
 * time-out as well, and tell nothing. Not after the first: servers that sleep are slow to wake. Ours.
 */
const silentCases = 3;

export type ExaminationOrder = {
  readonly key: string;
  readonly dialect: DialectId;
  /** The present second: right signatures expire ten minutes later. */
  readonly nowUnixSeconds: number;
  readonly options: PostOptions;
  readonly clock: Clock;
};

/**
 * Sends the negative suite to a receiver and tells what it shows after each case. Each request is sent at the same virtual second:
 * a receiver that lets one wait does not make the next one expire. Ends early when aborted, or when nothing answers.
 *
 * @throws {ScreencaptureError} `invalid-key`
 */
export async function* examine(
  { key, dialect, nowUnixSeconds, options, clock }: ExaminationOrder,
  signal: AbortSignal,
): AsyncGenerator<Examination, void> {
  const cases = negativeSuite({ key, dialect, nowUnixSeconds });
  const answers = new Map<string, readonly SuiteAnswer[]>();
  const stand = (running: boolean): Examination => ({
    cases,
    answers: new Map(answers),
    points: gradeReceiver(cases, answers, dialect),
    running,
    unanswered: answers.size === silentCases && ![...answers.values()].flat().some(isAnswered),
  });
  yield stand(true);
  try {
    for await (const run of runSuite(
      (request, stop) => sendSuiteBy(options, clock.timeline(nowUnixSeconds * 1000))(request, stop),
      cases,
      signal,
    )) {
      answers.set(run.case.name, run.answers);
      const standing = stand(true);
      if (standing.unanswered) break;
      yield standing;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  yield stand(false);
}
