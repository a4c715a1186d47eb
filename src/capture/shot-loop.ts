import type { CameraEvent, ShotOrder, Size } from '../core/push.ts';
import { FrameFinder, type FrameTaker } from './frame-finder.ts';
import { wantedAt, type WantedFrame } from './packet-run.ts';
import type { Painter } from './painter.ts';
import { eventOf, instantOf, pictureOf, type Picture } from './picture.ts';
import type { Turn } from './planar-picture.ts';
import { drawPattern, patternFrame } from './test-pattern.ts';
import { mediaTime, type Place, type VideoFile } from './video-file.ts';

/** Shots `from ≤ k < to`. */
export type Range = { readonly from: number; readonly to: number };

/** What a job needs from the page, and tells it. */
export type JobLine = {
  /** Ranges as they are handed out, in rising order. */
  readonly ranges: AsyncIterable<Range>;
  /** Resolves when one more shot may be under way: the page takes them no faster than it can pass them on. */
  admit(): Promise<void>;
  event(event: CameraEvent): void;
  pastEnd(index: number): void;
  readonly signal: AbortSignal;
};

/** Decoded frames that wait to be painted. A hardware decoder stalls when more are kept. */
const mostFramesHeld = 3;
const paintedAtOnce = 2;

/** Shots of a drawn push. */
export async function shootPattern(push: Size, order: ShotOrder, painter: Painter, line: JobLine): Promise<void> {
  for await (const { from, to } of line.ranges) {
    for (let index = from; index < to; index++) {
      await line.admit();
      const instantUs = instantOf(order, index);
      const { number, frameUs } = patternFrame(instantUs);
      const picture = await pictureOf(order, push, frameUs, (size) =>
        painter.drawn(size, order.quality, (context) => drawPattern(context, push, size, number)),
      );
      line.event(eventOf(index, instantUs, picture));
    }
  }
}

/** Shots of a video file: reading and decoding, painting and encoding, each as far ahead of the next as it may be. */
export async function shootFile(video: VideoFile, order: ShotOrder, painter: Painter, line: JobLine): Promise<void> {
  const painting = new Painting(video, order, painter);
  const finder = new FrameFinder(video, painting, line.signal);
  painting.onRoom = finder.wake;
  const delivered: Set<Promise<void>> = new Set();
  let failure: Error | undefined;
  try {
    for await (const { index, instantUs, place } of shotsOf(video, order, line)) {
      await line.admit();
      const { picture } = await pictureAt(index, instantUs, place);
      const delivery = picture.then((it) => line.event(eventOf(index, instantUs, it)));
      delivered.add(delivery);
      void delivery
        .catch((error: unknown) => (failure ??= error instanceof Error ? error : new Error(String(error))))
        .finally(() => delivered.delete(delivery));
      if (failure) throw failure;
    }
    await finder.finish();
    await Promise.all(delivered);
    if (failure) throw failure;
  } finally {
    finder.close();
    painting.close();
  }

  /** Resolves when the decoder was given what it needs; the picture itself comes later. */
  async function pictureAt(
    index: number,
    instantUs: number,
    place: FoundPlace,
  ): Promise<{ picture: Promise<Picture> }> {
    if (place.kind === 'cut') return { picture: painting.cutShort(instantUs) };
    if (place.kind === 'damaged') return { picture: Promise.resolve(undecodable(instantUs)) };
    const wanted = wantedAt(place);
    const { last } = painting;
    if (last?.wanted.timestampUs === wanted.timestampUs) return { picture: last.picture };
    const picture = painting.expect(wanted);
    await finder.ask(wanted, { showSoon: index === (order.fromShot ?? 0) });
    return { picture };
  }
}

type FoundPlace = Exclude<Place, { kind: 'past-end' }>;
type LocatedShot = { readonly index: number; readonly instantUs: number; readonly place: FoundPlace };

/**
 * The shots that are this worker's. A group of pictures is never split between two: it belongs to the range in which
 * its first shot lies. So a range goes on past its end while the group does, and skips what belongs to the one before.
 */
