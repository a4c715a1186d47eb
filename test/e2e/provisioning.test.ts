import { expect } from 'vitest';
import { apiVersion } from '../../src/core/api-actions.ts';
import { signApiCall } from '../../src/core/api-signature.ts';
import { exampleApiCredential } from '../../src/core/documented-sample.ts';
import { violations } from './support/axe.ts';
import type { Playground } from './support/playground.ts';
import { test } from './support/test.ts';

const host = 'live.tencentcloudapi.com';
const bucket = { CosAppId: 1_234_567_890, CosBucket: 'testbucket', CosRegion: 'ap-guangzhou' };

type Answer = { readonly Error?: { readonly Code: string }; readonly [field: string]: unknown };

/** Asks the API as any program would: signed here, sent by the page's own `fetch`. */
async function ask({ page }: Playground, action: string, parameters: object = {}): Promise<Answer> {
  const now = Math.floor(Date.now() / 1000);
  const headers = {
    'content-type': 'application/json',
    'x-tc-action': action,
    'x-tc-version': apiVersion,
    'x-tc-timestamp': String(now),
  };
  const body = JSON.stringify(parameters);
  const call = { method: 'POST', query: '', body, headers: { ...headers, host } } as const;
  const { authorization } = signApiCall(call, exampleApiCredential, now);
  const text = await page.evaluate(async ([url, init]) => (await fetch(url, init)).text(), [
    `https://${host}/`,
    { method: 'POST', headers: { ...headers, authorization }, body },
  ] as const);
  return (JSON.parse(text) as { readonly Response: Answer }).Response;
}

const value = (playground: Playground, name: string): Promise<string> => playground.field(name).inputValue();

test('form and API show each other’s changes at once, and a reload keeps the account without its keys', async ({
  visitor,
}) => {
  const playground = await visitor.openReady();
  const { page } = playground;
  await page.getByText(/service worker answers/i).waitFor();
  await playground.showMoreSettings();

  expect(
    await ask(playground, 'ModifyLiveSnapshotTemplate', { TemplateId: 1000, ...bucket, Width: 333 }),
  ).not.toHaveProperty('Error');
  expect(await value(playground, 'Width (W)')).toBe('333');
  await playground.fill({ 'Interval (seconds)': '8', 'Callback key': 'sesame7' });
  expect(await ask(playground, 'DescribeLiveSnapshotTemplate', { TemplateId: 1000 })).toMatchObject({
    Template: { SnapshotInterval: 8, Width: 333 },
  });
  expect(await ask(playground, 'DescribeLiveCallbackTemplate', { TemplateId: 1001 })).toMatchObject({
    Template: { CallbackKey: 'sesame7' },
  });
  const theirs = { TemplateName: 'theirs', SnapshotNotifyUrl: 'https://b.example/', CallbackKey: 'sesame8' };
  const { TemplateId } = await ask(playground, 'CreateLiveCallbackTemplate', theirs);
  await ask(playground, 'CreateLiveCallbackRule', { DomainName: 'push.example', AppName: 'vod', TemplateId });
  const rules = await ask(playground, 'DescribeLiveCallbackRules');

  await page.reload();
  await page.getByText(/service worker answers/i).waitFor();
  await playground.showMoreSettings();
  expect(await value(playground, 'Width (W)')).toBe('333');
  expect((await ask(playground, 'DescribeLiveCallbackRules'))['Rules']).toEqual(rules['Rules']);
  expect(await ask(playground, 'DescribeLiveSnapshotTemplate', { TemplateId: 1000 })).toMatchObject({
    Template: { SnapshotInterval: 8, Width: 333 },
  });
  expect(await ask(playground, 'DescribeLiveCallbackTemplate', { TemplateId })).toMatchObject({
    Template: { SnapshotNotifyUrl: 'https://b.example/', CallbackKey: '' },
  });
  await playground.fill({ AppName: 'vod' });
  expect(await value(playground, 'Callback URL')).toBe('https://b.example/');
  await page.getByText(/kept in memory only, and the page was loaded again/).waitFor();
});

test('without a rule nothing is captured until a template is bound again, and a closed bucket takes nothing', async ({
  visitor,
}) => {
  const playground = await visitor.openReady();
  const { page } = playground;
  await page.getByText(/service worker answers/i).waitFor();
  await page.setViewportSize({ width: 360, height: 780 });
  await ask(playground, 'DeleteLiveCallbackRule', { DomainName: 'push.example', AppName: 'live' });
  await page.getByText(/no callbacks are sent/).waitFor();
  expect(await playground.capture()).toMatchObject({ outcome: 'Finished', screenshots: 7, delivered: 0 });

  await ask(playground, 'DeleteLiveSnapshotRule', { DomainName: 'push.example', AppName: '' });
  await playground.captureButton.click();
  await expect.poll(() => playground.alert.getAttribute('data-code')).toBe('no-template');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Bind a template again', exact: true }).press('Enter');
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  await expect.poll(() => playground.alert.count()).toBe(0);
  expect(await playground.capture()).toMatchObject({ outcome: 'Finished', screenshots: 7, delivered: 7 });

  // As the API view does it.
  await page.evaluate(async (bucketHost) => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('live-screencapture-playground');
      request.onsuccess = () => resolve(request.result);
    });
    const transaction = database.transaction('buckets', 'readwrite');
    transaction.objectStore('buckets').put({ bucketHost, exists: true, access: 'public-read', serviceMayWrite: false });
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  }, 'testbucket-1234567890.cos.ap-guangzhou.myqcloud.com');
  expect(await playground.capture()).toMatchObject({ outcome: 'Failed', screenshots: 0, delivered: 0 });
  expect(await playground.alert.getAttribute('data-code')).toBe('bucket-forbidden');
  const refused = await ask(playground, 'ModifyLiveSnapshotTemplate', { TemplateId: 1000, ...bucket });
  expect(refused.Error?.Code).toBe('FailedOperation.CosBucketNotPermission');
});
