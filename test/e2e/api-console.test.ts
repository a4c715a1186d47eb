import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './support/axe.ts';
import { hasFocus, tabTo } from './support/keys.ts';
import { test } from './support/test.ts';

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const history = (page: Page) => page.getByRole('list', { name: 'History', exact: true }).getByRole('button');

/** Sends the call on show and waits until it stands in the history. Tells how it went: `Done`, or the error's code. */
async function send(page: Page): Promise<string> {
  const before = await history(page).count();
  await button(page, 'Send').click();
  await expect.poll(() => history(page).count()).toBe(before + 1);
  const status = region(page, 'Response').getByRole('status');
  return (await status.innerText()).split('\n')[0]!.trim();
}

async function ask(page: Page, action: string, texts: Readonly<Record<string, string>> = {}): Promise<string> {
  await field(page, 'Action').selectOption(action);
  for (const [name, text] of Object.entries(texts)) await field(page, name).fill(text);
  return send(page);
}

/** Everything that is written on the page, inside whatever shadow roots. */
const writtenOn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const textOf = (root: ParentNode): string =>
      [...root.querySelectorAll('*')]
        .map((element) => {
          const own = [...element.childNodes].filter((node) => node instanceof Text).map(({ data }) => data);
          const named = [...element.attributes].map(({ value }) => value);
          return [...own, ...named, element.shadowRoot === null ? '' : textOf(element.shadowRoot)].join(' ');
        })
        .join(' ');
    return textOf(document);
  });

/** Everything that the browser keeps of the page, but pictures. */
const storedBy = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const all: unknown[] = [
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      location.href,
      document.cookie,
      window.history.state,
    ];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.addEventListener('success', () => resolve(opening.result));
        opening.addEventListener('error', () => reject(opening.error!));
      });
      for (const store of database.objectStoreNames) {
        all.push(
          await new Promise((resolve) => {
            const reading = database.transaction(store).objectStore(store).getAll();
            reading.addEventListener('success', () => resolve(reading.result));
          }),
        );
      }
      database.close();
    }
    return JSON.stringify(all);
  });

