import type { Timers } from '../service/ports.ts';

/** The computer's clock and timers. */
export const commandTimers: Timers = {
  now: () => Date.now(),
  after(ms, work) {
    if (ms === 0) {
      const immediate = setImmediate(work);
      return () => clearImmediate(immediate);
    }
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
