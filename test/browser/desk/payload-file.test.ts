import { expect } from '@open-wc/testing';
import { FileWorker, type WrittenFile } from '../../../src/desk/file-worker.ts';
import type { Amount, FileOrder } from '../../../src/desk/file-protocol.ts';
import { payloadFolder, removeLeftovers } from '../../../src/desk/stored-files.ts';
import { writePayloads } from '../../../src/payloads/formats.ts';
import { defaultPlan } from '../../../src/payloads/plan.ts';

const workerUrl = new URL('../../../src/desk/payload-file.worker.ts', import.meta.url);
const noPicture = () => Promise.resolve(undefined);

const orderOf = (count: number): FileOrder => ({
  format: 'ndjson',
  source: { kind: 'plan', plan: { ...defaultPlan, count, negatives: { replay: 0.1, expired: 0.1 } } },
});

/** Runs work with a worker of its own. */
async function withWorker<T>(work: (files: FileWorker, worker: Worker) => Promise<T>): Promise<T> {
  const worker = new Worker(workerUrl, { type: 'module' });
  const files = new FileWorker(worker);
  try {
    return await work(files, worker);
  } finally {
    files.close();
  }
}

/** Names of what lies on the lent disk. */
async function storedNames(): Promise<readonly string[]> {
  const folder = await payloadFolder();
  return folder === undefined ? [] : Array.fromAsync(folder.keys());
}

/** Resolves when writing has begun. */
function begun(
  files: FileWorker,
  order: FileOrder,
): { first: Promise<Amount>; written: Promise<WrittenFile | undefined> } {
  const first: PromiseWithResolvers<Amount> = Promise.withResolvers();
  return { first: first.promise, written: files.write(order, noPicture, first.resolve) };
}

afterEach(removeLeftovers);

it('writes a file to the lent disk, byte for byte what is generated, and removes it when it is released', async () => {
  const order = orderOf(500);
  await withWorker(async (files) => {
    const written = await files.write(order, noPicture, () => {});
    const plan = order.source.kind === 'plan' ? order.source.plan : defaultPlan;
    const expected = [...writePayloads('ndjson', plan)].join('');
    expect(await written?.file.text()).to.equal(expected);
    expect(written?.amount).to.deep.equal({ callbacks: 500, bytes: expected.length });
    expect(await storedNames()).to.have.length(1);
    await removeLeftovers();
    expect(await storedNames(), 'a file that is kept is no leftover').to.have.length(1);
    await written?.release();
    expect(await storedNames()).to.deep.equal([]);
  });
});

it('tells how far it is, and leaves nothing behind when it is cancelled', async () => {
  await withWorker(async (files) => {
    const { first, written } = begun(files, orderOf(5_000_000));
    const { callbacks, bytes } = await first;
    expect(callbacks).to.be.within(1, 5_000_000);
    expect(bytes).to.be.greaterThan(callbacks * 300);
    files.cancel();
    expect(await written).to.equal(undefined);
    expect(await storedNames()).to.deep.equal([]);
  });
});

it('tells when the worker has died, and what it left goes', async () => {
  await withWorker(async (files, worker) => {
    const { first, written } = begun(files, orderOf(5_000_000));
    await first;
    worker.terminate();
    const error = await written.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).to.have.property('code', 'worker-died');
    await removeLeftovers();
    expect(await storedNames()).to.deep.equal([]);
  });
});

it('counts small files, estimates large ones, and answers the last question alone', async () => {
  await withWorker(async (files) => {
    const asked = [files.measure(orderOf(3), noPicture), files.measure(orderOf(20), noPicture)];
    const [none, small] = await Promise.all(asked);
    expect(none).to.equal(undefined);
    expect(small).to.include({ callbacks: 20, isExact: true });
    const large = await files.measure(orderOf(10_000_000), noPicture);
    expect(large).to.include({ callbacks: 10_000_000, isExact: false });
    expect(large?.bytes).to.be.within(4_000_000_000, 8_000_000_000);
  });
});
