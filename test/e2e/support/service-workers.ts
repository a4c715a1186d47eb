import type { Page } from 'playwright-core';

/** Ends every service worker, as the browser does when it wants to. */
export async function stopServiceWorkers(page: Page): Promise<void> {
  const browserSide = await page.context().newCDPSession(page);
  await browserSide.send('ServiceWorker.enable');
  await browserSide.send('ServiceWorker.stopAllWorkers');
  await browserSide.detach();
}
