import type { ImageProcessing } from '../core/image-processing.ts';
import type { CameraEvent, PushSource, ShotOrder, SourceFacts } from '../core/push.ts';
import type { StoredAccount } from './stored-account.ts';
import type { BrowserFacts } from './way-to-receiver.ts';
import type {
  AttemptPack,
  AttemptRecord,
  BucketSettings,
  CaptureRecord,
  ObjectInfo,
  ObjectRecord,
  RehearsalRecord,
  ScreenshotRecord,
} from './records.ts';

/** A position in time that moves only by `sleep`: the virtual time of one party's doings. UNIX milliseconds. */
export interface Timeline {
  now(): number;
  /** Moves on by `ms` of virtual time. Rejects with the signal's reason when aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/**
 * The one scale on which all waiting happens: at once, paced, or real time. Each delivery has a timeline of its own on it,
 * so requests in flight together do not disturb each other's instants: it stands still while a real request is in flight.
 */
export interface Clock {
  timeline(startUnixMs: number): Timeline;
}

/** The computer's clock and its timers; the service touches no global ones. */
export interface Timers {
  /** UNIX milliseconds. */
  now(): number;
  /** Runs `work` in a later task, `ms` real milliseconds from now. Returns what calls it off. 0 should not wait for a throttled timer. */
  after(ms: number, work: () => void): () => void;
}

/** Makes screenshots of a push. */
export interface Camera {
  /** Reads what is needed to know the push, never the whole file. @throws {ScreencaptureError} by the codes for bad files. */
  open(source: PushSource, signal: AbortSignal): Promise<OpenPush>;
}

/** A push that was opened and can be captured any number of times. */
export interface OpenPush {
  readonly facts: SourceFacts;
  /** Called when more becomes known (the end of a file without an index). Returns a release. */
  onFacts(listener: (facts: SourceFacts) => void): () => void;
  /** Screenshots in index order; aborting ends it. @throws {ScreencaptureError} `worker-died` and the like. */
  shoot(order: ShotOrder, signal: AbortSignal): AsyncIterable<CameraEvent>;
  /**
   * Media time from which frames are missing because the file was cut short, whether or not a screenshot falls there;
   * undefined where nothing tells of any. Takes time with some files. Rejects when aborted.
   */
  missingFrom(signal: AbortSignal): Promise<number | undefined>;
  close(): void;
}

/** Sends a request: to the mocks, or to a real receiver. */
export type Fetch = (request: Request) => Promise<Response>;

/** The `cause` of a `TypeError` when a policy kept a request from being sent, which the page's host gave to its files. */
export const refusedByPolicy = 'refused by policy';

/** The way over the real network, as far as a page can know it. */
export interface RealWay {
  /** What the browser says by itself; nothing is sent. */
  facts(url: URL): Promise<BrowserFacts>;
  /** Sends one request without a body that no rule of origins holds back. Resolves to whether anything answered; what, nobody may read. */
  knock(url: URL): Promise<boolean>;
}

/**
 * Draws a picture anew as it is asked for. Undefined for bytes that are no picture; `too-large` where the result would have a side
 * longer than is allowed.
 */
export type PictureProcessor = (picture: Blob, processing: ImageProcessing) => Promise<Blob | 'too-large' | undefined>;

/** What lies in the buckets, and how they are set up. Every method is one transaction; it resolves when that is complete. */
export interface ObjectStorage {
  /** The object now under this key in the bucket, whoever wrote it. */
  object(bucketHost: string, objectKey: string): Promise<ObjectRecord | undefined>;
  /** All of a bucket's objects, in any order. */
  objects(bucketHost: string): Promise<readonly ObjectInfo[]>;
  /** Stores an object of the customer's, in place of what is there. @throws {ScreencaptureError} `storage-full` */
  putObject(object: ObjectRecord): Promise<void>;
  /** Takes objects out of the bucket; a screenshot stays in its capture. Those that are not there are passed over. */
  deleteObjects(bucketHost: string, objectKeys: readonly string[]): Promise<void>;
  /** A host in use of those that begin so, such as `testbucket-1234567890.cos.`; undefined where none is. */
  bucketHostFrom(beginning: string): Promise<string | undefined>;
  /** Undefined for a bucket that was never set up. */
  bucketSettings(bucketHost: string): Promise<BucketSettings | undefined>;
  putBucketSettings(settings: BucketSettings): Promise<void>;
  /** Tells of objects that came to be as screenshots, or with nothing that all are gone. Returns a release. */
  onObjects(listener: (written: readonly ObjectInfo[] | undefined) => void): () => void;
}

/** What is kept on disk. Every method is one transaction; it resolves when that is complete. */
export interface Storage extends ObjectStorage {
  captures(): Promise<readonly CaptureRecord[]>;
  putCapture(capture: CaptureRecord): Promise<void>;
  /**
   * Stores screenshots, their pictures and their objects in the bucket together. Resolves to the object keys that were
   * overwritten, one entry for each object replaced (two of one key in a batch: the first is replaced by the second).
   * @throws {ScreencaptureError} `storage-full`; `bucket-not-found` and `bucket-forbidden` where the bucket does not take them: nothing
   * of this call was stored.
   */
  addScreenshots(items: readonly { record: ScreenshotRecord; jpeg: Blob }[]): Promise<readonly string[]>;
  putScreenshots(records: readonly ScreenshotRecord[]): Promise<void>;
  addAttempts(attempts: readonly AttemptRecord[]): Promise<void>;
  /** In index order. */
  screenshots(captureId: string): Promise<readonly ScreenshotRecord[]>;
  /** In order of callback, then attempt. */
  attempts(captureId: string): Promise<readonly AttemptRecord[]>;
  jpeg(captureId: string, index: number): Promise<Blob | undefined>;
  /** Stores a rehearsal and all its attempts together. */
  addRehearsal(record: RehearsalRecord, packs: readonly AttemptPack[]): Promise<void>;
  /** Newest first. */
  rehearsals(captureId: string): Promise<readonly RehearsalRecord[]>;
  /** In order. */
  attemptPacks(captureId: string, rehearsalId: string): Promise<readonly AttemptPack[]>;
  /** The account behind the API; undefined while nothing of it was ever changed. */
  account(): Promise<StoredAccount | undefined>;
  putAccount(account: StoredAccount): Promise<void>;
  clear(): Promise<void>;
  /** Bytes in use and allowed, where the browser tells. */
  room(): Promise<{ readonly usedBytes: number; readonly quotaBytes: number } | undefined>;
}

/** Keeps two tabs from writing at once. */
export interface WriteLock {
  /** Runs `work` while holding the lock; resolves to `false` at once, without running it, when another tab holds it. */
  tryHold(work: () => Promise<void>): Promise<boolean>;
  /** Tells whether another tab is writing, now and at each change. */
  watch(listener: (heldElsewhere: boolean) => void): () => void;
  /** Tells the other tabs that stored data changed. */
  announce(): void;
  onAnnounced(listener: () => void): () => void;
}
