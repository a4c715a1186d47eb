import type { IDBPTransaction } from 'idb';
import { ScreencaptureError } from '../core/errors.ts';
import { checkServiceMayWrite } from '../service/bucket-fault.ts';
import type { Storage } from '../service/ports.ts';
import type {
  AttemptPack,
  AttemptRecord,
  BucketSettings,
  CaptureRecord,
  ObjectInfo,
  ObjectRecord,
  RehearsalRecord,
  ScreenshotRecord,
} from '../service/records.ts';
import type { StoredAccount } from '../service/stored-account.ts';
import {
  accountKey,
  objectOf,
  openDatabase,
  type Database,
  type Migration,
  type Schema,
  type StoreName,
} from './database.ts';
import { estimateRoom } from './room.ts';

type Work<Mode extends IDBTransactionMode, Result> = (
  transaction: IDBPTransaction<Schema, StoreName[], Mode>,
) => Promise<Result>;

/**
 * What is kept on disk. A method is one transaction and resolves at its end: from then on the data survives a reload and
 * a killed browser. `relaxed` durability leaves only power loss to the disk.
 */
export class IndexedStorage implements Storage {
  readonly #connect: () => Promise<Database>;
  readonly #objectListeners = new Set<(written: readonly ObjectInfo[] | undefined) => void>();
  #database: Promise<Database> | undefined;

  private constructor(name: string, steps: readonly Migration[]) {
    this.#connect = () => openDatabase(name, steps, () => (this.#database = undefined));
  }

  /** Rejects when there is no IndexedDB to use: missing, refused, or written by a later version of this program. */
  static async open(name: string, steps: readonly Migration[]): Promise<IndexedStorage> {
    const storage = new IndexedStorage(name, steps);
    storage.#database = storage.#connect();
    await storage.#database;
    return storage;
  }

  async captures(): Promise<readonly CaptureRecord[]> {
    const captures = await this.#read(['captures'], (transaction) => transaction.objectStore('captures').getAll());
    return captures.toSorted((a, b) => b.madeAt - a.madeAt);
  }

  async putCapture(capture: CaptureRecord): Promise<void> {
    await this.#write(['captures'], (transaction) => transaction.objectStore('captures').put(capture));
  }

