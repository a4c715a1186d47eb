import { expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/app/register-callbacks.ts';
import { speak } from '../../../src/app/page-language.ts';
import { addChinese } from '../../../src/elements/locale.ts';
import type { CallbacksView } from '../../../src/elements/callbacks-view.ts';
import { conductPresets } from '../../../src/service/conducts.ts';
import { initialLab } from '../../../src/service/lab-state.ts';
import { typeRetries } from '../../../src/service/retry-policies.ts';
import type { CaptureOnShow } from '../../../src/service/state.ts';
import { FakeSimulator, fakeCapture, fakeScreenshot, readyState, stateWith } from '../../support/fake-simulator.ts';
import { drawn, find, findAll, mount, named, useScheme } from './mount.ts';

const view = (simulator: FakeSimulator): Promise<CallbacksView> =>
  mount<CallbacksView>(html`<lsc-callbacks-view></lsc-callbacks-view>`, simulator);

/** One delivered, one given up, one on its way. */
const mixed = (): CaptureOnShow =>
  fakeCapture('a', 3, {
    screenshots: (['delivered', 'gave-up', 'waiting'] as const).map((delivery, index) =>
      fakeScreenshot('a', index, { delivery }),
    ),
  });

function choose(element: Element, name: string, value: string): void {
  const select = named(element, name) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event('change'));
}

function put(element: Element, name: string, text: string, event: 'input' | 'change' = 'input'): void {
  const input = named(element, name) as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event(event));
}

const lanes = (element: Element): readonly HTMLElement[] => findAll(element, "ul[aria-label='Deliveries'] > li");

afterEach(() => speak('en'));

for (const scheme of ['light', 'dark'] as const) {
  for (const language of ['en', 'zh-Hans'] as const) {
    it(`is accessible in ${scheme} colours, in ${language}`, async () => {
      await useScheme(scheme);
      await addChinese(() => import('../../../src/elements/locales/zh-Hans-callbacks.ts'));
      await speak(language);
      const element = await view(new FakeSimulator(stateWith(mixed(), { selected: 1 })));
      for (const details of findAll(element, 'details')) (details as HTMLDetailsElement).open = true;
      await expect(element).to.be.accessible();
    });
  }
}

it('says what to do when there is nothing to show', async () => {
  const element = await view(new FakeSimulator(readyState));
  expect(find(element, '.nothing').textContent).to.include('Capture something first');
});

it('tells how each delivery ended, in words', async () => {
  const element = await view(new FakeSimulator(stateWith(mixed())));
  expect(lanes(element).map((lane) => lane.querySelector('.words')?.textContent)).to.deep.equal([
    'delivered at attempt 1',
    'given up after 4 attempts: 500',
    'attempt 1: 500, on its way',
  ]);
});

it('lists those with an outcome, or with a part of a name', async () => {
  const element = await view(new FakeSimulator(stateWith(mixed())));
  choose(element, 'Outcome', 'gave-up');
  await drawn(element);
  expect(lanes(element)).to.have.length(1);
  choose(element, 'Outcome', 'all');
  put(element, 'Find a callback', '15-04-53');
  await drawn(element);
  expect(lanes(element).map((lane) => lane.getAttribute('aria-label'))).to.deep.equal([
    'stream_name-screenshot-15-04-53-640x360.jpg',
  ]);
  put(element, 'Find a callback', 'nothing like it');
  await drawn(element);
  expect(find(element, '.nothing').textContent).to.include('No callback fits');
});

it('puts deliveries of one outcome together, the failed ones first', async () => {
  const element = await view(new FakeSimulator(stateWith(mixed())));
  choose(element, 'Order', 'grouped');
  await drawn(element);
  expect(lanes(element)[0]?.textContent).to.include('given up');
});

