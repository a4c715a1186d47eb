import type { CameraEvent, PushSource, ShotOrder } from '../core/push.ts';
import { fromProblem } from './problem.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import type { WorkerLine, WorkerPool } from './worker-pool.ts';

export type SharedJob = {
  readonly push: number;
  readonly source: PushSource;
  readonly order: ShotOrder;
  /** Number of shots of the whole push where its end is known, else undefined. May come to be known meanwhile. */
  readonly total: () => number | undefined;
};

/** Most shots handed out at a time. Fewer give rounder work, more give fewer lookups of where to begin. */
const mostAtATime = 6;

/**
 * Shares shots out between workers, on demand, and yields them in order. Each worker stops when a number of its shots
 * has not been passed on, so no more than those are kept here, however slow the taker.
 *
 * @throws {ScreencaptureError} `worker-died` after all shots that had come in order, or what a worker reports
 */
export async function* shareShots(
  pool: WorkerPool,
  lines: readonly WorkerLine[],
  { push, source, order, total }: SharedJob,
  signal: AbortSignal,
): AsyncGenerator<CameraEvent, void, undefined> {
  if (signal.aborted) return;
  const job = pool.number();
  const came = new Map<number, { readonly event: CameraEvent; readonly line: WorkerLine }>();
  const working = new Set(lines);
  const atATime = Math.min(mostAtATime, Math.max(1, Math.ceil((total() ?? Infinity) / (lines.length * 4))));
  let next = order.fromShot ?? 0;
  let handedOut = next;
  let end = Infinity;
  let failure: Error | undefined;
  let wake = (): void => {};

  const lastShot = (): number => Math.min(end, total() ?? Infinity);
  const handOut = (line: WorkerLine): void => {
    const to = Math.min(handedOut + atATime, lastShot());
    if (handedOut >= to) return line.post({ type: 'no-more', job });
    line.post({ type: 'range', job, from: handedOut, to });
    handedOut = to;
  };
  const release = pool.listen({
    message: (message: FromWorker, line) => {
      if (!('job' in message) || message.job !== job) return;
      if (message.type === 'hungry') handOut(line);
      else if (message.type === 'event') came.set(message.event.index, { event: message.event, line });
      else if (message.type === 'past-end') end = Math.min(end, message.index);
      else if (message.type === 'finished') working.delete(line);
      else failure ??= fromProblem(message.problem);
      if (message.type !== 'hungry') wake();
    },
    died: (line) => {
      if (!working.has(line)) return;
      failure ??= line.death;
      wake();
    },
  });
  const unwatch = lines.map((line) => line.watch());
  const onAbort = (): void => {
    stop();
    wake();
  };
  const stop = (): void => tell({ type: 'stop', job });
  const tell = (message: ToWorker): void => {
    for (const line of working) line.post(message);
  };

  signal.addEventListener('abort', onAbort);
  try {
    tell({ type: 'shoot', job, push, source, order });
    for (const line of lines) handOut(line);
    failure = lines.find((line) => line.isDead)?.death;
    for (;;) {
      if (signal.aborted) return;
      const item = came.get(next);
      if (item) {
        came.delete(next);
        next += 1;
        item.line.post({ type: 'taken', job, count: 1 });
        yield item.event;
      } else if (next >= lastShot()) {
        return;
      } else if (failure) {
        throw failure;
      } else if (working.size === 0) {
        return;
      } else {
        await new Promise<void>((resolve) => (wake = resolve));
      }
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    stop();
    release();
    for (const end of unwatch) end();
  }
}