test('a push is provisioned by hand, and the account beside it shows each step at once; mistakes are foretold and explained', async ({
  visitor,
}) => {
  const { page } = await visitor.open({ hash: '#/api?action=CreateLiveSnapshotTemplate' });
  await field(page, 'Action').waitFor();
  expect(await ask(page, 'CreateLiveSnapshotTemplate', { TemplateName: 'by-hand', Width: '320' })).toBe('Done');
  const account = region(page, 'The account now');
  const templates = account.getByRole('list', { name: 'Snapshot templates', exact: true }).getByRole('listitem');
  await templates.filter({ hasText: 'by-hand' }).waitFor();
  const id = /"TemplateId": (\d+)/.exec(await region(page, 'Response').innerText())![1]!;
  expect(page.url()).toMatch(/#\/api\?action=CreateLiveSnapshotTemplate$/);

  await field(page, 'Action').selectOption('CreateLiveSnapshotRule');
  expect(await field(page, 'TemplateId').inputValue()).toBe(id);
  expect(await field(page, 'DomainName').inputValue()).toBe('push.example');
  expect(await ask(page, 'CreateLiveSnapshotRule', { StreamName: 'stream_name' })).toBe('Done');
  await account.getByText(`Snapshot template ${id}, by the rule for push.example/live/stream_name.`).waitFor();
  expect(await ask(page, 'DescribeLiveSnapshotRules')).toBe('Done');
  expect(await region(page, 'Response').innerText()).toContain(`"TemplateId": ${id}`);

  expect(await ask(page, 'DeleteLiveSnapshotTemplate')).toBe('FailedOperation.ConfInUsed');
  await region(page, 'Response').getByText('A rule still binds the template').waitFor();
  await field(page, 'Action').selectOption('CreateLiveSnapshotTemplate');
  await field(page, 'Width').fill('3001');
  await page.locator('[data-expected=InvalidParameterValue]').waitFor();
  expect(await field(page, 'Width').getAttribute('aria-invalid')).toBe('true');
  expect(await send(page)).toBe('InvalidParameterValue');
  await button(page, 'As suggested').click();
  await page.locator('[data-expected]').waitFor({ state: 'detached' });

  await field(page, 'Write the body as JSON').check();
  await field(page, 'Body as JSON').fill('{"Nobody":1}');
  expect(await send(page)).toBe('UnknownParameter');
  await field(page, 'Write the body as JSON').uncheck();
  await field(page, 'Signing').selectOption('SKIP');
  expect(await send(page)).toBe('AuthFailure.InvalidAuthorization');
  await field(page, 'Unsigned calls').selectOption('taken');
  await field(page, 'State of the account').selectOption('StopService');
  expect(await send(page)).toBe('ResourceNotFound.StopService');
  await field(page, 'State of the account').selectOption('active');
  await field(page, 'Error of the next call').selectOption('FailedOperation.CosRoleNotExists');
  expect(await send(page)).toBe('FailedOperation.CosRoleNotExists');
  expect(await field(page, 'Error of the next call').inputValue()).toBe('none');
  expect(await send(page)).toBe('Done');

  await field(page, 'Signing').selectOption('HmacSHA1');
  await field(page, 'Method').selectOption('GET');
  await field(page, 'Host').selectOption('live.ap-guangzhou.tencentcloudapi.com');
  expect(await ask(page, 'DeleteLiveSnapshotRule', { StreamName: 'stream_name' })).toBe('Done');
  await field(page, 'Clock ahead by (seconds)').fill('301');
  expect(await send(page)).toBe('AuthFailure.SignatureExpire');
});

test('what is secret is in no text, no copy, no address and no store, unless it is to be seen', async ({ visitor }) => {
  await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const secrets = { secretKey: 'a-secret-key-of-mine', callbackKey: 'callbackkey77' };
  const { page } = await visitor.open({ hash: '#/api?action=CreateLiveCallbackTemplate' });
  await field(page, 'SecretId').fill('AKIDmine');
  await field(page, 'SecretKey').fill(secrets.secretKey);
  await field(page, 'CallbackKey').fill(secrets.callbackKey);
  expect(await send(page)).toBe('AuthFailure.SecretIdNotFound');
  await button(page, 'Let the API take this pair').click();
  const copied: string[] = [];
  const copy = async (name: string): Promise<void> => {
    await button(page, name).click();
    copied.push(await page.evaluate(() => navigator.clipboard.readText()));
  };
  for (const method of ['POST', 'GET']) {
    await field(page, 'Method').selectOption(method);
    for (const signing of ['TC3-HMAC-SHA256', 'HmacSHA256']) {
      await field(page, 'Signing').selectOption(signing);
      expect(await ask(page, 'CreateLiveCallbackTemplate')).toBe('Done');
      await copy('Copy the request');
      expect(await ask(page, 'DescribeLiveCallbackTemplates')).toBe('Done');
      await copy('Copy the response');
      await field(page, 'Action').selectOption('CreateLiveCallbackTemplate');
    }
  }
  for (const name of ['curl', 'tccli', 'Node SDK', 'Python SDK', 'Go SDK', 'Terraform']) {
    await field(page, 'Written for').selectOption({ label: name });
    await copy(`Copy for ${name}`);
  }
  await field(page, 'Write the body as JSON').check();
  expect(await field(page, 'Body as JSON').inputValue()).toContain('"CallbackKey": "******"');
  expect(new Set(copied).size).toBe(14);
  const everywhere = [...copied, await writtenOn(page), await storedBy(page), page.url()].join(' ');
  for (const secret of Object.values(secrets)) expect(everywhere).not.toContain(secret);
  expect(everywhere).toContain('AKIDmine');

  await field(page, 'Show secrets').check();
  await expect.poll(() => writtenOn(page)).toContain(secrets.callbackKey);
  expect(await region(page, 'Signature').innerText()).toMatch(/CallbackKey|kSigning = [0-9a-f]{64}/);
  await field(page, 'Show secrets').uncheck();
  await expect.poll(() => writtenOn(page)).not.toContain(secrets.callbackKey);
  await page.reload();
  await field(page, 'SecretKey').waitFor();
  expect(await field(page, 'SecretKey').inputValue()).not.toBe(secrets.secretKey);
});

test('by keyboard alone a call is made, looked at, and sent again; it stays while other views are open', async ({
  visitor,
}) => {
  const { page } = await visitor.open({ hash: '#/api' });
  await field(page, 'Action').waitFor();
  const { keyboard } = page;
  await tabTo(page, field(page, 'Action'));
  await keyboard.type('ModifyLiveS');
  await expect.poll(() => page.url()).toMatch(/action=ModifyLiveSnapshotTemplate$/);
  await tabTo(page, field(page, 'Width'));
  await keyboard.press('Control+A');
  await keyboard.type('9999');
  await tabTo(page, button(page, 'Send'));
  await keyboard.press('Enter');
  await expect.poll(() => history(page).count()).toBe(1);
  expect(await hasFocus(button(page, 'Send'))).toBe(true);
  await tabTo(page, field(page, 'Width'), 'Shift+Tab');
  await keyboard.press('Control+A');
  await keyboard.type('480');
  await tabTo(page, button(page, 'Send'));
  await keyboard.press('Space');
  await expect.poll(() => history(page).count()).toBe(2);
  await region(page, 'Response').getByText('Done', { exact: true }).waitFor();

  await tabTo(page, history(page).nth(1));
  await keyboard.press('Enter');
  await region(page, 'Response').getByText('InvalidParameterValue', { exact: true }).waitFor();
  expect(await region(page, 'Request').innerText()).toContain('"Width":9999');
  await tabTo(page, button(page, 'Replay'), 'Shift+Tab');
  await keyboard.press('Enter');
  await expect.poll(() => history(page).count()).toBe(3);
  expect(await hasFocus(button(page, 'Replay'))).toBe(true);
  expect(await region(page, 'Request').innerText()).toContain('"Width":9999');

  // A button that is of no use any more hands the focus on.
  await button(page, 'Show the present call').press('Enter');
  expect(await hasFocus(page.getByRole('group', { name: 'Request as text' }))).toBe(true);
  await field(page, 'SecretId').fill('AKIDmine');
  await button(page, 'Let the API take this pair').press('Enter');
  await expect.poll(() => hasFocus(field(page, 'Show secrets'))).toBe(true);
  await field(page, 'Changes take effect').selectOption('after-minutes');
  expect(await ask(page, 'ModifyLiveSnapshotTemplate', { Width: '320' })).toBe('Done');
  await region(page, 'The account now').getByText('Pushes get the last changes when').waitFor();
  await button(page, 'Let 10 minutes pass').press('Enter');
  await expect.poll(() => hasFocus(field(page, 'Changes take effect'))).toBe(true);
  await field(page, 'Width').fill('480');

  const views = page.getByRole('navigation', { name: 'Views' });
  await views.getByRole('link', { name: 'Sizing' }).click();
  await views.getByRole('link', { name: 'API' }).click();
  await expect.poll(() => history(page).count()).toBe(4);
  expect(await field(page, 'Width').inputValue()).toBe('480');
});

test('axe finds nothing wrong, in light English and dark Chinese, before and after mistakes, nor is anything too wide', async ({
  visitor,
}) => {
  const { page } = await visitor.open({ hash: '#/api?action=CreateLiveCallbackTemplate' });
  await field(page, 'Action').waitFor();
  const long = `https://receiver.example/${'p'.repeat(900)}`;
  expect(await ask(page, 'CreateLiveCallbackTemplate', { SnapshotNotifyUrl: long })).toBe('Done');
  expect(await violations(page)).toEqual([]);
  await field(page, 'TemplateName').fill('a b');
  await field(page, 'Clock ahead by (seconds)').fill('x');
  expect(await send(page)).toBe('InvalidParameterValue');
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('combobox', { name: 'Language' }).selectOption('简体中文');
  await page.setViewportSize({ width: 360, height: 800 });
  await page.getByRole('button', { name: '发送', exact: true }).click();
  await page.getByLabel('以 JSON 编写请求体').check();
  await page.getByLabel('JSON 请求体').fill('[');
  await page.locator('[data-expected=InvalidParameter]').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBe(360);
});
