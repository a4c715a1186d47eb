import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { compose, hasFocus, tabTo } from './support/keys.ts';
import { openDesk } from './support/receiver-desk.ts';
import { test } from './support/test.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('the whole of the Callbacks view is worked by keyboard alone, and the focus is never lost', async ({
  visitor,
}) => {
  // What a receiver refuses is an error to the browser's console.
  visitor.watch.allow(/status of (?:400|403|405|500) .*https:\/\/receiver\.example\/callback/);
  const playground = await visitor.openReady();
  const { page } = playground;
  await playground.choosePattern(640, 360, 40);
  await playground.capture();
  const { keyboard } = page;
  const press = async (name: string): Promise<void> => {
    await tabTo(page, button(page, name));
    await keyboard.press('Enter');
  };

  await tabTo(
    page,
    page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Callbacks' }),
    'Shift+Tab',
  );
  await keyboard.press('Enter');
  const lanes = page.getByRole('list', { name: 'Deliveries', exact: true }).getByRole('listitem');
  await expect.poll(() => lanes.count()).toBe(4);

  // The third callback, and what was sent and answered.
  await tabTo(page, lanes.first().getByRole('button'));
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await expect.poll(() => lanes.nth(2).getAttribute('aria-current')).toBe('true');
  await expect.poll(() => hasFocus(lanes.nth(2))).toBe(true);
  const attempts = page.getByRole('list', { name: 'Attempts', exact: true }).getByRole('listitem');
  await tabTo(page, attempts.first().locator('summary'));
  await keyboard.press('Enter');
  await expect.poll(() => field(page, 'Response to attempt 1').innerText()).toMatch(/^HTTP\/1\.1 200\n/);
  await press('Send again');
  await expect.poll(() => attempts.count()).toBe(2);
  expect(await hasFocus(button(page, 'Send again'))).toBe(true);
  await press('Sign anew and send');
  await expect.poll(() => attempts.count()).toBe(3);
  expect(await hasFocus(button(page, 'Sign anew and send'))).toBe(true);

  // For this one alone the server breaks down; all are rehearsed.
  await tabTo(page, field(page, 'Towards'));
  await keyboard.press('ArrowDown');
  await tabTo(page, field(page, 'Behaviour'));
  await keyboard.type('500');
  await expect.poll(() => field(page, 'Behaviour').inputValue()).toBe('server-error');
  await press('Rehearse all callbacks');
  await page.getByText('Rehearsed: 4 callbacks in 7 attempts, 3 delivered, 1 given up').waitFor();
  expect(await hasFocus(button(page, 'Rehearse all callbacks'))).toBe(true);
  await expect.poll(() => lanes.nth(2).innerText()).toContain('given up after 4 attempts: 500');
  await tabTo(page, button(page, 'Treat it as all others'), 'Shift+Tab');
  await keyboard.press('Enter');
  await expect.poll(() => hasFocus(field(page, 'Towards'))).toBe(true);

  // The clock goes back to the beginning.
  await tabTo(page, field(page, 'Clock'), 'Shift+Tab');
  await keyboard.press('Home');
  await expect.poll(() => lanes.nth(2).innerText()).toContain('not taken yet');

  // By a link at the top to a tool far below; the address stays.
  const address = page.url();
  await tabTo(page, button(page, 'Scorecard'), 'Shift+Tab');
  await keyboard.press('Enter');
  await expect.poll(() => hasFocus(region(page, 'Scorecard'))).toBe(true);
  expect(page.url()).toBe(address);
  await press('Examine the receiver');
  await page.getByText(/^Examined by (\d+) of \1 cases: 7 of 7 points$/).waitFor();
  expect(await hasFocus(button(page, 'Examine the receiver'))).toBe(true);

  // The chosen callback goes to the verifier, and then another one is pasted there.
  await tabTo(page, button(page, 'Verify it below'), 'Shift+Tab');
  await keyboard.press('Enter');
  await expect.poll(() => hasFocus(region(page, 'Verifier'))).toBe(true);
  await tabTo(page, field(page, 'Pasted callback'));
  await keyboard.press('ControlOrMeta+A');
  await keyboard.insertText('{"event_type":200,"sign":"ca3e25e5dc17a6f9909a9ae7281e300d","t":1545030873}');
  await tabTo(page, field(page, 'Key to verify with'));
  await keyboard.press('ControlOrMeta+A');
  await keyboard.type('Test');
  await page.locator('[data-mistake="key-case"]').waitFor();

  await tabTo(page, field(page, 'width'));
  await keyboard.press('ControlOrMeta+A');
  await keyboard.type('7777');
  await expect.poll(() => field(page, 'The forged body').innerText()).toContain('"width":7777,');

  await tabTo(page, field(page, 'Language and framework'));
  await keyboard.type('Python');
  await page.getByText('flask_receiver.py').first().waitFor();
});

test('while Chinese is being composed, Enter and Tab belong to the input method', async ({ visitor }) => {
  const { page, code } = await openDesk(visitor, { hash: '#/callbacks?interval=10' });
  const browserSide = await page.context().newCDPSession(page);
  const typed: Record<string, string> = {};
  const fields = ['Find a callback', 'Pasted callback', 'Key to verify with', 'pic_url', 'Key that it was signed with'];
  for (const name of fields) {
    await field(page, name).fill('');
    await compose(browserSide, 'zhongwen', '中文');
    typed[name] = await field(page, name).inputValue();
    expect(await hasFocus(field(page, name))).toBe(true);
  }
  expect(typed).toEqual(Object.fromEntries(fields.map((name) => [name, '中文'])));

  await code.fill('const name = ;');
  await code.press('Control+End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type("''");
  await page.keyboard.press('ArrowLeft');
  await compose(browserSide, 'zhongwen', '中文');
  expect(await hasFocus(code)).toBe(true);
  await expect.poll(() => code.innerText()).toBe("const name = '中文';");
  // Over what is selected, too.
  await page.keyboard.press('ControlOrMeta+A');
  await compose(browserSide, 'quan', '全');
  await expect.poll(() => code.innerText()).toBe('全');
});
