import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { test as base } from 'vitest';
import { chromeArgs, chromePath } from '../../../scripts/browser.mjs';
import { outsideWorld, type OutsideWorld } from './outside-world.ts';
import { readPicture, type Picture } from './pictures.ts';
import { Playground } from './playground.ts';
import { serveDist, type StaticHost } from './static-host.ts';
import { watchContext, type Watch } from './watch.ts';

/** A host name that is not localhost: pages on it over plain http are not in a secure context. */
export const plainHost = 'plain.test';

/** The browser's arguments, for every launch. */
export const browserArgs = [...chromeArgs, `--host-resolver-rules=MAP ${plainHost} 127.0.0.1`];

export const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));
export const ownFixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

/** One person's browser, with what watches over it. */
export type Visitor = {
  readonly context: BrowserContext;
  readonly watch: Watch;
  /** Opens the playground in a new tab. */
  readonly open: (where?: {
    readonly host?: string;
    readonly path?: string;
    readonly hash?: string;
  }) => Promise<Playground>;
  /** What a picture of a fixture shows. */
  readonly look: (jpeg: Uint8Array) => Promise<Picture>;
};

/** What went wrong in the visitor's pages, and every request of theirs that left for another host. */
export const problemsOf = (watch: Watch, world: OutsideWorld): readonly string[] => [
  ...watch.problems,
  ...world.reached.map((request) => `left for another host: ${request}`),
];

/** Fails on anything that goes wrong unseen: see `watchContext`; and on any request that leaves for another host. */
export const test = base
  .extend('host', { scope: 'file' }, async ({}, { onCleanup }): Promise<StaticHost> => {
    const host = await serveDist();
    onCleanup(host.stop);
    return host;
  })
  .extend('world', { scope: 'file' }, async ({}, { onCleanup }): Promise<OutsideWorld> => {
    const world = await outsideWorld();
    onCleanup(world.stop);
    return world;
  })
  .extend('browser', { scope: 'file' }, async ({ world }, { onCleanup }): Promise<Browser> => {
    const browser = await chromium.launch({
      executablePath: await chromePath(),
      args: browserArgs,
      proxy: { server: world.origin, bypass: `127.0.0.1,localhost,${plainHost}` },
    });
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('visitor', async ({ browser, host, world }, { onCleanup }): Promise<Visitor> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
    context.setDefaultTimeout(60_000);
    const watch = await watchContext(context);
    onCleanup(async () => {
      await context.close();
      const problems = problemsOf(watch, world);
      world.forget();
      if (problems.length > 0) throw new Error(`Went wrong unseen:\n${problems.join('\n')}`);
    });
    let lookingGlass: Page | undefined;
    return {
      context,
      watch,
      open: async ({ host: name = 'localhost', path = '/', hash = '' } = {}) => {
        const page = await context.newPage();
        await page.goto(`http://${name}:${host.port}${path}${hash}`);
        return new Playground(page);
      },
      look: async (jpeg) => {
        lookingGlass ??= await context.newPage();
        return readPicture(lookingGlass, jpeg);
      },
    };
  });
