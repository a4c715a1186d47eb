import { WorkerLine } from '../capture/worker-line.ts';
import type { StoryboardPlan } from './plan.ts';
import type { FromPainter, ToPainter } from './protocol.ts';

/** A storyboard that was drawn: JPEGs in the order of their sheets. */
export type Storyboard = {
  readonly plan: StoryboardPlan;
  readonly sheets: readonly Blob[];
  readonly contactSheets: readonly Blob[];
  /** How many pictures could not be read; their places are dark. */
  readonly unreadable: number;
};

export type StoryboardOptions = {
  /** The picture of a screenshot by its index; undefined when there is none any more. */
  readonly jpeg: (index: number) => Promise<Blob | undefined>;
  /** Called with the number of pictures drawn so far, after each. */
  readonly onDrawn: (drawn: number) => void;
  readonly signal: AbortSignal;
};

/** So many pictures are read ahead of the one that is drawn: the worker never waits, and memory holds no more. */
const ahead = 4;

/**
 * Draws a storyboard in a worker of its own, which ends with it. Rejects with the signal's reason when aborted.
 *
 * @param startWorker starts `storyboard.worker.ts`
 * @throws {ScreencaptureError} `worker-died`
 */
export async function makeStoryboard(
  plan: StoryboardPlan,
  startWorker: () => Worker,
  { jpeg, onDrawn, signal }: StoryboardOptions,
): Promise<Storyboard> {
  signal.throwIfAborted();
  const progress = new Progress(onDrawn);
  const line = new WorkerLine<ToPainter, FromPainter>(startWorker(), progress, 'storyboard');
  const unwatch = line.watch();
  const abort = (): void => progress.breakOff(signal.reason);
  signal.addEventListener('abort', abort);
  try {
    line.post({ type: 'begin', tiles: plan.tiles, contact: plan.contact });
    for (const [place, index] of plan.indices.entries()) {
      await progress.until(place - ahead);
      line.post({ type: 'picture', jpeg: await progress.orBroken(jpeg(index)) });
    }
    await progress.until(plan.indices.length);
    return { plan, sheets: progress.tiles, contactSheets: progress.contact, unreadable: progress.unreadable };
  } finally {
    signal.removeEventListener('abort', abort);
    unwatch();
    line.die();
  }
}

/** What the worker has done so far. */
class Progress {
  readonly tiles: Blob[] = [];
  readonly contact: Blob[] = [];
  unreadable = 0;
  readonly #onDrawn: (drawn: number) => void;
  #drawn = 0;
  #step = Promise.withResolvers<void>();
  readonly #broken = Promise.withResolvers<never>();

  constructor(onDrawn: (drawn: number) => void) {
    this.#onDrawn = onDrawn;
    // Whoever waits at that moment is told; it may be nobody.
    this.#broken.promise.catch(() => undefined);
  }

  message(reply: FromPainter): void {
    if (reply.type === 'failed') this.breakOff(new Error(reply.message));
    if (reply.type === 'sheet') this[reply.kind].push(reply.jpeg);
    if (reply.type !== 'drawn') return;
    this.#drawn += 1;
    if (!reply.isReadable) this.unreadable += 1;
    this.#onDrawn(this.#drawn);
    this.#step.resolve();
    this.#step = Promise.withResolvers<void>();
  }

  died(line: { readonly death: Error }): void {
    this.breakOff(line.death);
  }

  breakOff(reason: unknown): void {
    this.#broken.reject(reason);
  }

  orBroken<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#broken.promise]);
  }

  /** Waits until so many pictures are drawn. */
  async until(count: number): Promise<void> {
    while (this.#drawn < count) await this.orBroken(this.#step.promise);
  }
}
