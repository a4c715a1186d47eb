import { expect, test } from 'vitest';
import { GroupCommit } from '../../../src/service/group-commit.ts';
import { otherTasks, testTimers } from '../../support/test-timers.ts';

/** A disk whose transactions end when the test says so. */
function slowDisk() {
  const batches: number[][] = [];
  const ends: ((failure?: Error) => void)[] = [];
  const commit = (items: readonly number[]): Promise<void> => {
    batches.push([...items]);
    return new Promise((resolve, reject) =>
      ends.push((failure) => (failure === undefined ? resolve() : reject(failure))),
    );
  };
  return { batches, commit, end: (failure?: Error) => ends.shift()?.(failure) };
}

test('the first item is committed alone and at once; what comes meanwhile goes together', async () => {
  const disk = slowDisk();
  const group = new GroupCommit(disk.commit, { limit: 32, apartMs: 0 }, testTimers());
  group.add(0);
  expect(disk.batches).toEqual([[0]]);
  for (let item = 1; item <= 5; item += 1) group.add(item);
  expect(disk.batches).toEqual([[0]]);
  disk.end();
  await otherTasks();
  expect(disk.batches).toEqual([[0], [1, 2, 3, 4, 5]]);
});

test('no batch is larger than the limit, and there is room again only when one has begun', async () => {
  const disk = slowDisk();
  const group = new GroupCommit(disk.commit, { limit: 3, apartMs: 0 }, testTimers());
  for (let item = 0; item <= 3; item += 1) group.add(item);
  let hasRoom = false;
  const room = group.room().then(() => (hasRoom = true));
  await otherTasks();
  expect(hasRoom).toBe(false);
  disk.end();
  await room;
  expect(disk.batches).toEqual([[0], [1, 2, 3]]);
});

test('settling waits for everything, without the pause between commits', async () => {
  const disk = slowDisk();
  const timers = testTimers();
  const group = new GroupCommit(disk.commit, { limit: 32, apartMs: 60_000 }, timers);
  group.add(0);
  group.add(1);
  disk.end();
  await otherTasks();
  expect(disk.batches).toEqual([[0]]);
  let settled = false;
  const settling = group.settle().then(() => (settled = true));
  await otherTasks();
  expect(disk.batches).toEqual([[0], [1]]);
  expect(settled).toBe(false);
  disk.end();
  await settling;
  expect(timers.waiting).toBe(0);
});

test('commits keep their distance in time, unless a batch is full', async () => {
  const disk = slowDisk();
  const timers = testTimers();
  const group = new GroupCommit(disk.commit, { limit: 2, apartMs: 60_000 }, timers);
  group.add(0);
  group.add(1);
  disk.end();
  await timers.advance(59_999);
  expect(disk.batches).toEqual([[0]]);
  await timers.advance(1);
  await otherTasks();
  expect(disk.batches).toEqual([[0], [1]]);
  group.add(2);
  group.add(3);
  disk.end();
  await otherTasks();
  expect(disk.batches).toEqual([[0], [1], [2, 3]]);
});

test('after a failed commit nothing more is taken, and everybody who asks is told why', async () => {
  const disk = slowDisk();
  const group = new GroupCommit(disk.commit, { limit: 1, apartMs: 0 }, testTimers());
  group.add(0);
  group.add(1);
  const room = group.room();
  disk.end(new Error('disk full'));
  await expect(room).rejects.toThrow('disk full');
  group.add(2);
  await expect(group.settle()).rejects.toThrow('disk full');
  expect(disk.batches).toEqual([[0]]);
});
