import type { AttemptRecord, CaptureRecord, ScreenshotRecord } from '../../../src/service/records.ts';

export const bucketHost = 'testbucket-1234567890.cos.ap-guangzhou.myqcloud.com';

/** A database name that no other test uses. */
export const freshName = (): string => `test-${crypto.randomUUID()}`;

export function captureRecord(id: string, madeAt: number): CaptureRecord {
  const size = { width: 1280, height: 720 };
  return {
    id,
    madeAt,
    settings: {
      push: { kind: 'sample', id: 'landscape' },
      intervalSeconds: 10,
      configured: { width: 0, height: 0 },
      streamName: 'stream_name',
      pushDomain: 'push.example',
      appName: 'live',
      streamParameters: '',
      pushStart: '2018-12-17T15:04:33+08:00',
      pushStartUnixUs: 1_545_030_273_000_000,
      bucket: 'testbucket',
      appId: '1234567890',
      region: 'ap-guangzhou',
      cosPrefix: '',
      cosFileName: '',
      dialect: '2019',
      rounding: 'nearest',
      swap: 'documented',
      firstScreenshot: 'at-start',
      signatureOnRetry: 'as-first-sent',
      emptyKey: 'signed',
      pushSize: 'display',
      jpegQuality: 0.85,
    },
    facts: {
      container: 'MP4',
      codec: 'H.264',
      codecString: 'avc1.64001f',
      codedSize: size,
      displaySize: size,
      rotation: 0,
      pixelAspect: { num: 1, den: 1 },
      endUs: 64_500_000,
      frameRate: 30,
      keyFrameSeconds: 2,
      bytes: 300_000,
      origin: 'webcodecs',
    },
    outcome: 'running',
    total: 7,
    taken: 0,
    delivered: 0,
    problem: undefined,
  };
}

export function screenshotRecord(
  captureId: string,
  index: number,
  objectKey = `2018-12-17/${index}.jpg`,
): ScreenshotRecord {
  const size = { width: 640, height: 360 };
  return {
    captureId,
    index,
    instantUs: index * 10_000_000,
    frameUs: index * 10_000_000,
    resolution: { push: size, configured: { width: 0, height: 0 }, size, rule: 'push-size', proportion: undefined },
    createTime: 1_545_030_273 + index * 10,
    objectKey,
    bucketHost,
    fileSize: 4,
    etag: `"${captureId}-${index}"`,
    rawBody: `{"event_type":200,"create_time":${1_545_030_273 + index * 10}}`,
    delivery: 'waiting',
    overwrote: false,
  };
}

export const attemptRecord = (captureId: string, index: number, attempt: number): AttemptRecord => ({
  captureId,
  index,
  attempt,
  at: 1_545_030_273_000 + attempt,
  outcome: 'answered',
  status: 200,
  durationMs: 0,
});

export const jpegOf = (text: string): Blob => new Blob([text], { type: 'image/jpeg' });

/** A screenshot with a picture whose text names both. */
export const item = (
  captureId: string,
  index: number,
  objectKey?: string,
): { record: ScreenshotRecord; jpeg: Blob } => ({
  record: screenshotRecord(captureId, index, objectKey),
  jpeg: jpegOf(`${captureId}-${index}`),
});
