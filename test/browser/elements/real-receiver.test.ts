import { expect, html } from '@open-wc/testing';
import '../../../src/app/register-callbacks.ts';
import type { RealReceiver } from '../../../src/elements/real-receiver.ts';
import type { RehearsalControls } from '../../../src/elements/rehearsal-controls.ts';
import { wayWords } from '../../../src/elements/way-words.ts';
import { initialLab, type LabState } from '../../../src/service/lab-state.ts';
import type { Obstacle } from '../../../src/service/way-to-receiver.ts';
import { FakeSimulator, fakeCapture, readyState, sampleFields, stateWith } from '../../support/fake-simulator.ts';
import { drawn, find, findAll, mount, named, useScheme } from './mount.ts';

const obstacles: readonly Obstacle[] = [
  'mocked-host',
  'credentials',
  'blocked-port',
  'mixed-content',
  'insecure-page',
  'permission-denied',
  'permission-prompt',
  'policy',
  'cors',
  'no-answer',
  'undecided',
];

const pageOrigin = 'https://playground.test';
const url = 'https://mine.test/hook';
const crossOrigin = { url, isCrossOrigin: true, pageOrigin } as const;

const sendingTo = (url: string, way: LabState['way']): FakeSimulator =>
  new FakeSimulator(
    stateWith(fakeCapture('a', 3), {
      fields: { ...sampleFields, url },
      sendForReal: true,
      lab: { ...initialLab('2019'), way },
    }),
  );

const card = (simulator: FakeSimulator): Promise<RealReceiver> =>
  mount<RealReceiver>(html`<lsc-real-receiver></lsc-real-receiver>`, simulator);

it('has words of its own for every obstacle', () => {
  const atPort = new URL('https://mine.test:6000/hook');
  expect(new Set(obstacles.map((obstacle) => wayWords(obstacle, atPort).what)).size).to.equal(obstacles.length);
  expect(new Set(obstacles.map((obstacle) => wayWords(obstacle, atPort).todo)).size).to.equal(obstacles.length);
});

for (const scheme of ['light', 'dark'] as const) {
  it(`is accessible in ${scheme} colours, whatever stands in the way`, async () => {
    await useScheme(scheme);
    const simulator = sendingTo(url, { obstacle: 'cors', ...crossOrigin });
    const element = await card(simulator);
    await expect(element).to.be.accessible();
  });
}

it('asks whether anything answers by the user’s wish alone, and only where that is the question', async () => {
  const simulator = sendingTo(url, { obstacle: 'undecided', ...crossOrigin });
  const element = await card(simulator);
  named(element, 'Ask whether anything answers').click();
  expect(simulator.wishes).to.deep.equal([['knock']]);
  const lab = { ...simulator.state.current.lab, way: { obstacle: 'cors', ...crossOrigin } as const };
  simulator.patch({ lab });
  await drawn(element);
  expect(findAll(element, '.warning wa-button')).to.have.length(0);
  expect(find(element, 'pre').textContent).to.include(`Access-Control-Allow-Origin: ${pageOrigin}\n`);
});

it('says nothing of the way to an earlier URL while what is typed cannot be one', async () => {
  const element = await card(sendingTo('ftp://mine.test/hook', { obstacle: 'blocked-port', ...crossOrigin }));
  expect(findAll(element, '.warning')).to.have.length(0);
  expect(find(element, '.way').textContent).to.include('Type its URL');
});

it('says nothing of a way while the callback URL is that of the simulated receiver', async () => {
  const element = await card(new FakeSimulator(readyState));
  expect(findAll(element, '.warning')).to.have.length(0);
  expect(find(element, '.way').textContent).to.include('Type its URL');
  expect(find(element, '.card').textContent).to.include('Capture something first');
});

it('tells whom a rehearsal asks, and that a receiver that had died was asked no more', async () => {
  const lab = initialLab('2019');
  const simulator = new FakeSimulator(stateWith(fakeCapture('a', 3), { lab: { ...lab, ownAnswers: true } }));
  const element = await mount<RehearsalControls>(html`<lsc-rehearsal-controls></lsc-rehearsal-controls>`, simulator);
  expect(find(element, '.card').textContent).to.include('A rehearsal asks the receiver that you wrote');
  const record = {
    captureId: 'a',
    id: 'r',
    madeAt: 0,
    way: 'in-process',
    own: { unasked: 9 },
    policy: lab.retries.policy,
    plan: lab.plan,
    outcome: 'finished',
    callbacks: 3,
    attempts: 12,
    delivered: 0,
    gaveUp: 3,
    from: 0,
    to: 1,
  } as const;
  simulator.patch({ lab: { ...lab, rehearsals: [record], rehearsal: { record, attempts: new Map() } } });
  await drawn(element);
  expect(find(element, '[role=status]').textContent).to.include('the other 9 attempts count as unanswered');
  expect(find(element, 'option[value=r]').textContent).to.include('your receiver');
});
