import { stat } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { withBrowser } from './browser.ts';
import { PageCosts, type PageMemory } from './page-costs.ts';
import { servePlayground } from './sites.ts';

/** A download: from the click to the browser's having the whole file among its downloads. */
type Download = { readonly ms: number; readonly bytes: number };

export type PagePayloads = {
  readonly count: number;
  readonly signed: Download;
  /** The same callbacks without `sign` and `t`, so some bytes fewer. */
  readonly unsigned: Download;
  readonly before: PageMemory;
  /** The most that the page's process, its worker included, had meanwhile. Megabytes. */
  readonly processPeak: number | undefined;
};

/** A million payloads, made in the built page and downloaded: first unsigned, then signed under observation. */
export async function measurePagePayloads(count = 1_000_000): Promise<PagePayloads> {
  const site = await servePlayground();
  try {
    return await withBrowser(async (browser) => {
      const page = await browser.newPage();
      await page.goto(`${site.url}#/payloads?emptykey=left-out&count=${count}`);
      // The figure of the size has its own worker, which is done before the clock starts.
      await page.getByText('(estimated)').waitFor();
      await page.getByLabel('Callback key').fill('');
      const unsigned = await timeDownload(page);
      await page.getByLabel('Callback key').fill('test');
      await page.getByText('(estimated)').waitFor();
      const costs = await PageCosts.watch(page);
      const before = await costs.memory();
      const watching = new AbortController();
      const peak = watchPeak(costs, watching.signal);
      const signed = await timeDownload(page);
      watching.abort();
      return { count, signed, unsigned, before, processPeak: await peak };
    });
  } finally {
    await site.stop();
  }
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
