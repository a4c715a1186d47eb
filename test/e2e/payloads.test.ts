import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Download, Page } from 'playwright-core';
import { expect } from 'vitest';
import { writePayloads } from '../../src/payloads/formats.ts';
import { defaultPlan } from '../../src/payloads/plan.ts';
import { goldenPlan, goldenSha256 } from '../support/golden-payloads.ts';
import { violations } from './support/axe.ts';
import type { CallbackBody } from './support/callback-body.ts';
import { readPatternPicture } from './support/pictures.ts';
import { plainHost, test } from './support/test.ts';

const openedAt = (query: string): string => `#/payloads${query === '' ? '' : `?${query}`}`;

async function download(page: Page): Promise<Download> {
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download payloads' }).click();
  return file;
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

const hashOf = (texts: Iterable<string>): string =>
  createHash('sha256')
    .update([...texts].join(''))
    .digest('hex');

const output = (page: Page) => page.getByRole('region', { name: 'Output' });
const firstBody = async (page: Page): Promise<CallbackBody> =>
  JSON.parse((await page.getByLabel('Body as written').textContent()) ?? '') as CallbackBody;

/** Names of the files that lie on the disk that the browser lends. */
const storedNames = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    return Array.fromAsync((await root.getDirectoryHandle('payload-files', { create: true })).keys());
  });

