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
  const sheets = { tiles: [] as Blob[], contact: [] as Blob[] };
  let drawn = 0;
  let unreadable = 0;
  let step = Promise.withResolvers<void>();
  const { promise: broken, reject: breakOff } = Promise.withResolvers<never>();
  // Whoever waits at that moment is told; it may be nobody.
  broken.catch(() => undefined);

  const message = (reply: FromPainter): void => {
    if (reply.type === 'failed') breakOff(new Error(reply.message));
    if (reply.type === 'sheet') sheets[reply.kind].push(reply.jpeg);
    if (reply.type !== 'drawn') return;
    drawn += 1;
    if (!reply.isReadable) unreadable += 1;
    onDrawn(drawn);
    step.resolve();
    step = Promise.withResolvers<void>();
  };
  const died = (): void => breakOff(line.death);
  const line = new WorkerLine<ToPainter, FromPainter>(startWorker(), { message, died }, 'storyboard');
  const unwatch = line.watch();
  const abort = (): void => breakOff(signal.reason);
  signal.addEventListener('abort', abort);

  const untilDrawn = async (count: number): Promise<void> => {
    while (drawn < count) await Promise.race([step.promise, broken]);
  };
  try {
    line.post({ type: 'begin', tiles: plan.tiles, contact: plan.contact });
    for (const [place, index] of plan.indices.entries()) {
      await untilDrawn(place - ahead);
      line.post({ type: 'picture', jpeg: await Promise.race([jpeg(index), broken]) });
    }
    await untilDrawn(plan.indices.length);
    return { plan, sheets: sheets.tiles, contactSheets: sheets.contact, unreadable };
  } finally {
    signal.removeEventListener('abort', abort);
    unwatch();
    line.die();
  }
}
