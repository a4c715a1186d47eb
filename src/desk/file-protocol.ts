import type { Problem } from '../capture/protocol.ts';
import type { FromAnyWorker, ToAnyWorker } from '../capture/worker-life.ts';
import type { FormatId } from '../payloads/formats.ts';
import type { Payload, PayloadPlan } from '../payloads/plan.ts';

/** Where payloads come from: a plan, or the callbacks of a capture as they were first sent. */
export type PayloadSource =
  | { readonly kind: 'plan'; readonly plan: PayloadPlan }
  | {
      readonly kind: 'capture';
      readonly captureId: string;
      /** By which tests sign its callbacks anew. */
      readonly key: string;
      readonly callbacks: readonly Payload[];
    };

/** How many callbacks a source has. */
export const callbacksIn = (source: PayloadSource): number =>
  source.kind === 'plan' ? source.plan.count : source.callbacks.length;

/** What is to be written. */
export type FileOrder = { readonly format: FormatId; readonly source: PayloadSource };

/** How much of a file there is. */
export type Amount = { readonly callbacks: number; readonly bytes: number };

/** Page → worker. One order at a time. */
export type ToFileWorker =
  | ToAnyWorker
  /** Writes a file; `stored` is the name under which it lies with the browser until it is downloaded. */
  | { readonly type: 'write'; readonly order: FileOrder; readonly stored: string }
  | { readonly type: 'cancel' }
  /** Tells how large a file would be. A later question takes the place of one that is not answered yet. */
  | { readonly type: 'measure'; readonly question: number; readonly order: FileOrder }
  /** The picture of a capture's callback; undefined when it cannot be read. */
  | { readonly type: 'picture'; readonly index: number; readonly jpeg: Blob | undefined };

/** Worker → page. */
export type FromFileWorker =
  | FromAnyWorker
  | { readonly type: 'progress'; readonly amount: Amount }
  /** The whole file. `isStored`: it lies under the name given, and is to be removed there when it is no longer needed. */
  | { readonly type: 'written'; readonly amount: Amount; readonly file: Blob; readonly isStored: boolean }
  | { readonly type: 'cancelled' }
  /** Nothing of the file is left. */
  | { readonly type: 'failed'; readonly problem: Problem }
  | {
      readonly type: 'measured';
      readonly question: number;
      readonly amount: Amount;
      /** Whether all was made to be counted, or a part of it. */
      readonly isExact: boolean;
    }
  | { readonly type: 'want-picture'; readonly captureId: string; readonly index: number };
