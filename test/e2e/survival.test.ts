import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { startKillable } from './support/killable-browser.ts';
import { Playground } from './support/playground.ts';
import { ownFixture, test } from './support/test.ts';

test('a browser that is killed in mid-capture loses nothing that was shown as captured', async ({
  host,
  world,
  visitor,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'playground-profile-'));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const address = `http://localhost:${host.port}/#/capture?sample=pattern&x=1280&y=720&duration=80000&interval=10`;

  const first = await startKillable(profile, world.origin);
  const page = await first.browser.contexts()[0]!.newPage();
  await page.goto(address);
  const playground = new Playground(page);
  await playground.ready();
  await playground.captureButton.click();
  // By the hundredth, callbacks are being stored as well: the kill comes amid writes of every kind.
  await playground.status.filter({ hasText: /^\d{3,} of 8000 screenshots$/ }).waitFor();
  const shown = Number.parseInt(await playground.status.innerText(), 10);
  await first.kill();
  rmSync(join(profile, 'DevToolsActivePort'), { force: true });

  const second = await startKillable(profile, world.origin);
  try {
    const reopened = new Playground(await second.browser.contexts()[0]!.newPage());
    await reopened.page.goto(address);
    const ending = await reopened.ending();
    expect(ending).toMatchObject({ outcome: 'Stopped', of: 8000 });
    expect(ending.screenshots).toBeGreaterThanOrEqual(shown);
    const { objects, bodies } = await reopened.downloadAll();
    expect(objects.size).toBe(ending.screenshots);
    const [last] = [...objects.values()].slice(-1);
    expect(await visitor.look(last!)).toMatchObject({ width: 1280, height: 720 });
    expect(bodies.map(({ create_time: time }) => time)).toEqual(bodies.map((_, index) => 1545030273 + index * 10));
  } finally {
    await second.kill();
  }
});

test('after a reload the capture, its bodies and its pictures are there', async ({ visitor }) => {
  const playground = await visitor.openReady();
  await playground.chooseFile(ownFixture('push-64s.mp4'));
  await playground.fill({ 'Width (W)': '640' });
  await playground.capture();
  const before = await playground.downloadAll();
  await playground.page.reload();
  expect(await playground.ending()).toMatchObject({ outcome: 'Finished', screenshots: 7, delivered: 7 });
  const after = await playground.downloadAll();
  expect(after.rawBodies).toEqual(before.rawBodies);
  expect(after.deliveries).toEqual(before.deliveries);
  expect([...after.objects.values()]).toEqual([...before.objects.values()]);
});

test('while one tab captures, another one says so and cannot; then it can', async ({ visitor }) => {
  const writing = await visitor.openReady();
  const waiting = await visitor.openReady();
  await writing.startEndless();
  await waiting.page.getByText(/Another tab is capturing/).waitFor();
  expect(await waiting.captureButton.isEnabled()).toBe(false);
  await writing.stopButton.click();
  await writing.ending();
  expect(await waiting.capture()).toMatchObject({ outcome: 'Finished', screenshots: 7 });
});

test('a later capture replaces objects of the same key, is told so, and the earlier one keeps its own bytes', async ({
  visitor,
}) => {
  const playground = await visitor.open();
  await playground.ending();
  const first = await playground.downloadAll();
  await playground.showMoreSettings();
  await playground.choose('JPEG quality', '0.3');
  await playground.capture();
  await playground.page.getByText('replaced an older object').first().waitFor();
  const second = await playground.downloadAll();
  const [key] = [...first.objects.keys()];
  expect(second.objects.get(key!)!.length).toBeLessThan(first.objects.get(key!)!.length);

  const inBucket = await playground.page.evaluate(async (url) => {
    const response = await fetch(url);
    return (await response.blob()).size;
  }, second.bodies[0]!.pic_full_url);
  expect(inBucket).toBe(second.bodies[0]!.file_size);

  await playground.earlierCaptures
    .getByRole('button', { name: /^Show / })
    .first()
    .click();
  await expect.poll(() => playground.rawBody.textContent()).toBe(first.rawBodies[0]);
  expect((await playground.downloadAll()).objects.get(key!)).toEqual(first.objects.get(key!));
});

test('Clear asks once, in the page, and forgets everything stored', async ({ visitor }) => {
  const playground = await visitor.open();
  await playground.ending();
  await playground.page.getByRole('button', { name: 'Clear', exact: true }).click();
  expect(await playground.screenshots.count()).toBe(7);
  await playground.page
    .getByRole('button', { name: /^(?:Clear|Forget|Yes)/ })
    .last()
    .click();
  await expect.poll(() => playground.screenshots.count()).toBe(0);
  const stored = await playground.page.evaluate(async () => {
    let count = 0;
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name!);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error!);
      });
      for (const store of database.objectStoreNames) {
        count += await new Promise<number>((resolve) => {
          const request = database.transaction(store).objectStore(store).count();
          request.onsuccess = () => resolve(request.result);
        });
      }
      database.close();
    }
    return count;
  });
  expect(stored).toBe(0);
});
