import { expect, html } from '@open-wc/testing';
import type { CaptureControls } from '../../../src/elements/capture-controls.ts';
import { ScreencaptureError } from '../../../src/core/errors.ts';
import { FakeSimulator, fakeCapture, readyState, stateWith } from '../../support/fake-simulator.ts';
import { sampleFacts } from '../../support/records.ts';
import { drawn, find, mount, named } from './mount.ts';

const controls = (simulator: FakeSimulator): Promise<CaptureControls> =>
  mount<CaptureControls>(html`<lsc-capture-controls></lsc-capture-controls>`, simulator);

const statusOf = (element: Element): string => find(element, '[role=status]').textContent ?? '';

it('reads 0 of n screenshots before the click on Capture is over', async () => {
  const simulator = new FakeSimulator();
  simulator.onWish = () => simulator.patch(stateWith(fakeCapture('a', 0, { outcome: 'running', total: 7 })));
  const element = await controls(simulator);
  find(named(element, 'Capture'), 'button').click();
  expect(statusOf(element)).to.equal('0 of 7 screenshots');
});

it('counts the screenshots of a capture that is running, and tells how long it will take', async () => {
  const element = await controls(new FakeSimulator(stateWith(fakeCapture('a', 3, { outcome: 'running', total: 7 }))));
  expect(statusOf(element)).to.equal('3 of 7 screenshots');
  expect(element.shadowRoot?.textContent).to.include('about 12 s left');
  expect(find(element, '[role=progressbar]')).to.have.attribute('aria-valuenow', '42');
});

it('ends with how many screenshots and callbacks there are, singular or not', async () => {
  const finished = await controls(new FakeSimulator(stateWith(fakeCapture('a', 1))));
  expect(statusOf(finished)).to.equal('Finished: 1 screenshots, 1 callbacks delivered');
  const stopped = await controls(new FakeSimulator(stateWith(fakeCapture('a', 2, { outcome: 'stopped', total: 7 }))));
  expect(statusOf(stopped)).to.equal('Stopped: 2 of 7 screenshots, 2 callbacks delivered');
  const failed = await controls(new FakeSimulator(stateWith(fakeCapture('a', 2, { outcome: 'failed', total: 5000 }))));
  expect(statusOf(failed)).to.equal('Failed: 2 of 5000 screenshots, 2 callbacks delivered');
});

it('says of a capture that a crash interrupted how far it came', async () => {
  const interrupted = stateWith(fakeCapture('a', 2, { outcome: 'running', total: 7 }), { running: false });
  const element = await controls(new FakeSimulator(interrupted));
  expect(statusOf(element)).to.equal('Stopped: 2 of 7 screenshots, 2 callbacks delivered');
  expect(element.shadowRoot?.textContent).to.include('Interrupted');
});

it('lets one capture when a push is ready, and stop when one runs', async () => {
  const simulator = new FakeSimulator();
  const element = await controls(simulator);
  const isDisabled = (name: string): boolean => find<HTMLButtonElement>(named(element, name), 'button').disabled;
  expect([isDisabled('Capture'), isDisabled('Stop')]).to.deep.equal([false, true]);
  simulator.patch({ running: true });
  await drawn(element);
  expect([isDisabled('Capture'), isDisabled('Stop')]).to.deep.equal([true, false]);
  find(named(element, 'Stop'), 'button').click();
  expect(simulator.wishes).to.deep.equal([['stop']]);
});

it('cannot capture with a mistake in a field, a push still loading, or another tab capturing', async () => {
  const simulator = new FakeSimulator({ ...readyState, mistakes: { key: new ScreencaptureError('invalid-key', '') } });
  const element = await controls(simulator);
  const button = find<HTMLButtonElement>(named(element, 'Capture'), 'button');
  expect(button.disabled).to.equal(true);
  simulator.patch({ mistakes: {} });
  await drawn(element);
  expect(button.disabled).to.equal(false);
  simulator.patch({ push: { phase: 'loading', choice: readyState.settings.push } });
  await drawn(element);
  expect(button.disabled).to.equal(true);
  simulator.patch({ push: readyState.push, anotherTabWrites: true });
  await drawn(element);
  expect(button.disabled).to.equal(true);
  expect(element.shadowRoot?.textContent).to.include('Another tab');
});

it('says why a push shorter than one interval gives one screenshot', async () => {
  const capture = fakeCapture('a', 1);
  const record = { ...capture.record, facts: { ...sampleFacts, endUs: 4_000_000 } };
  const element = await controls(new FakeSimulator(stateWith({ ...capture, record })));
  expect(element.shadowRoot?.textContent).to.include('shorter than one interval');
});
