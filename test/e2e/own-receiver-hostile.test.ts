import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { firefoxPath, openTab } from './support/firefox.ts';
import { testInOneVisit } from './support/one-visit.ts';
import { expectUsable, openDesk } from './support/receiver-desk.ts';
import { test } from './support/test.ts';
import { leaks, waysOut } from './support/ways-out.ts';

// A policy violation in the page, and whatever leaves for another host, fails a test by itself: see support/test.ts.

test('no way leads out of the sandbox: to the network, to storage, to the page', async ({ visitor, host }) => {
  visitor.watch.allow(/Content Security Policy|Failed to load|blocked|WebTransport|blob:null/);
  const desk = await openDesk(visitor);
  const origin = `http://localhost:${host.port}`;
  const source = waysOut('http://outside.test/a.js', `${origin}/theme.js`, 'https://receiver.example/callback');
  const outcomes = (await desk.tryForJson(source)) as Record<string, unknown>;
  expect(outcomes['given']).toEqual(['nowUnixSeconds', 'md5Hex']);
  expect(leaks(outcomes)).toEqual(['a module made of text: reached']);
  await expectUsable(desk);
});

test('a channel opened in the sandbox leads nowhere, and what it stores is not there', async ({ visitor }) => {
  const desk = await openDesk(visitor);
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

/** One attack after the other is tried at one desk. */
const attack = testInOneVisit(openDesk);

attack.for([
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
] as const)(
  '%s is ended, and the page is usable meanwhile and after',
  async ([, source], { visit: { page: desk } }) => {
    await desk.code.fill(source);
    await desk.button('Try it').click();
    await desk.page.getByRole('combobox', { name: /theme/i }).selectOption('dark');
    await desk.code.press('Control+End');
    await desk.page.keyboard.type('// still here');
    await desk.answer.locator('[data-code="own-receiver-hangs"]').waitFor();
    expect(await desk.code.innerText()).toContain('// still here');
    await expectUsable(desk);
  },
);

attack.for([
  ['texts', "export default () => { for (;;) postMessage('x'); }"],
  [
    'texts later',
    "export default () => { setTimeout(() => { for (;;) postMessage('x'); }); return new Promise(() => {}); }",
  ],
  ['objects', 'export default () => { for (;;) postMessage({ kind: "ended" }); }'],
  ['megabytes', "const mega = 'x'.repeat(1e6); export default () => { for (;;) postMessage(mega); }"],
] as const)(
  'a flood of %s ends the sandbox and leaves the page alone',
  async ([, source], { visit: { page: desk } }) => {
    expect(['own-receiver-unasked', 'own-receiver-too-large']).toContain((await desk.try(source)).problem);
    await expectUsable(desk);
  },
);

attack('a receiver that forges its own answers may do so, and nothing more', async ({ visit: { page: desk } }) => {
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

attack('an allocation of 1 GB is answered or ended, and leaves the page alone', async ({ visit: { page: desk } }) => {
  const { problem } = await desk.try(
    'export default () => new Response(String(new Uint8Array(2 ** 30).fill(1).length))',
  );
  expect([undefined, 'own-receiver-throws', 'own-receiver-hangs', 'own-receiver-died']).toContain(problem);
  await expectUsable(desk);
});

attack(
  'a receiver that changes what everything is made of changes nothing outside',
  async ({ visit: { page: desk } }) => {
    const { problem } = await desk.try(`
    Object.prototype.problem = { code: 'own-receiver-died' };
    Array.prototype.map = Promise.prototype.then = JSON.parse = () => { throw new Error('tampered'); };
    JSON.stringify = () => '{"kind":"response","id":"__proto__","response":{"__proto__":{"status":200}}}';
    Response.prototype.constructor = String.prototype.split = null;
    export default () => new Response('');
  `);
    expect(problem).toMatch(/^own-receiver-(?:unasked|hangs)$/);
    expect(await desk.page.evaluate(() => ['problem' in {}, JSON.stringify([1].map(String))])).toEqual([
      false,
      '["1"]',
    ]);
    await expectUsable(desk);
  },
);

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
  const { page } = await openDesk(visitor);
  expect(await framed(page)).toEqual(['with sandbox', 'with sandbox']);
});

const hasFirefox = firefoxPath() !== undefined;
if (!hasFirefox) console.log('not run: no Firefox');

/** Pastes a receiver into the editor and tries it, in the page: what is said of it. */
async function tryPasted(source: string): Promise<string> {
  const inside = (host: ParentNode, tag: string): ShadowRoot => host.querySelector(tag)!.shadowRoot!;
  const view = inside(inside(document, 'lsc-app-shell'), 'lsc-callbacks-view');
  const form = inside(view, 'lsc-own-receiver');
  const code = form.querySelector<HTMLElement>('[role="textbox"]')!;
  getSelection()!.selectAllChildren(code);
  code.focus();
  // Firefox alone fills the clipboard of a made-up event this way.
  const text = { dataType: 'text/plain', data: source, bubbles: true, cancelable: true };
  code.dispatchEvent(new ClipboardEvent('paste', text));
  const answer = form.querySelector('output')!;
  const answered = new Promise((resolve) => {
    // It is empty before, and an ellipsis while the receiver is asked.
    const isThere = (): boolean => !['', '…'].includes(answer.innerText.trim());
    new MutationObserver(() => isThere() && resolve(undefined)).observe(answer, {
      childList: true,
      subtree: true,
    });
  });
  form.querySelector<HTMLElement>('wa-button')!.click();
  await answered;
  return answer.innerText;
}

test.for(hasFirefox ? ['Firefox'] : [])(
  'in %s as well no way leads out, and what runs in circles is ended',
  async (_, { firefox, host, onTestFinished }) => {
    const { page, problems } = await openTab(firefox);
    onTestFinished(() => page.close());
    const origin = `http://localhost:${host.port}`;
    await page.goto(`${origin}/#/callbacks?interval=10`);
    const isThere = (): boolean => {
      const view = document.querySelector('lsc-app-shell')?.shadowRoot?.querySelector('lsc-callbacks-view');
      const form = view?.shadowRoot?.querySelector('lsc-own-receiver');
      return form?.shadowRoot?.querySelector('[role="textbox"]') instanceof HTMLElement;
    };
    await expect.poll(() => page.evaluate(isThere)).toBe(true);
    expect(await page.evaluate(tryPasted, 'export default () => { for (;;); }')).toContain('busy for two seconds');
    expect(await problems()).toEqual([]);

    const source = waysOut('http://127.0.0.1:9/a.js', `${origin}/theme.js`, 'https://receiver.example/callback');
    const text = await page.evaluate(tryPasted, source);
    const outcomes = JSON.parse(text.slice(text.indexOf('{'))) as Record<string, unknown>;
    expect(leaks(outcomes)).toEqual(['a module made of text: reached']);
  },
);
