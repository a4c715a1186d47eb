import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { stopServiceWorkers } from './support/service-workers.ts';
import { test } from './support/test.ts';

// Whatever leaves for another host fails the test by itself: see support/test.ts.

const slowReceiver = "export default () => new Promise((resolve) => setTimeout(() => resolve(new Response('{}')), 60))";

const attemptsOf = (page: Page) => page.getByRole('list', { name: 'Attempts', exact: true }).getByRole('listitem');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('with the service worker stopped in their midst, deliveries by hand, a rehearsal and an examination are all answered', async ({
  visitor,
}) => {
  // A refusal is an error to the browser's console.
  visitor.watch.allow(/status of 500 .*https:\/\/receiver\.example\/callback/);
  const playground = await visitor.openReady();
  const { page } = playground;
  await playground.choosePattern(640, 360, 30);
  await playground.capture();
  await page.getByText(/service worker answers/i).waitFor();
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Callbacks' }).click();

  for (const [nth, name] of ['Send again', 'Sign anew and send'].entries()) {
    await stopServiceWorkers(page);
    await press(page, name);
    await expect.poll(() => attemptsOf(page).count()).toBe(nth + 2);
    await expect.poll(() => attemptsOf(page).last().innerText()).toMatch(/· 200 ·/);
  }

  // A receiver that takes its time, so that what comes next is in the midst of it.
  await page.getByLabel('Receiver code').fill(slowReceiver);
  await press(page, 'Use this receiver');
  await page.getByText('This receiver answers callbacks.').waitFor();
  const underWay = page.getByText(/^[1-9]\d* of \d+ cases$/);
  await press(page, 'Examine the receiver');
  await underWay.waitFor();
  await stopServiceWorkers(page);
  await page.getByText(/^Examined by (\d+) of \1 cases: \d of 7 points$/).waitFor();
  await page.getByText('Answers in time: passed').waitFor();
  await press(page, 'Examine the receiver');
  await underWay.waitFor();
  await press(page, 'Stop examination');
  await page.getByText(/^Examined by (\d+) of (?!\1 )\d+ cases/).waitFor();
  await press(page, 'Use the simulated receiver');

  await page.getByLabel('Behaviour', { exact: true }).selectOption('server-error');
  await stopServiceWorkers(page);
  await press(page, 'Rehearse all callbacks');
  await page.getByText('Rehearsed: 3 callbacks in 12 attempts, 0 delivered, 3 given up').waitFor();
});

test('after a reload it is said why a callback signed with another key is refused, until the key is typed again', async ({
  visitor,
}) => {
  visitor.watch.allow(/status of 403 .*https:\/\/receiver\.example\/callback/);
  const playground = await visitor.openReady();
  const { page } = playground;
  const views = page.getByRole('navigation', { name: 'Views' });
  const reason = page.getByText('signed with another key than the form has now');
  await playground.choosePattern(640, 360, 10);
  await playground.showMoreSettings();
  await playground.fill({ 'Callback key': 'sesame7sesame' });
  expect(await playground.capture()).toMatchObject({ delivered: 1 });
  await views.getByRole('link', { name: 'Callbacks' }).click();
  await page.getByRole('button', { name: 'Send again' }).waitFor();
  expect(await reason.count()).toBe(0);

  await page.reload();
  await reason.waitFor();
  await press(page, 'Send again');
  await expect.poll(() => attemptsOf(page).last().innerText()).toMatch(/Attempt 2 .* 403 /);

  await views.getByRole('link', { name: 'Capture' }).click();
  await playground.showMoreSettings();
  await playground.fill({ 'Callback key': 'sesame7sesame' });
  await views.getByRole('link', { name: 'Callbacks' }).click();
  await press(page, 'Sign anew and send');
  await expect.poll(() => attemptsOf(page).last().innerText()).toMatch(/Attempt 3 .* 200 /);
  expect(await reason.count()).toBe(0);
});
