import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Browser as Firefox } from 'puppeteer-core';
import { test as base } from 'vitest';
import { chromeArgs, chromePath } from '../../../scripts/browser.mjs';
import { launchFirefox } from './firefox.ts';
import { outsideWorld, type OutsideWorld } from './outside-world.ts';
import { readPicture, type Picture } from './pictures.ts';
import { Playground, type Archive } from './playground.ts';
import { serveDist, type StaticHost } from './static-host.ts';
import { watchContext, type Watch } from './watch.ts';

/** A host name that is not localhost: pages on it over plain http are not in a secure context. */
export const plainHost = 'plain.test';

/** The browser's arguments, for every launch. */
export const browserArgs = [...chromeArgs, `--host-resolver-rules=MAP ${plainHost} 127.0.0.1`];

/**
 * What Playwright turns off, for only the last list counts, and two pages that Chromium makes for the suggestions below the
 * address bar of each window: unseen here, they would be a third of all the work.
 */
const featuresOff = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
];

export const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));
export const ownFixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

type Where = { readonly host?: string; readonly path?: string; readonly hash?: string };

/** One person's browser, with what watches over it. */
export type Visitor = {
  readonly context: BrowserContext;
  readonly watch: Watch;
  /** Opens the playground in a new tab. */
  readonly open: (where?: Where) => Promise<Playground>;
  /**
   * Opens it by a link that says something, so that nothing is captured but what the test asks for, and waits until it can be.
   * What the link says is the default, unless the test gives another.
   */
  readonly openReady: (where?: Where) => Promise<Playground>;
  /** What a picture of a fixture shows. */
  readonly look: (jpeg: Uint8Array) => Promise<Picture>;
  /** The frames that the pictures of an archive show, in its order. */
  readonly framesIn: (archive: Archive) => Promise<readonly number[]>;
};

/** What went wrong in the visitor's pages, and every request of theirs that left for another host. */
export const problemsOf = (watch: Watch, world: OutsideWorld): readonly string[] => [
  ...watch.problems,
  ...world.reached.map((request) => `left for another host: ${request}`),
];

/** Fails on anything that goes wrong unseen: see `watchContext`; and on any request that leaves for another host. */
export const test = base
  .extend('host', { scope: 'worker' }, async ({}, { onCleanup }): Promise<StaticHost> => {
    const host = await serveDist();
    onCleanup(host.stop);
    return host;
  })
  .extend('world', { scope: 'worker' }, async ({}, { onCleanup }): Promise<OutsideWorld> => {
    const world = await outsideWorld();
    onCleanup(world.stop);
    return world;
  })
  .extend('browser', { scope: 'worker' }, async ({ world }, { onCleanup }): Promise<Browser> => {
    const browser = await chromium.launch({
      executablePath: await chromePath(),
      args: [...browserArgs, `--disable-features=${featuresOff.join(',')}`],
      proxy: { server: world.origin, bypass: `127.0.0.1,localhost,${plainHost}` },
    });
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('firefox', { scope: 'worker' }, async ({}, { onCleanup }): Promise<Firefox> => {
    const firefox = await launchFirefox();
    onCleanup(() => firefox.close());
    return firefox;
  })
  .extend('lookingGlass', { scope: 'worker' }, async ({ browser }): Promise<Page> => browser.newPage())
  .extend('newVisitor', { scope: 'worker' }, async ({ browser, host, lookingGlass, world }) => {
    const parts = { browser, host, lookingGlass, world };
    return (): Promise<NewVisitor> => newVisitor(parts);
  })
  .extend('visitor', async ({ newVisitor: arrive }, { onCleanup }): Promise<Visitor> => {
    const visitor = await arrive();
    onCleanup(visitor.leave);
    return visitor;
  });

type Parts = {
  readonly browser: Browser;
  readonly host: StaticHost;
  readonly lookingGlass: Page;
  readonly world: OutsideWorld;
};

/** A visitor who comes with empty hands, and goes. */
export type NewVisitor = Visitor & {
  /** Fails on what went wrong unseen since the last time it was asked. */
  readonly expectNoProblems: () => void;
  /** Closes the browser, and fails on what went wrong unseen. */
  readonly leave: () => Promise<void>;
};

async function newVisitor({ browser, host, lookingGlass, world }: Parts): Promise<NewVisitor> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  context.setDefaultTimeout(60_000);
  const watch = await watchContext(context);
  const expectNoProblems = (): void => {
    const problems = problemsOf(watch, world);
    watch.forget();
    world.forget();
    if (problems.length > 0) throw new Error(`Went wrong unseen:\n${problems.join('\n')}`);
  };
  const open: Visitor['open'] = async ({ host: name = 'localhost', path = '/', hash = '' } = {}) => {
    const page = await context.newPage();
    await page.goto(`http://${name}:${host.port}${path}${hash}`);
    return new Playground(page);
  };
  const look: Visitor['look'] = (jpeg) => readPicture(lookingGlass, jpeg);
  return {
    context,
    watch,
    open,
    openReady: async (where) => {
      const playground = await open({ hash: '#/capture?interval=10', ...where });
      await playground.ready();
      return playground;
    },
    look,
    framesIn: async ({ objects }) => {
      const pictures = await Promise.all([...objects.values()].map(look));
      return pictures.map(({ frame }) => frame);
    },
    expectNoProblems,
    leave: async () => {
      await context.close();
      expectNoProblems();
    },
  };
}
