import { emptyControlPlane } from '../../src/service/control-plane-state.ts';
import type { StoredAccount } from '../../src/service/stored-account.ts';
import type { SourceFacts } from '../../src/core/push.ts';
import { conductPresets } from '../../src/service/conducts.ts';
import { packAttempts } from '../../src/service/attempt-packs.ts';
import type {
  AttemptPack,
  AttemptRecord,
  CaptureRecord,
  RehearsalRecord,
  ScreenshotRecord,
} from '../../src/service/records.ts';
import { defaultFieldTexts, readFields, type Settings } from '../../src/service/settings.ts';

/** The settings of a first visit. What they are is written out in `settings.test.ts` alone. */
export const defaultSettings: Settings = readFields(defaultFieldTexts()).settings!;

export const bucketHost = 'testbucket-1234567890.cos.ap-guangzhou.myqcloud.com';

/** A landscape push of 64.5 s. */
export const sampleFacts: SourceFacts = {
  container: 'MP4',
  codec: 'H.264',
  codecString: 'avc1.64001f',
  codedSize: { width: 1280, height: 720 },
  displaySize: { width: 1280, height: 720 },
  rotation: 0,
  pixelAspect: { num: 1, den: 1 },
  endUs: 64_500_000,
  frameRate: 30,
  keyFrameSeconds: 2,
  bytes: 4_812_345,
  origin: 'webcodecs',
};

/** A capture that has just begun, apart from what is changed. */
export const captureRecord = (id: string, madeAt: number, change: Partial<CaptureRecord> = {}): CaptureRecord => ({
  id,
  madeAt,
  settings: defaultSettings,
  facts: sampleFacts,
  outcome: 'running',
  total: 7,
  taken: 0,
  delivered: 0,
  problem: undefined,
  ...change,
});

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

/** An attempt that was answered with 200. */
export const attemptRecord = (captureId: string, index: number, attempt: number): AttemptRecord => ({
  captureId,
  index,
  attempt,
  at: 1_545_030_273_000 + attempt,
  outcome: 'answered',
  status: 200,
  durationMs: 0,
});

/** A rehearsal of one callback, made at some time, and its attempts as they are stored. */
export function rehearsalRecord(captureId: string, id: string, madeAt = 1): [RehearsalRecord, readonly AttemptPack[]] {
  const record: RehearsalRecord = {
    captureId,
    id,
    madeAt,
    way: 'in-process',
    policy: { retries: 3, intervalMs: 60_000, timeoutMs: 20_000 },
    plan: { all: conductPresets.checked, byCallback: new Map([[2, conductPresets.never]]) },
    outcome: 'finished',
    callbacks: 1,
    attempts: 1,
    delivered: 1,
    gaveUp: 0,
    from: 1_545_030_273_000,
    to: 1_545_030_273_001,
  };
  return [record, [...packAttempts(record, new Map([[0, [attemptRecord(captureId, 0, 1)]]]))]];
}

/** An account in which nothing is configured. */
export const storedAccount: StoredAccount = {
  state: emptyControlPlane,
  own: {
    snapshot: { DomainName: 'push.example', AppName: '', StreamName: '' },
    callback: { DomainName: 'push.example', AppName: 'live' },
  },
  typedUrls: [1001],
  keyed: [1001],
};
