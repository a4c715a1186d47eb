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

/** What the page's end needs of a `Worker`. */
export type PaintingWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'>;

export type StoryboardOptions = {
  /** The picture of a screenshot by its index; undefined when there is none any more. */
  readonly jpeg: (index: number) => Promise<Blob | undefined>;
  /** Starts `storyboard.worker.ts`; it is ended with the work. */
  readonly startWorker: () => PaintingWorker;
  /** Called with the number of pictures drawn so far, after each. */
  readonly onDrawn: (drawn: number) => void;
  readonly signal: AbortSignal;
};

/** So many pictures are read ahead of the one that is drawn: the worker never waits, and memory holds no more. */
const ahead = 4;

/** Draws a storyboard. Rejects with the signal's reason when aborted, and when the worker cannot draw or dies of an error. */
export async function makeStoryboard(plan: StoryboardPlan, options: StoryboardOptions): Promise<Storyboard> {
  const { jpeg, startWorker, onDrawn, signal } = options;
  signal.throwIfAborted();
  const sheets = { tiles: [] as Blob[], contact: [] as Blob[] };
  let drawn = 0;
  let unreadable = 0;
  let next = Promise.withResolvers<void>();
  const { promise: broken, reject: breakOff } = Promise.withResolvers<never>();
  // Whoever waits at that moment is told; nobody may.
  broken.catch(() => undefined);

  const worker = startWorker();
  const abort = (): void => breakOff(signal.reason);
  const post = (message: ToPainter): void => worker.postMessage(message);
  worker.onerror = worker.onmessageerror = () => breakOff(new Error('the worker that draws broke down'));
  worker.onmessage = ({ data }: MessageEvent<FromPainter>) => {
    if (data.type === 'failed') breakOff(new Error(data.message));
    if (data.type === 'sheet') sheets[data.kind].push(data.jpeg);
    if (data.type !== 'drawn') return;
    drawn += 1;
    if (!data.isReadable) unreadable += 1;
    onDrawn(drawn);
    next.resolve();
    next = Promise.withResolvers<void>();
  };
  signal.addEventListener('abort', abort);
  const untilDrawn = async (count: number): Promise<void> => {
    while (drawn < count) await Promise.race([next.promise, broken]);
  };

  try {
    post({ type: 'begin', tiles: plan.tiles, contact: plan.contact });
    for (const [place, index] of plan.indices.entries()) {
      await untilDrawn(place - ahead);
      post({ type: 'picture', jpeg: await Promise.race([jpeg(index), broken]) });
    }
    await untilDrawn(plan.indices.length);
    return { plan, sheets: sheets.tiles, contactSheets: sheets.contact, unreadable };
  } finally {
    signal.removeEventListener('abort', abort);
    worker.terminate();
  }
}
