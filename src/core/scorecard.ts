import type { Attempt } from './delivery.ts';
import { dialects, type DialectId } from './dialects.ts';
import type { Source } from './sources.ts';
import type { ScorePointId, SuiteCase, SuiteVerdict } from './suite-case.ts';

/** How a receiver answered one request of the suite. */
export type SuiteAnswer = Pick<Attempt, 'outcome' | 'status' | 'durationMs'>;

/** The answers to the requests of each case, by the case's name. Cases that were not run are not there. */
export type SuiteAnswers = ReadonlyMap<string, readonly SuiteAnswer[]>;

/** `unknown`: the answers that there are tell nothing of it. */
export type ScoreMark = 'passed' | 'failed' | 'unknown';

export type ScorePoint = {
  readonly id: ScorePointId;
  readonly mark: ScoreMark;
  /** Names of the cases that were answered otherwise than due, in the order of the suite; none where the mark is another. */
  readonly failing: readonly string[];
  /** The document that has the sentence on which the point rests. */
  readonly source: Source;
};

/** All points, in the order in which they are shown. */
export const scorePointIds: readonly ScorePointId[] = [
  'verifies',
  'rejects-expired',
  'idempotent',
  'tolerant',
  'takes-t',
  'in-time',
  'raw-body',
];

/**
 * Grades a receiver by its answers to the negative suite, which is all that can be seen from outside:
 *
 * - `idempotent`: a callback that comes again, or after a later one, or under the signature of another, is answered 200 as the
 *   first was. Whether a duplicate is *stored* once does not show.
 * - `raw-body`: keys reversed, odd spacing, escapes and names in any script still verify, as they do where the bytes that
 *   arrived are read as they are, and `sign` is checked over key and `t`.
 * - `in-time`: every request is answered before the documented time-out. No answer at all fails it as a late one does.
 *
 * A receiver that does not accept a valid callback fails `verifies`, and its other answers tell nothing: whoever refuses everything
 * also refuses what has expired. One whose answer to a valid callback does not arrive is known only to fail `in-time`.
 */
export function gradeReceiver(
  cases: readonly SuiteCase[],
  answers: SuiteAnswers,
  dialect: DialectId,
): readonly ScorePoint[] {
  const { timeoutMs } = dialects[dialect].retryPolicy.value;
  const baseline = answers.get('valid')?.[0];
  const acceptsValid = baseline !== undefined && isAnsweredAsDue('accept', baseline);
  const answersValid = baseline !== undefined && isAnswered(baseline);

  return scorePointIds.map((id) => {
    const isTelling = id === 'in-time' || (id === 'verifies' ? answersValid : acceptsValid);
    const isAsDue = (answer: SuiteAnswer, verdict: SuiteVerdict): boolean =>
      id === 'in-time' ? isInTime(answer, timeoutMs) : isAnsweredAsDue(verdict, answer);
    const counted = cases.filter(({ shows }) => id === 'in-time' || shows.includes(id));
    const isComplete = counted.every(({ name, requests }) => answers.get(name)?.length === requests.length);
    const failing = counted.filter(({ name, requests }) =>
      answers.get(name)?.some((answer, index) => isTelling && !isAsDue(answer, requests[index]?.verdict ?? 'either')),
    );
    const mark = failing.length > 0 ? 'failed' : isTelling && isComplete ? 'passed' : 'unknown';
    return { id, mark, failing: failing.map(({ name }) => name), source: sourceOf(id, dialect) };
  });
}

/** Whether an answer is what the case asks for. Of a late or missing answer it is said in `in-time`, so here it is never right. */
export function isAnsweredAsDue(verdict: SuiteVerdict, answer: SuiteAnswer): boolean {
  if (!isAnswered(answer)) return false;
  return verdict === 'either' || (verdict === 'accept') === (answer.outcome === 'answered' && answer.status === 200);
}

/** Whether every point is passed. */
export function isFullMarks(points: readonly ScorePoint[]): boolean {
  return points.length > 0 && points.every(({ mark }) => mark === 'passed');
}

/** Whether anything answered. A redirect is an answer: it reached us, and it is not 200. */
export const isAnswered = ({ outcome }: SuiteAnswer): boolean => outcome === 'answered' || outcome === 'redirected';

const isInTime = (answer: SuiteAnswer, timeoutMs: number): boolean =>
  isAnswered(answer) && answer.durationMs <= timeoutMs;

function sourceOf(id: ScorePointId, dialect: DialectId): Source {
  const { signatureValiditySeconds, retryPolicy, bodyFields, tTypes } = dialects[dialect];
  switch (id) {
    case 'verifies':
    case 'rejects-expired':
    case 'raw-body':
      return signatureValiditySeconds.source;
    case 'idempotent':
    case 'in-time':
      return retryPolicy.source;
    case 'tolerant':
      return bodyFields.source;
    case 'takes-t':
      return tTypes.source;
  }
}
