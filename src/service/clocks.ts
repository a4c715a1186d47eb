import type { Clock, Timeline, Timers } from './ports.ts';

/** Waits `ms` of real time; rejects with the signal's reason as soon as it is aborted. */
export function wait(timers: Timers, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const onAbort = (): void => {
      callOff();
      reject(signal.reason);
    };
    const callOff = timers.after(ms, () => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** Lets other tasks have their turn. */
export const nextTask = (timers: Timers): Promise<void> => new Promise((resolve) => void timers.after(0, resolve));

/** A timeline whose every virtual millisecond takes `1 / speed` real ones. Its instants do not depend on the speed. */
function scaledTimeline(startUnixMs: number, speed: number, timers: Timers): Timeline {
  let now = startUnixMs;
  return {
    now: () => now,
    async sleep(ms, signal) {
      signal.throwIfAborted();
      if (ms <= 0) return;
      await wait(timers, ms / speed, signal);
      now += ms;
    },
  };
}

/** Waiting takes no time: a sleep moves the timeline and lets other tasks run in between. */
export function instantClock(timers: Timers): Clock {
  return { timeline: (start) => scaledTimeline(start, Infinity, timers) };
}

/** Waiting takes its time divided by `speed`, such as 1, 10 or 60. Attempts and instants equal those of the instant clock. */
export function pacedClock(speed: number, timers: Timers): Clock {
  return { timeline: (start) => scaledTimeline(start, speed, timers) };
}

/**
 * The computer's own time, whatever the start: what sending to a real receiver goes by.
 *
 * @param speed what waiting is divided by; instants and durations stay real
 */
export function realClock(timers: Timers, speed = 1): Clock {
  const timeline: Timeline = {
    now: () => timers.now(),
    async sleep(ms, signal) {
      signal.throwIfAborted();
      if (ms > 0) await wait(timers, ms / speed, signal);
    },
  };
  return { timeline: () => timeline };
}
