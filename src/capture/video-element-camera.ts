import { ScreencaptureError } from '../core/errors.ts';
import type { CameraEvent, FileSource, ShotOrder, Size, SourceFacts } from '../core/push.ts';
import { eventOf, instantOf, pictureOf, type Picture } from './picture.ts';
import { PresentedFrames } from './presented-frames.ts';
import { fromProblem } from './problem.ts';
import type { Sight } from './protocol.ts';
import type { WorkerPush } from './worker-camera.ts';
import type { WorkerPool } from './worker-pool.ts';

/** Timestamps that browsers tell as seconds are compared within this. */
const sameFrameUs = 1500;
/** A frame that is not the one asked for is asked for again, this often. */
const attempts = 3;

/**
 * A push whose frames a video element presents: for codecs that WebCodecs can't decode, and for pages that have no
 * WebCodecs. The file's own times come from the worker where it can read the container, so instants, frames, sizes and
 * what is missing are the same as there. Pictures are made smaller and encoded in the worker.
 */
export class VideoElementPush {
  readonly #pool: WorkerPool;
  readonly #source: FileSource;
  /** Undefined for a container that only the video element reads. */
  readonly #demuxed: WorkerPush | undefined;
  readonly #ownFacts: SourceFacts;
  readonly #offsetSeconds: number;
  #frames: PresentedFrames;

  private constructor(
    pool: WorkerPool,
    source: FileSource,
    demuxed: WorkerPush | undefined,
    frames: PresentedFrames,
    firstFrameUs: number,
  ) {
    this.#pool = pool;
    this.#source = source;
    this.#demuxed = demuxed;
    this.#frames = frames;
    this.#ownFacts = demuxed?.facts ?? factsOf(source, frames);
    this.#offsetSeconds = frames.firstMediaTime - firstFrameUs / 1e6;
  }

  /**
   * Loads the file into a video element; resolves to undefined when it plays no picture there.
   *
   * @throws the signal's reason
   */
  static async open(
    pool: WorkerPool,
    source: FileSource,
    demuxed: WorkerPush | undefined,
    signal: AbortSignal,
  ): Promise<VideoElementPush | undefined> {
    const frames = await PresentedFrames.load(source.file, signal);
    if (frames === undefined) return undefined;
    try {
      const first = demuxed && (await look(pool, demuxed, 0, signal));
      return new VideoElementPush(pool, source, demuxed, frames, first?.kind === 'frame' ? first.frameUs : 0);
    } catch (error) {
      frames.close();
      throw error;
    }
  }

