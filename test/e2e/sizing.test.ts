import { expect } from 'vitest';
import { violations } from './support/axe.ts';
import { test } from './support/test.ts';

test('a link opens the Sizing view in the state that it tells, and the address follows what is typed', async ({
  visitor,
}) => {
  const { page } = await visitor.open({ hash: '#/sizing?x=720&y=1280&w=640&h=352' });
  const size = page.getByLabel('Screenshot size', { exact: true });
  await size.filter({ hasText: /^640×352$/ }).waitFor();
  expect(await page.getByLabel('Push width (X)', { exact: true }).inputValue()).toBe('720');

  await page.getByLabel('Height (H)', { exact: true }).fill('');
  await size.filter({ hasText: /^640×1138$/ }).waitFor();
  await page.waitForURL(/#\/sizing\?x=720&y=1280&w=640$/);
});

test('the views link to each other, and both keep the settings', async ({ visitor }) => {
  const { page } = await visitor.open({ hash: '#/sizing?w=352' });
  const views = page.getByRole('navigation', { name: 'Views' });
  await views.getByRole('link', { name: 'Capture' }).click();
  await page.getByRole('button', { name: 'Capture', exact: true }).waitFor();
  expect(await page.getByLabel('Width (W)', { exact: true }).inputValue()).toBe('352');
  await views.getByRole('link', { name: 'Sizing' }).click();
  await page
    .getByLabel('Screenshot size', { exact: true })
    .filter({ hasText: /^352×198$/ })
    .waitFor();
});

test('inside another page the Sizing view stands without the frame of the page', async ({ visitor }) => {
  const { page } = await visitor.open({ path: '?embed', hash: '#/sizing?w=640' });
  await page
    .getByLabel('Screenshot size', { exact: true })
    .filter({ hasText: /^640×360$/ })
    .waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);
});

test('a documentation page with a strict policy shows every element that stands alone', async ({ visitor }) => {
  const page = await visitor.context.newPage();
  const { page: opened } = await visitor.open({ hash: '#/sizing' });
  await page.goto(new URL('examples/documentation.html', opened.url().replace(/#.*/, '')).href);
  await page
    .getByLabel('Screenshot size', { exact: true })
    .filter({ hasText: /^640×352$/ })
    .waitFor();
  await page
    .getByLabel('Signature', { exact: true })
    .filter({ hasText: /^ca3e25e5dc17a6f9909a9ae7281e300d$/ })
    .waitFor();
  await page
    .getByLabel('Object key', { exact: true })
    .filter({ hasText: /-15-04-33-640x352\.jpg$/ })
    .waitFor();
  await page.getByRole('slider', { name: 'Point on the map' }).waitFor();
  expect(await page.getByText('as expected').count()).toBe(15);

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }
});
