import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { exampleTags } from './support/example-pages.ts';
import { test, type Visitor } from './support/test.ts';

/** Copies a code from the Sizing view, and opens a page of somebody's own with nothing but that in it. */
async function pageWithCode(visitor: Visitor, button: string): Promise<{ readonly page: Page; readonly code: string }> {
  await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { page } = await visitor.open({ hash: '#/sizing?w=352&h=640&lang=en' });
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByText('Copied').first().waitFor();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  await page.route('**/own.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><html lang="en"><meta charset="utf-8">${code}` }),
  );
  await page.goto(new URL('/own.html', page.url()).href);
  return { page, code };
}

test('the embed code puts the explorer into another page, and none of the other elements', async ({ visitor }) => {
  const { page } = await pageWithCode(visitor, 'Copy embed code');
  await page
    .getByLabel('Screenshot size', { exact: true })
    .filter({ hasText: /^640×352$/ })
    .waitFor();
  const defined = await page.evaluate((tags) => tags.filter((tag) => customElements.get(tag)), [...exampleTags]);
  expect(defined).toEqual(['lsc-sizing-explorer']);
  const plain = await page.locator('lsc-sizing-explorer').evaluate((element) => element.textContent);
  expect(plain).toBe('(X, Y) = 1280×720, (W, H) = (352, 640): (N, M) = 640×352');
});

test('the code of a frame shows the same view, without the frame of the page', async ({ visitor }) => {
  const { page } = await pageWithCode(visitor, 'Copy frame code');
  const frame = page.frameLocator('iframe[title="Screenshot sizing"]');
  await frame
    .getByLabel('Screenshot size', { exact: true })
    .filter({ hasText: /^640×352$/ })
    .waitFor();
  expect(await frame.getByRole('navigation').count()).toBe(0);
});

test('how long the explorer takes from its last module to its first frame is printed', async ({ visitor }) => {
  const page = await visitor.context.newPage();
  const { page: opened } = await visitor.open({ path: '/examples/documentation.html' });
  await page.route('**/alone.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><html lang="en"><script type="module" src="embed/sizing-explorer.js"></script><lsc-sizing-explorer>',
    }),
  );
  await page.addInitScript(() => {
    const look = (): void => {
      const output = document.querySelector('lsc-sizing-explorer')?.shadowRoot?.querySelector('output');
      if (output) Object.assign(globalThis, { shownAt: performance.now() });
      else requestAnimationFrame(look);
    };
    look();
  });
  await page.goto(new URL('/alone.html', opened.url()).href);
  await page.waitForFunction(() => 'shownAt' in globalThis);
  const milliseconds = await page.evaluate(() => {
    const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const modules = loaded.filter(({ name }) => name.includes('/embed/'));
    const lastModule = Math.max(...modules.map(({ responseEnd }) => responseEnd));
    return (globalThis as unknown as { shownAt: number }).shownAt - lastModule;
  });
  console.log(`explorer shown ${milliseconds.toFixed(0)} ms after its last module had arrived`);
  expect(await page.getByLabel('Screenshot size', { exact: true }).textContent()).toBe('1280×720');
});
