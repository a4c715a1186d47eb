import { readImageProcessing } from '../core/image-processing.ts';
import type { ObjectRecord } from '../service/records.ts';
import type { BucketRequest } from './bucket-request.ts';
import type { CosErrorCode } from './cos-error.ts';

/**
 * An object as the address asks for it: the picture drawn anew, with its new type, where a parameter such as
 * `imageMogr2/thumbnail/320x` is there. Its tag stays that of the object.
 */
export async function processedObject(
  { bucket, parameters }: BucketRequest,
  object: ObjectRecord,
): Promise<ObjectRecord | CosErrorCode> {
  const reading = [...parameters.keys()].map(readImageProcessing).find(({ kind }) => kind !== 'none');
  if (reading === undefined || reading.kind === 'none') return object;
  if (reading.kind === 'refused') return reading.fault;
  if (bucket.processPicture === undefined) return 'NotImplemented';
  const body = await bucket.processPicture(object.body, reading.processing);
  if (body === undefined) return 'InvalidImageFormat';
  if (body === 'too-large') return 'ImageResolutionExceed';
  return { ...object, bytes: body.size, headers: { ...object.headers, 'content-type': body.type }, body };
}
