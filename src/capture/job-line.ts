import type { CameraEvent } from '../core/push.ts';
import type { FromWorker } from './protocol.ts';
import type { JobLine, Range } from './shot-loop.ts';

/**
 * Shots of one worker that may be under way at once, from reading to being passed on. More than a decoder holds back
 * while it waits for more packets, or it would wait for ever.
 */
const mostUnderWay = 40;

/** The worker's end of one job's messages. */
export class WorkerJobLine implements JobLine {
  readonly #job: number;
  readonly #post: (message: FromWorker) => void;
  readonly #abort = new AbortController();
  readonly #ranges: (Range | undefined)[] = [];
  #underWay = 0;
  #onRange: (() => void) | undefined;
  #onTaken: (() => void) | undefined;

  constructor(job: number, post: (message: FromWorker) => void) {
    this.#job = job;
    this.#post = post;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Each range is asked for when the one before is begun, so that there is no waiting between them. */
  readonly ranges: AsyncIterable<Range> = {
    [Symbol.asyncIterator]: () => ({ next: () => this.#nextRange() }),
  };

  async #nextRange(): Promise<IteratorResult<Range>> {
    while (this.#ranges.length === 0) {
      await new Promise<void>((resolve) => (this.#onRange = resolve));
      this.signal.throwIfAborted();
    }
    const range = this.#ranges[0];
    // Undefined ends the list and stays in it.
    if (range === undefined) return { done: true, value: undefined };
    this.#ranges.shift();
    this.#post({ type: 'hungry', job: this.#job });
    return { done: false, value: range };
  }

  async admit(): Promise<void> {
    while (this.#underWay >= mostUnderWay) {
      await new Promise<void>((resolve) => (this.#onTaken = resolve));
      this.signal.throwIfAborted();
    }
    this.signal.throwIfAborted();
    this.#underWay += 1;
  }

  event(event: CameraEvent): void {
    if (!this.signal.aborted) this.#post({ type: 'event', job: this.#job, event });
  }

  pastEnd(index: number): void {
    this.#post({ type: 'past-end', job: this.#job, index });
  }

  /** A range from the page, or that there are no more. */
  give(range: Range | undefined): void {
    this.#ranges.push(range);
    this.#onRange?.();
  }

  /** The page passed events on. */
  taken(count: number): void {
    this.#underWay -= count;
    this.#onTaken?.();
  }

  stop(): void {
    this.#abort.abort();
    this.#onRange?.();
    this.#onTaken?.();
  }
}