  get facts(): SourceFacts {
    return { ...(this.#demuxed?.facts ?? this.#ownFacts), origin: 'video-element' };
  }

  onFacts(listener: (facts: SourceFacts) => void): () => void {
    return this.#demuxed?.onFacts(() => listener(this.facts)) ?? (() => {});
  }

  /** Screenshots in index order; aborting ends it. @throws {ScreencaptureError} `worker-died` */
  async *shoot(order: ShotOrder, signal: AbortSignal): AsyncGenerator<CameraEvent, void, undefined> {
    const abort = new AbortController();
    const both = AbortSignal.any([signal, abort.signal]);
    // While one picture is encoded the element seeks to the next.
    let before: Promise<CameraEvent> | undefined;
    try {
      for (let index = order.fromShot ?? 0; ; index++) {
        const shot = await this.#shot(order, index, both);
        if (before) yield await before;
        before = shot?.event;
        if (shot === undefined) return;
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      abort.abort();
      before?.catch(() => {});
    }
  }

  /** As the worker tells it; a container that only the video element reads tells nothing. */
  async missingFrom(signal: AbortSignal): Promise<number | undefined> {
    return this.#demuxed?.missingFrom(signal);
  }

  close(): void {
    this.#frames.close();
    this.#demuxed?.close();
  }

  /** Resolves when the frame is had, its picture not yet; to undefined at the end of the push. */
  async #shot(
    order: ShotOrder,
    index: number,
    signal: AbortSignal,
  ): Promise<{ event: Promise<CameraEvent> } | undefined> {
    signal.throwIfAborted();
    const instantUs = instantOf(order, index);
    const missing = (code: 'cut-short' | 'decode-failed', fromUs: number) => ({
      event: Promise.resolve(eventOf(index, instantUs, { kind: 'none', code, details: { fromUs } })),
    });
    if (instantUs >= (this.facts.endUs ?? Infinity)) return undefined;
    const sight = this.#demuxed && (await look(this.#pool, this.#demuxed, instantUs, signal));
    if (sight?.kind === 'past-end') return undefined;
    if (sight?.kind === 'cut') return missing('cut-short', sight.fromUs);
    const expectedUs = sight?.kind === 'frame' ? sight.frameUs : undefined;
    const presented = await this.#present(instantUs, expectedUs, signal);
    if (presented === undefined) return missing('decode-failed', expectedUs ?? instantUs);
    const picture = this.#paint(order, presented.bitmap, presented.frameUs, signal);
    picture.catch(() => {});
    return { event: picture.then((it) => eventOf(index, instantUs, it)) };
  }

  /** Undefined when the element can't show the frame; it is loaded anew then, for the sake of the next. */
  async #present(
    instantUs: number,
    expectedUs: number | undefined,
    signal: AbortSignal,
  ): Promise<{ bitmap: ImageBitmap; frameUs: number } | undefined> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const mediaTime = await this.#frames.show(instantUs / 1e6 + this.#offsetSeconds, attempt, signal);
      if (mediaTime === 'failed') {
        this.#frames.close();
        const again = await PresentedFrames.load(this.#source.file, signal);
        if (again) this.#frames = again;
        return undefined;
      }
      const shownUs = mediaTime === undefined ? undefined : Math.round((mediaTime - this.#offsetSeconds) * 1e6);
      const isExpected =
        shownUs === undefined || expectedUs === undefined || Math.abs(shownUs - expectedUs) <= sameFrameUs;
      if (isExpected) {
        return { bitmap: await this.#frames.bitmap(), frameUs: expectedUs ?? shownUs ?? instantUs };
      }
    }
    return undefined;
  }

  #paint(order: ShotOrder, bitmap: ImageBitmap, frameUs: number, signal: AbortSignal): Promise<Picture> {
    const display = { width: bitmap.width, height: bitmap.height };
    const { rotation } = this.facts;
    const isCoded = order.pushSize === 'coded';
    const push = isCoded ? this.#codedSize(display) : display;
    // The element shows its frames turned upright; as coded they are turned back.
    const quarterTurns = isCoded ? (4 - rotation / 90) % 4 : 0;
    const request = this.#pool.number();
    return pictureOf(order, push, frameUs, (size) =>
      this.#pool.ask(
        { type: 'paint', request, bitmap, quarterTurns, size, quality: order.quality },
        (reply) => {
          if (!('request' in reply) || reply.request !== request) return undefined;
          if (reply.type === 'refused') throw fromProblem(reply.problem);
          return reply.type === 'painted' ? reply.jpeg : undefined;
        },
        signal,
        [bitmap],
      ),
    ).finally(() => bitmap.close());
  }

  /** The coded size behind a size on show: as the file tells while that has not changed, else with rotation undone. */
  #codedSize(display: Size): Size {
    const { codedSize, displaySize, rotation } = this.facts;
    if (display.width === displaySize.width && display.height === displaySize.height) return codedSize;
    return rotation % 180 === 0 ? display : { width: display.height, height: display.width };
  }
}

function look(
  pool: WorkerPool,
  { number, source }: WorkerPush,
  instantUs: number,
  signal: AbortSignal,
): Promise<Sight> {
  const request = pool.number();
  return pool.ask(
    { type: 'look', request, push: number, source, instantUs },
    (reply) => {
      if (!('request' in reply) || reply.request !== request) return undefined;
      if (reply.type === 'refused') throw fromProblem(reply.problem);
      return reply.type === 'seen' ? reply.sight : undefined;
    },
    signal,
  );
}

function factsOf({ file }: FileSource, { size, durationSeconds, firstMediaTime }: PresentedFrames): SourceFacts {
  const end = Math.round((durationSeconds - firstMediaTime) * 1e6);
  if (!Number.isFinite(end)) throw new ScreencaptureError('file-truncated', 'the video has no end that is known');
  return {
    container: file.type === '' ? 'unknown' : file.type,
    codec: 'unknown',
    codecString: undefined,
    codedSize: size,
    displaySize: size,
    rotation: 0,
    pixelAspect: { num: 1, den: 1 },
    endUs: end,
    fileStartUs: Math.round(firstMediaTime * 1e6),
    frameRate: undefined,
    keyFrameSeconds: undefined,
    bytes: file.size,
    origin: 'video-element',
  };
}
