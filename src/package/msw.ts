/** The parties on the other side of HTTP, as handlers for MSW. */
export {
  mockBucket,
  type MockBucket,
  type MockBucketOptions,
  type Picture,
  type RequestedObject,
} from './mock-bucket.ts';
export { mockReceiver, type MockReceiver, type MockReceiverOptions, type ReceivedRequest } from './mock-receiver.ts';
export { conductPresets, type ConductPresetId } from '../service/conducts.ts';
export type { ConductSpec } from '../service/conduct-plan.ts';
export type { Verdict } from '../service/receiver.ts';
