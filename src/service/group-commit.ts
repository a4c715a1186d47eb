import type { Timers } from './ports.ts';

export type GroupCommitOptions = {
  /** Most items of one commit, and most that wait for the next before `room` holds back. */
  readonly limit: number;
  /** Real milliseconds from one commit's start to the next one's, unless items are full or `settle` waits. */
  readonly apartMs: number;
};

/**
 * Collects items while a commit is in flight and commits together what has come by then. The first goes alone and at once,
 * so that it shows early; in the long run a transaction carries as many as the disk needs to keep up.
 */
export class GroupCommit<T> {
  readonly #commit: (items: readonly T[]) => Promise<void>;
  readonly #options: GroupCommitOptions;
  readonly #timers: Timers;
  #pending: T[] = [];
  #running: Promise<void> | undefined;
  #hurry = (): void => {};
  #settling = false;
  #room: PromiseWithResolvers<void> | undefined;
  #failure: { readonly reason: unknown } | undefined;

  constructor(commit: (items: readonly T[]) => Promise<void>, options: GroupCommitOptions, timers: Timers) {
    this.#commit = commit;
    this.#options = options;
    this.#timers = timers;
  }

  /** Adds an item. After a failed commit nothing more is taken; `room` and `settle` tell why. */
  add(item: T): void {
    if (this.#failure !== undefined) return;
    this.#pending.push(item);
    if (this.#isFull()) this.#hurry();
    this.#running ??= this.#drain();
  }

  /** Resolves when another item may be added. Rejects with what made a commit fail. */
  async room(): Promise<void> {
    while (this.#failure === undefined && this.#isFull()) {
      this.#room ??= Promise.withResolvers();
      await this.#room.promise;
    }
    if (this.#failure !== undefined) throw this.#failure.reason;
  }

  /** Resolves when all that was added is committed. Rejects with what made a commit fail. */
  async settle(): Promise<void> {
    this.#settling = true;
    this.#hurry();
    await this.#running;
    this.#settling = false;
    if (this.#failure !== undefined) throw this.#failure.reason;
  }

  #isFull(): boolean {
    return this.#pending.length >= this.#options.limit;
  }

  async #drain(): Promise<void> {
    while (this.#pending.length > 0) {
      const items = this.#pending.splice(0, this.#options.limit);
      this.#giveRoom();
      const pause = this.#pause();
      try {
        await this.#commit(items);
      } catch (reason) {
        this.#failure = { reason };
        this.#pending = [];
        this.#giveRoom();
        this.#hurry();
      }
      await pause;
    }
    this.#running = undefined;
  }

  #giveRoom(): void {
    this.#room?.resolve();
    this.#room = undefined;
  }

  /** Over after the time apart, or as soon as there is a reason to hurry. */
  #pause(): Promise<void> | undefined {
    if (this.#options.apartMs === 0 || this.#settling) return undefined;
    const { promise, resolve } = Promise.withResolvers<void>();
    const callOff = this.#timers.after(this.#options.apartMs, resolve);
    this.#hurry = () => {
      this.#hurry = () => {};
      callOff();
      resolve();
    };
    if (this.#isFull()) this.#hurry();
    return promise;
  }
}
