import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { chromePath } from '../../scripts/browser.mjs';
import { violations } from './support/axe.ts';
import { startOwnServer, withoutCors, withoutPreflight, type OwnServer } from './support/own-server.ts';
import { Playground } from './support/playground.ts';
import { browserArgs, plainHost, test, type Visitor } from './support/test.ts';
import { fileOfDist } from './support/static-host.ts';

/** What a browser writes on its console when it keeps a request from a page. */
const blocked = /Failed to load resource|blocked by CORS policy|Mixed Content/;

const region = (page: Page) => page.getByRole('region', { name: 'Your real server', exact: true });
const obstacle = (page: Page) => region(page).locator('.warning');

/** The Callbacks view with one callback, and sending for real turned on. */
async function openSending(visitor: Visitor): Promise<Playground> {
  visitor.watch.allow(blocked);
  const playground = await visitor.openReady();
  await playground.choosePattern(640, 360, 10);
  await playground.capture();
  await playground.openView('Callbacks');
  await playground.page.getByRole('switch', { name: 'Send for real', exact: true }).click();
  return playground;
}

async function sendTo(playground: Playground, url: string): Promise<void> {
  await playground.fill({ 'Callback URL': url });
  const attempts = playground.page.getByRole('list', { name: 'Attempts' }).getByRole('listitem');
  const before = await attempts.count();
  await playground.page.getByRole('button', { name: 'Send again', exact: true }).click();
  await expect.poll(() => attempts.count()).toBe(before + 1);
}

const ask = (page: Page) => region(page).getByRole('button', { name: 'Ask whether anything answers', exact: true });

test('the page tells cross-origin rules from a port where nothing listens, and which lines the server lacks', async ({
  visitor,
  onTestFinished,
}) => {
  const [silent, refusing, closed] = await Promise.all([
    startOwnServer(withoutCors),
    startOwnServer(withoutPreflight),
    startOwnServer(withoutCors),
  ]);
  const servers: OwnServer[] = [silent, refusing, closed];
  onTestFinished(async () => void (await Promise.all(servers.map(({ stop }) => stop()))));
  await closed.stop();
  const playground = await openSending(visitor);
  const { page } = playground;

  for (const { url, methods } of [silent, refusing]) {
    await sendTo(playground, url);
    await obstacle(page).getByText('does not say why').waitFor();
    expect(methods).toEqual(['OPTIONS']);
    await ask(page).click();
    await obstacle(page).getByText('Cross-origin rules (CORS)').waitFor();
    expect(methods).toEqual(['OPTIONS', 'HEAD']);
  }
  expect(await violations(page)).toEqual([]);

  await sendTo(playground, closed.url);
  await ask(page).click();
  await obstacle(page).getByText('Nothing answers there').waitFor();

  // A server that answers with the lines on show gets the callback.
  const lines = await region(page).getByLabel('Lines of the answers').textContent();
  const headers = Object.fromEntries(
    [...lines!.matchAll(/^(?<name>Access-\S+): (?<value>.+)$/gm)].map(({ groups }) => [groups!.name!, groups!.value!]),
  );
  const fine = await startOwnServer(({ method }) => ({ status: method === 'OPTIONS' ? 204 : 200, headers }));
  servers.push(fine);
  await sendTo(playground, fine.url);
  await expect.poll(() => obstacle(page).count()).toBe(0);
  expect(fine.methods).toEqual(['OPTIONS', 'POST']);
  expect(JSON.parse(fine.bodies[0]!)).toMatchObject({ event_type: 200 });
});

/** Lets a host give out the page that exists nowhere, over https too. */
const answerWithDist = (context: BrowserContext, origin: string, headers: Readonly<Record<string, string>> = {}) =>
  context.route(`${origin}/**`, async (route) => {
    const { contentType, ...file } = await fileOfDist(new URL(route.request().url()).pathname);
    await route.fulfill({ ...file, headers: { 'content-type': contentType, ...headers } });
  });

