import { expect, test } from 'vitest';
import { instantClock, pacedClock, realClock } from '../../../src/service/clocks.ts';
import { otherTasks, testTimers } from '../../support/test-timers.ts';

const never = new AbortController().signal;

test('an instant sleep moves its own timeline only, and lets other tasks run', async () => {
  const clock = instantClock(testTimers());
  const [mine, other] = [clock.timeline(1_000), clock.timeline(1_000)];
  let ran = false;
  setImmediate(() => (ran = true));
  await mine.sleep(60_000, never);
  expect(mine.now()).toBe(61_000);
  expect(other.now()).toBe(1_000);
  expect(ran).toBe(true);
});

test.each([
  { speed: 1, realMs: 120_000 },
  { speed: 10, realMs: 12_000 },
  { speed: 60, realMs: 2_000 },
])('at ×$speed two virtual minutes take $realMs ms', async ({ speed, realMs }) => {
  const timers = testTimers(0, 0);
  const timeline = pacedClock(speed, timers).timeline(0);
  let over = false;
  const sleep = timeline.sleep(120_000, never).then(() => (over = true));
  await timers.advance(realMs - 1);
  expect([over, timeline.now()]).toEqual([false, 0]);
  await timers.advance(1);
  await sleep;
  expect([over, timeline.now()]).toEqual([true, 120_000]);
});

test('an aborted sleep rejects with the reason at once, and leaves no timer', async () => {
  const timers = testTimers();
  for (const clock of [pacedClock(1, timers), realClock(timers)]) {
    const stop = new AbortController();
    const sleep = clock.timeline(0).sleep(60_000, stop.signal);
    stop.abort(new Error('stopped'));
    await expect(sleep).rejects.toThrow('stopped');
    await expect(clock.timeline(0).sleep(1, stop.signal)).rejects.toThrow('stopped');
  }
  await expect(
    instantClock(timers)
      .timeline(0)
      .sleep(1, AbortSignal.abort(new Error('late'))),
  ).rejects.toThrow('late');
  expect(timers.waiting).toBe(0);
});

test('real time is the computer’s, whatever the start', async () => {
  const timers = testTimers(5_000_000);
  const timeline = realClock(timers).timeline(0);
  const sleep = timeline.sleep(60_000, never);
  await timers.advance(60_000);
  await sleep;
  expect(timeline.now()).toBe(5_060_000);
});

test('a timeline stands still while nobody sleeps', async () => {
  const timers = testTimers();
  const timeline = pacedClock(60, timers).timeline(7);
  await timers.advance(1_000_000);
  await otherTasks();
  expect(timeline.now()).toBe(7);
});
