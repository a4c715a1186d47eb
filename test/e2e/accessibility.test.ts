import { expect } from 'vitest';
import { violations } from './support/axe.ts';
import { tabTo } from './support/keys.ts';
import { fixture, ownFixture, test } from './support/test.ts';

test('axe finds nothing on the page finished, running, stopped, mistaken, refused, asked and empty', async ({
  visitor,
}) => {
  const playground = await visitor.open();
  const { page } = playground;
  await playground.ending();
  const found: Record<string, readonly string[]> = { finished: await violations(page) };

  await playground.startEndless();
  found.running = await violations(page);
  await playground.stopButton.click();
  await playground.ending();

  await playground.showMoreSettings();
  await playground.fill({ 'Interval (seconds)': 'ten' });
  found.stoppedAndMistaken = await violations(page);
  await playground.fill({ 'Interval (seconds)': '10' });

  await playground.chooseFile(fixture('hevc.mp4'));
  await playground.alert.waitFor();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  found.refusedAndAsked = await violations(page);
  await page
    .getByRole('button', { name: /^(?:Clear|Forget|Yes)/ })
    .last()
    .click();
  await expect.poll(() => playground.screenshots.count()).toBe(0);
  found.empty = await violations(page);

  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((state) => [state, []])));
});

test('axe finds nothing after a capture that failed, in the dark, on a narrow screen', async ({ visitor }) => {
  const playground = await visitor.open();
  const { page } = playground;
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 360, height: 800 });
  await playground.ending();
  await playground.showMoreSettings();
  await playground.choose('Sample', /pattern/i);
  await playground.fill({ 'Pattern width (X)': '1', 'Pattern height (Y)': '4096', 'Width (W)': '3000' });
  expect((await playground.capture()).outcome).toBe('Failed');
  await playground.alert.waitFor();
  expect(await violations(page)).toEqual([]);
});

test('nothing is wider than a narrow screen', async ({ visitor }) => {
  const playground = await visitor.open();
  await playground.page.setViewportSize({ width: 360, height: 800 });
  await playground.ending();
  await playground.showMoreSettings();
  expect(await playground.page.evaluate(() => document.scrollingElement!.scrollWidth)).toBe(360);
});

test('the whole job is done by keyboard alone', async ({ visitor }) => {
  const playground = await visitor.openReady();
  const { page } = playground;

  await tabTo(page, playground.videoFile);
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Space');
  await (await chooser).setFiles(ownFixture('push-64s.mp4'));
  await expect.poll(() => playground.push.ariaSnapshot()).toContain('option "push-64s.mp4" [selected]');

  await tabTo(page, playground.field('Interval (seconds)'));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('20');
  await tabTo(page, playground.field('Width (W)'));
  await page.keyboard.type('640');
  await tabTo(page, playground.captureButton);
  await page.keyboard.press('Enter');
  await playground.status.filter({ hasText: /^Finished: 4 screenshots/ }).waitFor();

  await tabTo(page, playground.screenshots.first());
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => playground.rawBody.textContent()).toContain('"create_time":1545030313,');

  await page.keyboard.press('Shift+Tab');
  const download = page.waitForEvent('download');
  const button = page.getByRole('button', { name: 'Download all', exact: true });
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toBe('stream_name-screencapture.zip');
});
