import type { SuiteAnswer } from '../core/scorecard.ts';
import type { SuiteCase, SuiteRequest } from '../core/suite-case.ts';
import { httpPost, type PostOptions } from './notifier.ts';
import type { Timeline } from './ports.ts';

/** Sends one request of the suite to a receiver and tells how it was answered. Rejects only when aborted. */
export type SendSuiteRequest = (request: SuiteRequest, signal: AbortSignal) => Promise<SuiteAnswer>;

/** Sends the suite by HTTP, as callbacks are sent; to a simulated receiver where there are `exchanges`. */
export function sendSuiteBy(options: Omit<PostOptions, 'headers'>, timeline: Timeline): SendSuiteRequest {
  return ({ headers, body }, signal) => httpPost({ ...options, headers })(() => body, timeline, signal);
}

/** A case of the suite and how its requests were answered. */
export type SuiteCaseRun = { readonly case: SuiteCase; readonly answers: readonly SuiteAnswer[] };

/**
 * Runs a suite against a receiver, case after case and request after request, since what a receiver makes of a duplicate depends
 * on what it has seen. Yields each case as it ends; rejects with the signal's reason when aborted.
 */
export async function* runSuite(
  send: SendSuiteRequest,
  cases: readonly SuiteCase[],
  signal: AbortSignal,
): AsyncGenerator<SuiteCaseRun, void> {
  for (const suiteCase of cases) {
    const answers: SuiteAnswer[] = [];
    for (const request of suiteCase.requests) {
      signal.throwIfAborted();
      answers.push(await send(request, signal));
    }
    yield { case: suiteCase, answers };
  }
}
