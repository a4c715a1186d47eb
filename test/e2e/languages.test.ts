import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { CallbackBody } from './support/callback-body.ts';
import { examplePages, readExample } from './support/example-pages.ts';
import { problemsOf, test } from './support/test.ts';
import { watchContext } from './support/watch.ts';

const [inEnglish, inChinese] = examplePages;
const chinese = /\p{Script=Han}/u;

const done = async (page: Page): Promise<void> => {
  await page
    .getByRole('status')
    .filter({ hasText: /^已完成：7 张截图，7 条回调已送达$/ })
    .waitFor();
};

/** Remembers every heading that the page shows, from the first frame on. */
const watchHeading = async (context: BrowserContext): Promise<void> => {
  await context.addInitScript(() => {
    const seen = new Set<string>();
    Object.assign(globalThis, { headings: seen });
    const look = (): void => {
      const heading = document.querySelector('lsc-app-shell')?.shadowRoot?.querySelector('h1')?.textContent;
      if (heading !== undefined) seen.add(`${document.documentElement.lang}: ${heading}`);
      requestAnimationFrame(look);
    };
    look();
  });
};

const headingsSeen = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [...(globalThis as unknown as { headings: Set<string> }).headings]);

test('a link in Chinese opens a Chinese page, never a word of English before it, with the same captured data', async ({
  visitor,
}) => {
  await watchHeading(visitor.context);
  const { page } = await visitor.open({ hash: '#/capture?lang=zh-CN' });
  await done(page);
  expect(await headingsSeen(page)).toEqual(['zh-Hans: 直播截图演练场']);
  const rawBody = await page.getByRole('region', { name: '回调消息体' }).locator('code').textContent();
  expect(JSON.parse(rawBody ?? '') as CallbackBody).toMatchObject({
    create_time: 1545030273,
    sign: 'ca3e25e5dc17a6f9909a9ae7281e300d',
    t: 1545030873,
    pic_url: '/2018-12-17/stream_name-screenshot-15-04-33-1280x720.jpg',
  });
  await expect
    .poll(() => page.getByRole('list', { name: '截图列表' }).getByRole('listitem').first().getAttribute('aria-label'))
    .toBe('stream_name-screenshot-15-04-33-1280x720.jpg');
});

test('another language keeps everything as it is, and is kept in the link', async ({ visitor }) => {
  const playground = await visitor.open({ hash: '#/capture?lang=zh' });
  const { page } = playground;
  await done(page);
  await page.getByRole('button', { name: '更多设置' }).click();
  await page.getByLabel('流名称', { exact: true }).fill('abc');
  await page.getByLabel('回调密钥', { exact: true }).fill('sesame7sesame');
  await page.getByRole('list', { name: '截图列表' }).getByRole('listitem').nth(3).click();
  await expect.poll(() => playground.hash).toBe('#/capture?stream=abc&shot=3&lang=zh-Hans');

  await page.getByRole('combobox', { name: '语言', exact: true }).selectOption('English');
  expect(await playground.ending()).toEqual({ outcome: 'Finished', screenshots: 7, of: 7, delivered: 7 });
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await page.title()).toBe('Live Screencapture Playground');
  expect(await playground.field('Stream name').inputValue()).toBe('abc');
  expect(await playground.field('Callback key').inputValue()).toBe('sesame7sesame');
  expect(await playground.rawBody.textContent()).toContain('"create_time":1545030303,');
  expect(playground.hash).toBe('#/capture?stream=abc&shot=3');

  await page.getByRole('combobox', { name: 'Language' }).selectOption('简体中文');
  await done(page);
  expect(playground.hash).toBe('#/capture?stream=abc&shot=3&lang=zh-Hans');
});

test('what is downloaded from a Chinese page has no Chinese in it', async ({ visitor }) => {
  const playground = await visitor.open({ hash: '#/capture?lang=zh' });
  await done(playground.page);
  const { fileName, entries, rawBodies, deliveries, sessionText } = await playground.downloadAll('全部下载');
  expect(rawBodies).toHaveLength(7);
  expect(JSON.stringify([fileName, entries, rawBodies, deliveries, sessionText])).not.toMatch(chinese);
});

test('a browser in Chinese gets Chinese at its first visit, and English if asked', async ({ browser, host, world }) => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const watch = await watchContext(context);
  await watchHeading(context);
  const page = await context.newPage();
  const origin = `http://localhost:${host.port}`;
  await page.goto(`${origin}/`);
  await done(page);
  expect(page.url()).toBe(`${origin}/`);
  expect(await headingsSeen(page)).toEqual(['zh-Hans: 直播截图演练场']);

  await page.getByRole('combobox', { name: '语言', exact: true }).selectOption('English');
  await page
    .getByRole('status')
    .filter({ hasText: /^Finished: 7 screenshots/ })
    .waitFor();
  await expect.poll(() => page.url()).toBe(`${origin}/#/capture?lang=en`);
  await page.reload();
  await page
    .getByRole('status')
    .filter({ hasText: /^Finished: 7 screenshots/ })
    .waitFor();
  expect(await headingsSeen(page)).toEqual(['en: Live Screencapture Playground']);

  await context.close();
  expect(problemsOf(watch, world)).toEqual([]);
});

test('when the Chinese texts cannot be loaded, the page does its work in English and says so', async ({ visitor }) => {
  visitor.watch.allow(/zh-Hans/);
  await visitor.context.route('**/zh-Hans-*.js', (route) => route.abort());
  const playground = await visitor.open({ hash: '#/capture?lang=zh' });
  expect(await playground.ending()).toMatchObject({ outcome: 'Finished', screenshots: 7 });
  await expect.poll(() => playground.field('Language').inputValue()).toBe('en');
  expect(await playground.page.locator('html').getAttribute('lang')).toBe('en');
});

test('the elements of a documentation page follow its language, now and after a change', async ({ visitor }) => {
  const { page } = await visitor.open({ path: '/examples/documentation-zh.html' });
  await expect.poll(() => page.evaluate(readExample)).toEqual(inChinese.shown);
  await page.evaluate(() => (document.documentElement.lang = 'en'));
  await expect.poll(() => page.evaluate(readExample)).toEqual(inEnglish.shown);
  await page.evaluate(() => (document.documentElement.lang = 'zh-CN'));
  await expect.poll(() => page.evaluate(readExample)).toEqual(inChinese.shown);
  await page.evaluate(() => (document.documentElement.lang = 'fr'));
  await expect.poll(() => page.evaluate(readExample)).toEqual(inEnglish.shown);
});

test('a frame in another page speaks the language that its link names', async ({ visitor }) => {
  const { page } = await visitor.open({ path: '/?embed', hash: '#/sizing?w=640&lang=zh' });
  await page
    .getByLabel('截图宽高', { exact: true })
    .filter({ hasText: /^640×360$/ })
    .waitFor();
});
