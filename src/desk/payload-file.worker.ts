/// <reference lib="webworker" />
import { toProblem } from '../capture/problem.ts';
import { live } from '../capture/worker-life.ts';
import { fileChunks } from './file-chunks.ts';
import type { Amount, FileOrder, FromFileWorker, ToFileWorker } from './file-protocol.ts';
import { openSink } from './file-sink.ts';
import type { TakePicture } from './picture-entries.ts';

declare const self: DedicatedWorkerGlobalScope;

/** For so long at a time nothing is heard of the page; so often it hears how far the work is. Milliseconds. */
const turnMs = 100;
/** How long a file's size may be counted before it is estimated. Milliseconds. */
const countingMs = 400;

const pictures = new Map<number, PromiseWithResolvers<Blob | undefined>>();
let isCancelled = false;
let latestQuestion = 0;

const post = (message: FromFileWorker): void => self.postMessage(message);

self.onmessage = ({ data: message }: MessageEvent<ToFileWorker>): void => {
  switch (message.type) {
    case 'hello':
      return live(message.lifeLock, post);
    case 'ping':
      return post({ type: 'pong' });
    case 'write':
      return void write(message.order, message.stored);
    case 'cancel':
      isCancelled = true;
      return undefined;
    case 'measure':
      return void measure(message.order, message.question);
    case 'picture':
      return pictures.get(message.index)?.resolve(message.jpeg);
  }
};

/** Asks the page for the picture of a capture's callback: storage is the page's. */
const askForPicture: TakePicture = async (captureId, index) => {
  const picture: PromiseWithResolvers<Blob | undefined> = Promise.withResolvers();
  pictures.set(index, picture);
  post({ type: 'want-picture', captureId, index });
  return picture.promise.finally(() => pictures.delete(index));
};

async function write(order: FileOrder, stored: string): Promise<void> {
  isCancelled = false;
  try {
    const sink = await openSink(stored);
    try {
      const amount = await pour(order, sink.write.bind(sink));
      if (amount !== undefined) {
        const file = await sink.finish();
        return post({ type: 'written', amount, file, isStored: sink.isStored });
      }
    } catch (error) {
      await sink.discard();
      throw error;
    }
    await sink.discard();
    post({ type: 'cancelled' });
  } catch (error) {
    post({ type: 'failed', problem: toProblem(error, 'storage-unavailable') });
  }
}

/** Makes all of it; undefined when it was cancelled on the way. */
async function pour(order: FileOrder, take: (chunk: Uint8Array<ArrayBuffer>) => void): Promise<Amount | undefined> {
  let turnEnds = performance.now() + turnMs;
  let bytes = 0;
  const file = fileChunks(order, askForPicture);
  for await (const chunk of file.chunks) {
    take(chunk);
    bytes += chunk.length;
    if (performance.now() < turnEnds) continue;
    post({ type: 'progress', amount: { callbacks: file.callbacks, bytes } });
    await nextTask();
    if (isCancelled) return undefined;
    turnEnds = performance.now() + turnMs;
  }
  return isCancelled ? undefined : { callbacks: file.callbacks, bytes };
}

/** Makes as much as can be made in a moment, and concludes from it what all will be. */
async function measure(order: FileOrder, question: number): Promise<void> {
  latestQuestion = question;
  // Questions come letter by letter: the last of those that are there is answered.
  await nextTask();
  const total = order.source.kind === 'plan' ? order.source.plan.count : order.source.callbacks.length;
  const ends = performance.now() + countingMs;
  let turnEnds = performance.now() + turnMs;
  let bytes = 0;
  const file = fileChunks(order, askForPicture);
  for await (const chunk of file.chunks) {
    bytes += chunk.length;
    const now = performance.now();
    if (now >= ends) {
      const estimate = Math.round((bytes / Math.max(1, file.callbacks)) * total);
      return post({ type: 'measured', question, amount: { callbacks: total, bytes: estimate }, isExact: false });
    }
    if (now < turnEnds) continue;
    await nextTask();
    if (question !== latestQuestion) return;
    turnEnds = performance.now() + turnMs;
  }
  post({ type: 'measured', question, amount: { callbacks: file.callbacks, bytes }, isExact: true });
}

/** Lets messages in. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const { promise, resolve } = Promise.withResolvers<void>();
  port1.onmessage = () => {
    port1.close();
    resolve();
  };
  port2.postMessage(undefined);
  return promise;
}
