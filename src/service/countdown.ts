import type { Timers } from './ports.ts';

/**
 * Real time that passes in `steps` waits of `stepMs`, one begun at the end of the other. A page that is busy or frozen
 * meanwhile is late by one step only, and so does not take its own sleep for the silence of another.
 */
export function countdown(
  timers: Pick<Timers, 'after'>,
  steps: number,
  stepMs: number,
): { readonly over: Promise<void>; callOff(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  let callOff = (): void => {};
  const step = (left: number): void => {
    if (left === 0) resolve();
    else callOff = timers.after(stepMs, () => step(left - 1));
  };
  step(steps);
  return { over: promise, callOff: () => callOff() };
}
