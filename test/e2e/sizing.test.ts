import { expect } from 'vitest';
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
