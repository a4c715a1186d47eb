import type { ErrorCode, ErrorDetails } from '../core/errors.ts';
import type { CameraEvent, PushSource, ShotOrder, Size, SourceFacts } from '../core/push.ts';
import type { FromAnyWorker, ToAnyWorker } from './worker-life.ts';

/** An error as it crosses between page and worker; rebuilt as a `ScreencaptureError` on arrival. */
export type Problem = { readonly code: ErrorCode; readonly message: string; readonly details: ErrorDetails };

/** What opening a push told. */
export type Opening = {
  readonly facts: SourceFacts;
  /** Whether this worker can make the frames itself; if not, a video element may be able to. */
  readonly decodable: boolean;
  /** File time of media time 0, µs. */
  readonly baseUs: number;
  /** Timestamps of the container are exact to this, µs. */
  readonly toleranceUs: number;
};

/** What the file tells of an instant. Media time. */
export type Sight =
  | { readonly kind: 'frame'; readonly frameUs: number }
  | { readonly kind: 'cut'; readonly fromUs: number }
  | { readonly kind: 'past-end' }
  /** The file can't be read there. */
  | { readonly kind: 'damaged' };

/** Page → worker. */
export type ToWorker =
  | ToAnyWorker
  | { readonly type: 'open'; readonly push: number; readonly source: PushSource }
  | { readonly type: 'close'; readonly push: number }
  /** Starts a job; `source` lets a worker that has not opened the push do so. */
  | {
      readonly type: 'shoot';
      readonly job: number;
      readonly push: number;
      readonly source: PushSource;
      readonly order: ShotOrder;
    }
  /** Shots `from ≤ k < to` are this worker's; one answer to each `hungry`. */
  | { readonly type: 'range'; readonly job: number; readonly from: number; readonly to: number }
  | { readonly type: 'no-more'; readonly job: number }
  /** The page passed on this many of the worker's events. */
  | { readonly type: 'taken'; readonly job: number; readonly count: number }
  | { readonly type: 'stop'; readonly job: number }
  /** Which frame is on show at an instant, for a camera that can't know by itself. */
  | {
      readonly type: 'look';
      readonly request: number;
      readonly push: number;
      readonly source: PushSource;
      readonly instantUs: number;
    }
  /** Where a file that was cut short breaks off. */
  | { readonly type: 'find-cut'; readonly request: number; readonly push: number; readonly source: PushSource }
  /** A frame that a video element presented; the worker closes the bitmap, whatever happens. */
  | {
      readonly type: 'paint';
      readonly request: number;
      readonly bitmap: ImageBitmap;
      readonly quarterTurns: number;
      readonly size: Size;
      readonly quality: number;
    };

/** Worker → page. */
export type FromWorker =
  | FromAnyWorker
  | { readonly type: 'opened'; readonly push: number; readonly opening: Opening }
  | { readonly type: 'not-opened'; readonly push: number; readonly problem: Problem }
  /** More is known of an opened push. */
  | { readonly type: 'facts'; readonly push: number; readonly facts: SourceFacts }
  /** The worker has begun with the last range that it was given. */
  | { readonly type: 'hungry'; readonly job: number }
  | { readonly type: 'event'; readonly job: number; readonly event: CameraEvent }
  /** The push ends before this shot. */
  | { readonly type: 'past-end'; readonly job: number; readonly index: number }
  /** All ranges are done; nothing follows. */
  | { readonly type: 'finished'; readonly job: number }
  | { readonly type: 'failed'; readonly job: number; readonly problem: Problem }
  | { readonly type: 'seen'; readonly request: number; readonly sight: Sight }
  | { readonly type: 'cut-found'; readonly request: number; readonly fromUs: number | undefined }
  | { readonly type: 'painted'; readonly request: number; readonly jpeg: Blob }
  /** `look`, `find-cut` or `paint` failed. */
  | { readonly type: 'refused'; readonly request: number; readonly problem: Problem };
