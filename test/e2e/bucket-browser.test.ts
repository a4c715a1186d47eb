import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Download, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './support/axe.ts';
import { hasFocus } from './support/keys.ts';
import { test } from './support/test.ts';
import type { Playground } from './support/playground.ts';

const bucketUrl = 'https://testbucket-1234567890.cos.ap-guangzhou.myqcloud.com/';

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const item = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: 'Objects' }).getByRole('listitem', { name, exact: true });
const opened = (page: Page): Locator => page.getByRole('region', { name: 'Object', exact: true });

const openItem = (page: Page, name: string): Promise<void> => item(page, name).getByRole('button').click();

/** The status of a request that the page itself makes. */
const statusOf = (page: Page, url: string): Promise<number> =>
  page.evaluate(async (it) => (await fetch(it)).status, url);

/** The address that stands beside the button that copies it. */
const addressBeside = (page: Page, name: string): Promise<string> =>
  opened(page)
    .locator('.address', { has: button(page, name) })
    .locator('code')
    .innerText();

async function downloaded(page: Page, click: () => Promise<void>): Promise<{ name: string; bytes: Uint8Array }> {
  const download: Promise<Download> = page.waitForEvent('download');
  await click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Captures two screenshots, and goes to what they are in the bucket. */
async function openBucket(playground: Playground): Promise<readonly string[]> {
  await playground.choosePattern(640, 360, 20);
  await playground.capture();
  await playground.page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'API' }).click();
  const { page } = playground;
  await openItem(page, '2018-12-17/');
  const list = page.getByRole('list', { name: 'Objects' }).getByRole('listitem');
  await list.nth(1).waitFor();
  return list.evaluateAll((items) => items.map((each) => each.getAttribute('aria-label') ?? ''));
}

test('a screenshot is opened in its folder, read by its addresses as the bucket allows, packed and deleted, and stays in its capture', async ({
  visitor,
}) => {
  // A private bucket, a changed signature and an object that is gone.
  visitor.watch.allow(/status of 40[34]/);
  const playground = await visitor.openReady();
  const { page } = playground;
  const names = await openBucket(playground);
  expect(names).toEqual(['stream_name-screenshot-15-04-33-640x360.jpg', 'stream_name-screenshot-15-04-43-640x360.jpg']);
  const [first = '', second = ''] = names;
  const key = `2018-12-17/${second}`;

  await openItem(page, second);
  await opened(page).getByRole('img').waitFor();
  await opened(page).getByText('image/jpeg', { exact: true }).waitFor();
  expect(await addressBeside(page, 'Copy pic_url')).toBe(`/${key}`);
  expect(await addressBeside(page, 'Copy pic_full_url')).toBe(`${bucketUrl.replace('https', 'http')}${key}`);
  expect(await statusOf(page, await addressBeside(page, 'Copy pic_full_url'))).toBe(200);
  expect(await addressBeside(page, 'Copy CDN URL')).toBe(`https://cdn.example/${key}`);
  expect(await statusOf(page, await addressBeside(page, 'Copy CDN URL'))).toBe(200);

  await page.getByText('Bucket settings', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Read access' }).selectOption('private: signed requests alone');
  await expect.poll(() => statusOf(page, bucketUrl + key)).toBe(403);
  const presigned = await addressBeside(page, 'Copy presigned URL');
  expect(await statusOf(page, presigned)).toBe(200);
  expect(
    await statusOf(
      page,
      presigned.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    ),
  ).toBe(403);
  expect(await statusOf(page, presigned.replace(second, first))).toBe(403);

  const zip = await downloaded(page, () => button(page, 'Download folder as ZIP').click());
  expect(zip.name).toBe('2018-12-17.zip');
  const files = unzipSync(zip.bytes);
  expect(Object.keys(files)).toEqual(names.map((name) => `objects/2018-12-17/${name}`));
  const single = await downloaded(page, () => button(page, 'Download').click());
  expect(single.name).toBe(second);
  expect(files[`objects/${key}`]).toEqual(new Uint8Array(single.bytes));

  await button(page, 'Delete').click();
  await button(page, 'Delete object').click();
  await item(page, second).waitFor({ state: 'detached' });
  expect(await statusOf(page, presigned)).toBe(404);
  await openItem(page, first);
  await opened(page)
    .getByRole('link', { name: /^Screenshot 1 of the capture/ })
    .click();
  await playground.screenshot(first).waitFor();
  expect(await playground.screenshots.count()).toBe(2);
});

test('files of one’s own are put beside screenshots, shown with their headers, and deleted; and all is readable in both languages, in the dark and on a narrow screen', async ({
  visitor,
}) => {
  const playground = await visitor.openReady();
  const { page } = playground;
  await openBucket(playground);
  await page.locator('input[type=file][aria-label="Files to upload"]').setInputFiles([
    { name: 'mine, 你好.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') },
    { name: 'more.bin', mimeType: '', buffer: Buffer.from([0, 255]) },
  ]);
  await page.getByText('2 of 2 files uploaded', { exact: true }).waitFor();
  await openItem(page, 'mine, 你好.txt');
  await opened(page).getByText('text/plain', { exact: true }).waitFor();
  await opened(page).getByText('An object of your own: no screenshot of a capture.').waitFor();
  const own = await downloaded(page, () => button(page, 'Download').click());
  expect(strFromU8(new Uint8Array(own.bytes))).toBe('hello');

  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 360, height: 800 });
  await page.getByRole('combobox', { name: 'Language' }).selectOption('简体中文');
  await page.getByRole('region', { name: '存储桶内容' }).getByText('预签名 URL', { exact: true }).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBe(360);
  await page.getByRole('combobox', { name: '语言', exact: true }).selectOption('English');

  for (const name of ['mine, 你好.txt', 'more.bin']) await item(page, name).getByRole('checkbox').check();
  await button(page, 'Delete selected').click();
  await button(page, 'Delete objects').click();
  await page.getByText('2 objects deleted', { exact: true }).waitFor();
  await item(page, 'more.bin').waitFor({ state: 'detached' });
  expect(await page.getByRole('list', { name: 'Objects' }).getByRole('listitem').count()).toBe(2);

  const dropped = await dropFolder(page);
  await page.getByText('2 of 2 files uploaded', { exact: true }).waitFor();
  await rm(dropped, { recursive: true });
  await openItem(page, 'dropped/');
  await openItem(page, 'within/');
  await item(page, '深.txt').waitFor();
  await button(page, 'Delete folder').press('Enter');
  await button(page, 'Delete objects').press('Enter');
  await page.getByText('1 object deleted', { exact: true }).waitFor();
  await expect.poll(() => hasFocus(button(page, 'Upload'))).toBe(true);
  await page.getByRole('navigation', { name: 'Folder' }).getByRole('button', { name: 'dropped' }).click();
  await item(page, 'flat.txt').waitFor();
});

/** Drops a folder with a file, and one in a folder within, on the list of objects. Gives the folder that it lies in. */
async function dropFolder(page: Page): Promise<string> {
  const temporary = await mkdtemp(join(tmpdir(), 'drop-'));
  const folder = join(temporary, 'dropped');
  await mkdir(join(folder, 'within'), { recursive: true });
  await writeFile(join(folder, 'flat.txt'), 'flat');
  await writeFile(join(folder, 'within', '深.txt'), 'deep');
  const list = page.getByRole('list', { name: 'Objects' });
  await list.scrollIntoViewIfNeeded();
  const { x, y } = (await list.boundingBox())!;
  const browserSide = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await browserSide.send('Input.dispatchDragEvent', { type, x: x + 20, y: y + 20, data });
  }
  return temporary;
}
