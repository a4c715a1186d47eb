import { expect, test } from 'vitest';
import type { AttemptRecord } from '../../../src/service/records.ts';
import {
  groupedByOutcome,
  isWanted,
  laneOf,
  lateAttempts,
  momentOf,
  rehearsedLane,
  spanOf,
} from '../../../src/elements/delivery-lanes.ts';
import { fakeAttempts, fakeScreenshot } from '../../support/fake-simulator.ts';

const shot = fakeScreenshot('a', 0);
const start = shot.createTime * 1000;
const expiry = start + 600_000;

function attempt(nth: number, at: number, change: Partial<AttemptRecord> = {}): AttemptRecord {
  return {
    captureId: 'a',
    index: 0,
    attempt: nth,
    at,
    outcome: 'answered',
    status: 500,
    durationMs: 1000,
    ...change,
  };
}

test('a lane knows when the t of its body passes', () => {
  expect(laneOf(shot, []).t).toBe(expiry / 1000);
  expect(laneOf({ ...shot, rawBody: 'not JSON' }, []).t).toBeUndefined();
});

test('an attempt in the second of its t is in time, one in the next is late', () => {
  const inTime = attempt(1, expiry + 999);
  const late = attempt(2, expiry + 1000);
  expect(lateAttempts(laneOf(shot, [inTime, late]))).toEqual([late]);
});

test('an attempt that was signed anew goes by its own t', () => {
  const renewed = attempt(1, expiry + 5000, { resigned: { sign: '0'.repeat(32), t: expiry / 1000 + 600 } });
  expect(lateAttempts(laneOf(shot, [renewed]))).toEqual([]);
});

test('with five retries two minutes apart, an unchanged body comes after its t has passed', () => {
  const attempts = [0, 1, 2, 3, 4, 5].map((nth) => attempt(nth + 1, start + nth * 121_000));
  expect(lateAttempts(laneOf(shot, attempts)).map(({ attempt: nth }) => nth)).toEqual([6]);
});

test.each([
  ['before it was taken', -1, 'not-begun', 0],
  ['while the first attempt is under way', 500, 'waiting', 1],
  ['between two attempts', 30_000, 'waiting', 1],
  ['after the last', 300_000, 'gave-up', 2],
] as const)('a delivery that was given up, %s', (_, after, state, begun) => {
  const lane = laneOf({ ...shot, delivery: 'gave-up' }, [attempt(1, start), attempt(2, start + 60_000)]);
  const moment = momentOf(lane, start + after);
  expect([moment.state, moment.begun.length]).toEqual([state, begun]);
});

test('a callback that is sent again by hand stays delivered in between', () => {
  const taken = attempt(1, start, { status: 200 });
  const again = attempt(2, start + 60_000, { status: 403, kind: 'again' });
  expect(momentOf(laneOf(shot, [taken, again]), start + 30_000).state).toBe('delivered');
});

test.each([
  [[attempt(1, start, { status: 200 })], 'delivered'],
  [[attempt(1, start), attempt(2, start + 60_000)], 'gave-up'],
  [[attempt(1, start)], 'interrupted'],
] as const)('what was rehearsed ended as its attempts and its policy say: %#', (attempts, delivery) => {
  expect(rehearsedLane(shot, attempts, { retries: 1, intervalMs: 60_000, timeoutMs: 20_000 }).delivery).toBe(delivery);
});

test('the time line reaches from the first screenshot to the last thing that happens', () => {
  const lanes = [0, 1].map((index) => {
    const each = fakeScreenshot('a', index);
    return laneOf(each, fakeAttempts(each));
  });
  expect(spanOf(lanes, 'one-clock')).toEqual({ fromMs: start, toMs: start + 610_000 });
  expect(spanOf(lanes, 'from-start')).toEqual({ fromMs: 0, toMs: 600_000 });
  expect(spanOf([], 'one-clock')).toEqual({ fromMs: 0, toMs: 1000 });
});

test('lanes are found by outcome, and grouped with the failed ones first', () => {
  const lanes = (['delivered', 'gave-up', 'waiting'] as const).map((delivery, index) => {
    const each = fakeScreenshot('a', index, { delivery });
    return laneOf(each, fakeAttempts(each));
  });
  expect(lanes.filter((lane) => isWanted(lane, 'gave-up')).map(({ index }) => index)).toEqual([1]);
  expect(lanes.filter((lane) => isWanted(lane, 'retried')).map(({ index }) => index)).toEqual([1]);
  expect(groupedByOutcome(lanes).map(({ delivery }) => delivery)).toEqual(['gave-up', 'waiting', 'delivered']);
});
