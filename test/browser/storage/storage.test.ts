import { expect } from '@open-wc/testing';
import { ScreencaptureError } from '../../../src/core/errors.ts';
import type { Storage } from '../../../src/service/ports.ts';
import { memoryStorage } from '../../../src/storage/memory-storage.ts';
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

const kinds: readonly { readonly kind: string; readonly open: () => Promise<Storage> }[] = [
  { kind: 'on disk', open: async () => (await openStorage(freshName())).storage },
  { kind: 'in memory', open: async () => memoryStorage() },
];

for (const { kind, open } of kinds) {
  it(`${kind}: captures come back newest first, and the later record of one replaces the earlier`, async () => {
    const storage = await open();
    await storage.putCapture(captureRecord('old', 1));
    await storage.putCapture(captureRecord('new', 2));
    await storage.putCapture({ ...captureRecord('old', 1), outcome: 'finished', taken: 7 });
    const captures = await storage.captures();
    expect(captures.map(({ id, outcome, taken }) => ({ id, outcome, taken }))).to.deep.equal([
      { id: 'new', outcome: 'running', taken: 0 },
      { id: 'old', outcome: 'finished', taken: 7 },
    ]);
  });

  it(`${kind}: screenshots come back in index order, those of this capture only, whatever the order they came in`, async () => {
    const storage = await open();
    await storage.addScreenshots([item('a', 10), item('a', 2)]);
    await storage.addScreenshots([item('a', 0), item('ab', 1)]);
    const screenshots = await storage.screenshots('a');
    expect(screenshots).to.deep.equal([screenshotRecord('a', 0), screenshotRecord('a', 2), screenshotRecord('a', 10)]);
  });

  it(`${kind}: a screenshot's record can change without its picture`, async () => {
    const storage = await open();
    await storage.addScreenshots([item('a', 0)]);
    await storage.putScreenshots([{ ...screenshotRecord('a', 0), delivery: 'delivered' }]);
    expect((await storage.screenshots('a'))[0]?.delivery).to.equal('delivered');
    expect(await (await storage.jpeg('a', 0))?.text()).to.equal('a-0');
  });

  it(`${kind}: a picture keeps its bytes and its type; one that was never taken is undefined`, async () => {
    const storage = await open();
    await storage.addScreenshots([item('a', 3)]);
    const jpeg = await storage.jpeg('a', 3);
    expect([await jpeg?.text(), jpeg?.type]).to.deep.equal(['a-3', 'image/jpeg']);
    expect(await storage.jpeg('a', 4)).to.equal(undefined);
  });

  it(`${kind}: rehearsals come back newest first, those of this capture only, each with its own attempts`, async () => {
    const storage = await open();
    const [old, oldPacks] = rehearsalRecord('a', 'x', 1);
    const [young, [firstPack]] = rehearsalRecord('a', 'xy', 2);
    const youngPacks = [firstPack!, { ...firstPack!, pack: 1 }];
    await storage.addRehearsal(old, oldPacks);
    await storage.addRehearsal(young, youngPacks);
    await storage.addRehearsal(...rehearsalRecord('ab', 'x'));
    expect(await storage.rehearsals('a')).to.deep.equal([young, old]);
    expect(await storage.attemptPacks('a', 'x')).to.deep.equal(oldPacks);
    expect(await storage.attemptPacks('a', 'xy')).to.deep.equal(youngPacks);
    await storage.clear();
    expect([await storage.rehearsals('a'), await storage.attemptPacks('a', 'x')]).to.deep.equal([[], []]);
  });

  it(`${kind}: attempts come back in order of callback, then attempt`, async () => {
    const storage = await open();
    await storage.addAttempts([attemptRecord('a', 10, 1), attemptRecord('a', 2, 2)]);
    await storage.addAttempts([attemptRecord('a', 2, 1), attemptRecord('b', 0, 1)]);
    const attempts = await storage.attempts('a');
    expect(attempts.map(({ index, attempt }) => [index, attempt])).to.deep.equal([
      [2, 1],
      [2, 2],
      [10, 1],
    ]);
  });

  it(`${kind}: the bucket has the last writer's object, and the earlier capture still has its own picture`, async () => {
    const storage = await open();
    expect(await storage.addScreenshots([item('first', 0, 'k.jpg')])).to.deep.equal([]);
    expect(await storage.addScreenshots([item('second', 5, 'k.jpg'), item('second', 6, 'other.jpg')])).to.deep.equal([
      'k.jpg',
    ]);
    const object = await storage.object(bucketHost, 'k.jpg');
    expect(await object?.body.text()).to.equal('second-5');
    expect(object?.screenshot).to.deep.equal({ captureId: 'second', index: 5 });
    const { fileSize } = screenshotRecord('second', 5);
    expect(object).to.include({ etag: '"second-5"', bytes: fileSize, lastModified: 1_545_030_323 });
    expect(await (await storage.jpeg('first', 0))?.text()).to.equal('first-0');
  });

  it(`${kind}: of two screenshots with one key in one call, the second is the object and is marked as overwriting`, async () => {
    const storage = await open();
    expect(await storage.addScreenshots([item('a', 0, 'k.jpg'), item('a', 1, 'k.jpg')])).to.deep.equal(['k.jpg']);
    expect((await storage.screenshots('a')).map(({ overwrote }) => overwrote)).to.deep.equal([false, true]);
    expect((await storage.object(bucketHost, 'k.jpg'))?.screenshot?.index).to.equal(1);
  });

  it(`${kind}: storing the same screenshot again overwrites nobody's object`, async () => {
    const storage = await open();
    await storage.addScreenshots([item('a', 0)]);
    expect(await storage.addScreenshots([item('a', 0)])).to.deep.equal([]);
  });

  it(`${kind}: the same key in another bucket is another object`, async () => {
    const storage = await open();
    await storage.addScreenshots([item('a', 0, 'k.jpg')]);
    expect(await storage.object('other-1.cos.region.myqcloud.com', 'k.jpg')).to.equal(undefined);
  });

  it(`${kind}: the customer's object takes a screenshot's place, and the capture keeps its picture`, async () => {
    const storage = await open();
    await storage.addScreenshots([item('a', 0, 'k.jpg')]);
    const info = { bucketHost, objectKey: 'k.jpg', etag: '"x"', lastModified: 5, bytes: 2, headers: { expires: '0' } };
    await storage.putObject({ ...info, body: new Blob(['me']) });
    const { body, ...found } = (await storage.object(bucketHost, 'k.jpg'))!;
    expect([await body.text(), found, await storage.objects(bucketHost)]).to.deep.equal(['me', info, [info]]);
    expect(await (await storage.jpeg('a', 0))?.text()).to.equal('a-0');
    expect(await storage.addScreenshots([item('b', 0, 'k.jpg')])).to.deep.equal(['k.jpg']);
    expect(await (await storage.object(bucketHost, 'k.jpg'))?.body.text()).to.equal('b-0');
  });

  it(`${kind}: a screenshot's object that is deleted stays in its capture, and objects that are not there do no harm`, async () => {
    const storage = await open();
    await storage.addScreenshots([item('a', 0, 'k.jpg'), item('a', 1, 'l.jpg')]);
    await storage.deleteObjects(bucketHost, ['k.jpg', 'nothing']);
    expect(await storage.object(bucketHost, 'k.jpg')).to.equal(undefined);
    expect((await storage.objects(bucketHost)).map(({ objectKey }) => objectKey)).to.deep.equal(['l.jpg']);
    expect((await storage.screenshots('a')).length).to.equal(2);
    expect(await (await storage.jpeg('a', 0))?.text()).to.equal('a-0');
  });

  it(`${kind}: it tells of screenshots that became objects, and of clearing`, async () => {
    const storage = await open();
    const told: unknown[] = [];
    storage.onObjects((written) => told.push(written?.map(({ objectKey }) => objectKey)));
    await storage.addScreenshots([item('a', 0, 'k.jpg'), item('a', 1, 'l.jpg')]);
    await storage.clear();
    expect(told).to.deep.equal([['k.jpg', 'l.jpg'], undefined]);
  });

  it(`${kind}: how a bucket is set up outlives clearing, and its region is found by its name`, async () => {
    const storage = await open();
    const settings = { bucketHost, exists: true, access: 'private', serviceMayWrite: false } as const;
    await storage.addScreenshots([item('a', 0), item('a', 1), item('a', 2)]);
    await storage.putBucketSettings(settings);
    expect(await storage.bucketHostFrom('testbucket-1234567890.cos.')).to.equal(bucketHost);
    expect(await storage.bucketHostFrom('testbucket-12345.cos.')).to.equal(undefined);
    const body = new Blob(['mine']);
    const mine = { bucketHost: 'a.cos', objectKey: 'mine', etag: '"0"', lastModified: 1, bytes: 4, body };
    await storage.putObject(mine);
    expect(await storage.bucketHosts()).to.deep.equal(['a.cos', bucketHost]);
    await storage.clear();
    expect(await storage.bucketHosts()).to.deep.equal([bucketHost]);
    expect(await storage.bucketSettings(bucketHost)).to.deep.equal(settings);
    expect(await storage.bucketSettings('another')).to.equal(undefined);
  });

  it(`${kind}: after clearing nothing is left, and new captures can be stored`, async () => {
    const storage = await open();
    await storage.putCapture(captureRecord('a', 1));
    await storage.addScreenshots([item('a', 0, 'k.jpg')]);
    await storage.addAttempts([attemptRecord('a', 0, 1)]);
    await storage.clear();
    expect([await storage.captures(), await storage.screenshots('a'), await storage.attempts('a')]).to.deep.equal([
      [],
      [],
      [],
    ]);
    expect([await storage.jpeg('a', 0), await storage.object(bucketHost, 'k.jpg')]).to.deep.equal([
      undefined,
      undefined,
    ]);
    expect(await storage.addScreenshots([item('b', 0, 'k.jpg')])).to.deep.equal([]);
  });
}

