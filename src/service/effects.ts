import type { ControlPlaneState } from './control-plane-state.ts';

/** When pushes get what was changed: at once, or when the documented minutes have passed. */
export type EffectTime = 'at-once' | 'after-minutes';

/**
 * The documentation says five to ten minutes; this is the end of them. Milliseconds.
 *
 * @see "Live Screencapture and Porn Detection" (console), 267/31072
 */
export const effectMs = 600_000;

/** A change that pushes do not get yet. */
export type PendingChange = {
  /** When they will: UNIX milliseconds on the account's virtual clock. */
  readonly at: number;
  readonly state: ControlPlaneState;
};

/**
 * What pushes get of an account that is described as changed at once. The account's clock is virtual: it stands still until minutes
 * are let pass, so changes between are one.
 */
export class Effects {
  #time: EffectTime = 'at-once';
  #now: number;
  #present: ControlPlaneState;
  #pending: readonly PendingChange[] = [];

  /** @param now where the clock begins, UNIX milliseconds */
  constructor(initial: ControlPlaneState, now: number) {
    this.#present = initial;
    this.#now = now;
  }

  /** What a push that starts now gets. */
  get present(): ControlPlaneState {
    return this.#present;
  }

  get time(): EffectTime {
    return this.#time;
  }

  /** UNIX milliseconds on the account's virtual clock. */
  get now(): number {
    return this.#now;
  }

  /** Earliest first. */
  get pending(): readonly PendingChange[] {
    return this.#pending;
  }

  /** Takes note of the account as it is described now. */
  change(state: ControlPlaneState): void {
    if (this.#time === 'at-once') this.#present = state;
    else {
      const at = this.#now + effectMs;
      this.#pending = [...this.#pending.filter((other) => other.at < at), { at, state }];
    }
  }

  /** Starts anew from an account, whatever was pending. */
  restart(state: ControlPlaneState): void {
    this.#present = state;
    this.#pending = [];
  }

  /** Back at `at-once`, nothing is pending any more. */
  setTime(time: EffectTime): void {
    this.#time = time;
    if (time === 'at-once') this.restart(this.#pending.at(-1)?.state ?? this.#present);
  }

  letPass(ms: number): void {
    this.#now += ms;
    const due = this.#pending.filter(({ at }) => at <= this.#now);
    this.#present = due.at(-1)?.state ?? this.#present;
    this.#pending = this.#pending.slice(due.length);
  }
}
