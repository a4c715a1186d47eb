import { expect } from 'vitest';
import { violations } from './support/axe.ts';
import { examplePages, exampleTags, readExample } from './support/example-pages.ts';
import { firefoxPath, openTab } from './support/firefox.ts';
import { test } from './support/test.ts';

const schemes = ['light', 'dark'] as const;

test.for(examplePages.flatMap((example) => schemes.map((colorScheme) => ({ ...example, colorScheme }))))(
  'every element of the example page in $language and $colorScheme has its words and figures, and axe finds nothing',
  async ({ path, shown, colorScheme }, { visitor }) => {
    const { page } = await visitor.open({ path });
    await page.emulateMedia({ colorScheme });
    await expect.poll(() => page.evaluate(readExample)).toEqual(shown);
    expect(await violations(page)).toEqual([]);
  },
);

test.for(examplePages)(
  'without JavaScript the example page in $language is read as plain text',
  async ({ path, plain }, { browser, host }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`http://localhost:${host.port}${path}`);
    const read = await Promise.all(exampleTags.map((tag) => page.locator(tag).innerText()));
    expect(read).toEqual(plain.map((words) => expect.stringContaining(words)));
    await context.close();
  },
);

const hasFirefox = firefoxPath() !== undefined;
if (!hasFirefox) console.log('not run: no Firefox');

test.for(hasFirefox ? examplePages : [])(
  'in Firefox every element of the example page in $language has its words and figures, under a strict policy',
  async ({ path, shown }, { firefox, host, onTestFinished }) => {
    const { page, problems } = await openTab(firefox);
    onTestFinished(() => page.close());
    await page.goto(`http://localhost:${host.port}${path}`);
    await expect.poll(() => page.evaluate(readExample)).toEqual(shown);
    expect(await problems()).toEqual([]);

    // The policy holds, and what it stops would have been noticed.
    await page.evaluate(() => {
      const script = Object.assign(document.createElement('script'), { textContent: 'globalThis.planted = true' });
      document.head.append(script);
    });
    expect(await page.evaluate(() => 'planted' in globalThis)).toBe(false);
    await expect.poll(problems).toContain('policy violation: script-src-elem inline');
  },
);
