/// <reference lib="webworker" />
import type { PushSource } from '../core/push.ts';
import { WorkerJobLine } from './job-line.ts';
import { Painter } from './painter.ts';
import { toProblem } from './problem.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { live } from './worker-life.ts';
import { openPush, type WorkerPush } from './worker-push.ts';

declare const self: DedicatedWorkerGlobalScope;

const painter = new Painter();
const pushes = new Map<number, Promise<WorkerPush>>();
const jobs = new Map<number, WorkerJobLine>();

const post = (message: FromWorker): void => self.postMessage(message);

self.onmessage = ({ data: message }: MessageEvent<ToWorker>): void => {
  switch (message.type) {
    case 'hello':
      return live(message.lifeLock, post);
    case 'ping':
      return post({ type: 'pong' });
    case 'open':
      return void open(message.push, message.source);
    case 'close':
      return close(message.push);
    case 'shoot':
      return void shoot(message);
    case 'range':
      return jobs.get(message.job)?.give({ from: message.from, to: message.to });
    case 'no-more':
      return jobs.get(message.job)?.give(undefined);
    case 'taken':
      return jobs.get(message.job)?.taken(message.count);
    case 'stop':
      return jobs.get(message.job)?.stop();
    case 'look':
      return void look(message);
    case 'find-cut':
      return void findCut(message);
    case 'paint':
      return void paint(message);
  }
};

async function open(push: number, source: PushSource): Promise<void> {
  try {
    const { opening } = await opened(push, source);
    post({ type: 'opened', push, opening });
  } catch (error) {
    post({ type: 'not-opened', push, problem: toProblem(error, 'not-media') });
  }
}

/** Each worker opens a push once, when it first needs it. */
function opened(push: number, source: PushSource): Promise<WorkerPush> {
  const known = pushes.get(push);
  if (known) return known;
  const opening = openPush(source, (facts) => post({ type: 'facts', push, facts }));
  pushes.set(push, opening);
  opening.catch(() => pushes.delete(push));
  return opening;
}

function close(push: number): void {
  pushes
    .get(push)
    ?.then((it) => it.close())
    .catch(() => {});
  pushes.delete(push);
}

async function shoot({ job, push, source, order }: Extract<ToWorker, { type: 'shoot' }>): Promise<void> {
  const line = new WorkerJobLine(job, post);
  jobs.set(job, line);
  try {
    const it = await opened(push, source);
    await it.shoot(order, painter, line);
    post({ type: 'finished', job });
  } catch (error) {
    if (!line.signal.aborted) post({ type: 'failed', job, problem: toProblem(error, 'decode-failed') });
  } finally {
    jobs.delete(job);
  }
}

async function look({ request, push, source, instantUs }: Extract<ToWorker, { type: 'look' }>): Promise<void> {
  try {
    const it = await opened(push, source);
    post({ type: 'seen', request, sight: await it.look(instantUs) });
  } catch (error) {
    post({ type: 'refused', request, problem: toProblem(error, 'decode-failed') });
  }
}

async function findCut({ request, push, source }: Extract<ToWorker, { type: 'find-cut' }>): Promise<void> {
  try {
    const it = await opened(push, source);
    post({ type: 'cut-found', request, fromUs: await it.missingFrom() });
  } catch (error) {
    post({ type: 'refused', request, problem: toProblem(error, 'decode-failed') });
  }
}

async function paint({
  request,
  bitmap,
  quarterTurns,
  size,
  quality,
}: Extract<ToWorker, { type: 'paint' }>): Promise<void> {
  try {
    const turn = { quarters: quarterTurns, flip: false };
    const jpeg = await painter.paint(bitmap, turn, size, quality, () => bitmap.close());
    post({ type: 'painted', request, jpeg });
  } catch (error) {
    post({ type: 'refused', request, problem: toProblem(error, 'decode-failed') });
  } finally {
    bitmap.close();
  }
}
