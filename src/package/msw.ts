/** The parties on the other side of HTTP, as handlers for MSW. */
export {
  mockBucket,
  type BucketSetUp,
  type MockBucket,
  type MockBucketOptions,
  type Picture,
  type RequestedObject,
} from './mock-bucket.ts';
export { mockLiveApi, type MockLiveApi, type MockLiveApiOptions } from './mock-live-api.ts';
export { mockReceiver, type MockReceiver, type MockReceiverOptions, type ReceivedRequest } from './mock-receiver.ts';
export type { ApiTyping } from '../core/api-request.ts';
export type { ApiCredential } from '../core/api-signature.ts';
export type { BucketLocation } from '../core/object-url.ts';
export type { PushAddress } from '../core/template-choice.ts';
export type { CallbackRecord, FindCallbackRecords } from '../service/callback-records.ts';
export { conductPresets, type ConductPresetId } from '../service/conducts.ts';
export type { ConductSpec } from '../service/conduct-plan.ts';
export type { ApiConditions } from '../service/control-plane.ts';
export type { CallbackTemplateInfo, ControlPlaneState, SnapshotTemplateInfo } from '../service/control-plane-state.ts';
export type { AnsweredCall } from '../service/live-api.ts';
export type { Verdict } from '../service/receiver.ts';
