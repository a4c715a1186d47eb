import type { FloorOrder, FloorReply } from './floor.worker.ts';
import { measureOnRequest } from './measure.ts';

const worker = new Worker(new URL('./floor.worker.ts', import.meta.url), { type: 'module' });

/** Decodes, in a worker that runs already, all that the frames at these instants need. */
measureOnRequest(async (file, instants) => {
  const { promise, resolve, reject } = Promise.withResolvers<FloorReply>();
  worker.onmessage = ({ data }: MessageEvent<FloorReply>) => resolve(data);
  worker.onerror = (event) => reject(new Error(event.message));
  const order: FloorOrder = { file, instants };
  const begun = performance.now();
  worker.postMessage(order);
  const { found } = await promise;
  return { milliseconds: performance.now() - begun, pictures: found };
});
