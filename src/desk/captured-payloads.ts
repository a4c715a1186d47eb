import type { Payload } from '../payloads/plan.ts';
import type { CaptureOnShow } from '../service/state.ts';

/** The callbacks of a capture as they were first sent, byte for byte. */
export function capturedPayloads({ record, screenshots }: CaptureOnShow): readonly Payload[] {
  const { streamName, pushDomain, appName, streamParameters, bucket, appId, region } = record.settings;
  return screenshots.map(({ rawBody, createTime, fileSize, resolution, objectKey }, index) => ({
    index,
    part: 0,
    negative: undefined,
    verdict: 'accept',
    headers: { 'content-type': 'application/json' },
    body: rawBody,
    facts: {
      streamName,
      pushDomain,
      appName,
      streamParameters,
      createTime,
      fileSize,
      size: resolution.size,
      objectKey,
      bucket: { bucket, appId, region },
    },
  }));
}
