import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import type { StoredAccount } from '../service/stored-account.ts';
import type {
  AttemptPack,
  AttemptRecord,
  BucketSettings,
  CaptureRecord,
  ObjectInfo,
  RehearsalRecord,
  ScreenshotRecord,
} from '../service/records.ts';

/** The stores as the newest migration leaves them. Pictures are apart, so that a listing reads none of them. */
export interface Schema extends DBSchema {
  captures: { key: string; value: CaptureRecord };
  screenshots: { key: [captureId: string, index: number]; value: ScreenshotRecord };
  jpegs: { key: [captureId: string, index: number]; value: Blob };
  attempts: { key: [captureId: string, index: number, attempt: number]; value: AttemptRecord };
  objects: { key: [bucketHost: string, objectKey: string]; value: ObjectInfo };
  uploads: { key: [bucketHost: string, objectKey: string]; value: Blob };
  buckets: { key: string; value: BucketSettings };
  rehearsals: { key: [captureId: string, id: string]; value: RehearsalRecord };
  packs: { key: [captureId: string, rehearsalId: string, pack: number]; value: AttemptPack };
  /** One at most. */
  account: { key: typeof accountKey; value: StoredAccount };
}

export const accountKey = 'account';

export type Database = IDBPDatabase<Schema>;
export type StoreName = StoreNames<Schema>;

/** What a migration may do: it meets the stores of an earlier day, which the schema's types no longer describe. */
export type UpgradeTransaction = IDBPTransaction<unknown, string[], 'versionchange'>;

/** Takes the stores from one version to the next. May wait for requests of the transaction, and for nothing else. */
export type Migration = (database: IDBPDatabase<unknown>, transaction: UpgradeTransaction) => void | Promise<void>;

/**
 * Step n leads from version n to n + 1; their number is the schema's version. A step that was released is never changed:
 * what it made is on people's disks. To change the stores, add a step that carries the data over.
 */
export const migrations: readonly Migration[] = [
  (database) => {
    database.createObjectStore('captures', { keyPath: 'id' });
    database.createObjectStore('screenshots', { keyPath: ['captureId', 'index'] });
    database.createObjectStore('jpegs');
    database.createObjectStore('attempts', { keyPath: ['captureId', 'index', 'attempt'] });
    database.createObjectStore('objects', { keyPath: ['bucketHost', 'objectKey'] });
  },
  (database) => {
    database.createObjectStore('rehearsals', { keyPath: ['captureId', 'id'] });
    database.createObjectStore('packs', { keyPath: ['captureId', 'rehearsalId', 'pack'] });
  },
  async (database, transaction) => {
    database.createObjectStore('uploads');
    database.createObjectStore('buckets', { keyPath: 'bucketHost' });
    const screenshots = transaction.objectStore('screenshots');
    // An object was a bare pointer, and is now all that a listing tells of it.
    for (let at = await transaction.objectStore('objects').openCursor(); at; at = await at.continue()) {
      const { captureId, index } = at.value as { readonly captureId: string; readonly index: number };
      const screenshot = (await screenshots.get([captureId, index])) as ScreenshotRecord | undefined;
      await (screenshot ? at.update(objectOf(screenshot)) : at.delete());
    }
  },
  (database) => {
    database.createObjectStore('account');
  },
];

/** A screenshot as the object that it is in its bucket. */
export const objectOf = ({
  bucketHost,
  objectKey,
  etag,
  createTime,
  fileSize,
  captureId,
  index,
}: ScreenshotRecord): ObjectInfo => ({
  bucketHost,
  objectKey,
  etag,
  lastModified: createTime,
  bytes: fileSize,
  screenshot: { captureId, index },
});

/**
 * Opens the database, brought up to date. When another tab wants a newer version, or to delete it, this connection closes
 * and lets it; `onClosed` tells so.
 *
 * Rejects when IndexedDB is missing or refused, or holds a version newer than `steps` know.
 */
export function openDatabase(name: string, steps: readonly Migration[], onClosed: () => void): Promise<Database> {
  return openDB<Schema>(name, steps.length, {
    upgrade(database, oldVersion, _newVersion, transaction) {
      const untyped = transaction as unknown as UpgradeTransaction;
      // A step that fails leaves everything as it was before.
      migrate(database as unknown as IDBPDatabase<unknown>, untyped, steps.slice(oldVersion)).catch(() => {
        untyped.done.catch(() => {});
        untyped.abort();
      });
    },
    blocking(_currentVersion, _blockedVersion, event) {
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });
}

async function migrate(
  database: IDBPDatabase<unknown>,
  transaction: UpgradeTransaction,
  steps: readonly Migration[],
): Promise<void> {
  for (const step of steps) await step(database, transaction);
}