for (const { kind, open } of kinds) {
  it(`${kind}: the account comes back as it was put last, and is forgotten with everything else`, async () => {
    const storage = await open();
    expect(await storage.account()).to.equal(undefined);
    await storage.putAccount({ ...storedAccount, keyed: [] });
    await storage.putAccount(storedAccount);
    expect(await storage.account()).to.deep.equal(storedAccount);
    await storage.clear();
    expect(await storage.account()).to.equal(undefined);
  });

  for (const [exists, code] of [
    [false, 'bucket-not-found'],
    [true, 'bucket-forbidden'],
  ] as const) {
    it(`${kind}: screenshots for a bucket that takes none are refused as ${code}, and nothing of that call is stored`, async () => {
      const storage = await open();
      await storage.putBucketSettings({ bucketHost, exists, access: 'public-read', serviceMayWrite: false });
      const error = await storage.addScreenshots([item('a', 0), item('a', 1)]).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(ScreencaptureError);
      expect(error).to.deep.include({ code, details: { bucketHost } });
      expect([await storage.screenshots('a'), await storage.objects(bucketHost)]).to.deep.equal([[], []]);
      expect(await storage.jpeg('a', 0)).to.equal(undefined);
      await storage.putBucketSettings({ bucketHost, exists: true, access: 'private', serviceMayWrite: true });
      await storage.addScreenshots([item('a', 0)]);
      expect(await storage.screenshots('a')).to.have.length(1);
    });
  }
}

