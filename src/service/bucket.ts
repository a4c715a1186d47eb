import type { Listing, ListingQuery } from '../core/object-listing.ts';
import { ObjectIndex } from './object-index.ts';
import type { ObjectStorage, PictureProcessor } from './ports.ts';
import type { BucketSettings, ObjectInfo, ObjectRecord } from './records.ts';

export type BucketParts = {
  readonly storage: ObjectStorage;
  /** The secret key of an id that the buckets' owner uses; undefined for any other. */
  readonly secretKeyOf: (secretId: string) => string | undefined;
  /** Where there is nothing to draw with, pictures are given as they are stored alone. */
  readonly processPicture?: PictureProcessor | undefined;
  /** Called after each change that the customer made. */
  readonly changed?: () => void;
};

/** What became of the objects of one bucket. */
export type BucketChange = {
  readonly bucketHost: string;
  readonly written: readonly ObjectInfo[];
  readonly deleted: readonly string[];
};

/** Access that goes to no region: the bucket answers by its name, wherever it lies. */
const acceleratedHost = /\.cos\.accelerate\.myqcloud\.com$/;

/** Where a bucket lies of which nothing tells where: an accelerated host names no region. */
const usualRegionHost = 'ap-guangzhou.myqcloud.com';

/** How a bucket is set up that nobody did anything to. */
export const usualSettings = (bucketHost: string): BucketSettings => ({
  bucketHost,
  exists: true,
  access: 'public-read',
  serviceMayWrite: true,
});

/**
 * The COS buckets: what screencapture wrote and what the customer put there, by host and object key. One that was never set up
 * exists, is public to read, as a callback's URL needs, and open to the service. Hosts are as {@link bucketHost} makes them.
 */
export class Bucket {
  readonly secretKeyOf: BucketParts['secretKeyOf'];
  readonly processPicture: BucketParts['processPicture'];
  readonly #storage: ObjectStorage;
  readonly #changed: () => void;
  readonly #indices = new Map<string, Promise<ObjectIndex>>();
  readonly #listeners = new Set<(change: BucketChange | undefined) => void>();

  constructor({ storage, secretKeyOf, processPicture, changed = () => {} }: BucketParts) {
    this.#storage = storage;
    this.#changed = changed;
    this.secretKeyOf = secretKeyOf;
    this.processPicture = processPicture;
    storage.onObjects((written) => this.#note(written));
  }

  /** The host by which a bucket's objects are kept, of any by which it is asked: in any case, or the accelerated one. */
  async host(asked: string): Promise<string> {
    const host = asked.toLowerCase().replace(/\.tencentcos\.cn$/, '.myqcloud.com');
    if (!acceleratedHost.test(host)) return host;
    const beginning = host.replace(acceleratedHost, '.cos.');
    const inUse = await this.#storage.bucketHostFrom(beginning);
    if (inUse !== undefined) return inUse;
    const setUp = (await this.#storage.bucketHosts()).find((known) => known.startsWith(beginning));
    return setUp ?? `${beginning}${usualRegionHost}`;
  }

  async settings(bucketHost: string): Promise<BucketSettings> {
    const settings = await this.#storage.bucketSettings(bucketHost);
    return settings ?? usualSettings(bucketHost);
  }

  async setUp(settings: BucketSettings): Promise<void> {
    await this.#storage.putBucketSettings(settings);
    this.#changed();
    this.#tell(undefined);
  }

  /** All buckets that hold an object or were set up. */
  hosts(): Promise<readonly string[]> {
    return this.#storage.bucketHosts();
  }

  /** Tells of each change, or with nothing that all there is may be another: objects, settings. Returns a release. */
  onChange(listener: (change: BucketChange | undefined) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The object now under `objectKey`, without a leading slash and decoded; the last writer's if several made it. */
  object(bucketHost: string, objectKey: string): Promise<ObjectRecord | undefined> {
    return this.#storage.object(bucketHost, objectKey);
  }

  async list(bucketHost: string, query: ListingQuery): Promise<Listing<ObjectInfo>> {
    return (await this.#index(bucketHost)).list(query);
  }

  /** Puts an object of the customer's, in place of what is there. @throws {ScreencaptureError} `storage-full` */
  async put(object: ObjectRecord): Promise<void> {
    await this.#storage.putObject(object);
    const { body: _body, ...info } = object;
    (await this.#indices.get(object.bucketHost))?.put(info);
    this.#changed();
    this.#tell({ bucketHost: object.bucketHost, written: [info], deleted: [] });
  }

  /** Takes objects out of the bucket; the screenshot that one was stays in its capture. None need be there. */
  async delete(bucketHost: string, objectKeys: readonly string[]): Promise<void> {
    await this.#storage.deleteObjects(bucketHost, objectKeys);
    const index = await this.#indices.get(bucketHost);
    for (const objectKey of objectKeys) index?.delete(objectKey);
    this.#changed();
    this.#tell({ bucketHost, written: [], deleted: objectKeys });
  }

  /** Forgets what it knows without reading: another tab changed what is stored. */
  forget(): void {
    this.#indices.clear();
    this.#tell(undefined);
  }

  #note(written: readonly ObjectInfo[] | undefined): void {
    if (written === undefined) return this.forget();
    for (const [host, objects] of Map.groupBy(written, ({ bucketHost }) => bucketHost)) {
      const put = (index: ObjectIndex): void => {
        for (const object of objects) index.put(object);
      };
      // One that cannot be read is asked for anew by whoever lists next.
      void this.#indices.get(host)?.then(put, () => {});
      this.#tell({ bucketHost: host, written: objects, deleted: [] });
    }
  }

  #tell(change: BucketChange | undefined): void {
    for (const listener of this.#listeners) listener(change);
  }

  #index(bucketHost: string): Promise<ObjectIndex> {
    const known = this.#indices.get(bucketHost);
    if (known !== undefined) return known;
    const read = this.#storage.objects(bucketHost).then((objects) => new ObjectIndex(objects));
    this.#indices.set(bucketHost, read);
    read.catch(() => this.#indices.delete(bucketHost));
    return read;
  }
}
