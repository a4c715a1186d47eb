import { pageTimers } from '../../../src/app/page-timers.ts';
import { dialects, type DialectId } from '../../../src/core/dialects.ts';
import { negativeSuite } from '../../../src/core/negative-suite.ts';
import { gradeReceiver, type ScorePoint, type SuiteAnswer } from '../../../src/core/scorecard.ts';
import { realClock } from '../../../src/service/clocks.ts';
import type { Fetch } from '../../../src/service/ports.ts';
import { runSuite, sendSuiteBy, type SendSuiteRequest } from '../../../src/service/scorecard-run.ts';

/** The key of every receiver in these tests. */
export const callbackKey = 'testkey123';

/** Runs the negative suite of this very second and grades the answers. */
export async function grade(send: SendSuiteRequest, dialect: DialectId): Promise<readonly ScorePoint[]> {
  const nowUnixSeconds = Math.floor(Date.now() / 1000);
  const cases = negativeSuite({ key: callbackKey, dialect, nowUnixSeconds });
  const answers = new Map<string, readonly SuiteAnswer[]>();
  for await (const run of runSuite(send, cases, new AbortController().signal)) answers.set(run.case.name, run.answers);
  return gradeReceiver(cases, answers, dialect);
}

/** Sends to a receiver in real time. */
export function sendTo(
  url: string,
  dialect: DialectId,
  fetch: Fetch = (request) => globalThis.fetch(request),
): SendSuiteRequest {
  const { timeoutMs } = dialects[dialect].retryPolicy.value;
  return sendSuiteBy({ url, fetch, timers: pageTimers, timeoutMs }, realClock(pageTimers).timeline(Date.now()));
}

/** A card as lines: `verifies failed: wrong-key, t-altered`. */
export const linesOf = (points: readonly ScorePoint[]): readonly string[] =>
  points.map(({ id, mark, failing }) => `${id} ${mark}${failing.length > 0 ? `: ${failing.join(', ')}` : ''}`);
