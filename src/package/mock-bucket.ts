import type { HttpHandler } from 'msw';
import { documentedCosCredential } from '../core/cos-signature.ts';
import { bucketHost, parseObjectUrl, type BucketLocation } from '../core/object-url.ts';
import { bucketFaultOf } from '../service/bucket-fault.ts';
import { Bucket, usualSettings } from '../service/bucket.ts';
import { memoryObjects } from '../service/memory-objects.ts';
import type { BucketSettings, ObjectRecord } from '../service/records.ts';
import { bucketHandlers } from '../wire/bucket-handlers.ts';

/** A JPEG file. */
export type Picture = Uint8Array<ArrayBuffer> | Blob;

export type MockBucketOptions = {
  /** Given wherever nothing was put; without one such objects are not there, and answered 404. */
  readonly picture?: Picture;
  /** Secret keys by their ids, for signed requests; the documentation's example pair unless given. */
  readonly credentials?: Readonly<Record<string, string>>;
  /** Custom domains by which a CDN gives out a bucket's objects: to read alone, and never a list. */
  readonly cdnDomains?: Readonly<Record<string, BucketLocation>>;
  /** The bucket's clock, UNIX milliseconds; the computer's unless given. */
  readonly now?: () => number;
};

/** How a bucket is set up; what is left out stays as it is. One that was never set up is there, public to read and open to the service. */
export type BucketSetUp = Partial<Pick<BucketSettings, 'exists' | 'access' | 'serviceMayWrite'>>;

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
  /** @throws {ScreencaptureError} `invalid-bucket`, `invalid-appid`, `invalid-region` */
  setUp(bucket: BucketLocation, change: BucketSetUp): void;
  /** Why the service may not write to a bucket, as the API's code for it: for the option of `mockLiveApi` of the same name. */
  bucketFault(bucketHost: string): string | undefined;
  /** Empties all buckets, and forgets what was asked for. How they are set up stays. */
  clear(): void;
};

/**
 * The buckets that screenshots are stored in, for other people's tests. Objects are read by everybody, and listed, put and deleted
 * by those who sign.
 *
 * @throws {ScreencaptureError} `invalid-bucket`, `invalid-appid`, `invalid-region`: a CDN domain of no bucket.
 */
export function mockBucket(options: MockBucketOptions = {}): MockBucket {
  const { picture: anyPicture, credentials, cdnDomains = {}, now = Date.now } = options;
  const cdnOrigins = Object.entries(cdnDomains).map(
    ([domain, location]) => [domain.toLowerCase(), bucketHost(location)] as const,
  );
  const secretKeys = new Map(Object.entries(credentials ?? documented));
  const objects = memoryObjects();
  const requested: RequestedObject[] = [];
  let written = 0;

  const objectOf = (bucketHost: string, objectKey: string, picture: Picture): ObjectRecord => {
    const body = picture instanceof Blob ? picture : new Blob([picture]);
    written += 1;
    const lastModified = Math.floor(now() / 1000);
    return { bucketHost, objectKey, etag: `"${written}"`, lastModified, bytes: body.size, body };
  };
  const given = new Map<string, ObjectRecord>();
  const everywhere = (host: string, objectKey: string): ObjectRecord | undefined => {
    const id = `${host}/${objectKey}`;
    const object = given.get(id) ?? (anyPicture && objectOf(host, objectKey, anyPicture));
    if (object !== undefined) given.set(id, object);
    return object;
  };
  const storage = {
    ...objects,
    async object(host: string, objectKey: string): Promise<ObjectRecord | undefined> {
      const object = (await objects.object(host, objectKey)) ?? everywhere(host, objectKey);
      requested.push({ host, objectKey, found: object !== undefined });
      return object;
    },
  };
  const bucket = new Bucket({ storage, secretKeyOf: (secretId) => secretKeys.get(secretId) });
  return {
    handlers: bucketHandlers(bucket, now, new Map(cdnOrigins)),
    requested,
    put(url, picture) {
      const { bucket: location, key } = parseObjectUrl(url);
      void bucket.put(objectOf(bucketHost(location), key, picture));
    },
    setUp(location, change) {
      const host = bucketHost(location);
      void bucket.setUp({ ...(objects.settingsOf(host) ?? usualSettings(host)), ...change });
    },
    bucketFault: (host) => bucketFaultOf(objects.settingsOf(host)),
    clear() {
      objects.clear();
      given.clear();
      requested.length = 0;
    },
  };
}

/** What the documentation's examples sign with. */
const documented = { [documentedCosCredential.secretId]: documentedCosCredential.secretKey };