it('what was stored is there when it is opened again', async () => {
  const name = freshName();
  const before = await openStorage(name);
  await before.storage.putCapture(captureRecord('a', 1));
  await before.storage.addScreenshots([item('a', 0)]);
  const after = await openStorage(name);
  expect([before.kept, after.kept]).to.deep.equal([true, true]);
  expect(await after.storage.captures()).to.deep.equal([captureRecord('a', 1)]);
  expect(await (await after.storage.jpeg('a', 0))?.text()).to.equal('a-0');
});

it('five thousand screenshots are listed from one request that touches no picture', async () => {
  const { storage } = await openStorage(freshName());
  const items = Array.from({ length: 5_000 }, (_, index) => item('a', index));
  for (let from = 0; from < items.length; from += 500) await storage.addScreenshots(items.slice(from, from + 500));
  const opened = spyOnTransactions();
  try {
    const screenshots = await storage.screenshots('a');
    expect([screenshots.length, screenshots[4_999]?.index]).to.deep.equal([5_000, 4_999]);
    expect(opened.stores).to.deep.equal([['screenshots']]);
  } finally {
    opened.release();
  }
});

it('any two writes have a store in common, so that the browser never has two to undo after a kill', async () => {
  const { storage } = await openStorage(freshName());
  const opened = spyOnTransactions();
  try {
    await storage.putCapture(captureRecord('a', 1));
    await storage.addScreenshots([item('a', 0)]);
    await storage.putScreenshots([screenshotRecord('a', 0)]);
    await storage.addAttempts([attemptRecord('a', 0, 1)]);
    const object = { bucketHost, objectKey: 'k', etag: '"x"', lastModified: 1, bytes: 1 };
    await storage.putObject({ ...object, body: new Blob(['k']) });
    await storage.deleteObjects(bucketHost, ['k']);
    await storage.putBucketSettings({ bucketHost, exists: true, access: 'private', serviceMayWrite: true });
    await storage.putAccount(storedAccount);
    await storage.clear();
  } finally {
    opened.release();
  }
  const strangers = opened.stores.filter((some) =>
    opened.stores.some((others) => !some.some((store) => others.includes(store))),
  );
  expect(opened.stores).to.have.length(9);
  expect(strangers).to.deep.equal([]);
});

