import { ScreencaptureError } from '../core/errors.ts';
import type { CameraEvent, FileSource, PushSource, ShotOrder, SourceFacts } from '../core/push.ts';
import type { VideoElementPush } from './video-element-camera.ts';
import { mostWorkers, WorkerPush } from './worker-camera.ts';
import { WorkerPool, type StartWorker } from './worker-pool.ts';

/** An opened push; the service's `OpenPush` by shape. */
export type CameraPush = {
  readonly facts: SourceFacts;
  onFacts(listener: (facts: SourceFacts) => void): () => void;
  shoot(order: ShotOrder, signal: AbortSignal): AsyncIterable<CameraEvent>;
  missingFrom(signal: AbortSignal): Promise<number | undefined>;
  close(): void;
};

export type CameraOptions = {
  /** Starts a module worker that runs `capture.worker.ts`. */
  readonly startWorker: StartWorker;
  /** `false` leaves decoding to the video element even where WebCodecs could do it. */
  readonly useWebCodecs?: boolean;
};

/**
 * Makes screenshots of a push in workers of its own. Fits the service's `Camera` by shape. Frames are drawn for a test
 * pattern, decoded by WebCodecs where that can be had, else presented by a video element.
 */
export class PushCamera {
  readonly #pool: WorkerPool;
  readonly #useWebCodecs: boolean;

  constructor({ startWorker, useWebCodecs = true }: CameraOptions) {
    this.#pool = new WorkerPool(startWorker);
    this.#useWebCodecs = useWebCodecs;
  }

  /** Has so many workers start before they are needed: that takes longer than the first screenshot. */
  warmUp(count: number): void {
    this.#pool.take(Math.min(count, mostWorkers()));
  }

  /** @throws {ScreencaptureError} by the codes for bad files, `unsupported-codec`, `worker-died` */
  async open(source: PushSource, signal: AbortSignal): Promise<CameraPush> {
    if (source.kind === 'pattern') return WorkerPush.open(this.#pool, source, signal);
    let push: WorkerPush;
    try {
      push = await WorkerPush.open(this.#pool, source, signal);
    } catch (error) {
      return this.#openUnread(source, error, signal);
    }
    if (push.opening.decodable && this.#useWebCodecs) return push;
    try {
      const presented = await openPresented(this.#pool, source, push, signal);
      if (presented) return presented;
      const { codec, codecString } = push.facts;
      throw new ScreencaptureError('unsupported-codec', `no way to decode ${codec} in this browser`, {
        codec,
        ...(codecString === undefined ? {} : { codecString }),
        tried: typeof VideoDecoder === 'undefined' ? 'video element' : 'WebCodecs, video element',
      });
    } catch (error) {
      push.close();
      throw error;
    }
  }

  /** Ends all workers. */
  close(): void {
    this.#pool.close();
  }

  /** A container that is not read here may still be one that the browser plays. */
  async #openUnread(source: FileSource, error: unknown, signal: AbortSignal): Promise<CameraPush> {
    if (!(error instanceof ScreencaptureError) || error.code !== 'unsupported-container') throw error;
    const presented = await openPresented(this.#pool, source, undefined, signal);
    if (presented === undefined) throw error;
    return presented;
  }
}

/** Its code is loaded with the first push that needs it: most are decoded by the worker. */
const openPresented: typeof VideoElementPush.open = async (...given) => {
  const { VideoElementPush: Push } = await import('./video-element-camera.ts');
  return Push.open(...given);
};
