import type { RetryPolicy } from '../core/delivery.ts';
import { GroupCommit } from './group-commit.ts';
import { Lanes } from './lanes.ts';
import { attemptRecord } from './attempts.ts';
import { deliver, inLanes, type CallbackBody, type Post } from './notifier.ts';
import type { Clock, Storage, Timers } from './ports.ts';
import type { AttemptRecord, ScreenshotRecord } from './records.ts';

/** Requests under way together: enough to hide their latency, few enough to leave the network to others. */
const requestsInFlight = 16;

/** Attempts are stored, and shown, together: at most so many, or what has come in this time. */
const attemptsCommit = { limit: 64, apartMs: 100 };

export type DeliveryPlan = {
  readonly post: Post;
  readonly policy: RetryPolicy;
  readonly clock: Clock;
  /** The instant of the screenshot, UNIX milliseconds, at which its delivery's timeline starts. */
  readonly startOf: (record: ScreenshotRecord) => number;
  readonly bodyOf: (record: ScreenshotRecord) => CallbackBody;
  /** Until when the machine is left to the screenshots: the first callback goes at once, the others wait for this. */
  readonly headStart: Promise<void>;
};

/** What became of callbacks since the last time: attempts, and the screenshots whose delivery ended. Stored, if there is room. */
export type DeliveryNews = { readonly attempts: readonly AttemptRecord[]; readonly ended: readonly ScreenshotRecord[] };

type Item = { readonly attempt: AttemptRecord } | { readonly ended: ScreenshotRecord };

/**
 * Delivers the callbacks of stored screenshots, many at a time, each on a timeline of its own, and stores what became of them.
 * What waits for a lane is no more than its record. Aborting ends at once what waits for a retry or for its first attempt.
 */
export class Deliveries {
  readonly #plan: DeliveryPlan;
  readonly #signal: AbortSignal;
  readonly #lanes = new Lanes(requestsInFlight);
  readonly #commit: GroupCommit<Item>;
  readonly #queue: ScreenshotRecord[] = [];
  readonly #underWay = new Set<Promise<void>>();
  #dispatching: Promise<void> | undefined;
  #failure: { readonly reason: unknown } | undefined;

  constructor(
    plan: DeliveryPlan,
    storage: Pick<Storage, 'addAttempts' | 'putScreenshots'>,
    timers: Timers,
    onNews: (news: DeliveryNews) => void,
    signal: AbortSignal,
  ) {
    this.#plan = plan;
    this.#signal = signal;
    const commit = async (items: readonly Item[]): Promise<void> => {
      const attempts = items.flatMap((item) => ('attempt' in item ? [item.attempt] : []));
      const ended = items.flatMap((item) => ('ended' in item ? [item.ended] : []));
      try {
        // Attempts first: a delivery that reads as ended has all its attempts.
        if (attempts.length > 0) await storage.addAttempts(attempts);
        if (ended.length > 0) await storage.putScreenshots(ended);
      } catch (reason) {
        // The attempts were made all the same: they are told, and the failure at the end.
        this.#failure ??= { reason };
      }
      onNews({ attempts, ended });
    };
    this.#commit = new GroupCommit(commit, attemptsCommit, timers);
  }

  /** Takes charge of the callback of a stored screenshot. */
  add(record: ScreenshotRecord): void {
    this.#queue.push(record);
    this.#dispatching ??= this.#dispatch();
  }

  /** Resolves when every callback is delivered, given up or interrupted, and stored as such. @throws what storing threw. */
  async settle(): Promise<void> {
    while (this.#dispatching !== undefined || this.#underWay.size > 0) {
      await this.#dispatching;
      await Promise.all(this.#underWay);
    }
    await this.#commit.settle();
    if (this.#failure !== undefined) throw this.#failure.reason;
  }

  async #dispatch(): Promise<void> {
    for (let record = this.#queue.shift(); record !== undefined; record = this.#queue.shift()) {
      const leave = await this.#lanes.enter();
      const delivery = this.#deliver(record, leave).finally(() => this.#underWay.delete(delivery));
      this.#underWay.add(delivery);
      await this.#plan.headStart;
    }
    this.#dispatching = undefined;
  }

  /** @param leaveFirst leaves the lane that was entered for the first attempt. */
  async #deliver(record: ScreenshotRecord, leaveFirst: () => void): Promise<void> {
    const { index } = record;
    const { post, policy, clock, startOf, bodyOf } = this.#plan;
    const retry = inLanes(post, this.#lanes);
    let attempt = 1;
    let rawBody = record.rawBody;
    const postNext: Post = async (bodyAt, timeline, signal) => {
      const body = (unixMs: number): string => (rawBody = bodyAt(unixMs));
      const callback = { index, attempt };
      if (attempt > 1) return retry(body, timeline, signal, callback);
      return post(body, timeline, signal, callback).finally(leaveFirst);
    };
    try {
      const attempts = deliver(bodyOf(record), postNext, policy, clock.timeline(startOf(record)), this.#signal);
      for (;;) {
        const step = await attempts.next();
        if (step.done) return this.#commit.add({ ended: { ...record, delivery: step.value } });
        this.#commit.add({ attempt: attemptRecord(record, attempt, rawBody, step.value) });
        attempt += 1;
      }
    } catch (error) {
      if (!this.#signal.aborted) this.#failure ??= { reason: error };
      this.#commit.add({ ended: { ...record, delivery: 'interrupted' } });
    } finally {
      leaveFirst();
    }
  }
}
