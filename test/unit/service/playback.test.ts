import { expect, test } from 'vitest';
import type { LabClock, Pace } from '../../../src/service/lab-state.ts';
import { Playback } from '../../../src/service/playback.ts';
import { testTimers } from '../../support/test-timers.ts';

const from = 1_545_030_273_000;
const to = from + 600_000;

/** A playback of ten virtual minutes, and where its clock stands: seconds from the start, and whether it goes. */
function playbackAt(pace: Pace) {
  const timers = testTimers(0, 0);
  const told: (LabClock | undefined)[] = [];
  const playback = new Playback(timers, pace, (clock) => told.push(clock));
  playback.open({ from, to });
  const stands = () => [(told.at(-1)!.now - from) / 1000, told.at(-1)!.playing];
  return { timers, told, playback, stands };
}

test('what is opened is there as a whole', () => {
  const { stands, timers } = playbackAt(60);
  expect(stands()).toEqual([600, false]);
  expect(timers.waiting).toBe(0);
});

test.each([
  [1, 30],
  [10, 300],
  [60, 600],
] as const)('at ×%i thirty seconds show %i of ten minutes', async (pace, shown) => {
  const { timers, playback, stands } = playbackAt(pace);
  playback.play();
  await timers.advance(30_000);
  expect(stands()).toEqual([shown, shown < 600]);
});

test('at the end the clock stops by itself, and no timer is left', async () => {
  const { timers, playback, stands, told } = playbackAt(60);
  playback.play();
  await timers.advance(60_000);
  expect(stands()).toEqual([600, false]);
  expect(told.every((clock) => clock!.now <= to)).toBe(true);
  expect(timers.waiting).toBe(0);
});

test('the pace can change on the way, up to at once', async () => {
  const { timers, playback, stands } = playbackAt(1);
  playback.play();
  await timers.advance(10_000);
  playback.setPace(10);
  await timers.advance(10_000);
  expect(stands()).toEqual([110, true]);
  playback.setPace('instant');
  expect(stands()).toEqual([600, false]);
  expect(timers.waiting).toBe(0);
});

test('a pause holds the instant, and playing goes on from it', async () => {
  const { timers, playback, stands } = playbackAt(10);
  playback.play();
  await timers.advance(5_050);
  playback.pause();
  expect(stands()).toEqual([50.5, false]);
  await timers.advance(60_000);
  expect(stands()).toEqual([50.5, false]);
  playback.play();
  await timers.advance(1_000);
  expect(stands()).toEqual([60.5, true]);
});

test('the clock can be put anywhere in its stretch, playing or not', async () => {
  const { timers, playback, stands } = playbackAt(10);
  playback.seek(from + 7_000);
  expect(stands()).toEqual([7, false]);
  playback.seek(0);
  expect(stands()).toEqual([0, false]);
  playback.play();
  playback.seek(from + 500_000);
  await timers.advance(1_000);
  expect(stands()).toEqual([510, true]);
});

test('listeners are told ten times a second at most', async () => {
  const { timers, playback, told } = playbackAt(1);
  const before = told.length;
  playback.play();
  await timers.advance(10_000);
  expect(told.length - before).toBeLessThanOrEqual(101);
});

test('without a rehearsal there is no clock to play', async () => {
  const { timers, playback, told } = playbackAt(10);
  playback.play();
  playback.open(undefined);
  playback.play();
  playback.seek(from);
  await timers.advance(1_000);
  expect(told.at(-1)).toBeUndefined();
  expect(timers.waiting).toBe(0);
});