it('a full disk is reported as storage-full with the room there is, and nothing of that call is stored', async () => {
  const { storage } = await openStorage(freshName());
  await storage.addScreenshots([item('a', 0)]);
  const release = failPutsOfPictures(new DOMException('no room', 'QuotaExceededError'));
  const error = await storage.addScreenshots([item('a', 1), item('a', 2)]).catch((reason: unknown) => reason);
  release();
  expect(error).to.be.instanceOf(ScreencaptureError);
  const { code, details } = error as ScreencaptureError;
  expect(code).to.equal('storage-full');
  expect(details).to.have.all.keys('usedBytes', 'quotaBytes');
  expect((await storage.screenshots('a')).map(({ index }) => index)).to.deep.equal([0]);
  expect(await storage.object(bucketHost, screenshotRecord('a', 1).objectKey)).to.equal(undefined);
});

it('a record that cannot be stored undoes its whole call', async () => {
  const { storage } = await openStorage(freshName());
  const broken = { ...item('a', 1), record: { ...screenshotRecord('a', 1), etag: (() => {}) as unknown as string } };
  const error = await storage.addScreenshots([item('a', 0), broken]).catch((reason: unknown) => reason);
  expect(error).to.be.instanceOf(Error);
  expect(await storage.screenshots('a')).to.deep.equal([]);
  expect(await storage.jpeg('a', 0)).to.equal(undefined);
});

it('the room in use and allowed is known on a secure host', async () => {
  const { storage } = await openStorage(freshName());
  await storage.addScreenshots([{ record: screenshotRecord('a', 0), jpeg: jpegOf('x'.repeat(100_000)) }]);
  const room = await storage.room();
  expect(room?.quotaBytes).to.be.greaterThan(room!.usedBytes);
});

it('a browser that refuses to keep anything gets a storage that says so and works', async () => {
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  try {
    const { storage, kept } = await openStorage(freshName());
    await storage.addScreenshots([item('a', 0)]);
    expect(kept).to.equal(false);
    expect(await storage.screenshots('a')).to.deep.equal([screenshotRecord('a', 0)]);
  } finally {
    IDBFactory.prototype.open = open;
  }
});

function failPutsOfPictures(reason: DOMException): () => void {
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...values: Parameters<typeof put>) {
    if (this.name === 'jpegs') throw reason;
    return put.apply(this, values);
  };
  return () => void (IDBObjectStore.prototype.put = put);
}

function spyOnTransactions(): { readonly stores: string[][]; release(): void } {
  const { transaction } = IDBDatabase.prototype;
  const stores: string[][] = [];
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...values: Parameters<typeof transaction>) {
    const [names] = values;
    stores.push(typeof names === 'string' ? [names] : [...names]);
    return transaction.apply(this, values);
  };
  return { stores, release: () => void (IDBDatabase.prototype.transaction = transaction) };
}
