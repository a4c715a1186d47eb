import { expect, test } from 'vitest';
import { sheetSize } from '../../../src/storyboard/grid.ts';
import { planStoryboard } from '../../../src/storyboard/plan.ts';
import { fakeCapture, fakeScreenshot } from '../../support/fake-simulator.ts';

const choices = { width: 160, columns: 5 };

test('a capture of seven screenshots has seven cues, the last one to the end of its push of 64.5 s', () => {
  const { cues, indices } = planStoryboard(fakeCapture('a', 7), choices);
  expect(indices).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(cues.map(({ startUs, endUs }) => [startUs / 1e6, endUs / 1e6])).toEqual([
    [0, 10],
    [10, 20],
    [20, 30],
    [30, 40],
    [40, 50],
    [50, 60],
    [60, 64.5],
  ]);
});

test('where a screenshot is missing, the one before stands for it', () => {
  const screenshots = [0, 1, 3].map((index) => fakeScreenshot('a', index));
  const { cues, indices } = planStoryboard(fakeCapture('a', 3, { screenshots }), choices);
  expect(indices).toEqual([0, 1, 3]);
  expect(cues[1]).toMatchObject({ startUs: 10_000_000, endUs: 30_000_000 });
});

test('a push whose end is not known shows its last picture for one interval', () => {
  const capture = fakeCapture('a', 2);
  const record = { ...capture.record, facts: { ...capture.record.facts, endUs: undefined } };
  expect(planStoryboard({ ...capture, record }, choices).cues.at(-1)!.endUs).toBe(20_000_000);
});

test('the track of a file begins where the file has its first frame, and at 0 where that is not known', () => {
  const capture = fakeCapture('a', 2);
  const record = { ...capture.record, facts: { ...capture.record.facts, fileStartUs: 5_000_000 } };
  expect(planStoryboard({ ...capture, record }, choices)).toMatchObject({
    fileStartUs: 5_000_000,
    cues: [{ startUs: 0 }, {}],
  });
  expect(planStoryboard(capture, choices).fileStartUs).toBe(0);
});

test('the contact sheet tells time and object name of each screenshot, and of which stream they are', () => {
  const { contact } = planStoryboard(fakeCapture('a', 2), choices);
  expect(contact.title).toBe('stream_name, 2018-12-17T15:04:33+08:00: 2 screenshots, every 10 s');
  expect(contact.captions[1]).toEqual(['00:00:10.000', 'stream_name-screenshot-', '15-04-43-640x360.jpg']);
  expect(contact.captions[1]!.slice(1).join('')).toBe('stream_name-screenshot-15-04-43-640x360.jpg');
  // Two cells with three lines below each picture, and the title above.
  expect(sheetSize(contact.grid, 0)).toEqual({ width: 2 * 172 + 12, height: 44 + 90 + 3 * 15 + 12 + 6 });
});

test('on a contact sheet the pictures of narrow thumbnails are 160 pixels wide', () => {
  expect(planStoryboard(fakeCapture('a', 2), { width: 32, columns: 5 }).contact.picture).toEqual({
    width: 160,
    height: 90,
  });
});
