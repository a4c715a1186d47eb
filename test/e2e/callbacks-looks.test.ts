import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './support/axe.ts';
import { hasFocus } from './support/keys.ts';
import { test } from './support/test.ts';

/** The slow search for broken rules is made in two of them: the elements' own tests make it in each language with each scheme. */
const looks = [
  { language: 'en', width: 360, colorScheme: 'dark', isSearched: true },
  { language: 'en', width: 1600, colorScheme: 'light', isSearched: false },
  { language: 'zh-Hans', width: 360, colorScheme: 'dark', isSearched: false },
  { language: 'zh-Hans', width: 1600, colorScheme: 'light', isSearched: true },
] as const;

/** The names of all that can be set on the view: of what is labelled twice or not at all, the name twice, or empty. */
const fieldNames = (page: Page): Promise<readonly string[]> =>
  page.locator('lsc-callbacks-view').evaluate((view) => {
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((it) => [it, ...(it.shadowRoot === null ? [] : all(it.shadowRoot))]);
    return all(view.shadowRoot ?? view)
      .filter((it) => it.matches('select, input, textarea, [contenteditable=true]'))
      .map(
        (it) =>
          it.getAttribute('aria-label') ??
          [...((it as HTMLInputElement).labels ?? [])].map((label) => label.textContent.trim()).join(' / '),
      );
  });

test('in both languages and colour schemes, narrow and wide, axe finds nothing, nothing is too wide, and every field has a name of its own', async ({
  visitor,
}) => {
  // What the suite is refused is an error to the browser's console.
  visitor.watch.allow(/status of (?:400|403|405|500) .*https:\/\/receiver\.example\/callback/);
  const playground = await visitor.openReady();
  const { page } = playground;
  await playground.choosePattern(640, 360, 20);
  await playground.capture();
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Callbacks' }).click();
  await page.getByRole('button', { name: 'Examine the receiver' }).click();
  await page.getByText(/^Examined by (\d+) of \1 cases/).waitFor();
  await page.getByLabel('Behaviour', { exact: true }).selectOption('random');
  await page.getByRole('button', { name: 'Rehearse all callbacks' }).click();
  await page.getByText('Rehearsed: 2 callbacks').waitFor();
  for (const summary of await page.locator('summary').all()) await summary.click();

  const found: Record<string, readonly string[]> = {};
  for (const { language, width, colorScheme, isSearched } of looks) {
    await page.locator('lsc-language-control select').selectOption(language);
    await page.getByText(language === 'en' ? 'Verify a callback' : '校验一条回调').waitFor();
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBe(width);
    const names = await fieldNames(page);
    expect(names.length).toBeGreaterThan(20);
    const look = `${language} ${width} ${colorScheme}`;
    found[`${look}, names`] = names.filter((name, nth) => name === '' || names.indexOf(name) !== nth);
    if (isSearched) found[look] = await violations(page);
  }
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((state) => [state, []])));
});

test('links at the top lead to every tool, the lanes tell all on a narrow screen, and lines of code have their numbers beside them', async ({
  visitor,
}) => {
  const playground = await visitor.openReady();
  const { page } = playground;
  await playground.choosePattern(640, 360, 20);
  await playground.capture();
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Callbacks' }).click();
  await page.setViewportSize({ width: 360, height: 800 });
  const address = page.url();
  const links = page.getByRole('navigation', { name: 'Tools of this view' }).getByRole('button');
  await links.first().waitFor();
  const places: string[] = [];
  for (const link of await links.all()) {
    await link.click();
    const region = page.locator('section:focus');
    places.push((await region.getAttribute('aria-label')) ?? '');
    await expect.poll(() => region.evaluate((it) => it.getBoundingClientRect().top)).toBeLessThan(800);
    expect(await hasFocus(region)).toBe(true);
  }
  expect(places).toEqual([
    'Deliveries on the time line',
    'Attempts of the chosen callback',
    'Simulated receiver',
    'Rehearsal',
    'A receiver of your own',
    'Scorecard',
    'Verifier',
    'Forgery lab',
    'Receivers to copy',
  ]);
  expect(page.url()).toBe(address);

  await page.getByLabel('Retry policy', { exact: true }).selectOption('2025');
  await page.getByLabel('Behaviour', { exact: true }).selectOption('never');
  await page.getByRole('button', { name: 'Rehearse all callbacks' }).click();
  const words = page.locator('.words').first();
  await words.filter({ hasText: 'given up after 6 attempts: timed out · 1 after t had passed' }).waitFor();
  expect(await words.evaluate((it) => it.scrollHeight - it.clientHeight)).toBe(0);

  for (const width of [360, 1600]) {
    await page.setViewportSize({ width, height: 900 });
    const code = page.getByRole('textbox', { name: 'Receiver code', exact: true });
    await code.scrollIntoViewIfNeeded();
    const apart = () =>
      code.evaluate((it) => {
        const tops = (all: Iterable<Element>) => [...all].map((one) => one.getBoundingClientRect().top);
        const scroller = it.parentElement;
        const lines = tops(it.querySelectorAll('.cm-line'));
        // The first is out of sight: it makes room for the widest number.
        const numbers = tops([...(scroller?.querySelectorAll('.cm-gutterElement') ?? [])].slice(1));
        return lines.length > 20 && numbers.length === lines.length
          ? Math.max(...lines.map((top, nth) => Math.abs(top - (numbers[nth] ?? 0))))
          : undefined;
      });
    await expect.poll(apart).toBe(0);
  }
});
