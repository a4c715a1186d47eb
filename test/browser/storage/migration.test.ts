import { expect } from '@open-wc/testing';
import { unpackAttempts } from '../../../src/service/attempt-packs.ts';
import { migrations, type Migration } from '../../../src/storage/database.ts';
import { openStorage } from '../../../src/storage/open-storage.ts';
import {
  attemptRecord,
  bucketHost,
  captureRecord,
  rehearsalRecord,
  screenshotRecord,
  storedAccount,
} from '../../support/records.ts';
import { freshName, item, jpegOf } from './items.ts';

/** A change such as a later version may bring: every capture gets a field, and a store an index. */
const nextStep: Migration = async (_database, transaction) => {
  transaction.objectStore('screenshots').createIndex('by-key', 'objectKey');
  const captures = transaction.objectStore('captures');
  for (const capture of await captures.getAll()) await captures.put({ ...capture, note: 'carried over' });
};

it('what version 1 stored is found by the present version', async () => {
  const name = freshName();
  await writeVersion1(name);
  const { storage, kept } = await openStorage(name);
  expect(kept).to.equal(true);
  expect(await storage.captures()).to.deep.equal([captureRecord('a', 1)]);
  expect(await storage.screenshots('a')).to.deep.equal([screenshotRecord('a', 0)]);
  expect(await storage.attempts('a')).to.deep.equal([attemptRecord('a', 0, 1)]);
  expect(await (await storage.jpeg('a', 0))?.text()).to.equal('a-0');
  expect(await (await storage.object(bucketHost, screenshotRecord('a', 0).objectKey))?.body.text()).to.equal('a-0');
  const { objectKey, etag, createTime, fileSize } = screenshotRecord('a', 0);
  expect(await storage.objects(bucketHost)).to.deep.equal([
    {
      bucketHost,
      objectKey,
      etag,
      lastModified: createTime,
      bytes: fileSize,
      screenshot: { captureId: 'a', index: 0 },
    },
  ]);
});

it('what version 1 stored can be rehearsed, and the attempts of a rehearsal come back as they were', async () => {
  const name = freshName();
  await writeVersion1(name);
  const { storage } = await openStorage(name);
  expect(await storage.rehearsals('a')).to.deep.equal([]);
  const [record, packs] = rehearsalRecord('a', 'x');
  await storage.addRehearsal(record, packs);
  const again = await openStorage(name);
  expect(await again.storage.rehearsals('a')).to.deep.equal([record]);
  const [pack] = await again.storage.attemptPacks('a', 'x');
  expect([...unpackAttempts(pack!)]).to.deep.equal([[0, [attemptRecord('a', 0, 1)]]]);
  expect(await again.storage.attempts('a')).to.deep.equal([attemptRecord('a', 0, 1)]);
});

it('the account, of which version 1 knew nothing, can be stored beside what it stored', async () => {
  const name = freshName();
  await writeVersion1(name);
  const { storage } = await openStorage(name);
  expect(await storage.account()).to.equal(undefined);
  await storage.putAccount(storedAccount);
  const again = await openStorage(name);
  expect(await again.storage.account()).to.deep.equal(storedAccount);
  expect((await again.storage.captures()).map(({ id }) => id)).to.deep.equal(['a']);
});

it('a later version carries everything over', async () => {
  const name = freshName();
  const before = await openStorage(name);
  await before.storage.putCapture(captureRecord('a', 1));
  await before.storage.addScreenshots([item('a', 0)]);
  const after = await openStorage(name, [...migrations, nextStep]);
  expect(after.kept).to.equal(true);
  expect(await after.storage.captures()).to.deep.equal([{ ...captureRecord('a', 1), note: 'carried over' }]);
  expect(await after.storage.screenshots('a')).to.deep.equal([screenshotRecord('a', 0)]);
  expect(await (await after.storage.jpeg('a', 0))?.text()).to.equal('a-0');
});

it('a tab with an older version lets a newer one take over, and then says that it cannot reach the data', async () => {
  const name = freshName();
  const older = await openStorage(name);
  await older.storage.putCapture(captureRecord('a', 1));
  const newer = await openStorage(name, [...migrations, nextStep]);
  expect(newer.kept).to.equal(true);
  const error = await older.storage.captures().catch((reason: unknown) => reason);
  expect(error).to.include({ code: 'storage-unavailable' });
});

it('data of a later version is left alone: this one works in memory', async () => {
  const name = freshName();
  const newer = await openStorage(name, [...migrations, nextStep]);
  await newer.storage.putCapture(captureRecord('a', 1));
  const older = await openStorage(name);
  expect(older.kept).to.equal(false);
  await older.storage.clear();
  expect((await newer.storage.captures()).map(({ id }) => id)).to.deep.equal(['a']);
});

it('a migration that fails leaves everything as it was', async () => {
  const name = freshName();
  const before = await openStorage(name);
  await before.storage.putCapture(captureRecord('a', 1));
  const failing: Migration = async (_database, transaction) => {
    await transaction.objectStore('captures').clear();
    throw new Error('a mistake in the step');
  };
  expect((await openStorage(name, [...migrations, failing])).kept).to.equal(false);
  const again = await openStorage(name);
  expect(again.kept).to.equal(true);
  expect((await again.storage.captures()).map(({ id }) => id)).to.deep.equal(['a']);
});

it('a deleted database is made anew by the next call', async () => {
  const name = freshName();
  const { storage } = await openStorage(name);
  await storage.putCapture(captureRecord('a', 1));
  await request(indexedDB.deleteDatabase(name));
  await storage.putCapture(captureRecord('b', 2));
  expect((await storage.captures()).map(({ id }) => id)).to.deep.equal(['b']);
});

/** Version 1 as it was released, written without this program: this function never changes. */
async function writeVersion1(name: string): Promise<void> {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => {
    const database = opening.result;
    database.createObjectStore('captures', { keyPath: 'id' });
    database.createObjectStore('screenshots', { keyPath: ['captureId', 'index'] });
    database.createObjectStore('jpegs');
    database.createObjectStore('attempts', { keyPath: ['captureId', 'index', 'attempt'] });
    database.createObjectStore('objects', { keyPath: ['bucketHost', 'objectKey'] });
  };
  const database = await request(opening);
  const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
  const { objectKey } = screenshotRecord('a', 0);
  await Promise.all([
    request(transaction.objectStore('captures').put(captureRecord('a', 1))),
    request(transaction.objectStore('screenshots').put(screenshotRecord('a', 0))),
    request(transaction.objectStore('jpegs').put(jpegOf('a-0'), ['a', 0])),
    request(transaction.objectStore('attempts').put(attemptRecord('a', 0, 1))),
    request(transaction.objectStore('objects').put({ bucketHost, objectKey, captureId: 'a', index: 0 })),
  ]);
  database.close();
}

function request<T>(pending: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    pending.onsuccess = () => resolve(pending.result);
    pending.onerror = () => reject(pending.error);
  });
}
