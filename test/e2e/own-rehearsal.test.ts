import { expect } from 'vitest';
import { startOwnServer, withoutPreflight } from './support/own-server.ts';
import { test } from './support/test.ts';

test('a rehearsal asks the receiver written in the page, one in an endless loop too, and says so after a reload', async ({
  visitor,
}) => {
  const playground = await visitor.openReady();
  const { page } = playground;
  await playground.choosePattern(640, 360, 50);
  await playground.capture();
  await playground.openView('Callbacks');
  const useAndRehearse = async (source: string): Promise<void> => {
    await page.getByLabel('Receiver code').fill(source);
    await page.getByRole('button', { name: 'Use this receiver' }).click();
    await page.getByText('This receiver answers callbacks.').waitFor();
    await page.getByRole('button', { name: 'Rehearse all callbacks' }).click();
  };
  await page.getByText('A rehearsal asks the simulated receiver.').waitFor();
  await page.getByText('A real server is never asked by a rehearsal.').waitFor();
  // It remembers what it has seen, and takes each callback at its second attempt.
  await useAndRehearse(`const seen = new Set();
export default async (request) => {
  const body = await request.text();
  const status = seen.has(body) ? 200 : 503;
  seen.add(body);
  return new Response('mine', { status });
};`);
  await page
    .getByText('Rehearsed: 5 callbacks in 10 attempts, 5 delivered, 0 given up. Your receiver was asked.')
    .waitFor();
  await page.getByText('Rehearsed: the receiver that you wrote was asked in the page, no request was sent.').waitFor();

  await useAndRehearse('export default () => { for (;;); };');
  await page
    .getByText(
      '5 callbacks in 20 attempts, 0 delivered, 5 given up. Your receiver left 3 callbacks in a row unanswered',
    )
    .waitFor();
  const lanes = page.getByRole('list', { name: 'Deliveries', exact: true }).getByRole('listitem');
  await expect.poll(() => lanes.last().innerText()).toContain('given up after 4 attempts: timed out');

  await page.reload();
  const shown = page.getByRole('combobox', { name: 'On the time line', exact: true });
  await expect.poll(() => shown.getByRole('option', { name: /your receiver/ }).count()).toBe(2);
});

test('before stale signatures go to a real server the page tells, in both views, and “Start now” helps', async ({
  visitor,
  onTestFinished,
}) => {
  visitor.watch.allow(/Failed to load resource|blocked by CORS policy/);
  const server = await startOwnServer(withoutPreflight);
  onTestFinished(server.stop);
  const playground = await visitor.openReady();
  const { page } = playground;
  const startNow = page.getByRole('button', { name: 'Start now', exact: true });
  const warning = page.getByText('A capture made now would reach your receiver with expired signatures');
  await playground.choosePattern(640, 360, 10);
  await playground.capture();
  expect(await warning.count()).toBe(0);

  await playground.showMoreSettings();
  await playground.fill({ 'Callback URL': server.url });
  await page.getByRole('switch', { name: 'Send for real', exact: true }).click();
  await warning.waitFor();
  await expect.poll(() => startNow.count()).toBe(1);
  await page.getByRole('button', { name: 'More settings', exact: true }).click();
  await warning.waitFor();
  await expect.poll(() => startNow.count()).toBe(1);

  await playground.openView('Callbacks');
  await warning.waitFor();
  await page.getByText('The signature of this callback has expired by the real clock').waitFor();
  expect(server.methods).toEqual([]);
  // Without a retry, a server that the browser keeps away is given up at once.
  await page.getByLabel('Retries', { exact: true }).fill('0');
  await page.getByText('No link holds it, and a reload forgets it.').waitFor();
  await startNow.click();
  await expect.poll(() => warning.count()).toBe(0);
  await expect.poll(() => startNow.count()).toBe(0);

  await playground.openView('Capture');
  expect(playground.hash).not.toContain('retries');
  expect(await playground.capture()).toMatchObject({ outcome: 'Finished', screenshots: 1, delivered: 0 });
  expect(server.methods).toEqual(['OPTIONS']);
  await playground.showMoreSettings();
  await page.getByText('The browser stands in the way to this URL.').waitFor();
  await playground.openView('Callbacks');
  await page.getByText('The signature of this callback has expired by the real clock').waitFor({ state: 'detached' });
});

test('a receiver written in the page that reads the real clock is warned of before it is asked', async ({
  visitor,
}) => {
  const playground = await visitor.openReady();
  const { page } = playground;
  await playground.choosePattern(640, 360, 10);
  await playground.capture();
  await playground.openView('Callbacks');
  const code = page.getByLabel('Receiver code');
  await code.fill(`export default async (request) => {
  const { t } = await request.json();
  return new Response('', { status: Date.now() / 1000 > t ? 403 : 200 });
};`);
  await page.getByRole('button', { name: 'Use this receiver' }).click();
  await page.getByText('which the receiver that you wrote seems to read').waitFor();
  await page.getByRole('button', { name: 'Start now', exact: true }).click();
  await playground.openView('Capture');
  expect(await playground.capture()).toMatchObject({ outcome: 'Finished', screenshots: 1, delivered: 1 });
});
