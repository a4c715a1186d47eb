import { expect } from 'vitest';
import { violations } from './support/axe.ts';
import { testInOneVisit } from './support/one-visit.ts';
import { expectUsable, fineReceiver, openDesk } from './support/receiver-desk.ts';
import { subPath } from './support/static-host.ts';
import { plainHost, test } from './support/test.ts';

test.for([['at a sub-path', { path: subPath }] as const, ['over plain http', { host: plainHost }] as const])(
  '%s the receiver to begin with takes the documented sample, and no frame is there before',
  async ([, where], { visitor }) => {
    const desk = await openDesk(visitor, where);
    expect(desk.page.frames()).toHaveLength(1);
    const { problem, text } = await desk.try();
    expect([problem, text]).toEqual([undefined, expect.stringContaining('{"code":0}')]);
    await expect.poll(() => desk.page.frames().length).toBe(1);
  },
);

test('the receiver to begin with refuses another key and an expired signature', async ({ visitor }) => {
  const desk = await openDesk(visitor);
  const source = await desk.written();
  expect((await desk.try(source.replace("'test'", "'another'"))).text).toMatch(/^403: .*failed/);
  expect((await desk.try(source.replace('nowUnixSeconds > t', 'nowUnixSeconds + 601 > t'))).text).toMatch(/^403/);
  expect((await desk.try(source.replace('nowUnixSeconds > t', 'nowUnixSeconds + 600 > t'))).text).toMatch(/^200/);
});

/** One mistake after the other is tried at one desk. */
const mistake = testInOneVisit(openDesk);

mistake.for([
  ['const a = 1;\nconst b = ;\n', 'own-receiver-syntax', 'Line 2'],
  ['const a = 1;\nconst a = 2;\n', 'own-receiver-syntax', 'already been declared'],
  ['\n\nnull.x;', 'own-receiver-throws', 'Line 3'],
  ['export default () => {\n  nothing.there();\n}', 'own-receiver-throws', 'Line 2'],
  ["export default () => {\n  throw '<b>bold</b>';\n}", 'own-receiver-throws', '<b>bold</b>'],
  ['export default { fetch: 1 }', 'own-receiver-no-function', 'export default'],
  ['export default () => ({ status: 200 })', 'own-receiver-no-response', 'no Response'],
  ['export default () => Response.error()', 'own-receiver-no-response', 'no Response'],
  ["export default () => new Response('x'.repeat(1e6))", 'own-receiver-too-large', 'larger'],
  ['export default () => new Promise(() => {})', 'own-receiver-silent', 'five seconds'],
] as const)('%j is told as %s', async ([source, code, words], { visit: { page: desk } }) => {
  const { problem, text } = await desk.try(source);
  expect([problem, text]).toEqual([code, expect.stringContaining(words)]);
  await expectUsable(desk);
});

test('the receiver in use is told, and what is written stays while another view is open', async ({ visitor }) => {
  const desk = await openDesk(visitor);
  const { page } = desk;
  await desk.code.fill(fineReceiver);
  await desk.button('Use this receiver').click();
  await page.getByText('This receiver answers callbacks.').waitFor();
  await desk.code.press('Control+End');
  await page.keyboard.type(' // changed');
  await page.getByText('what has changed since does not count yet').waitFor();
  const views = page.getByRole('navigation', { name: 'Views' });
  await views.getByRole('link', { name: 'Sizing' }).click();
  await views.getByRole('link', { name: 'Callbacks' }).click();
  await expect.poll(() => desk.code.innerText()).toContain('// changed');
  await desk.button('Use the simulated receiver').click();
  await page.getByText('The simulated receiver answers callbacks.').waitFor();
  await expect.poll(() => page.frames().length).toBe(1);
});

test('by keyboard alone: Tab comes to the editor, writes nothing there, and goes on to the buttons', async ({
  visitor,
}) => {
  const desk = await openDesk(visitor);
  await desk.code.fill(fineReceiver);
  await desk.code.press('Control+End');
  await desk.page.keyboard.type(';');
  await desk.page.keyboard.press('Tab');
  await desk.page.keyboard.press('Enter');
  await desk.answer.getByText(/^200/).waitFor();
  await desk.page.keyboard.press('Shift+Tab');
  await desk.page.keyboard.type('!');
  expect(await desk.code.innerText()).toBe(`${fineReceiver};!`);
});

test.for([['light'], ['dark']] as const)(
  'axe finds nothing on a narrow screen in the %s scheme, and nothing is wider than it',
  async ([colorScheme], { visitor }) => {
    const desk = await openDesk(visitor);
    await desk.page.emulateMedia({ colorScheme });
    await desk.page.setViewportSize({ width: 360, height: 800 });
    const found = () => violations(desk.page, ['lsc-app-shell', 'lsc-callbacks-view', 'lsc-own-receiver']);
    expect(await found()).toEqual([]);
    await desk.try('const a = ;');
    expect(await found()).toEqual([]);
    expect(await desk.page.evaluate(() => document.scrollingElement!.scrollWidth)).toBe(360);
  },
);

test('in Chinese the editor and what went wrong are named in Chinese', async ({ visitor }) => {
  const { page } = await visitor.open({ hash: '#/callbacks?interval=10&lang=zh-Hans' });
  await page.getByRole('textbox', { name: '接收方代码', exact: true }).fill('const a = ;');
  await page.getByRole('button', { name: '试一试', exact: true }).click();
  await page.locator('[data-code="own-receiver-syntax"]').getByText('第 1 行').waitFor();
});
