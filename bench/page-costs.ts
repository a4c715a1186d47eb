import { readFile } from 'node:fs/promises';
import type { CDPSession, Page } from 'playwright-core';

const megabyte = 1024 * 1024;

/** What a page costs the machine. Megabytes; what the system does not tell is `undefined`. */
export type PageMemory = { readonly heap: number; readonly process: number | undefined };

/** Looks at a page from outside: its JavaScript heap, and the process that it runs in. */
export class PageCosts {
  readonly #page: CDPSession;
  readonly #processId: number | undefined;

  private constructor(page: CDPSession, processId: number | undefined) {
    this.#page = page;
    this.#processId = processId;
  }

  static async watch(page: Page): Promise<PageCosts> {
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.enable');
    return new PageCosts(session, await rendererOf(page));
  }

  /** After all garbage is collected. */
  async memory(): Promise<PageMemory> {
    await this.#page.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.#page.send('Runtime.getHeapUsage');
    return { heap: usedSize / megabyte, process: await this.processMegabytes() };
  }

  /** As it is, garbage included: what the system's process list shows. */
  async processMegabytes(): Promise<number | undefined> {
    if (this.#processId === undefined) return undefined;
    const status = await readFile(`/proc/${this.#processId}/status`, 'utf8').catch(() => '');
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  }
}

/** The page's process: of the renderers there are, the one that works when the page does. The others are spare or the browser's own. */
async function rendererOf(page: Page): Promise<number | undefined> {
  const browser = await page.context().browser()?.newBrowserCDPSession();
  if (browser === undefined) return undefined;
  const secondsOf = async (): Promise<ReadonlyMap<number, number>> => {
    const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
    return new Map(processInfo.filter(({ type }) => type === 'renderer').map(({ id, cpuTime }) => [id, cpuTime]));
  };
  const before = await secondsOf();
  await page.evaluate(() => {
    const end = performance.now() + 500;
    while (performance.now() < end);
  });
  const worked = [...(await secondsOf())].map(([id, seconds]) => ({ id, seconds: seconds - (before.get(id) ?? 0) }));
  await browser.detach();
  return worked.toSorted((one, other) => other.seconds - one.seconds)[0]?.id;
}
