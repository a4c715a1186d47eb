import type { SizeResolution } from '../core/sizing.ts';
import type { SourceFacts } from '../core/push.ts';
import type { ErrorCode, ErrorDetails } from '../core/errors.ts';
import type { Attempt, RetryPolicy } from '../core/delivery.ts';
import type { ConductPlan } from './conduct-plan.ts';
import type { Settings } from './settings.ts';

export type CaptureOutcome = 'running' | 'finished' | 'stopped' | 'failed';

/** One run of `Capture`, as stored. Holds neither the callback key nor the callback URL. */
export type CaptureRecord = {
  readonly id: string;
  /** UNIX milliseconds of the computer's clock, for ordering and for "Earlier captures". */
  readonly madeAt: number;
  readonly settings: Settings;
  readonly facts: SourceFacts;
  /** `running` in a record read after a crash means: interrupted. */
  readonly outcome: CaptureOutcome;
  /** Screenshots expected (n of the status). */
  readonly total: number;
  readonly taken: number;
  readonly delivered: number;
  /** Why it failed, or what is missing although it ended well enough (`cut-short`, `decode-failed`). */
  readonly problem: { readonly code: ErrorCode; readonly details: ErrorDetails } | undefined;
  /** The retries under which its callbacks were delivered, when they were the user's own; left out for those of its dialect. */
  readonly retryPolicy?: RetryPolicy | undefined;
};

/** How far the delivery of one callback is; `not-sent`: none was bound to be sent. */
export type DeliveryState = 'not-sent' | 'waiting' | 'delivered' | 'gave-up' | 'interrupted';

/** One screenshot and its callback. */
export type ScreenshotRecord = {
  readonly captureId: string;
  readonly index: number;
  readonly instantUs: number;
  readonly frameUs: number;
  readonly resolution: SizeResolution;
  /** UNIX seconds. */
  readonly createTime: number;
  readonly objectKey: string;
  readonly bucketHost: string;
  readonly fileSize: number;
  /** ETag of the object, quoted. */
  readonly etag: string;
  /** The callback body as first sent, byte for byte. */
  readonly rawBody: string;
  readonly delivery: DeliveryState;
  /** Whether this screenshot replaced an object of the same key. */
  readonly overwrote: boolean;
};

/** One POST of one callback. `at` is UNIX milliseconds on the virtual clock. */
export type AttemptRecord = Attempt & {
  readonly captureId: string;
  /** Index of the callback's screenshot. */
  readonly index: number;
  /** Counts from 1. */
  readonly attempt: number;
  /** Sent by hand: the same body again, or signed anew. Left out for the service's own attempts. */
  readonly kind?: 'again' | 'signed-anew';
  /** The signature that took the place of the first body's; left out when the body went out as first sent. */
  readonly resigned?: Signature;
  /** What came back beside the status, when something did and it could be read. Attempts stored by early versions have none. */
  readonly answer?: AnswerRecord;
};

/** `sign` and `t` as a callback's body carries them. */
export type Signature = { readonly sign: string; readonly t: number };

/** Headers and body of an answer. */
export type AnswerRecord = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** One rehearsal of a capture's deliveries: every callback sent once more. Holds neither the callback key nor the callback URL. */
export type RehearsalRecord = {
  readonly captureId: string;
  /** Unique within the capture. */
  readonly id: string;
  /** UNIX milliseconds of the computer's clock. */
  readonly madeAt: number;
  /** Who carried the callbacks: no request was sent, the receiver was asked in the page. */
  readonly way: 'in-process';
  /**
   * There when a receiver was asked that the user wrote; left out for the simulated one. It had died before so many requests,
   * which were not put to it any more.
   */
  readonly own?: { readonly unasked: number };
  readonly policy: RetryPolicy;
  readonly plan: ConductPlan;
  /** `stopped`: by hand, with some callbacks neither delivered nor given up. */
  readonly outcome: 'finished' | 'stopped';
  readonly callbacks: number;
  readonly attempts: number;
  readonly delivered: number;
  readonly gaveUp: number;
  /** When the first attempt was sent and the last one ended: UNIX milliseconds on the virtual clock. */
  readonly from: number;
  readonly to: number;
};

/** Attempts of a rehearsal's callbacks as columns, one row an attempt: thousands in one record. */
export type AttemptPack = {
  readonly captureId: string;
  readonly rehearsalId: string;
  /** Counts from 0. */
  readonly pack: number;
  /** Screenshot indices of the callbacks, and how many rows each has. */
  readonly indices: Uint32Array;
  readonly counts: Uint8Array;
  readonly at: Float64Array;
  readonly durationMs: Float64Array;
  readonly outcome: Uint8Array;
  /** 0: none. */
  readonly status: Uint16Array;
  /** Place in `answers`, from 1; 0: none. */
  readonly answer: Uint16Array;
  readonly answers: readonly AnswerRecord[];
  /** The signatures of bodies that were signed anew, 32 characters a row, and their `t`; empty where none was. */
  readonly signs: string;
  readonly t: Float64Array;
};

/** What is known of an object in a bucket without reading it. */
export type ObjectInfo = {
  readonly bucketHost: string;
  readonly objectKey: string;
  /** Quoted. */
  readonly etag: string;
  /** UNIX seconds; of a screenshot's object on the virtual clock. */
  readonly lastModified: number;
  readonly bytes: number;
  /** The screenshot that it is; left out for an object that the customer put there. */
  readonly screenshot?: { readonly captureId: string; readonly index: number };
  /** What the customer's own object is given out with; a screenshot is a JPEG and nothing else. Names in small letters. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** An object with its bytes. */
export type ObjectRecord = ObjectInfo & { readonly body: Blob };

/** How a bucket is set up. */
export type BucketSettings = {
  readonly bucketHost: string;
  readonly exists: boolean;
  /** Who may read an object without a signature: nobody, or everybody. */
  readonly access: 'private' | 'public-read';
  /** Whether screencapture may write here. */
  readonly serviceMayWrite: boolean;
};
