import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PlayerPage } from './support/player-page.ts';
import type { Playground } from './support/playground.ts';
import { fixture, ownFixture, test } from './support/test.ts';

/** Captures a video every so many seconds, makes the storyboard, and takes the files of its ZIP. */
async function storyboardOf(playground: Playground, video: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const { page } = playground;
  await playground.chooseFile(video);
  await playground.capture();
  await goTo(page, 'Payloads');
  await page.getByRole('button', { name: 'Make the storyboard' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download stream_name-storyboard.zip' }).click();
  return new Map(Object.entries(unzipSync(await readFile(await (await download).path()))));
}

const goTo = (page: Page, view: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view, exact: true }).click();

const sheet = 'http://player.test/storyboard/stream_name-storyboard-1.jpg';

/** Start, end and box of each of seven screenshots. */
const seven = [
  [0, 10, [0, 0, 160, 90]],
  [10, 20, [160, 0, 160, 90]],
  [20, 30, [320, 0, 160, 90]],
  [30, 40, [480, 0, 160, 90]],
  [40, 50, [640, 0, 160, 90]],
  [50, 60, [0, 90, 160, 90]],
  [60, 64.5, [160, 90, 160, 90]],
].map(([startTime, endTime, xywh]) => ({ startTime, endTime, xywh, sheet }));

test('on somebody else’s page Video.js and Shaka Player read the track, and find each box on the sheet beside it', async ({
  visitor,
}) => {
  const video = ownFixture('push-64s.mp4');
  const player = await PlayerPage.open(visitor, video, await storyboardOf(await visitor.openReady(), video));

  expect(await player.cuesOfVideoJs()).toEqual(seven);

  const times = [0, 9.999, 10, 10.001, 34.5, 59.999, 60, 64.499];
  const shown = await player.thumbnailsOfShaka(times);
  expect(shown).toEqual([0, 0, 1, 1, 3, 5, 6, 6].map((place) => seven[place]));
  // Ten frames a second, and a screenshot every 10 s.
  const frames = await Promise.all(shown.map((thumbnail) => player.frameOf(thumbnail!)));
  expect(frames).toEqual([0, 0, 100, 100, 300, 500, 600, 600]);
  // The push has ended.
  expect(await player.thumbnailsOfShaka([64.5])).toEqual([null]);
});

test('of a video whose time begins at 5 s each player shows what is on show then', async ({ visitor }) => {
  const playground = await visitor.openReady({ hash: '#/capture?interval=5' });
  for (const [name, end] of [
    ['starts-at-5s.webm', 17],
    // Its header tells how long it lasts, and Chromium takes that for its end.
    ['starts-at-5s.mp4', 12],
  ] as const) {
    await goTo(playground.page, 'Capture');
    const files = await storyboardOf(playground, fixture(name));

    // The player on the page.
    const bar = playground.page.locator('media-time-range');
    await bar.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await bar.boundingBox())!;
    const frameOfThumbnail = async (): Promise<number> => {
      const thumbnail = playground.page.locator('media-preview-thumbnail');
      return (await visitor.look(await thumbnail.screenshot({ type: 'jpeg', quality: 95 }))).frame;
    };
    for (const [time, frame] of [
      [9, 0],
      [11, 50],
    ] as const) {
      await playground.page.mouse.move(x + (width * time) / end, y + height / 2);
      await expect.poll(frameOfThumbnail).toBe(frame);
    }

    // Others.
    const player = await PlayerPage.open(visitor, fixture(name), files);
    expect([await player.frameAt(9), await player.frameAt(11)]).toEqual([40, 60]);
    const cues = await player.cuesOfVideoJs();
    expect(cues.map(({ startTime, endTime }) => [startTime, endTime])).toEqual([
      [5, 10],
      [10, 15],
      [15, 17],
    ]);
    const shown = await player.thumbnailsOfShaka([9.999, 10, 16]);
    expect(await Promise.all(shown.map((thumbnail) => player.frameOf(thumbnail!)))).toEqual([0, 50, 100]);
    await player.close();
  }
});
