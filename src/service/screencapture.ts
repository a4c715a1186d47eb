import { buildCallback, serializeCallback, type CallbackFacts } from '../core/callback.ts';
import type { RetryPolicy } from '../core/delivery.ts';
import { dialects } from '../core/dialects.ts';
import { createTimeUnixSeconds } from '../core/interval.ts';
import { objectKey } from '../core/object-key.ts';
import { bucketHost } from '../core/object-url.ts';
import type { MissingShot, Shot, ShotOrder } from '../core/push.ts';
import { Deliveries, type DeliveryNews } from './deliveries.ts';
import { GroupCommit } from './group-commit.ts';
import type { CallbackBody, Post } from './notifier.ts';
import type { Clock, OpenPush, Storage, Timers } from './ports.ts';
import type { ScreenshotRecord } from './records.ts';
import type { Secrets, Settings } from './settings.ts';

/** Screenshots are stored together while a transaction is in flight: so many at most, and then the camera waits. */
const screenshotsCommit = { limit: 16, apartMs: 150 };

/**
 * What a request costs the browser, through the service worker, is more than the work on a screenshot. So the screenshots of a
 * short capture come first, and callbacks but the first begin when they are all taken, or after this time. Real milliseconds.
 */
const headStartMs = 2500;

export type ScreencaptureJob = {
  readonly captureId: string;
  readonly settings: Settings;
  readonly secrets: Secrets;
  /** Whether callbacks are sent: a callback template may have no address, or there is none. */
  readonly isTold: boolean;
  readonly policy: RetryPolicy;
  readonly push: OpenPush;
  /** Settles when the capture's own record is stored: a screenshot counts only with it. */
  readonly recorded: Promise<void>;
  /** First shot wanted: above 0 when a capture is taken up again. */
  readonly fromShot: number;
  readonly post: Post;
  readonly clock: Clock;
};

/** What a capture tells of itself while it runs. */
export type ScreencaptureNews = {
  /** In index order, and in the bucket by now. */
  stored(records: readonly ScreenshotRecord[]): void;
  missing(shot: MissingShot): void;
  delivered(news: DeliveryNews): void;
};

/**
 * One push under one template: screenshots, each stored with its object, then its callback delivered. A callback is sent only for
 * what is in the bucket. Resolves when the last callback is delivered, given up, or interrupted by the signal.
 *
 * @throws what the camera or the storage threw, after the callbacks of what is stored have ended.
 */
