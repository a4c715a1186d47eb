import { expect, test } from 'vitest';
import { Store } from '../../../src/service/store.ts';

test('many patches in one task are told once', async () => {
  const store = new Store({ taken: 0, total: 0 });
  const told: number[] = [];
  store.subscribe(() => told.push(store.current.taken));
  store.patch({ taken: 1 });
  store.patch({ taken: 2, total: 7 });
  expect(told).toEqual([]);
  await Promise.resolve();
  expect(told).toEqual([2]);
  expect(store.current).toEqual({ taken: 2, total: 7 });
});

test('a flush tells at once, and not again later', async () => {
  const store = new Store({ taken: 0 });
  let times = 0;
  store.subscribe(() => (times += 1));
  store.patch({ taken: 1 });
  store.flush();
  expect(times).toBe(1);
  await Promise.resolve();
  expect(times).toBe(1);
});

test('a snapshot never changes, and who released its subscription hears nothing', async () => {
  const store = new Store({ taken: 0 });
  const before = store.current;
  let times = 0;
  store.subscribe(() => (times += 1))();
  store.patch({ taken: 1 });
  await Promise.resolve();
  expect(before.taken).toBe(0);
  expect(Object.isFrozen(store.current)).toBe(true);
  expect(times).toBe(0);
});
