import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './support/axe.ts';
import { ReceiverDesk } from './support/receiver-desk.ts';
import { subPath } from './support/static-host.ts';
import { plainHost, test, type Visitor } from './support/test.ts';
import { waysOut } from './support/ways-out.ts';

// A policy violation in the page, and whatever leaves for another host, fails a test by itself: see support/test.ts.

const hash = '#/callbacks?interval=10';
const open = async (visitor: Visitor, where: Parameters<Visitor['open']>[0] = {}): Promise<ReceiverDesk> => {
  const { page } = await visitor.open({ hash, ...where });
  const desk = new ReceiverDesk(page);
  await desk.code.waitFor();
  return desk;
};

const fine = "export default () => new Response('fine')";

/** The page goes on: it draws, takes what is typed, and another receiver answers; nothing of the sandbox is left. */
async function expectUsable(desk: ReceiverDesk): Promise<void> {
  expect(await desk.try(fine)).toEqual({ problem: undefined, text: expect.stringMatching(/^200: .*\n[^]*fine$/) });
  await expect.poll(() => desk.page.frames().length).toBe(1);
}

test.for([['at a sub-path', { path: subPath }] as const, ['over plain http', { host: plainHost }] as const])(
  '%s the receiver to begin with takes the documented sample, and no frame is there before',
  async ([, where], { visitor }) => {
    const desk = await open(visitor, where);
    expect(desk.page.frames()).toHaveLength(1);
    const { problem, text } = await desk.try();
    expect([problem, text]).toEqual([undefined, expect.stringContaining('{"code":0}')]);
    await expect.poll(() => desk.page.frames().length).toBe(1);
  },
);

test('the receiver to begin with refuses another key and an expired signature', async ({ visitor }) => {
  const desk = await open(visitor);
  const source = (await desk.code.innerText()).replaceAll('\u00a0', ' ');
  expect((await desk.try(source.replace("'test'", "'another'"))).text).toMatch(/^403: .*failed/);
  expect((await desk.try(source.replace('nowUnixSeconds > t', 'nowUnixSeconds + 601 > t'))).text).toMatch(/^403/);
  expect((await desk.try(source.replace('nowUnixSeconds > t', 'nowUnixSeconds + 600 > t'))).text).toMatch(/^200/);
});

test.for([
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
] as const)('%j is told as %s', async ([source, code, words], { visitor }) => {
  const desk = await open(visitor);
  const { problem, text } = await desk.try(source);
  expect([problem, text]).toEqual([code, expect.stringContaining(words)]);
  await expectUsable(desk);
});

test('no way leads out of the sandbox: to the network, to storage, to the page', async ({ visitor, host }) => {
  visitor.watch.allow(/Content Security Policy|Failed to load|blocked|WebTransport|blob:null/);
  const desk = await open(visitor);
  const origin = `http://localhost:${host.port}`;
  const source = waysOut('http://outside.test/a.js', `${origin}/theme.js`, 'https://receiver.example/callback');
  const { given, ...outcomes } = (await desk.tryForJson(source)) as Record<string, unknown>;
  expect(given).toEqual(['nowUnixSeconds', 'md5Hex']);
  const reached = Object.entries(outcomes).filter(([, outcome]) => outcome !== 'refused' && outcome !== 'absent');
  expect(reached).toEqual([['a module made of text', 'reached']]);
  await expectUsable(desk);
});

test('a channel opened in the sandbox leads nowhere, and what it stores is not there', async ({ visitor }) => {
  const desk = await open(visitor);
  await desk.page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    new BroadcastChannel('a').onmessage = ({ data }) => heard.push(data);
    addEventListener('message', ({ data }) => heard.push(data));
  });
  await desk.try(
    "export default () => { new BroadcastChannel('a').postMessage('from inside'); return new Response('') }",
  );
  await expectUsable(desk);
  expect(await desk.page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard)).toEqual([]);
});

test.for([
  ['a loop without end', 'export default () => { for (;;); }'],
  ['a loop without end while it is loaded', 'for (;;);'],
  ['a loop of promises without end', 'export default async () => { for (;;) await null; }'],
  [
    'loops in workers of its own',
    `export default () => {
      for (let n = 0; n < 2; n += 1) new Worker(URL.createObjectURL(new Blob(['for (;;);'])));
      for (;;);
    }`,
  ],
  [
    'a deaf ear',
    "addEventListener('message', (event) => event.stopImmediatePropagation(), true); self.close(); export default () => 1;",
  ],
] as const)('%s is ended, and the page is usable meanwhile and after', async ([, source], { visitor }) => {
  const desk = await open(visitor);
  await desk.code.fill(source);
  await desk.button('Try it').click();
  await desk.page.getByRole('combobox', { name: /theme/i }).selectOption('dark');
  await desk.code.press('Control+End');
  await desk.page.keyboard.type('// still here');
  await desk.answer.locator('[data-code="own-receiver-hangs"]').waitFor();
  expect(await desk.code.innerText()).toContain('// still here');
  await expectUsable(desk);
});

