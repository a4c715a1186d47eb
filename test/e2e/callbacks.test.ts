import { expect } from 'vitest';
import type { Playground } from './support/playground.ts';
import { test } from './support/test.ts';

const failingReceiver = "export default () => new Response('no room', { status: 503 })";

const view = (playground: Playground, name: string) =>
  playground.page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name }).click();

test('a receiver that fails is rehearsed, and every retry of the newer documentation is on the time line', async ({
  visitor,
}) => {
  const playground = await visitor.openReady();
  const { page } = playground;
  await playground.choosePattern(320, 180, 2000);
  await playground.capture();
  await view(playground, 'Callbacks');
  const lanes = page.getByRole('list', { name: 'Deliveries', exact: true }).getByRole('listitem');
  await expect.poll(() => lanes.first().getAttribute('aria-setsize')).toBe('200');
  await page.getByLabel('Behaviour').selectOption('server-error');
  await page.getByLabel('Retry policy').selectOption('2025');
  await page.getByRole('button', { name: 'Rehearse all callbacks' }).click();
  await page.getByText('Rehearsed: 200 callbacks in 1,200 attempts, 0 delivered, 200 given up').waitFor();
  await expect.poll(() => lanes.first().innerText()).toContain('given up after 6 attempts: 500');
  await lanes.nth(1).getByRole('button').click();
  const attempts = page.getByRole('list', { name: 'Attempts' }).getByRole('listitem');
  await expect.poll(() => attempts.count()).toBe(6);
  await attempts.last().getByText('Attempt 6', { exact: true }).click();
  await expect.poll(() => page.getByLabel('Response to attempt 6').innerText()).toMatch(/^HTTP\/1\.1 500\n/);

  await page.reload();
  await page.getByRole('combobox', { name: 'On the time line', exact: true }).selectOption({ index: 1 });
  // Given up is what has all its attempts on record.
  await page
    .locator('option')
    .filter({ hasText: /^\s*given up \(200\)/ })
    .waitFor({ state: 'attached' });
  await expect.poll(() => lanes.first().innerText()).toContain('given up after 6 attempts: 500');
});

test('a callback is sent again and signed anew by real requests, and both are on record', async ({ visitor }) => {
  const playground = await visitor.openReady();
  const { page } = playground;
  await playground.choosePattern(640, 360, 10);
  await playground.capture();
  await view(playground, 'Callbacks');
  const attempts = page.getByRole('list', { name: 'Attempts' }).getByRole('listitem');
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect.poll(() => attempts.count()).toBe(2);
  await page.getByRole('button', { name: 'Sign anew and send' }).click();
  await expect.poll(() => attempts.count()).toBe(3);
  await expect.poll(() => attempts.last().innerText()).toContain('signed anew and sent by hand');
});

test('a receiver written in the page answers the next capture, and is examined', async ({ visitor }) => {
  // What the receiver refuses is an error to the browser's console.
  visitor.watch.allow(/status of (?:400|403|405|503) .*https:\/\/receiver\.example\/callback/);
  const playground = await visitor.openReady();
  const { page } = playground;
  await playground.choosePattern(640, 360, 20);
  await view(playground, 'Callbacks');
  await page.getByLabel('Receiver code').fill(failingReceiver);
  await page.getByRole('button', { name: 'Use this receiver' }).click();
  await page.getByText('This receiver answers callbacks.').waitFor();
  await view(playground, 'Capture');
  expect(await playground.capture()).toEqual({ outcome: 'Finished', screenshots: 2, of: 2, delivered: 0 });
  await view(playground, 'Callbacks');
  await page.getByRole('button', { name: 'Use the simulated receiver' }).click();
  await page.getByRole('button', { name: 'Examine the receiver' }).click();
  await page.getByText(/^Examined by \d+ of \d+ cases: 7 of 7 points$/).waitFor();
});

test('the verifier takes the chosen callback, and finds it right', async ({ visitor }) => {
  const playground = await visitor.openReady();
  const { page } = playground;
  await playground.choosePattern(640, 360, 10);
  await playground.capture();
  await view(playground, 'Callbacks');
  await page.getByRole('button', { name: 'Verify it below' }).click();
  await expect
    .poll(() => page.getByLabel('Pasted callback').inputValue())
    .toContain('"pic_url":"/2018-12-17/stream_name-screenshot-15-04-33-640x360.jpg"');
  await expect.poll(() => page.getByLabel('Key to verify with').inputValue()).toBe('test');
});