export async function screencapture(
  job: ScreencaptureJob,
  { storage, timers }: { readonly storage: Storage; readonly timers: Timers },
  news: ScreencaptureNews,
  signal: AbortSignal,
): Promise<void> {
  const { settings, policy, post, clock } = job;
  const headStart = Promise.withResolvers<void>();
  const callOff = timers.after(headStartMs, headStart.resolve);
  const plan = {
    post,
    clock,
    policy,
    startOf: (record: ScreenshotRecord) => deliveryStart(record, settings),
    bodyOf: (record: ScreenshotRecord) => callbackBody(record, job),
    headStart: headStart.promise,
  };
  const deliveries = new Deliveries(plan, storage, timers, (told) => news.delivered(told), signal);
  const failures: unknown[] = [];
  await takeScreenshots(job, { storage, timers }, news, deliveries, signal).catch((error) => failures.push(error));
  callOff();
  headStart.resolve();
  await deliveries.settle().catch((error) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

/** What the camera is asked for under these settings. */
function shotOrder(settings: Settings, fromShot: number): ShotOrder {
  return {
    intervalUs: settings.intervalSeconds * 1_000_000,
    firstIndex: firstIndexOf(settings),
    configured: settings.configured,
    sizing: { rounding: settings.rounding, swap: settings.swap },
    pushSize: settings.pushSize,
    quality: settings.jpegQuality,
    fromShot,
  };
}

/** 0: the first screenshot is at the first frame; 1: after one interval. */
export function firstIndexOf(settings: Pick<Settings, 'firstScreenshot'>): 0 | 1 {
  return settings.firstScreenshot === 'at-start' ? 0 : 1;
}

async function takeScreenshots(
  job: ScreencaptureJob,
  { storage, timers }: { readonly storage: Storage; readonly timers: Timers },
  news: ScreencaptureNews,
  deliveries: Deliveries,
  signal: AbortSignal,
): Promise<void> {
  type Taken = { readonly record: ScreenshotRecord; readonly jpeg: Blob };
  const commit = async (taken: readonly Taken[]): Promise<void> => {
    const [replaced] = await Promise.all([storage.addScreenshots(taken), job.recorded]);
    const records = withOverwrites(
      taken.map(({ record }) => record),
      replaced,
    );
    news.stored(records);
    if (job.isTold) for (const record of records) deliveries.add(record);
  };
  const stored = new GroupCommit(commit, screenshotsCommit, timers);
  try {
    for await (const event of job.push.shoot(shotOrder(job.settings, job.fromShot), signal)) {
      if (event.kind === 'missing') {
        news.missing(event);
        continue;
      }
      stored.add({ record: screenshotRecord(event, job), jpeg: event.jpeg });
      await stored.room();
      if (signal.aborted) break;
    }
  } catch (error) {
    if (!signal.aborted) {
      await stored.settle();
      throw error;
    }
  }
  await stored.settle();
}

/** Marks who replaced an object: of several records under one key the last ones, as many as objects of it were replaced. */
function withOverwrites(records: readonly ScreenshotRecord[], replaced: readonly string[]): ScreenshotRecord[] {
  if (replaced.length === 0) return [...records];
  const left = Map.groupBy(replaced, (key) => key);
  return records
    .toReversed()
    .map((record) => ({ ...record, overwrote: left.get(record.objectKey)?.pop() !== undefined }))
    .toReversed();
}

function screenshotRecord(shot: Shot, job: ScreencaptureJob): ScreenshotRecord {
  const { settings, captureId } = job;
  const { index, instantUs, frameUs, resolution } = shot;
  const createTime = createTimeUnixSeconds(settings.pushStartUnixUs, instantUs);
  const record = {
    captureId,
    index,
    instantUs,
    frameUs,
    resolution,
    createTime,
    objectKey: objectKey({
      streamName: settings.streamName,
      appName: settings.appName,
      pushDomain: settings.pushDomain,
      unixSeconds: createTime,
      size: resolution.size,
      prefix: settings.cosPrefix,
      fileName: settings.cosFileName,
    }),
    bucketHost: bucketHost(settings),
    fileSize: shot.jpeg.size,
    // COS promises no MD5, and reading every picture back into the page for one would cost more than taking it. This is
    // unique for each object written, which is what a validator is for, and cannot be mistaken for a digest.
    etag: `"${captureId}-${index}"`,
    delivery: job.isTold ? 'waiting' : 'not-sent',
    overwrote: false,
  } as const;
  return { ...record, rawBody: rawBody(record, job) };
}

/** The instant of a screenshot, UNIX milliseconds: its callback is sent at once. */
export function deliveryStart({ instantUs }: ScreenshotRecord, { pushStartUnixUs }: Settings): number {
  return Math.floor((pushStartUnixUs + instantUs) / 1000);
}

/** What signs a capture's callbacks. */
export type Signer = { readonly settings: Settings; readonly secrets: Pick<Secrets, 'callbackKey'> };

/** A callback's body for each attempt: as first sent, or signed anew if the settings say so. */
export function callbackBody(record: ScreenshotRecord, signer: Signer): CallbackBody {
  const isRenewed = signer.settings.signatureOnRetry === 'renewed';
  return (unixMs, attemptsBefore) =>
    attemptsBefore === 0 || !isRenewed ? record.rawBody : signedAnew(record, signer, unixMs);
}

/** A callback's body with a signature that is made at an instant, UNIX milliseconds. */
export function signedAnew(record: ScreenshotRecord, signer: Signer, unixMs: number): string {
  const validity = dialects[signer.settings.dialect].signatureValiditySeconds.value;
  return rawBody(record, signer, Math.floor(unixMs / 1000) + validity);
}

/** @param t UNIX second at which the signature expires; the documented time after `create_time` unless given. */
function rawBody(
  record: Pick<ScreenshotRecord, 'createTime' | 'fileSize' | 'objectKey' | 'resolution'>,
  { settings, secrets }: Signer,
  t?: number,
): string {
  const facts: CallbackFacts = {
    streamName: settings.streamName,
    pushDomain: settings.pushDomain,
    appName: settings.appName,
    streamParameters: settings.streamParameters,
    createTime: record.createTime,
    fileSize: record.fileSize,
    size: record.resolution.size,
    objectKey: record.objectKey,
    bucket: settings,
  };
  const signing = { key: secrets.callbackKey, emptyKey: settings.emptyKey, ...(t === undefined ? {} : { t }) };
  return serializeCallback(buildCallback(facts, signing, settings.dialect));
}