test('the view opens with the documented sample; what is typed is written as the same bytes as in Node', async ({
  visitor,
}) => {
  const { page } = await visitor.open({ hash: openedAt('') });
  expect(await firstBody(page)).toMatchObject({ t: 1545030873, sign: 'ca3e25e5dc17a6f9909a9ae7281e300d' });
  expect(page.url()).toMatch(/#\/payloads$/);

  await page.getByLabel('Number of callbacks').fill('1000');
  await page.getByLabel('Streams').fill(goldenPlan.streams.join(' '));
  await page.getByLabel('Seed of chance').fill(goldenPlan.seed);
  for (const [name, share] of Object.entries(goldenPlan.negatives)) {
    await page.getByLabel('Add a negative case').selectOption(name);
    await page.getByLabel(`Share of ${name}`).fill(String(share));
  }
  await expect
    .poll(() => page.url())
    .toMatch(/#\/payloads\?count=1000&streams=.*&negatives=wrong-key:0\.05,.*&seed=golden$/);
  const file = await download(page);
  expect(file.suggestedFilename()).toBe('callbacks.ndjson');
  expect(await sha256(await file.path())).toBe(goldenSha256);
  await output(page)
    .getByRole('status')
    .filter({ hasText: /^Written: 1,000 callbacks, .* to callbacks\.ndjson$/ })
    .waitFor();
});

test('a link restores the plan, says what it could not read, and never holds the key', async ({ visitor }) => {
  const { page } = await visitor.open({ hash: openedAt('count=abc&every=60&seed=s&overrides=1%20t%3D&key=leaked') });
  await page.getByText('ignored in the link, since it cannot be read: count').waitFor();
  expect(await page.getByLabel('Number of callbacks').inputValue()).toBe('100');
  expect(await page.getByLabel('Callback key').inputValue()).toBe('test');
  await page.getByLabel('Callback on show (from 0)').fill('1');
  const body = await firstBody(page);
  expect(body).toMatchObject({ create_time: 1545030333 });
  expect(body).not.toHaveProperty('t');
  await page.getByLabel('Callback key').fill('sesame7sesame');
  await page.getByLabel('Push start').fill('2020-01-01T00:00:00Z');
  await expect
    .poll(() => page.url())
    .toMatch(/#\/payloads\?start=2020-01-01T00:00:00Z&every=60&seed=s&overrides=1%20t%3D$/);
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Sizing' }).click();
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Payloads' }).click();
  expect(await page.getByLabel('Seconds between callbacks').inputValue()).toBe('60');
});

test('an override that cannot be kept is said at its value, and one of no callback at its row', async ({ visitor }) => {
  const { page } = await visitor.open({ hash: openedAt('overrides=all%20width%3D1%0A100%20t%3D1') });
  await page.getByText('There is no callback 100').waitFor();
  const value = page.getByLabel('Value (JSON) (override 1)');
  for (const text of ['1e999', '['.repeat(20_000) + ']'.repeat(20_000)]) {
    await value.fill(text);
    await page.getByText('Not what JSON holds').first().waitFor();
    expect(await value.getAttribute('aria-invalid')).toBe('true');
  }
  await value.fill('{"a":[1,{"b":null}]}');
  expect(await firstBody(page)).toMatchObject({ width: { a: [1, { b: null }] } });
  expect(await value.getAttribute('aria-invalid')).toBe('false');
});

test('a ZIP has pictures of the right sizes that carry their numbers, and payloads that tell their bytes', async ({
  visitor,
  lookingGlass,
}) => {
  const query = 'count=6&streams=a,b&pushes=1280x720,720x1280&templates=320x0&negatives=replay:1&format=zip';
  const { page } = await visitor.open({ hash: openedAt(query) });
  const file = await download(page);
  expect(file.suggestedFilename()).toBe('callbacks-with-pictures.zip');
  const entries = unzipSync(await readFile(await file.path()));
  const lines = strFromU8(entries['callbacks.ndjson']!).trimEnd().split('\n');
  const requests = lines.map((line) => JSON.parse(line) as { index: number; part: number; body: string });
  expect(requests).toHaveLength(18);
  expect(Object.keys(entries)).toHaveLength(7);
  for (const { index, part, body } of requests) {
    if (part === 1) continue;
    const { pic_url: key, file_size: bytes } = JSON.parse(body) as CallbackBody;
    const jpeg = entries[`objects${key}`]!;
    expect(jpeg.length).toBe(bytes);
    const size = index % 2 === 0 ? { width: 320, height: 180 } : { width: 320, height: 569 };
    expect(await readPatternPicture(lookingGlass, jpeg)).toEqual({ ...size, frame: index });
  }
});

test('a hundred thousand go to the disk; what is cancelled leaves nothing, and neither does a closed tab', async ({
  visitor,
}) => {
  const { page } = await visitor.open({ hash: openedAt('count=100000') });
  const file = await download(page);
  const { size } = await stat(await file.path());
  expect(size).toBeGreaterThan(100_000 * 380);
  const lines = createReadStream(await file.path());
  let ends = 0;
  for await (const chunk of lines) ends += (chunk as Uint8Array).reduce((sum, byte) => sum + Number(byte === 10), 0);
  expect(ends).toBe(100_000);

  await page.getByLabel('Number of callbacks').fill('10000000');
  await page.getByRole('button', { name: 'Download payloads' }).click();
  const status = output(page).getByRole('status');
  await status.filter({ hasText: /^[1-9][\d,]* of 10,000,000 callbacks, .* left$/ }).waitFor();
  expect(await storedNames(page)).toHaveLength(2);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await status.filter({ hasText: 'Cancelled: nothing of the file is left.' }).waitFor();
  expect(await storedNames(page)).toHaveLength(1);

  await page.reload();
  await page.getByLabel('Number of callbacks').waitFor();
  await expect.poll(() => storedNames(page)).toEqual([]);
});

test('a full disk is told as such, and leaves nothing behind', async ({ visitor, host }) => {
  const browserSide = await visitor.context.newCDPSession(await visitor.context.newPage());
  const origin = `http://localhost:${host.port}`;
  await browserSide.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 5_000_000 });
  const { page } = await visitor.open({ hash: openedAt('count=1000000') });
  await page.getByRole('button', { name: 'Download payloads' }).click();
  await page.locator('[role=alert][data-code=storage-full]').waitFor();
  expect(await storedNames(page)).toEqual([]);
  await page.getByLabel('Number of callbacks').fill('10');
  expect((await download(page)).suggestedFilename()).toBe('callbacks.ndjson');
  await browserSide.send('Storage.overrideQuotaForOrigin', { origin });
});

test('over plain http on another host name the same bytes are made', async ({ visitor }) => {
  const { page } = await visitor.open({ host: plainHost, hash: openedAt('count=5000&negatives=replay:0.1') });
  const file = await download(page);
  expect(await page.evaluate(() => 'storage' in navigator)).toBe(false);
  const plan = { ...defaultPlan, count: 5000, negatives: { replay: 0.1 } };
  expect(await sha256(await file.path())).toBe(hashOf(writePayloads('ndjson', plan)));
});

test('the callbacks of a capture are written as they were sent, with its own pictures', async ({ visitor }) => {
  const playground = await visitor.openReady();
  const { page } = playground;
  await playground.choosePattern(640, 360, 30);
  await playground.capture();
  const { rawBodies, objects } = await playground.downloadAll();
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Payloads' }).click();
  await page.getByLabel('Payloads of').selectOption('capture');
  const text = await readFile(await (await download(page)).path(), 'utf8');
  expect(text).toBe(rawBodies.map((body) => `${body}\n`).join(''));
  await page.getByLabel('Output format').selectOption('zip');
  const entries = unzipSync(await readFile(await (await download(page)).path()));
  expect(strFromU8(entries['callbacks.ndjson']!)).toBe(text);
  for (const [key, jpeg] of objects) expect(entries[`objects/${key}`]).toEqual(new Uint8Array(jpeg));
});

test('every format is written under a name of its own', async ({ visitor }) => {
  const { page } = await visitor.open({ hash: openedAt('count=3&negatives=replay:0.5') });
  const formats = page.getByLabel('Output format').locator('option');
  await formats.first().waitFor({ state: 'attached' });
  const names: string[] = [];
  for (const value of await formats.evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value))) {
    await page.getByLabel('Output format').selectOption(value);
    const file = await download(page);
    expect((await stat(await file.path())).size).toBeGreaterThan(300);
    names.push(file.suggestedFilename());
  }
  expect(names).toHaveLength(15);
  expect(new Set(names).size).toBe(15);
});

test('axe finds nothing wrong, in light English and dark Chinese, unfolded and mistaken, nor is anything too wide', async ({
  visitor,
}) => {
  const { page } = await visitor.open({
    hash: openedAt('negatives=replay:1,expired:0&overrides=all%20t%3D1%0A3%20x%3D'),
  });
  await page.locator('summary').click();
  await page.getByLabel('Share of expired').fill('7');
  await page.getByLabel('Seed of chance').fill('x'.repeat(65));
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('combobox', { name: 'Language' }).selectOption('简体中文');
  await page.getByLabel('随机种子').fill('1');
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBe(360);
});