  async addScreenshots(
    items: readonly { readonly record: ScreenshotRecord; readonly jpeg: Blob }[],
  ): Promise<readonly string[]> {
    const written = items.map(({ record }) => objectOf(record));
    const hosts = new Set(items.map(({ record }) => record.bucketHost));
    const stores: StoreName[] = ['screenshots', 'jpegs', 'objects', 'uploads', 'buckets'];
    const overwritten = await this.#write(stores, async (transaction) => {
      const screenshots = transaction.objectStore('screenshots');
      const jpegs = transaction.objectStore('jpegs');
      const objects = transaction.objectStore('objects');
      const uploads = transaction.objectStore('uploads');
      // Not waited for before the rest: a bucket that is closed undoes all of it.
      const open = Array.from(hosts, async (host) =>
        checkServiceMayWrite(await transaction.objectStore('buckets').get(host)),
      );
      // Requests of one transaction are served in order, so a key that comes twice finds its first writer.
      const added = items.map(async ({ record, jpeg }) => {
        const { bucketHost, objectKey, captureId, index } = record;
        const [, before] = await Promise.all([
          jpegs.put(jpeg, [captureId, index]),
          objects.get([bucketHost, objectKey]),
          // A value that cannot be stored throws at once: as a rejection it leaves nobody waiting for the other two.
          (async () => objects.put(objectOf(record)))(),
        ]);
        const mine = before?.screenshot;
        const overwrote = before !== undefined && !(mine?.captureId === captureId && mine.index === index);
        if (before && !mine) await uploads.delete([bucketHost, objectKey]);
        await screenshots.put({ ...record, overwrote });
        return overwrote ? [objectKey] : [];
      });
      const [, ...replaced] = await Promise.all([Promise.all(open), ...added]);
      return replaced.flat();
    });
    this.#tell(written);
    return overwritten;
  }

  async putScreenshots(records: readonly ScreenshotRecord[]): Promise<void> {
    await this.#write(['screenshots'], (transaction) =>
      Promise.all(records.map((record) => transaction.objectStore('screenshots').put(record))),
    );
  }

  async addAttempts(attempts: readonly AttemptRecord[]): Promise<void> {
    await this.#write(['attempts'], (transaction) =>
      Promise.all(attempts.map((attempt) => transaction.objectStore('attempts').put(attempt))),
    );
  }

  screenshots(captureId: string): Promise<readonly ScreenshotRecord[]> {
    return this.#read(['screenshots'], (transaction) =>
      transaction.objectStore('screenshots').getAll(allOf(captureId)),
    );
  }

  attempts(captureId: string): Promise<readonly AttemptRecord[]> {
    return this.#read(['attempts'], (transaction) => transaction.objectStore('attempts').getAll(allOf(captureId)));
  }

  jpeg(captureId: string, index: number): Promise<Blob | undefined> {
    return this.#read(['jpegs'], (transaction) => transaction.objectStore('jpegs').get([captureId, index]));
  }

  object(bucketHost: string, objectKey: string): Promise<ObjectRecord | undefined> {
    return this.#read(['objects', 'uploads', 'jpegs'], async (transaction) => {
      const object = await transaction.objectStore('objects').get([bucketHost, objectKey]);
      if (object === undefined) return undefined;
      const { screenshot } = object;
      const body = await (screenshot === undefined
        ? transaction.objectStore('uploads').get([bucketHost, objectKey])
        : transaction.objectStore('jpegs').get([screenshot.captureId, screenshot.index]));
      return body && { ...object, body };
    });
  }

  objects(bucketHost: string): Promise<readonly ObjectInfo[]> {
    return this.#read(['objects'], (transaction) => transaction.objectStore('objects').getAll(allOf(bucketHost)));
  }

  async putObject({ body, ...object }: ObjectRecord): Promise<void> {
    await this.#write(['objects', 'uploads'], (transaction) =>
      Promise.all([
        transaction.objectStore('objects').put(object),
        transaction.objectStore('uploads').put(body, [object.bucketHost, object.objectKey]),
      ]),
    );
  }

  async deleteObjects(bucketHost: string, objectKeys: readonly string[]): Promise<void> {
    await this.#write(['objects', 'uploads'], (transaction) =>
      Promise.all(
        objectKeys.flatMap((objectKey) => [
          transaction.objectStore('objects').delete([bucketHost, objectKey]),
          transaction.objectStore('uploads').delete([bucketHost, objectKey]),
        ]),
      ),
    );
  }

  async bucketHostFrom(beginning: string): Promise<string | undefined> {
    const from = IDBKeyRange.lowerBound([beginning]);
    const key = await this.#read(['objects'], (transaction) => transaction.objectStore('objects').getKey(from));
    return key?.[0].startsWith(beginning) === true ? key[0] : undefined;
  }

  bucketSettings(bucketHost: string): Promise<BucketSettings | undefined> {
    return this.#read(['buckets'], (transaction) => transaction.objectStore('buckets').get(bucketHost));
  }

  async putBucketSettings(settings: BucketSettings): Promise<void> {
    await this.#write(['buckets'], (transaction) => transaction.objectStore('buckets').put(settings));
  }

  onObjects(listener: (written: readonly ObjectInfo[] | undefined) => void): () => void {
    this.#objectListeners.add(listener);
    return () => void this.#objectListeners.delete(listener);
  }

  async addRehearsal(record: RehearsalRecord, packs: readonly AttemptPack[]): Promise<void> {
    await this.#write(['rehearsals', 'packs'], (transaction) =>
      Promise.all([
        transaction.objectStore('rehearsals').put(record),
        ...packs.map((pack) => transaction.objectStore('packs').put(pack)),
      ]),
    );
  }

  async rehearsals(captureId: string): Promise<readonly RehearsalRecord[]> {
    const rehearsals = await this.#read(['rehearsals'], (transaction) =>
      transaction.objectStore('rehearsals').getAll(allOf(captureId)),
    );
    return rehearsals.toSorted((a, b) => b.madeAt - a.madeAt);
  }

  attemptPacks(captureId: string, rehearsalId: string): Promise<readonly AttemptPack[]> {
    return this.#read(['packs'], (transaction) =>
      transaction.objectStore('packs').getAll(allOf(captureId, rehearsalId)),
    );
  }

  account(): Promise<StoredAccount | undefined> {
    return this.#read(['account'], (transaction) => transaction.objectStore('account').get(accountKey));
  }

  async putAccount(account: StoredAccount): Promise<void> {
    await this.#write(['account'], (transaction) => transaction.objectStore('account').put(account, accountKey));
  }

  /** How buckets are set up stays as it is. */
  async clear(): Promise<void> {
    const all: StoreName[] = [
      'captures',
      'screenshots',
      'jpegs',
      'attempts',
      'objects',
      'uploads',
      'rehearsals',
      'packs',
      'account',
    ];
    await this.#write(all, (transaction) => Promise.all(all.map((name) => transaction.objectStore(name).clear())));
    this.#tell(undefined);
  }

  room(): Promise<{ readonly usedBytes: number; readonly quotaBytes: number } | undefined> {
    return estimateRoom();
  }

  #tell(written: readonly ObjectInfo[] | undefined): void {
    for (const listener of this.#objectListeners) listener(written);
  }

  #read<Result>(stores: StoreName[], work: Work<'readonly', Result>): Promise<Result> {
    return this.#run(stores, 'readonly', work);
  }

  /**
   * Every write claims the captures, whether it touches them or not, so that the browser never has two writes in flight.
   * Chromium undoes those that a kill cut off, and when there are two it takes the database for corrupt and deletes it.
   */
  #write<Result>(stores: StoreName[], work: Work<'readwrite', Result>): Promise<Result> {
    return this.#run(['captures', ...stores], 'readwrite', work);
  }

  async #run<Mode extends 'readonly' | 'readwrite', Result>(
    stores: StoreName[],
    mode: Mode,
    work: Work<Mode, Result>,
  ): Promise<Result> {
    const transaction = await this.#begin(stores, mode);
    try {
      const [result] = await Promise.all([work(transaction), transaction.done]);
      return result;
    } catch (error) {
      // The cause is the transaction's; a request of it only says that it was aborted.
      const cause = transaction.error ?? error;
      abortQuietly(transaction);
      throw await asScreencaptureError(cause);
    }
  }

  /** A connection that was closed for another tab's sake is opened again, if that tab left the version that we know. */
  async #begin<Mode extends 'readonly' | 'readwrite'>(
    stores: StoreName[],
    mode: Mode,
  ): Promise<IDBPTransaction<Schema, StoreName[], Mode>> {
    try {
      this.#database ??= this.#connect();
      const database = await this.#database;
      return database.transaction(stores, mode, { durability: 'relaxed' });
    } catch (error) {
      this.#database = undefined;
      throw new ScreencaptureError('storage-unavailable', 'stored data cannot be reached', {}, { cause: error });
    }
  }
}

/** Every key that starts with these ids: in IndexedDB's order an array is greater than any number and any text. */
const allOf = (...ids: readonly string[]): IDBKeyRange => IDBKeyRange.bound([...ids], [...ids, []]);

function abortQuietly(transaction: { abort(): void; readonly done: Promise<void> }): void {
  transaction.done.catch(() => {});
  try {
    transaction.abort();
  } catch {
    // It has ended already, which is what was wanted.
  }
}

async function asScreencaptureError(cause: unknown): Promise<unknown> {
  if (!(cause instanceof DOMException)) return cause;
  if (cause.name !== 'QuotaExceededError') {
    return new ScreencaptureError('storage-unavailable', 'the transaction failed', { reason: cause.name }, { cause });
  }
  const room = await estimateRoom();
  return new ScreencaptureError('storage-full', 'the browser grants no more room', { ...room }, { cause });
}
