import type { Storage } from '../../src/service/ports.ts';
import { memoryStorage } from '../../src/storage/memory-storage.ts';

type Method = keyof Storage;

export type FakeStorage = Storage & {
  /** Names of the methods called, in order. */
  readonly calls: readonly Method[];
  /** How many items each call of `addScreenshots` had. */
  readonly batches: readonly number[];
  /** What happens before a method does its work: a test waits here, or throws. */
  intercept: (method: Method, items: number) => Promise<void> | void;
};

/** Storage in memory that tells what was asked of it, and can be made to fail or to wait. */
export function fakeStorage(storage: Storage = memoryStorage()): FakeStorage {
  const calls: Method[] = [];
  const batches: number[] = [];
  const fake = { calls, batches, intercept: () => {} } as unknown as FakeStorage;
  for (const method of Object.keys(storage) as Method[]) {
    const work = storage[method] as (...parameters: unknown[]) => Promise<unknown>;
    const wrapped = async (...parameters: unknown[]): Promise<unknown> => {
      const [items] = parameters;
      const count = Array.isArray(items) ? items.length : 1;
      calls.push(method);
      if (method === 'addScreenshots') batches.push(count);
      // A transaction never ends in the task that began it.
      await new Promise((resolve) => setImmediate(resolve));
      await fake.intercept(method, count);
      return work(...parameters);
    };
    Object.assign(fake, { [method]: wrapped });
  }
  return fake;
}
