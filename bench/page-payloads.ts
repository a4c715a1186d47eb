import { stat } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { withBrowser } from './browser.ts';
import { PageCosts } from './page-costs.ts';
import { servePlayground, type Site } from './sites.ts';

/** A download: from the click to the browser's having the whole file among its downloads. */
type Download = { readonly ms: number; readonly bytes: number };

export type PagePayloads = {
  readonly count: number;
  readonly signed: Download;
  /** The same callbacks without `sign` and `t`, so some bytes fewer. */
  readonly unsigned: Download;
  /** What processes hold in memory, in megabytes; undefined where the system does not tell. */
  readonly processes: {
    /** That of a page with nothing in it. */
    readonly blank: number | undefined;
    /** The page's, its workers included: with the view open, before anything is made. */
    readonly before: number | undefined;
    /** The most that it had while a million were made. */
    readonly peak: number | undefined;
  };
};

/** A million payloads, made in the built page and downloaded: unsigned, and signed under observation, each in a browser of its own. */
export async function measurePagePayloads(count = 1_000_000): Promise<PagePayloads> {
  const site = await servePlayground();
  try {
    const unsigned = await withBrowser(async (browser) => {
      const page = await openView(browser, site, '?emptykey=left-out');
      await page.getByLabel('Callback key').fill('');
      await order(page, count);
      return timeDownload(page);
    });
    const blank = await withBrowser(async (browser) => {
      const page = await browser.newPage();
      return (await (await PageCosts.watch(page)).memory()).process;
    });
    return await withBrowser(async (browser) => {
      const page = await openView(browser, site, '');
      const costs = await PageCosts.watch(page);
      const { process: before } = await costs.memory();
      await order(page, count);
      const watching = new AbortController();
      const peak = watchPeak(costs, watching.signal);
      const signed = await timeDownload(page);
      watching.abort();
      return { count, signed, unsigned, processes: { blank, before, peak: await peak } };
    });
  } finally {
    await site.stop();
  }
}

async function openView(browser: BrowserContext, site: Site, parameters: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${site.url}#/payloads${parameters}`);
  await page.getByRole('button', { name: 'Download payloads' }).waitFor();
  return page;
}

/** The figure of the size has its own worker, which is done before the clock starts. */
async function order(page: Page, count: number): Promise<void> {
  await page.getByLabel('Number of callbacks').fill(String(count));
  await page.getByText('(estimated)').waitFor();
}

async function timeDownload(page: Page): Promise<Download> {
  const begun = performance.now();
  const download = page.waitForEvent('download', { timeout: 0 });
  await page.getByRole('button', { name: 'Download payloads' }).click();
  const path = await (await download).path();
  const ms = performance.now() - begun;
  return { ms, bytes: (await stat(path)).size };
}

/** Looks twice a second, which is far below what would disturb. */
async function watchPeak(costs: PageCosts, signal: AbortSignal): Promise<number | undefined> {
  let peak: number | undefined;
  while (!signal.aborted) {
    const megabytes = await costs.processMegabytes();
    if (megabytes !== undefined) peak = Math.max(peak ?? 0, megabytes);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return peak;
}
