import type { Page } from 'playwright-core';
import { Playground } from '../test/e2e/support/playground.ts';

/** Milliseconds after the click on `Capture`, by the page's clock. */
export type CaptureTimes = {
  /** The status tells that the last screenshot is stored. */
  readonly lastScreenshot: number;
  /** The status tells that the last callback has ended. */
  readonly finished: number;
  /** What the status said then. */
  readonly status: string;
};

/** Opens the playground and waits for the end of what it does by itself at a first visit. */
export async function openPlayground(page: Page, url: string): Promise<Playground> {
  await page.goto(url);
  const playground = new Playground(page);
  await playground.ending();
  return playground;
}

/** Clicks `Capture` as a person does, and waits for the end. */
export async function timeCapture(playground: Playground): Promise<CaptureTimes> {
  await playground.ready();
  const times = await playground.status.evaluateHandle(watchStatus);
  await playground.captureButton.click();
  return times.evaluate(({ ended }) => ended);
}

/** In the page: times what the status comes to say, each as soon as it stands there. */
function watchStatus(status: HTMLElement | SVGElement): { readonly ended: Promise<CaptureTimes> } {
  const { promise, resolve } = Promise.withResolvers<CaptureTimes>();
  let clicked = 0;
  let lastScreenshot: number | undefined;
  window.addEventListener('click', () => (clicked = performance.now()), { capture: true, once: true });
  const observer = new MutationObserver(() => {
    const text = status.textContent?.trim() ?? '';
    const now = performance.now() - clicked;
    const [, taken, total] = /^(\d+) of (\d+) screenshots$/.exec(text) ?? [];
    if (taken !== undefined && taken === total) lastScreenshot ??= now;
    if (taken !== undefined) return;
    observer.disconnect();
    resolve({ lastScreenshot: lastScreenshot ?? now, finished: now, status: text });
  });
  observer.observe(status, { subtree: true, childList: true, characterData: true });
  // In an object: a promise by itself would be waited for at once.
  return { ended: promise };
}
