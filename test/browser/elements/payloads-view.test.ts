import { ContextProvider } from '@lit/context';
import { expect, html, waitUntil } from '@open-wc/testing';
import { definePayloadElements } from '../../../src/app/payload-elements.ts';
import { pageTimers } from '../../../src/app/page-timers.ts';
import { speak } from '../../../src/app/page-language.ts';
import { ScreencaptureError } from '../../../src/core/errors.ts';
import type { Amount, FileOrder } from '../../../src/desk/file-protocol.ts';
import type { FileMaker, WrittenFile } from '../../../src/desk/file-worker.ts';
import { PayloadDesk } from '../../../src/desk/payload-desk.ts';
import { addChinese } from '../../../src/elements/locale.ts';
import { payloadDeskContext } from '../../../src/elements/payload-desk-context.ts';
import type { PayloadsView } from '../../../src/elements/payloads-view.ts';
import { FakeSimulator, fakeCapture, readyState, stateWith } from '../../support/fake-simulator.ts';
import { drawn, find, findAll, mount, named, useScheme } from './mount.ts';

/** A maker whose work ends when the test says so. */
class FakeMaker implements FileMaker {
  readonly orders: FileOrder[] = [];
  readonly end: PromiseWithResolvers<WrittenFile | undefined> = Promise.withResolvers();
  progress: (amount: Amount) => void = () => {};
  write(order: FileOrder, _: unknown, onProgress: (amount: Amount) => void): Promise<WrittenFile | undefined> {
    this.orders.push(order);
    this.progress = onProgress;
    return this.end.promise;
  }
  cancel(): void {
    this.end.resolve(undefined);
  }
  measure(): Promise<Amount & { isExact: boolean }> {
    return Promise.resolve({ callbacks: 100, bytes: 39_400, isExact: true });
  }
  close(): void {}
}

type Mounted = {
  readonly view: PayloadsView;
  readonly desk: PayloadDesk;
  readonly maker: FakeMaker;
  readonly saved: readonly string[];
};

const provider = new ContextProvider(document.body, { context: payloadDeskContext });

async function mounted(simulator = new FakeSimulator(readyState)): Promise<Mounted> {
  const maker = new FakeMaker();
  const saved: string[] = [];
  const desk = new PayloadDesk({
    timers: pageTimers,
    startWorker: () => maker,
    save: (_, name) => void saved.push(name),
    room: async () => ({ usedBytes: 9, quotaBytes: 10 }),
  });
  provider.setValue(desk);
  definePayloadElements();
  const view = await mount<PayloadsView>(html`<lsc-payloads-view></lsc-payloads-view>`, simulator);
  await settled(view);
  return { view, desk, maker, saved };
}

async function put(view: Element, name: string, text: string): Promise<void> {
  const input = named(view, name) as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event('input'));
  await settled(view);
}

async function choose(view: Element, name: string, value: string): Promise<void> {
  const select = named(view, name) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event('change'));
  await settled(view);
}

/** Draws what was told to the desk in this task: it tells its listeners in a microtask. */
async function settled(view: Element): Promise<void> {
  await Promise.resolve();
  await drawn(view);
}

const says = (view: Element, text: string): Promise<void> => waitUntil(() => status(view) === text, text);

const bodies = (view: Element): readonly string[] => findAll(view, 'pre code').map(({ textContent }) => textContent);
const status = (view: Element): string => find(view, '[role=status]').textContent;

afterEach(() => speak('en'));

for (const scheme of ['light', 'dark'] as const) {
  for (const language of ['en', 'zh-Hans'] as const) {
    it(`is accessible in ${scheme} colours, in ${language}, with everything unfolded`, async () => {
      await useScheme(scheme);
      await addChinese(() => import('../../../src/elements/locales/zh-Hans-payloads.ts'));
      await speak(language);
      const { view, desk } = await mounted();
      desk.open('count=abc');
      desk.setField('negatives', 'replay:1,expired:x');
      desk.setField('overrides', 'all t=1\n3 =');
      await settled(view);
      find<HTMLDetailsElement>(view, 'details').open = true;
      await expect(view).to.be.accessible();
    });
  }
}

it('previews the documented sample’s signature before anybody typed', async () => {
  const { view } = await mounted(new FakeSimulator({ ...readyState, fields: { ...readyState.fields, w: '' } }));
  expect(JSON.parse(bodies(view)[0] ?? '')).to.include({
    stream_id: 'stream_name',
    t: 1545030873,
    sign: 'ca3e25e5dc17a6f9909a9ae7281e300d',
  });
  expect(find(view, '[data-amount]').textContent).to.equal('100 callbacks, 39.4 kB');
});

