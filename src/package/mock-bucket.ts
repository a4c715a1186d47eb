import type { HttpHandler } from 'msw';
import { bucketHost, parseObjectUrl } from '../core/object-url.ts';
import type { ObjectRecord } from '../service/records.ts';
import { bucketHandlers } from '../wire/bucket-handlers.ts';

export type MockBucketOptions = {
  /** The bucket's clock, UNIX milliseconds; the computer's unless given. */
  readonly now?: () => number;
};

/** A request for an object, as a callback's `pic_full_url` names it. */
export type RequestedObject = { readonly host: string; readonly objectKey: string; readonly found: boolean };

export type MockBucket = {
  /** For `setupServer` or `setupWorker`: all buckets, by whatever name. */
  readonly handlers: readonly HttpHandler[];
  /** All that was asked for since the start or {@link MockBucket.clear}, oldest first. */
  readonly requested: readonly RequestedObject[];
  /**
   * Puts a picture where a callback's `pic_full_url` says. One that is there already is replaced.
   *
   * @throws {ScreencaptureError} `invalid-url`: not the address of an object in a bucket.
   */
  put(url: string, jpeg: Uint8Array<ArrayBuffer> | Blob): void;
  /** Empties all buckets, and forgets what was asked for. */
  clear(): void;
};

/** The buckets that screenshots are stored in, for other people's tests: what was put there can be read, nothing else. */
export function mockBucket({ now = Date.now }: MockBucketOptions = {}): MockBucket {
  const objects = new Map<string, ObjectRecord>();
  const requested: RequestedObject[] = [];
  let written = 0;

  const party = {
    async object(host: string, objectKey: string): Promise<ObjectRecord | undefined> {
      const object = objects.get(`${host}/${objectKey}`);
      requested.push({ host, objectKey, found: object !== undefined });
      return object;
    },
  };
  return {
    handlers: bucketHandlers(party, now),
    requested,
    put(url, picture) {
      const { bucket, key: objectKey } = parseObjectUrl(url);
      const host = bucketHost(bucket);
      const jpeg = picture instanceof Blob ? picture : new Blob([picture], { type: 'image/jpeg' });
      written += 1;
      objects.set(`${host}/${objectKey}`, {
        bucketHost: host,
        objectKey,
        captureId: 'put',
        index: written,
        etag: `"${written}"`,
        lastModified: Math.floor(now() / 1000),
        bytes: jpeg.size,
        jpeg,
      });
    },
    clear() {
      objects.clear();
      requested.length = 0;
    },
  };
}
