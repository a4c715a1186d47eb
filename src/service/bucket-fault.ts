import { ScreencaptureError } from '../core/errors.ts';
import type { BucketSettings } from './records.ts';

/** Why the API takes no template whose bucket is set up so, as its code; undefined where the service may write. */
export type BucketFault = 'FailedOperation.CosBucketNotExist' | 'FailedOperation.CosBucketNotPermission';

/**
 * What stands between the service and a bucket. One that was never set up is there and open to the service.
 *
 * @see API CreateLiveSnapshotTemplate, 267/30834, error codes since 2022-09-02
 */
export function bucketFaultOf(settings: BucketSettings | undefined): BucketFault | undefined {
  if (settings === undefined) return undefined;
  if (!settings.exists) return 'FailedOperation.CosBucketNotExist';
  return settings.serviceMayWrite ? undefined : 'FailedOperation.CosBucketNotPermission';
}

/**
 * Lets the service write to a bucket, or does not.
 *
 * @throws {ScreencaptureError} `bucket-not-found`, `bucket-forbidden`
 */
export function checkServiceMayWrite(settings: BucketSettings | undefined): void {
  const fault = bucketFaultOf(settings);
  if (settings === undefined || fault === undefined) return;
  const code = fault === 'FailedOperation.CosBucketNotExist' ? 'bucket-not-found' : 'bucket-forbidden';
  throw new ScreencaptureError(code, 'the service cannot write to this bucket', { bucketHost: settings.bucketHost });
}
