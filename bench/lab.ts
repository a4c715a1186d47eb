import type { Page } from 'playwright-core';
import { withBrowser } from './browser.ts';
import { choosePattern, largePush, watchLongTasks } from './large-capture.ts';
import { openPlayground, timeCapture } from './playground-capture.ts';
import { servePlayground } from './sites.ts';

export type LabTimes = {
  /** Milliseconds from the click to the words that tell how it went, and to the log on disk. */
  readonly rehearsed: number;
  readonly stored: number;
  /** What those words are. */
  readonly outcome: string;
  /** What a new page reads of the log: callbacks with all their attempts on record. */
  readonly givenUpAfterReload: number;
  /** Lengths of main-thread tasks of 50 ms and more while all lanes are scrolled by. */
  readonly longTasks: readonly number[];
};

/** A rehearsal of thousands of callbacks that all fail, in the built page. */
export async function measureLab(): Promise<LabTimes> {
  const site = await servePlayground();
  try {
    return await withBrowser(async (browser) => {
      const page = await browser.newPage();
      page.setDefaultTimeout(300_000);
      const playground = await openPlayground(page, site.url);
      await choosePattern(playground);
      await timeCapture(playground);
      await page.getByRole('link', { name: 'Callbacks', exact: true }).click();
      await page.getByLabel('Behaviour', { exact: true }).selectOption('server-error');
      await page.getByLabel('Retry policy', { exact: true }).selectOption('2025');
      const told = page.getByText(`Rehearsed: ${largePush.shots.toLocaleString('en-US')} callbacks`);
      const onShow = page.getByLabel('On the time line', { exact: true });
      const began = performance.now();
      await page.getByRole('button', { name: 'Rehearse all callbacks', exact: true }).click();
      await told.waitFor();
      const rehearsed = performance.now() - began;
      await onShow.locator('option').nth(1).waitFor({ state: 'attached' });
      const stored = performance.now() - began;
      const outcome = (await told.innerText()).trim();

      await page.reload();
      await onShow.locator('option').nth(1).waitFor({ state: 'attached' });
      await onShow.selectOption({ index: 1 });
      await told.waitFor();
      const givenUp = await page.getByLabel('Outcome', { exact: true }).locator('option[value="gave-up"]').innerText();
      const longTasks = await scrollThrough(page);
      return { rehearsed, stored, outcome, givenUpAfterReload: Number(givenUp.replaceAll(/\D/g, '')), longTasks };
    });
  } finally {
    await site.stop();
  }
}

/** Scrolls the time line from its first lane to the last in 200 frames. */
async function scrollThrough(page: Page): Promise<readonly number[]> {
  const longTasks = await watchLongTasks(page);
  await page.getByRole('list', { name: 'Deliveries', exact: true }).evaluate(async (list) => {
    const step = list.scrollHeight / 200;
    for (let frame = 0; frame < 200; frame += 1) {
      list.scrollTop += step;
      await new Promise(requestAnimationFrame);
    }
  });
  return longTasks.evaluate((tasks) => tasks.end());
}
