import { instantClock } from '../../src/service/clocks.ts';
import type { Clock, Timeline, Timers } from '../../src/service/ports.ts';

export type TestTimers = Timers & {
  /** Moves the clock on and runs what falls due, in order. */
  advance(ms: number): Promise<void>;
  /** How many long waits are still due. */
  readonly waiting: number;
};

/**
 * A computer's clock that stands still until it is moved. No test sleeps.
 *
 * @param shortMs waits up to this long only pace the work (group commits, a head start); they are over as soon as other tasks have run.
 */
export function testTimers(startUnixMs = Date.UTC(2026, 0, 2, 3, 4, 5), shortMs = 2_500): TestTimers {
  let now = startUnixMs;
  const due = new Map<symbol, { readonly at: number; readonly work: () => void }>();
  return {
    now: () => now,
    after(ms, work) {
      if (ms <= shortMs) {
        const immediate = setImmediate(work);
        return () => clearImmediate(immediate);
      }
      const id = Symbol();
      due.set(id, { at: now + ms, work });
      return () => void due.delete(id);
    },
    async advance(ms) {
      const until = now + ms;
      for (;;) {
        await otherTasks();
        const [next] = [...due].filter(([, { at }]) => at <= until).toSorted(([, a], [, b]) => a.at - b.at);
        if (next === undefined) break;
        const [id, { at, work }] = next;
        due.delete(id);
        now = at;
        work();
      }
      now = until;
    },
    get waiting() {
      return due.size;
    },
  };
}

/** Lets everything run that is ready to, and what that makes ready. */
export async function otherTasks(rounds = 20): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** The timeline of one delivery on which waiting takes no time. */
export function virtualTimeline(startUnixMs = 0): Timeline {
  return virtualClock().timeline(startUnixMs);
}

/** A clock on which waiting takes no time. */
export function virtualClock(): Clock {
  return instantClock(testTimers());
}