test.for([
  ['texts', "export default () => { for (;;) postMessage('x'); }"],
  [
    'texts later',
    "export default () => { setTimeout(() => { for (;;) postMessage('x'); }); return new Promise(() => {}); }",
  ],
  ['objects', 'export default () => { for (;;) postMessage({ kind: "ended" }); }'],
  ['megabytes', "const mega = 'x'.repeat(1e6); export default () => { for (;;) postMessage(mega); }"],
] as const)('a flood of %s ends the sandbox and leaves the page alone', async ([, source], { visitor }) => {
  const desk = await open(visitor);
  expect(['own-receiver-unasked', 'own-receiver-too-large']).toContain((await desk.try(source)).problem);
  await expectUsable(desk);
});

test('a receiver that forges its own answers may do so, and nothing more', async ({ visitor }) => {
  const desk = await open(visitor);
  const { problem } = await desk.try(`
    addEventListener('message', ({ data }) => {
      const { id } = JSON.parse(data);
      const response = { status: 201, headers: {}, body: 'forged' };
      for (;;) postMessage(JSON.stringify({ kind: 'response', id, response }));
    });
    export default () => new Response('');
  `);
  expect([undefined, 'own-receiver-unasked']).toContain(problem);
  await expectUsable(desk);
});

test('an allocation of 1 GB is answered or ended, and leaves the page alone', async ({ visitor }) => {
  const desk = await open(visitor);
  const { problem } = await desk.try(
    'export default () => new Response(String(new Uint8Array(2 ** 30).fill(1).length))',
  );
  expect([undefined, 'own-receiver-throws', 'own-receiver-hangs', 'own-receiver-died']).toContain(problem);
  await expectUsable(desk);
});

test('a receiver that changes what everything is made of changes nothing outside', async ({ visitor }) => {
  const desk = await open(visitor);
  const { problem } = await desk.try(`
    Object.prototype.problem = { code: 'own-receiver-died' };
    Array.prototype.map = Promise.prototype.then = JSON.parse = () => { throw new Error('tampered'); };
    JSON.stringify = () => '{"kind":"response","id":"__proto__","response":{"__proto__":{"status":200}}}';
    Response.prototype.constructor = String.prototype.split = null;
    export default () => new Response('');
  `);
  expect(problem).toMatch(/^own-receiver-(?:unasked|hangs)$/);
  expect(await desk.page.evaluate(() => ['problem' in {}, JSON.stringify([1].map(String))])).toEqual([false, '["1"]']);
  await expectUsable(desk);
});

/** Frames the sandbox's document with and without `sandbox`, and tells which of them answered when the first has done so twice. */
const framed = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const answered: string[] = [];
    const ask = async (name: string, sandbox: string | undefined): Promise<MessagePort> => {
      const frame = document.createElement('iframe');
      if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
      frame.src = 'sandbox/receiver.html';
      document.body.append(frame);
      await new Promise((resolve) => frame.addEventListener('load', resolve));
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => answered.push(name));
      port1.start();
      frame.contentWindow!.postMessage('', '*', [port2]);
      return port1;
    };
    const outside = await ask('without sandbox', undefined);
    outside.postMessage('{"kind":"ping","id":"1"}');
    const inside = await ask('with sandbox', 'allow-scripts');
    for (const id of ['1', '2']) {
      const heard = new Promise((resolve) => inside.addEventListener('message', resolve, { once: true }));
      inside.postMessage(JSON.stringify({ kind: 'ping', id }));
      await heard;
    }
    return answered;
  });

test('in a frame that is no sandbox the sandbox’s document does nothing', async ({ visitor }) => {
  const { page } = await open(visitor);
  expect(await framed(page)).toEqual(['with sandbox', 'with sandbox']);
});

test('the receiver in use is told, and what is written stays while another view is open', async ({ visitor }) => {
  const desk = await open(visitor);
  const { page } = desk;
  await desk.code.fill(fine);
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
  const desk = await open(visitor);
  await desk.code.fill(fine);
  await desk.code.press('Control+End');
  await desk.page.keyboard.type(';');
  await desk.page.keyboard.press('Tab');
  await desk.page.keyboard.press('Enter');
  await desk.answer.getByText(/^200/).waitFor();
  await desk.page.keyboard.press('Shift+Tab');
  await desk.page.keyboard.type('!');
  expect(await desk.code.innerText()).toBe(`${fine};!`);
});

test.for([['light'], ['dark']] as const)(
  'axe finds nothing on a narrow screen in the %s scheme, and nothing is wider than it',
  async ([colorScheme], { visitor }) => {
    const desk = await open(visitor);
    await desk.page.emulateMedia({ colorScheme });
    await desk.page.setViewportSize({ width: 360, height: 800 });
    expect(await violations(desk.page)).toEqual([]);
    await desk.try('const a = ;');
    expect(await violations(desk.page)).toEqual([]);
    expect(await desk.page.evaluate(() => document.scrollingElement!.scrollWidth)).toBe(360);
  },
);

test('in Chinese the editor and what went wrong are named in Chinese', async ({ visitor }) => {
  const { page } = await visitor.open({ hash: `${hash}&lang=zh-Hans` });
  await page.getByRole('textbox', { name: '接收方代码', exact: true }).fill('const a = ;');
  await page.getByRole('button', { name: '试一试', exact: true }).click();
  await page.locator('[data-code="own-receiver-syntax"]').getByText('第 1 行').waitFor();
});
