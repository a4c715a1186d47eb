import { expect } from 'vitest';
import { violations } from './support/axe.ts';
import { problemsOf, test } from './support/test.ts';
import { watchContext } from './support/watch.ts';

// What watches over the other tests is tried here on pages that do what the playground must not do.

const plant = (markup: string) => ({
  contentType: 'text/html',
  body: `<!doctype html><meta charset="utf-8">${markup}`,
});

test.for([
  ['a request to another host', 'left for another host', '<img src="http://elsewhere.test/a.jpg">'],
  ['a secure request to another host', 'left for another host', '<img src="https://elsewhere.test/a.jpg">'],
  [
    'a request of a worker to another host',
    'left for another host',
    `<script>new Worker(URL.createObjectURL(new Blob(['fetch("http://elsewhere.test/a").catch(() => {})'])))</script>`,
  ],
  [
    'a violation of the policy',
    'policy violation',
    `<meta http-equiv="Content-Security-Policy" content="img-src 'none'"><img src="/a.jpg">`,
  ],
  ['an uncaught error', 'uncaught', '<script>throw new Error("planted")</script>'],
  ['an unhandled rejection', 'uncaught', '<script>Promise.reject(new Error("planted"))</script>'],
  [
    'an uncaught error in a worker',
    'uncaught',
    `<script>new Worker(URL.createObjectURL(new Blob(['throw new Error("planted")'])))</script>`,
  ],
  ['an error on the console', 'console', '<script>console.error("planted")</script>'],
  ['a dialog', 'dialog', '<script>alert("planted")</script>'],
] as const)('%s is noticed', async ([, told, markup], { browser, host, world }) => {
  const context = await browser.newContext();
  const watch = await watchContext(context);
  const page = await context.newPage();
  await page.route('**/planted.html', (route) => route.fulfill(plant(markup)));
  await page.goto(`http://localhost:${host.port}/planted.html`);
  await expect.poll(() => problemsOf(watch, world)).toContainEqual(expect.stringContaining(told));
  await context.close();
  world.forget();
});

test('a mistake that only some people meet is noticed, inside an element as well', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const picture = '<img src="data:,">';
  await page.setContent(`${picture}<div><template shadowrootmode="open">${picture}</template></div>`);
  expect(await violations(page)).toContainEqual(`image-alt: ${picture} ${picture}`);
  await context.close();
});
