import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { chromeArgs, chromePath } from '../scripts/browser.mjs';

/**
 * Runs work in a browser of its own, with a new profile on disk: a window of Playwright's usual kind keeps what is stored in
 * memory, which is not what a visitor's browser does.
 */
export async function withBrowser<T>(work: (browser: BrowserContext) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), 'bench-profile-'));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: await chromePath(),
    args: [...chromeArgs],
    viewport: { width: 1280, height: 900 },
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
