import { payloads } from './generator.ts';
import type { Payload, PayloadPlan } from './plan.ts';

/** Payloads to be written, of a plan or from elsewhere: those of a capture have no plan. */
export type PayloadBatch = {
  /** Callbacks; there may be more requests. */
  readonly count: number;
  /** The callback key, by which tests tell right signatures from wrong ones. It is in no output. */
  readonly key: string;
  /** Whether some are of negative cases, so that a body does not say all. */
  readonly isMixed: boolean;
  /** The requests in their order, made anew each time. */
  readonly requests: () => Iterable<Payload>;
};

/** A plan as a batch; a batch stays what it is. */
export const batchOf = (from: PayloadPlan | PayloadBatch): PayloadBatch =>
  'requests' in from
    ? from
    : {
        count: from.count,
        key: from.key,
        isMixed: Object.values(from.negatives).some((share) => share > 0),
        requests: () => payloads(from),
      };
