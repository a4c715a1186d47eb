import { batchOf, type PayloadBatch } from '../payloads/batch.ts';
import type { PayloadSource } from './file-protocol.ts';

/** The requests of a source. */
export const sourceBatch = (source: PayloadSource): PayloadBatch =>
  source.kind === 'plan'
    ? batchOf(source.plan)
    : { count: source.callbacks.length, key: source.key, isMixed: false, requests: () => source.callbacks };
