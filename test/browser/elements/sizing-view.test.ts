import { expect, html, waitUntil } from '@open-wc/testing';
import '../../../src/app/register-sizing.ts';
import type { SizingSolver } from '../../../src/elements/sizing-solver.ts';
import type { SizingView } from '../../../src/elements/sizing-view.ts';
import { FakeSimulator, fakeCapture, readyState, sampleFields } from '../../support/fake-simulator.ts';
import { drawn, find, findAll, mount, useScheme } from './mount.ts';

const state = { ...readyState, fields: { ...sampleFields, w: '352', h: '640' } };
const open = (simulator: FakeSimulator) => mount<SizingView>(html`<lsc-sizing-view></lsc-sizing-view>`, simulator);

const button = (view: Element, text: string): HTMLElement =>
  findAll(view, 'button').find((one) => one.innerText.trim() === text)!;

it('shows the settings of the page in every part of the view', async () => {
  const view = await open(new FakeSimulator(state));
  expect(find(view, 'output').innerText).to.equal('640×352');
  expect(find(view, '.point').getAttribute('aria-valuetext')).to.include('W 352, H 640: 640×352');
  expect(find(view, '.versions').innerText).to.include('nothing changes from one version to the other');
});

it('makes a case of the table the settings of the page', async () => {
  const simulator = new FakeSimulator(state);
  const view = await open(simulator);
  button(view, 'Both, landscape for a portrait push').click();
  await drawn(view);
  expect(simulator.state.current.fields).to.include({ x: '720', y: '1280', w: '640', h: '352' });
  expect(find(view, 'output').innerText).to.equal('640×352');
});

it('makes an answer of the solver the settings of the page', async () => {
  const simulator = new FakeSimulator(state);
  const view = await open(simulator);
  button(view, 'W 360, H 640').click();
  expect(simulator.state.current.fields).to.include({ w: '360', h: '640' });
});

it('puts the present setting beside the others, and takes it away again', async () => {
  const view = await open(new FakeSimulator(state));
  button(view, 'Add the present W and H').click();
  await drawn(view);
  const list = (): string => find(view, 'lsc-sizing-comparison').shadowRoot!.textContent;
  expect(list()).to.include('W 352, H 640');
  find(view, 'button[aria-label="Remove W 352, H 640"]').click();
  await drawn(view);
  expect(list()).not.to.include('W 352, H 640');
});

it('stretches a frame of the push in place of the test card, when there is one of this size', async () => {
  const simulator = new FakeSimulator({ ...state, capture: fakeCapture('one', 1) });
  const view = await open(simulator);
  const box = find<HTMLInputElement>(view, '.frame input');
  box.click();
  await waitUntil(() => findAll(view, 'lsc-sizing-explorer')[0]!.shadowRoot!.querySelector('image') !== null);
  simulator.setField('x', '1000');
  await drawn(view);
  expect(box.closest('label')!.hidden).to.equal(true);
});

it('tells the least bad setting when none does it', async () => {
  const solver = await mount<SizingSolver>(html`<lsc-sizing-solver pushes="1280x720"></lsc-sizing-solver>`);
  const height = findAll(solver, 'label')
    .find((label) => label.innerText.trim() === 'Wanted M')!
    .querySelector('input')!;
  height.value = '352';
  height.dispatchEvent(new Event('input'));
  await drawn(solver);
  const answer = find(solver, '[aria-live]').innerText;
  expect(answer).to.include('No setting does it unstretched');
  expect(answer).to.include('Least bad, stretched by at most 2.3 %');
  expect(answer).to.include('Nearest unstretched, a side off by at most 5 pixels');
});

it('says what is wrong with a list of pushes', async () => {
  const solver = await mount<SizingSolver>(html`<lsc-sizing-solver pushes="1280x720, large"></lsc-sizing-solver>`);
  expect(find(solver, '[aria-live]').innerText).to.include('The pushes are sizes such as 1280x720');
});

for (const scheme of ['light', 'dark'] as const) {
  it(`is accessible in the ${scheme} scheme`, async () => {
    await useScheme(scheme);
    const view = await open(new FakeSimulator(state));
    await expect(view).to.be.accessible();
  });
}
