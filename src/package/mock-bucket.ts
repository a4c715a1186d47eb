import type { HttpHandler } from 'msw';
import { bucketHost, parseObjectUrl } from '../core/object-url.ts';
import type { ObjectRecord } from '../service/records.ts';
import { bucketHandlers } from '../wire/bucket-handlers.ts';

/** A JPEG file. */
export type Picture = Uint8Array<ArrayBuffer> | Blob;

export type MockBucketOptions = {
  /** Given wherever nothing was put; without one such objects are not there, and answered 404. */
  readonly picture?: Picture;
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
  put(url: string, jpeg: Picture): void;
  /** Empties all buckets, and forgets what was asked for. */
  clear(): void;
};

/** The buckets that screenshots are stored in, for other people's tests: what was put there can be read, nothing else. */
export function mockBucket({ picture: anyPicture, now = Date.now }: MockBucketOptions = {}): MockBucket {
  const objects = new Map<string, ObjectRecord>();
  const requested: RequestedObject[] = [];
  let written = 0;

  const write = (host: string, objectKey: string, picture: Picture): ObjectRecord => {
    const jpeg = picture instanceof Blob ? picture : new Blob([picture], { type: 'image/jpeg' });
    written += 1;
    const identity = { captureId: 'put', index: written, etag: `"${written}"` };
    const lastModified = Math.floor(now() / 1000);
    const object = { ...identity, bucketHost: host, objectKey, lastModified, bytes: jpeg.size, jpeg };
    objects.set(`${host}/${objectKey}`, object);
    return object;
  };
  const party = {
    async object(host: string, objectKey: string): Promise<ObjectRecord | undefined> {
      const put = objects.get(`${host}/${objectKey}`);
      const object = put ?? (anyPicture === undefined ? undefined : write(host, objectKey, anyPicture));
      requested.push({ host, objectKey, found: object !== undefined });
      return object;
    },
  };
  return {
    handlers: bucketHandlers(party, now),
    requested,
    put(url, picture) {
      const { bucket, key } = parseObjectUrl(url);
      write(bucketHost(bucket), key, picture);
    },
    clear() {
      objects.clear();
      requested.length = 0;
    },
  };
}