it('shows deliveries as they stood when the clock is put back', async () => {
  const capture = mixed();
  const from = (capture.screenshots[0]?.createTime ?? 0) * 1000;
  const clock = { from, to: from + 200_000, now: from + 200_000, playing: false };
  const simulator = new FakeSimulator(stateWith(capture, { lab: { ...initialLab('2019'), clock } }));
  const element = await view(simulator);
  expect(lanes(element)[1]?.textContent).to.include('given up');
  put(element, 'Clock', String(from));
  expect(simulator.wishes.at(-1)).to.deep.equal(['seek', from]);
  simulator.patch({ lab: { ...simulator.state.current.lab, clock: { ...clock, now: from } } });
  await drawn(element);
  const words = lanes(element).map((lane) => lane.querySelector('.words')?.textContent);
  expect(words).to.deep.equal(['attempt 1: 200, on its way', 'not taken yet', 'not taken yet']);
});

it('holds a bounded number of nodes, however many callbacks there are', async () => {
  const element = await view(new FakeSimulator(stateWith(fakeCapture('a', 5000))));
  expect(lanes(element).length).to.be.lessThan(100);
  expect(lanes(element)[0]).to.have.attribute('aria-setsize', '5000');
});

it('is walked by arrows, Home and End, the focus going along', async () => {
  const simulator = new FakeSimulator(stateWith(fakeCapture('a', 5000)));
  const element = await view(simulator);
  find<HTMLButtonElement>(find(element, 'lsc-delivery-list'), "[data-position='0']").focus();
  await sendKeys({ press: 'ArrowDown' });
  expect(simulator.state.current.selected).to.equal(1);
  await sendKeys({ press: 'End' });
  expect(simulator.state.current.selected).to.equal(4999);
  await waitUntil(() => lanes(element).some((lane) => lane.matches("[aria-posinset='5000']:focus-within")));
});

it('shows what an attempt sent and what came back', async () => {
  const capture = mixed();
  const element = await view(new FakeSimulator(stateWith(capture, { selected: 1 })));
  const request = find(element, "[aria-label='Request of attempt 2']").textContent;
  expect(request).to.include('POST /callback HTTP/1.1\nHost: receiver.example\n');
  expect(request.endsWith(`\n\n${capture.screenshots[1]?.rawBody ?? ''}`)).to.equal(true);
  expect(find(element, "[aria-label='Response to attempt 2']").textContent).to.equal('HTTP/1.1 500');
});

it('asks for another behaviour of the receiver, towards all or the chosen one', async () => {
  const simulator = new FakeSimulator(stateWith(mixed(), { selected: 1 }));
  const element = await view(simulator);
  choose(element, 'Behaviour', 'server-error');
  expect(simulator.wishes.at(-1)).to.deep.equal(['setConduct', conductPresets['server-error'], undefined]);
  choose(element, 'Towards', 'chosen');
  await drawn(element);
  choose(element, 'Behaviour', 'never');
  expect(simulator.wishes.at(-1)).to.deep.equal(['setConduct', conductPresets.never, 1]);
});

it('explains what the service does with the behaviour that is set', async () => {
  const lab = { ...initialLab('2019'), plan: { all: conductPresets['code-1'], byCallback: new Map() } };
  const element = await view(new FakeSimulator(stateWith(mixed(), { lab })));
  expect(find(find(element, 'lsc-receiver-conduct'), '.sentence').textContent).to.include('does not read the body');
});

it('marks a policy that cannot be, and says what is allowed', async () => {
  const lab = initialLab('2019');
  const retries = typeRetries(lab.retries, 'retries', '99');
  const simulator = new FakeSimulator(stateWith(mixed(), { lab: { ...lab, retries } }));
  const element = await view(simulator);
  expect(named(element, 'Retries')).to.have.attribute('aria-invalid', 'true');
  expect(find(element, '[data-code=invalid-retries]').textContent.trim()).to.equal('A whole number from 0 to 20.');
  put(element, 'Seconds apart', '5');
  expect(simulator.wishes.at(-1)).to.deep.equal(['setRetryField', 'interval', '5']);
});

it('hears the wishes to rehearse, to send again and to sign anew', async () => {
  const simulator = new FakeSimulator(stateWith(mixed(), { selected: 2 }));
  const element = await view(simulator);
  for (const name of ['Rehearse all callbacks', 'Send again', 'Sign anew and send']) named(element, name).click();
  expect(simulator.wishes.slice(-3)).to.deep.equal([['rehearse'], ['sendAgain', 2], ['signAnewAndSend', 2]]);
});
