import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { stopServiceWorkers } from './support/service-workers.ts';
import { ownFixture, test } from './support/test.ts';

// Whatever leaves for another host fails the test by itself: see support/test.ts.

test('with the service worker stopped, captures go on and nothing leaves', async ({ visitor }) => {
  const playground = await visitor.openReady();
  await playground.page.getByText(/service worker answers/i).waitFor();
  await stopServiceWorkers(playground.page);
  expect(await playground.capture()).toMatchObject({ outcome: 'Finished', screenshots: 7, delivered: 7 });
});

test('without a service worker, as after a forced reload, the page answers by itself', async ({ visitor }) => {
  const playground = await visitor.open();
  await playground.ending();
  const browserSide = await visitor.context.newCDPSession(playground.page);
  await browserSide.send('Page.enable');
  const loaded = playground.page.waitForEvent('load');
  await browserSide.send('Page.reload', { ignoreCache: true });
  await loaded;
  await playground.ending();
  expect(await playground.capture()).toMatchObject({ outcome: 'Finished', screenshots: 7, delivered: 7 });
});

test('with the service worker unregistered, requests to mocked hosts do not leave', async ({ visitor }) => {
  const playground = await visitor.openReady();
  await playground.page.getByText(/service worker answers/i).waitFor();
  await playground.page.evaluate(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  });
  expect(await playground.capture()).toMatchObject({ outcome: 'Finished', screenshots: 7, delivered: 7 });
});

/** Asks mocked hosts for things in every way that the policy allows, from the page and from a worker. */
const probe = async (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const urls = ['http', 'https'].flatMap((scheme) => [
      `${scheme}://receiver.example/callback`,
      `${scheme}://pictures-1.cos.ap-guangzhou.myqcloud.com/2018-12-17/a.jpg`,
      `${scheme}://pictures-1.cos.ap-guangzhou.tencentcos.cn/2018-12-17/a.mp4`,
      `${scheme}://live.tencentcloudapi.com/a.json`,
    ]);
    const worker = new Worker(
      URL.createObjectURL(
        new Blob(['onmessage = ({ data }) => fetch(data).then(() => postMessage(1), () => postMessage(0))']),
      ),
    );
    let asked = 0;
    for (const url of urls) {
      await fetch(url).catch(() => undefined);
      await fetch(url, { mode: 'no-cors' }).catch(() => undefined);
      await fetch(url, { method: 'POST', body: '{}', keepalive: true }).catch(() => undefined);
      navigator.sendBeacon(url, 'a');
      await new Promise((done) => {
        const request = new XMLHttpRequest();
        request.onloadend = done;
        request.open('PUT', url);
        request.send('a');
      });
      await new Promise((done) => {
        worker.onmessage = done;
        worker.postMessage(url);
      });
      if (url.includes('.cos.')) {
        await new Promise((done) => {
          const image = new Image();
          image.onload = image.onerror = done;
          image.src = url;
        });
      }
      asked += 1;
    }
    worker.terminate();
    return asked;
  });

test('no kind of request to a mocked host leaves: MSW on, told that its page is gone, stopped, unregistered', async ({
  visitor,
}) => {
  visitor.watch.allow(/Failed to load resource|blocked by CORS policy/);
  const playground = await visitor.openReady();
  const { page } = playground;
  await page.getByText(/service worker answers/i).waitFor();
  expect(await probe(page)).toBe(8);

  await page.evaluate(() => navigator.serviceWorker.controller?.postMessage('CLIENT_CLOSE'));
  expect(await probe(page)).toBe(8);
  await stopServiceWorkers(page);
  expect(await probe(page)).toBe(8);
  await page.evaluate(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  });
  expect(await probe(page)).toBe(8);
  expect(await playground.capture()).toMatchObject({ outcome: 'Finished', screenshots: 7, delivered: 7 });
});

test.for([['http'], ['https']] as const)(
  'the bucket answers over %s, and for an object that is not there',
  async ([scheme], { visitor }) => {
    visitor.watch.allow(/status of 404/);
    const playground = await visitor.open();
    await playground.ending();
    await playground.page.getByText(/service worker answers/i).waitFor();
    const { bodies } = await playground.downloadAll();
    const url = bodies[0]!.pic_full_url.replace('http:', `${scheme}:`);
    const answers = await playground.page.evaluate(async (address) => {
      const there = await fetch(address);
      const head = await fetch(address, { method: 'HEAD' });
      const notThere = await fetch(`${address}.jpg`);
      return {
        there: [there.status, there.headers.get('content-type'), (await there.blob()).size],
        head: [head.status, head.headers.get('content-length')],
        notThere: [notThere.status, (await notThere.text()).includes('<Code>NoSuchKey</Code>')],
      };
    }, url);
    const size = bodies[0]!.file_size;
    expect(answers).toEqual({ there: [200, 'image/jpeg', size], head: [200, String(size)], notThere: [404, true] });
  },
);

test('a receiver of the user’s own gets nothing before Send for real is on, and then every callback as it is', async ({
  visitor,
  world,
}) => {
  world.openReceiver('real.test', 200);
  const playground = await visitor.openReady();
  await playground.showMoreSettings();
  await playground.fill({ 'Callback URL': 'http://real.test/hook?token=1' });
  expect(await playground.capture()).toMatchObject({ outcome: 'Finished', delivered: 7 });
  expect(world.received).toEqual([]);

  await playground.page.getByRole('switch', { name: 'Send for real', exact: true }).click();
  expect(await playground.capture()).toMatchObject({ outcome: 'Finished', delivered: 7 });
  const { rawBodies } = await playground.downloadAll();
  expect(world.received.map(({ body }) => body).toSorted()).toEqual(rawBodies.toSorted());
  expect(new Set(world.received.map(({ url }) => url))).toEqual(new Set(['http://real.test/hook?token=1']));
});

test('the callback key and the callback URL are stored nowhere, and are gone after a reload', async ({ visitor }) => {
  const playground = await visitor.openReady();
  await playground.showMoreSettings();
  await playground.fill({ 'Callback key': 'sesame7sesame', 'Callback URL': 'https://receiver.example/open9open' });
  await playground.capture();
  const stored = await playground.page.evaluate(async () => {
    const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name!);
        request.onsuccess = () => resolve(request.result);
      });
      for (const store of database.objectStoreNames) {
        const all = await new Promise<unknown[]>((resolve) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
        });
        texts.push(JSON.stringify(all));
      }
      database.close();
    }
    return texts.join('\n');
  });
  expect(stored).toContain('stream_name');
  expect(stored).not.toMatch(/sesame7sesame|open9open/);
  await playground.page.reload();
  await playground.showMoreSettings();
  expect(await playground.field('Callback key').inputValue()).not.toContain('sesame');
  expect(await playground.field('Callback URL').inputValue()).not.toContain('open9open');
});

test('names of files are text, never markup', async ({ visitor }) => {
  const playground = await visitor.openReady();
  const name = '<img src=x onerror=alert(1)>.mp4';
  await playground.videoFile.setInputFiles({
    name,
    mimeType: 'video/mp4',
    buffer: Buffer.from('A shopping list, not a video: bread, milk, two lemons.'),
  });
  await playground.page.locator('[data-code="not-media"]').waitFor();
  expect(await playground.alert.ariaSnapshot()).toContain('onerror');
  await playground.chooseFile(ownFixture('push-64s.mp4'));
  expect(await playground.capture()).toMatchObject({ outcome: 'Finished', screenshots: 7 });
});