test('a page over https tells of mixed content before anything is sent, and of a policy that its host gives to all files', async ({
  browser,
  world,
  onTestFinished,
}) => {
  // Playwright does not get to answer for service workers, whose scripts would come from another host here.
  const context = await browser.newContext({ serviceWorkers: 'block' });
  onTestFinished(async () => {
    await context.close();
    world.forget();
  });
  await answerWithDist(context, 'https://playground.test', { 'content-security-policy': "connect-src 'self'" });
  const page = await context.newPage();
  await page.goto('https://playground.test/#/capture?interval=10');
  const playground = new Playground(page);
  await playground.choosePattern(640, 360, 10);
  await playground.capture();
  await playground.openView('Callbacks');
  await page.getByRole('switch', { name: 'Send for real', exact: true }).click();
  await playground.fill({ 'Callback URL': 'http://real.test/hook' });
  await obstacle(page).getByText('Mixed content').waitFor();
  await playground.fill({ 'Callback URL': 'http://127.0.0.1:9/hook' });
  await obstacle(page).getByText('Browsers refuse port 9').waitFor();
  await playground.fill({ 'Callback URL': 'ftp://real.test/hook' });
  await region(page).getByText('Type its URL').waitFor();
  await playground.fill({ 'Callback URL': `https://real.test/${'hook'.repeat(500)}` });
  await region(page).getByText('Nothing in page and URL stands in the way').waitFor();
  expect(await page.evaluate(() => document.scrollingElement!.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await playground.fill({ 'Callback URL': 'https://real.test/hook' });
  await region(page).getByText('Nothing in page and URL stands in the way').waitFor();
  await page.getByRole('button', { name: 'Send again', exact: true }).click();
  await obstacle(page).getByText('The host of this page forbids it connections').waitFor();
  // The browser itself may look for the page's host.
  expect(world.reached.filter((request) => request.includes('real.test'))).toEqual([]);
});

test('a browser that asks before a page reaches this computer: what it was told, and where it does not even ask', async ({
  host,
  onTestFinished,
}) => {
  const server = await startOwnServer(withoutCors);
  onTestFinished(server.stop);
  const browser = await chromium.launch({
    executablePath: await chromePath(),
    args: [
      ...browserArgs.filter((argument) => !argument.startsWith('--host-resolver-rules')),
      `--host-resolver-rules=MAP *.test 127.0.0.1`,
      `--ip-address-space-overrides=127.0.0.1:${host.port}=public`,
      '--disable-features=HttpsUpgrades',
    ],
  });
  onTestFinished(() => browser.close());
  const context = await browser.newContext({ serviceWorkers: 'block' });
  await answerWithDist(context, 'https://safe.test');
  const opened = async (origin: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`${origin}/#/callbacks?interval=10`);
    await region(page).getByRole('textbox', { name: 'Callback URL', exact: true }).fill(server.url);
    return page;
  };
  await obstacle(await opened(`http://${plainHost}:${host.port}`))
    .getByText('does not ask you either')
    .waitFor();
  await obstacle(await opened('https://safe.test'))
    .getByText('The browser asks first')
    .waitFor();
  await context.grantPermissions(['local-network-access'], { origin: 'https://safe.test' });
  await region(await opened('https://safe.test'))
    .getByText('Nothing in page and URL stands in the way')
    .waitFor();
  expect(server.methods).toEqual([]);
});

test('a script from the page sends the callbacks of the capture from where no browser stands in between', async ({
  visitor,
  onTestFinished,
}) => {
  const server = await startOwnServer(withoutCors);
  onTestFinished(server.stop);
  const playground = await visitor.openReady();
  await playground.choosePattern(640, 360, 20);
  await playground.capture();
  const { rawBodies } = await playground.downloadAll();
  await playground.openView('Callbacks');
  const downloading = playground.page.waitForEvent('download');
  await playground.page.getByRole('button', { name: 'Download send-callbacks.mjs', exact: true }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('send-callbacks.mjs');
  const script = await readFile(await download.path(), 'utf8');
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, CALLBACK_URL: server.url },
  });
  expect(stdout.match(/^200 /gm)).toHaveLength(2);
  expect(server.bodies).toEqual(rawBodies);
});
