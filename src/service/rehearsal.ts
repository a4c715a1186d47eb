import { nextStep, type RetryPolicy } from '../core/delivery.ts';
import { attemptRecord } from './attempts.ts';
import { nextTask } from './clocks.ts';
import { DueQueue } from './due-queue.ts';
import type { Answer, CallbackAttempt } from './exchanges.ts';
import { endOf, type CallbackBody } from './notifier.ts';
import type { Timers } from './ports.ts';
import type { AttemptRecord, ScreenshotRecord } from './records.ts';

/** After so many requests other tasks get their turn, and the progress is told at most every so many milliseconds. */
const requestsInARow = 64;
const toldApartMs = 100;

/** A request as a receiver in the page gets it. */
export type AskedRequest = { readonly rawBody: string; readonly at: number; readonly callback: CallbackAttempt };

export type RehearsalOrder = {
  readonly screenshots: readonly ScreenshotRecord[];
  readonly policy: RetryPolicy;
  /** Asks the receiver, without any network. */
  readonly ask: (request: AskedRequest) => Answer | Promise<Answer>;
  /** The instant at which a callback's delivery starts, UNIX milliseconds. */
  readonly startOf: (record: ScreenshotRecord) => number;
  readonly bodyOf: (record: ScreenshotRecord) => CallbackBody;
};

/** What became of all callbacks. Instants are UNIX milliseconds of virtual time. */
export type RehearsalLog = {
  readonly attempts: ReadonlyMap<number, readonly AttemptRecord[]>;
  readonly delivered: number;
  readonly gaveUp: number;
  readonly from: number;
  readonly to: number;
};

type Delivery = {
  readonly record: ScreenshotRecord;
  readonly bodyAt: CallbackBody;
  readonly attempts: AttemptRecord[];
};

/**
 * Delivers all callbacks to a receiver in the page, each attempt in the order of virtual time, as fast as the receiver answers.
 * Attempts and instants are those that a capture's own deliveries would have. Aborted, it resolves to what was sent so far.
 */
export async function rehearse(
  { screenshots, policy, ask, startOf, bodyOf }: RehearsalOrder,
  timers: Timers,
  onProgress: (ended: number) => void,
  signal: AbortSignal,
): Promise<RehearsalLog> {
  const due = new DueQueue<Delivery>();
  const attempts = new Map<number, readonly AttemptRecord[]>();
  for (const [place, record] of screenshots.entries()) {
    const delivery: Delivery = { record, bodyAt: bodyOf(record), attempts: [] };
    attempts.set(record.index, delivery.attempts);
    due.add({ at: startOf(record), place, item: delivery });
  }
  const counts = { requests: 0, delivered: 0, gaveUp: 0 };
  let told = timers.now();
  let from: number | undefined;
  let to = 0;
  for (let next = due.take(); next !== undefined && !signal.aborted; next = due.take()) {
    const { at, place, item } = next;
    const end = at + (await send(item, at, ask, policy));
    from ??= at;
    to = Math.max(to, end);
    const step = nextStep(item.attempts, policy);
    if (step.kind === 'attempt') due.add({ at: end + step.inMs, place, item });
    else if (step.kind === 'delivered') counts.delivered += 1;
    else counts.gaveUp += 1;
    counts.requests += 1;
    if (counts.requests % requestsInARow > 0) continue;
    await nextTask(timers);
    if (timers.now() - told < toldApartMs) continue;
    told = timers.now();
    onProgress(counts.delivered + counts.gaveUp);
  }
  return { attempts, delivered: counts.delivered, gaveUp: counts.gaveUp, from: from ?? 0, to };
}

/** One attempt, put on record. Resolves to how many virtual milliseconds it took. */
async function send(
  { record, bodyAt, attempts }: Delivery,
  at: number,
  ask: RehearsalOrder['ask'],
  { timeoutMs }: RetryPolicy,
): Promise<number> {
  const attempt = attempts.length + 1;
  const rawBody = bodyAt(at, attempts.length);
  const ended = endOf(await ask({ rawBody, at, callback: { index: record.index, attempt } }), timeoutMs);
  attempts.push(attemptRecord(record, attempt, rawBody, { at, ...ended }));
  return ended.durationMs;
}
