import type { Timers } from './ports.ts';

/** How long work of known length will go on, judged by how long what is done took. */
export class Progress {
  readonly #timers: Pick<Timers, 'now'>;
  readonly #startedAt: number;

  constructor(timers: Pick<Timers, 'now'>) {
    this.#timers = timers;
    this.#startedAt = timers.now();
  }

  /** Real milliseconds; undefined while nothing is done. */
  millisecondsLeft(done: number, total: number): number | undefined {
    if (done <= 0) return undefined;
    const elapsed = this.#timers.now() - this.#startedAt;
    return Math.max(0, Math.round((elapsed * (total - done)) / done));
  }
}
