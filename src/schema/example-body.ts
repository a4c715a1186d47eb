import { buildCallback, type CallbackBody } from '../core/callback.ts';
import type { DialectId } from '../core/dialects.ts';
import { documentedSample, documentedSampleKey } from '../core/documented-sample.ts';
import { parseObjectUrl } from '../core/object-url.ts';

/** The documented sample, with the fields that a version of the documentation has besides. */
export function exampleBody(dialect: DialectId): CallbackBody {
  const { bucket, key: objectKey } = parseObjectUrl(documentedSample.pic_full_url);
  const { stream_id: streamName, create_time: createTime, file_size: fileSize, width, height, t } = documentedSample;
  const push = { pushDomain: 'push.example', appName: 'live', streamParameters: '' };
  return buildCallback(
    { ...push, streamName, createTime, fileSize, size: { width, height }, objectKey, bucket },
    { key: documentedSampleKey, emptyKey: 'signed', t },
    dialect,
  );
}