async function* shotsOf(video: VideoFile, order: ShotOrder, line: JobLine): AsyncGenerator<LocatedShot> {
  const groupAt = async (index: number): Promise<number | undefined> => {
    const place = await video.locate(instantOf(order, index));
    return place.kind === 'frame' ? place.key.sequenceNumber : undefined;
  };
  const first = order.fromShot ?? 0;
  let doneTo = -1;
  for await (const { from, to } of line.ranges) {
    if (to <= doneTo) continue;
    const groupBefore = from > first && from > doneTo ? await groupAt(from - 1) : undefined;
    let group: number | undefined;
    let isOwn = from <= doneTo;
    for (let index = Math.max(from, doneTo); ; index++) {
      line.signal.throwIfAborted();
      const instantUs = instantOf(order, index);
      const isPastEnd = index >= to && video.announcedEndUs !== undefined && instantUs >= video.announcedEndUs;
      const place: Place = isPastEnd ? { kind: 'past-end' } : await video.locate(instantUs);
      if (place.kind === 'past-end') {
        line.pastEnd(index);
        return;
      }
      const here = place.kind === 'frame' ? place.key.sequenceNumber : undefined;
      if (index >= to && (here === undefined || here !== group)) break;
      isOwn ||= here === undefined || here !== groupBefore;
      if (isOwn) {
        group = here;
        doneTo = index + 1;
        yield { index, instantUs, place };
      }
    }
  }
}

/** Takes frames as they are found and makes pictures of them, a few at a time. */
class Painting implements FrameTaker {
  onRoom: () => void = () => {};
  last: { readonly wanted: WantedFrame; readonly picture: Promise<Picture> } | undefined;
  readonly #video: VideoFile;
  readonly #order: ShotOrder;
  readonly #painter: Painter;
  readonly #expected = new Map<WantedFrame, PromiseWithResolvers<Picture>>();
  readonly #waiting: { readonly wanted: WantedFrame; readonly frame: VideoFrame }[] = [];
  #painted = 0;
  #closed = false;

  constructor(video: VideoFile, order: ShotOrder, painter: Painter) {
    this.#video = video;
    this.#order = order;
    this.#painter = painter;
  }

  expect(wanted: WantedFrame): Promise<Picture> {
    const expected = Promise.withResolvers<Picture>();
    // Nobody may be waiting yet when it fails.
    expected.promise.catch(() => {});
    this.#expected.set(wanted, expected);
    this.last = { wanted, picture: expected.promise };
    return expected.promise;
  }

  isFull(): boolean {
    return this.#waiting.length + this.#painted >= mostFramesHeld;
  }

  found(wanted: WantedFrame, frame: VideoFrame): void {
    if (this.#closed) return frame.close();
    this.#waiting.push({ wanted, frame });
    this.#paintNext();
  }

  missing(wanted: WantedFrame, code: 'cut-short' | 'decode-failed'): void {
    const expected = this.#expected.get(wanted);
    this.#expected.delete(wanted);
    if (code === 'decode-failed') {
      expected?.resolve(undecodable(mediaTime(this.#video, wanted.key)));
    } else {
      expected?.resolve(this.cutShort(mediaTime(this.#video, wanted.target)));
    }
  }

  async cutShort(missingUs: number): Promise<Picture> {
    return { kind: 'none', code: 'cut-short', details: { fromUs: await this.#video.readableEnd(missingUs) } };
  }

  close(): void {
    this.#closed = true;
    for (const { frame } of this.#waiting.splice(0)) frame.close();
  }

  #paintNext(): void {
    if (this.#painted >= paintedAtOnce) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    const expected = this.#expected.get(next.wanted);
    this.#expected.delete(next.wanted);
    this.#painted += 1;
    const picture = this.#paint(next.frame).finally(() => {
      this.#painted -= 1;
      this.#paintNext();
      this.onRoom();
    });
    expected?.resolve(picture);
  }

  async #paint(frame: VideoFrame): Promise<Picture> {
    const order = this.#order;
    const frameUs = frame.timestamp - this.#video.baseUs;
    try {
      const { pushSize, turn } = asPushed(frame, this.#video, order);
      return await pictureOf(order, pushSize, frameUs, (size) =>
        this.#painter.paint(frame, turn, size, order.quality, () => frame.close()),
      );
    } finally {
      frame.close();
    }
  }
}

function undecodable(fromUs: number): Picture {
  return { kind: 'none', code: 'decode-failed', details: { fromUs: Math.max(0, fromUs) } };
}

/** The push size that this very frame has, and how it is turned for show: sizes can change in mid-stream. */
function asPushed(frame: VideoFrame, video: VideoFile, order: ShotOrder): { pushSize: Size; turn: Turn } {
  if (order.pushSize === 'coded') {
    // The frame's coded size includes padding; its visible part is what was coded by intent.
    const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
    return { pushSize: { width, height }, turn: { quarters: 0, flip: false } };
  }
  const { displayWidth: width, displayHeight: height } = frame;
  const quarters = video.rotation / 90;
  return {
    pushSize: quarters % 2 === 0 ? { width, height } : { width: height, height: width },
    turn: { quarters, flip: video.flip },
  };
}
