import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './support/axe.ts';
import { ownFixture, test, type Visitor } from './support/test.ts';

/** Opens the Payloads view after a capture of a video of 64.5 s, whose frames carry their number: ten a second. */
async function openAfterCapture(visitor: Visitor): Promise<Page> {
  const playground = await visitor.openReady();
  await playground.chooseFile(ownFixture('push-64s.mp4'));
  await playground.fill({ 'Width (W)': '640' });
  expect(await playground.capture()).toMatchObject({ outcome: 'Finished', screenshots: 7 });
  await playground.page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Payloads' }).click();
  return playground.page;
}

const made = (page: Page): Promise<void> => page.getByText('Made of 7 pictures', { exact: true }).waitFor();

/** Points at a part of the player's bar, from 0 to 1. */
async function pointAt(page: Page, part: number): Promise<void> {
  const bar = page.locator('media-time-range');
  await bar.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await bar.boundingBox())!;
  await page.mouse.move(x + width * part - 8, y + height / 2);
  await page.mouse.move(x + width * part, y + height / 2);
}

test('a WebVTT track loads in a real <track>, and Media Chrome shows its thumbnails under the page’s policy', async ({
  visitor,
}) => {
  const page = await openAfterCapture(visitor);
  await page.getByRole('button', { name: 'Make the storyboard' }).click();
  await made(page);

  const track = page.locator('video track');
  await expect.poll(() => track.evaluate((element) => (element as HTMLTrackElement).readyState)).toBe(2);
  const cues = await track.evaluate((element) =>
    [...((element as HTMLTrackElement).track.cues ?? [])].map((cue) => [
      cue.startTime,
      cue.endTime,
      (cue as VTTCue).text.replace(/^blob:.*#/, '#'),
    ]),
  );
  expect(cues).toEqual([
    [0, 10, '#xywh=0,0,160,90'],
    [10, 20, '#xywh=160,0,160,90'],
    [20, 30, '#xywh=320,0,160,90'],
    [30, 40, '#xywh=480,0,160,90'],
    [40, 50, '#xywh=640,0,160,90'],
    [50, 60, '#xywh=0,90,160,90'],
    [60, 64.5, '#xywh=160,90,160,90'],
  ]);

  const frameOfThumbnail = async (): Promise<number> =>
    (await visitor.look(await page.locator('media-preview-thumbnail').screenshot({ type: 'jpeg', quality: 95 }))).frame;
  // Of 64.5 s: 32 s, 55 s and 7 s.
  for (const [part, frame] of [
    [0.5, 300],
    [0.85, 500],
    [0.1, 0],
  ] as const) {
    await pointAt(page, part);
    await expect.poll(frameOfThumbnail).toBe(frame);
  }
});

test('the storyboard is made by keyboard alone, the player too, and its ZIP holds what is shown', async ({
  visitor,
}) => {
  const page = await openAfterCapture(visitor);
  await page.getByLabel('Thumbnail width (pixels)').focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('120');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('4');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await made(page);

  await page.getByText('0:00 / 1:04').waitFor();
  await page.getByRole('slider', { name: 'seek' }).focus();
  await page.keyboard.press('End');
  await page.getByText('1:04 / 1:04').waitFor();

  const shown = await page.getByRole('group', { name: 'Thumbnails track (WebVTT)' }).textContent();
  const download = page.waitForEvent('download');
  const button = page.getByRole('button', { name: 'Download stream_name-storyboard.zip' });
  await button.focus();
  await page.keyboard.press('Enter');
  const file = await download;
  expect(file.suggestedFilename()).toBe('stream_name-storyboard.zip');
  const files = unzipSync(await readFile(await file.path()));
  expect(Object.keys(files)).toEqual([
    'stream_name-storyboard.vtt',
    'stream_name-storyboard-1.jpg',
    'stream_name-contact-sheet-1.jpg',
  ]);
  const text = strFromU8(files['stream_name-storyboard.vtt']!);
  expect(text).toBe(shown);
  expect(text).toContain('\n00:00:40.000 --> 00:00:50.000\nstream_name-storyboard-1.jpg#xywh=0,68,120,68\n');
  expect(await visitor.look(files['stream_name-storyboard-1.jpg']!)).toMatchObject({ width: 480, height: 136 });
});

test('axe finds nothing on the storyboard in the dark, and nothing is wider than a narrow screen, in both languages', async ({
  visitor,
}) => {
  const page = await openAfterCapture(visitor);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 360, height: 800 });
  await page.getByRole('button', { name: 'Make the storyboard' }).click();
  await made(page);
  await page.locator('media-time-range').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBe(360);

  await page.getByRole('combobox', { name: 'Language' }).selectOption('简体中文');
  await page.getByText('已由 7 张图片生成', { exact: true }).waitFor();
  await page.getByRole('button', { name: '播放', exact: true }).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBe(360);
});
