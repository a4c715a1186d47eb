import type { ObjectStorage } from './ports.ts';
import type { BucketSettings, ObjectInfo, ObjectRecord } from './records.ts';

/** Buckets that live as long as the program does. */
export type MemoryObjects = ObjectStorage & {
  /** Tells of objects that came to be, as {@link ObjectStorage.onObjects} does. */
  tell(written: readonly ObjectInfo[]): void;
  /** How a bucket is set up, at once; undefined for one that never was. */
  settingsOf(bucketHost: string): BucketSettings | undefined;
  /** Takes out all objects, and tells of it. How buckets are set up stays as it is. */
  clear(): void;
};

/** Objects in memory: for mocks, and for browsers that refuse to keep anything. */
export function memoryObjects(): MemoryObjects {
  const buckets = new Map<string, Map<string, ObjectRecord>>();
  const settings = new Map<string, BucketSettings>();
  const listeners = new Set<(written: readonly ObjectInfo[] | undefined) => void>();
  const tell = (written: readonly ObjectInfo[] | undefined): void => {
    for (const listener of listeners) listener(written);
  };

  return {
    async object(bucketHost, objectKey) {
      return buckets.get(bucketHost)?.get(objectKey);
    },
    async objects(bucketHost) {
      return Array.from(buckets.get(bucketHost)?.values() ?? [], ({ body: _body, ...object }) => object);
    },
    async putObject(object) {
      const bucket = buckets.get(object.bucketHost) ?? new Map<string, ObjectRecord>();
      buckets.set(object.bucketHost, bucket.set(object.objectKey, object));
    },
    async deleteObjects(bucketHost, objectKeys) {
      for (const objectKey of objectKeys) buckets.get(bucketHost)?.delete(objectKey);
    },
    async bucketHostFrom(beginning) {
      return [...buckets.keys()].find((host) => host.startsWith(beginning));
    },
    async bucketHosts() {
      const inUse = [...buckets].filter(([, objects]) => objects.size > 0).map(([host]) => host);
      return [...new Set([...inUse, ...settings.keys()])].toSorted();
    },
    async bucketSettings(bucketHost) {
      return settings.get(bucketHost);
    },
    async putBucketSettings(changed) {
      settings.set(changed.bucketHost, changed);
    },
    onObjects(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell,
    settingsOf: (bucketHost) => settings.get(bucketHost),
    clear() {
      buckets.clear();
      tell(undefined);
    },
  };
}
