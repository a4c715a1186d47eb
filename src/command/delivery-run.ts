import type { RetryPolicy } from '../core/delivery.ts';
import { realClock } from '../service/clocks.ts';
import { Lanes } from '../service/lanes.ts';
import { deliver, httpPost, inLanes, type EndedPost } from '../service/notifier.ts';
import type { Fetch } from '../service/ports.ts';
import { commandTimers } from './command-timers.ts';
import { failureWords } from './failure-words.ts';

/** A request to be sent: as it stands in the input. */
export type Sent = { readonly body: string; readonly headers?: Readonly<Record<string, string>> };

/** What became of one callback. */
export type Delivered = {
  /** Its place in the input, from 0. */
  readonly index: number;
  readonly outcome: 'delivered' | 'gave-up';
  readonly attempts: readonly SentAttempt[];
};

/** An attempt, and in words why the connection failed where it did. */
export type SentAttempt = EndedPost & { readonly failure?: string };

export type DeliveryPlan = {
  readonly url: string;
  readonly policy: RetryPolicy;
  /** What the waits between attempts are divided by. */
  readonly speed: number;
  /** Requests under way together. */
  readonly atOnce: number;
};

/** Callbacks that wait for a retry beside those under way: all of a long input would fill the memory. */
const mostWaiting = 1_000;

const send = (request: Request): Promise<Response> => fetch(request);

/**
 * Sends callbacks to a real receiver until each is taken or given up; waiting for a retry holds up no other. With one request at
 * once, first attempts go in the order of the input.
 *
 * @param told called as each ends
 * @param signal ends it: rejects with the signal's reason
 */
export async function deliverAll(
  requests: AsyncIterable<Sent>,
  { url, policy, speed, atOnce }: DeliveryPlan,
  told: (delivered: Delivered) => void,
  signal: AbortSignal,
): Promise<void> {
  const timeline = realClock(commandTimers, speed).timeline(commandTimers.now());
  const requestLanes = new Lanes(atOnce);
  const callbacks = new Lanes(mostWaiting);
  const failed = new AbortController();
  const stop = AbortSignal.any([signal, failed.signal]);

  const bring = async (index: number, { body, headers }: Sent): Promise<void> => {
    const { timeoutMs } = policy;
    let failure: string | undefined;
    const watched: Fetch = async (request) => {
      failure = undefined;
      try {
        return await send(request);
      } catch (error) {
        failure = failureWords(error);
        throw error;
      }
    };
    const way = httpPost({ url, fetch: watched, timers: commandTimers, timeoutMs, ...(headers && { headers }) });
    const attempts: SentAttempt[] = [];
    const delivery = deliver(() => body, inLanes(way, requestLanes), policy, timeline, stop);
    for (;;) {
      const { value, done } = await delivery.next();
      if (done === true) return told({ index, outcome: value, attempts });
      attempts.push(value.outcome === 'unreachable' && failure !== undefined ? { ...value, failure } : value);
    }
  };

  let index = 0;
  const underWay = new Set<Promise<void>>();
  for await (const request of requests) {
    const leave = await callbacks.enter();
    stop.throwIfAborted();
    const brought = bring(index, request)
      .catch((error: unknown) => failed.abort(error))
      .finally(() => {
        underWay.delete(brought);
        leave();
      });
    underWay.add(brought);
    index += 1;
  }
  await Promise.all(underWay);
  stop.throwIfAborted();
}