it('follows what is typed, and marks what cannot be used', async () => {
  const { view } = await mounted();
  await put(view, 'Streams', 'a b');
  await put(view, 'Callback on show (from 0)', '1');
  expect(JSON.parse(bodies(view)[0] ?? '')).to.include({ stream_id: 'b' });
  await put(view, 'Number of callbacks', '-1');
  expect(named(view, 'Number of callbacks')).to.have.attribute('aria-invalid', 'true');
  expect(find(view, '[data-code=invalid-plan]').textContent.trim()).to.equal('A whole number from 0 to 10,000,000.');
  expect(bodies(view)).to.deep.equal([]);
  expect(named(view, 'Download payloads')).to.have.attribute('disabled');
  await put(view, 'Number of callbacks', '0');
  expect(find(view, 'lsc-payload-preview').shadowRoot?.textContent).to.include('No callbacks');
});

it('takes a negative case by its name, tells its verdict, and lets it go again', async () => {
  const { view, desk } = await mounted();
  await choose(view, 'Add a negative case', 'replay');
  await put(view, 'Share of replay', '1');
  expect(bodies(view)).to.have.length(3);
  const preview = find(view, 'lsc-payload-preview').shadowRoot?.textContent ?? '';
  expect(preview.replaceAll(/\s+/g, ' ')).to.include('Request 3 of 3 · negative case replay · due: answer 200');
  await put(view, 'Share of replay', '2');
  expect(named(view, 'Share of replay')).to.have.attribute('aria-invalid', 'true');
  named(view, 'Remove replay').click();
  await settled(view);
  expect(desk.state.current.texts.negatives).to.equal('');
  expect(bodies(view)).to.have.length(1);
});

it('overrides one field of one callback, and no other', async () => {
  const { view } = await mounted();
  const [before = ''] = bodies(view);
  named(view, 'Override a field').click();
  await settled(view);
  await put(view, 'Field (override 1)', 'file_size');
  await put(view, 'Value (JSON) (override 1)', '7');
  expect(bodies(view)[0]).to.equal(before.replace(/"file_size":\d+/, '"file_size":7'));
  await put(view, 'For (override 1)', '5');
  expect(bodies(view)[0]).to.equal(before);
});

it('writes a file, tells how far it is, and hands it over', async () => {
  const { view, maker, saved } = await mounted();
  await choose(view, 'Output format', 'json');
  named(view, 'Download payloads').click();
  expect(status(view)).to.equal('0 of 100 callbacks, 0 B');
  maker.progress({ callbacks: 40, bytes: 16_000 });
  await settled(view);
  expect(status(view)).to.match(/^40 of 100 callbacks, 16 kB · about \d+ s left$/);
  maker.end.resolve({
    file: new Blob(['x']),
    amount: { callbacks: 100, bytes: 39_400 },
    release: () => Promise.resolve(),
  });
  await says(view, 'Written: 100 callbacks, 39.4 kB, to callbacks.json');
  expect(saved).to.deep.equal(['callbacks.json']);
  expect(maker.orders[0]).to.have.property('format', 'json');
});

it('is cancelled without a word of blame', async () => {
  const { view, saved } = await mounted();
  named(view, 'Download payloads').click();
  await settled(view);
  named(view, 'Cancel').click();
  await says(view, 'Cancelled: nothing of the file is left.');
  expect(saved).to.deep.equal([]);
});

for (const code of ['storage-full', 'worker-died'] as const) {
  it(`tells of ${code}, that nothing is left, and what to do`, async () => {
    const { view, maker } = await mounted();
    named(view, 'Download payloads').click();
    maker.end.reject(new ScreencaptureError(code, 'for a test'));
    await waitUntil(() => findAll(view, '[role=alert]').length > 0);
    const alert = find(view, '[role=alert]');
    expect(alert).to.have.attribute('data-code', code);
    expect(alert.textContent).to.include('Nothing of the file is left behind.');
    named(view, 'Dismiss').click();
    await settled(view);
    expect(findAll(view, '[role=alert]')).to.deep.equal([]);
  });
}

it('gives the callbacks of a capture that has ended as they were sent', async () => {
  const capture = fakeCapture('a', 3);
  const { view, maker } = await mounted(new FakeSimulator(stateWith(capture)));
  await choose(view, 'Payloads of', 'capture');
  expect(bodies(view)).to.deep.equal([capture.screenshots[0]?.rawBody]);
  expect(findAll(view, 'lsc-plan-form')).to.deep.equal([]);
  named(view, 'Download payloads').click();
  const [order] = maker.orders;
  expect(order?.source.kind === 'capture' && order.source.callbacks.map(({ body }) => body)).to.deep.equal(
    capture.screenshots.map(({ rawBody }) => rawBody),
  );
});

it('has no capture to offer while one is running', async () => {
  const { view } = await mounted(new FakeSimulator(stateWith(fakeCapture('a', 3, { outcome: 'running', total: 7 }))));
  const [, option] = findAll(view, '#source option');
  expect(option).to.have.attribute('disabled');
});
