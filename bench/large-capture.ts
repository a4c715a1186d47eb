import type { Locator, Page } from 'playwright-core';
import type { Playground } from '../test/e2e/support/playground.ts';
import { withBrowser } from './browser.ts';
import { PageCosts, type PageMemory } from './page-costs.ts';
import { openPlayground, timeCapture, type CaptureTimes } from './playground-capture.ts';
import { servePlayground } from './sites.ts';

/** A push that needs no file, so that what is measured is the page and what it keeps. */
export const largePush = { width: 640, height: 360, interval: 5, shots: 5000 } as const;

export type LargeCapture = {
  readonly times: CaptureTimes;
  /** Lengths of main-thread tasks of 50 ms and more: the browser tells of no others. */
  readonly longTasks: readonly number[];
  readonly before: PageMemory;
  readonly after: PageMemory;
  /** The most that the process had during the capture, megabytes. */
  readonly processPeak: number | undefined;
  /** The most elements that the list held. */
  readonly listElements: number;
  readonly afterReload: { readonly status: string; readonly listed: number; readonly lastName: string | null };
};

/** One capture of thousands of screenshots in the built page. */
export async function measureLargeCapture(): Promise<LargeCapture> {
  const site = await servePlayground();
  try {
    return await withBrowser(async (browser) => {
      const page = await browser.newPage();
      const playground = await openPlayground(page, site.url);
      await choosePattern(playground);
      const costs = await PageCosts.watch(page);
      const before = await costs.memory();
      const longTasks = await watchLongTasks(page);
      const watching = new AbortController();
      const peaks = watchPeaks(costs, listOf(page), watching.signal);
      const times = await timeCapture(playground);
      watching.abort();
      // Before garbage is collected for the next figure: that is a long task of ours.
      const lengths = await longTasks.evaluate((tasks) => tasks.end());
      const after = await costs.memory();
      const seen = await peaks;
      return {
        times,
        longTasks: lengths,
        before,
        after,
        ...seen,
        afterReload: await reload(page, playground),
      };
    });
  } finally {
    await site.stop();
  }
}

/** Chooses that push. */
export async function choosePattern(playground: Playground): Promise<void> {
  const { width, height, interval, shots } = largePush;
  await playground.choose('Sample', /pattern/i);
  await playground.fill({
    'Pattern width (X)': String(width),
    'Pattern height (Y)': String(height),
    'Pattern duration (seconds)': String(interval * shots),
    'Interval (seconds)': String(interval),
  });
  await playground.ready();
}

const listOf = (page: Page): Locator => page.getByRole('list', { name: 'Screenshots', exact: true });

/** Notes the lengths of the page's long tasks until `end`, which tells them. */
export function watchLongTasks(page: Page) {
  return page.evaluateHandle(() => {
    const lengths: number[] = [];
    const note = (entries: PerformanceEntryList): void => void lengths.push(...entries.map(({ duration }) => duration));
    const observer = new PerformanceObserver((seen) => note(seen.getEntries()));
    observer.observe({ type: 'longtask' });
    return {
      end: (): readonly number[] => {
        note(observer.takeRecords());
        observer.disconnect();
        return lengths;
      },
    };
  });
}

/** Looks once a second, which is far below what would disturb. */
async function watchPeaks(
  costs: PageCosts,
  list: Locator,
  signal: AbortSignal,
): Promise<{ readonly processPeak: number | undefined; readonly listElements: number }> {
  let processPeak: number | undefined;
  let listElements = 0;
  while (!signal.aborted) {
    const megabytes = await costs.processMegabytes();
    if (megabytes !== undefined) processPeak = Math.max(processPeak ?? 0, megabytes);
    listElements = Math.max(listElements, await list.evaluate((it) => it.querySelectorAll('*').length));
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  return { processPeak, listElements };
}

/** What a new page finds on disk. */
async function reload(page: Page, playground: Playground): Promise<LargeCapture['afterReload']> {
  await page.reload();
  await playground.ending();
  const status = (await playground.status.innerText()).trim();
  const items = listOf(page).getByRole('listitem');
  const listed = Number(await items.first().getAttribute('aria-setsize'));
  await items.first().getByRole('button').focus();
  await page.keyboard.press('End');
  const last = listOf(page).locator(`li[aria-posinset="${listed}"]`);
  // Its picture is read from disk.
  await last.locator('img').waitFor();
  return { status, listed, lastName: await last.getAttribute('aria-label') };
}
