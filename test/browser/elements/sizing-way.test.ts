import { expect, html } from '@open-wc/testing';
import { resolveScreenshotSize, type SizingChoices } from '../../../src/core/sizing.ts';
import type { Size } from '../../../src/core/push.ts';
import type { SizingWay } from '../../../src/elements/sizing-way.ts';
import { FakeSimulator, fakeCapture, readyState, stateWith } from '../../support/fake-simulator.ts';
import { drawn, find, findAll, mount } from './mount.ts';

const hd: Size = { width: 1280, height: 720 };

async function wordsFor(push: Size, configured: Size, choices?: SizingChoices): Promise<string> {
  const preview = resolveScreenshotSize(push, configured, choices);
  const way = await mount<SizingWay>(
    html`<lsc-sizing-way></lsc-sizing-way>`,
    new FakeSimulator({ ...readyState, preview }),
  );
  return find(way, '.words').innerText.replaceAll(/\s+/g, ' ');
}

it('takes the size of the push when nothing is set', async () => {
  const words = await wordsFor(hd, { width: 0, height: 0 });
  expect(words).to.include('Neither W nor H is set').and.include('(N, M) = (X, Y) = (1280, 720)').and.include('rule 1');
});

it('shows how the height follows from the width', async () => {
  const words = await wordsFor(hd, { width: 640, height: 0 });
  expect(words).to.include('Only W is set').and.include('M = N × Y / X = 640 × 720 / 1280 = 360').and.include('rule 2');
});

it('shows how the width follows from the height, and what was rounded', async () => {
  const words = await wordsFor(hd, { width: 0, height: 351 });
  expect(words).to.include('Only H is set').and.include('N = M × X / Y = 351 × 1280 / 720 = 624');
  const rounded = await wordsFor(hd, { width: 0, height: 350 });
  expect(rounded).to.include('= 622 2/9 ≈ 622.222 → 622 (to the nearest pixel, our choice)');
});

it('says when a screenshot is stretched', async () => {
  const words = await wordsFor(hd, { width: 640, height: 480 });
  expect(words).to.include('(N, M) = (W, H) = (640, 480)').and.include('stretched: 33.3 % too tall');
  expect(await wordsFor(hd, { width: 640, height: 360 })).to.include('not stretched');
});

it('says when W and H change places, and by whose rule', async () => {
  const documented = await wordsFor(hd, { width: 352, height: 640 });
  expect(documented)
    .to.include('W is smaller than H')
    .and.include('(N, M) = (H, W) = (640, 352)')
    .and.include('rule 5');
  const portrait = { width: 720, height: 1280 };
  const symmetric = await wordsFor(portrait, { width: 640, height: 352 }, { rounding: 'nearest', swap: 'symmetric' });
  expect(symmetric).to.include('by our symmetric choice');
});

it('draws the three sizes to one scale and tells them in words', async () => {
  const preview = resolveScreenshotSize(hd, { width: 640, height: 0 });
  const way = await mount<SizingWay>(
    html`<lsc-sizing-way></lsc-sizing-way>`,
    new FakeSimulator({ ...readyState, preview }),
  );
  const width = (kind: string): number => Number(find(way, `rect.${kind}-shape`).getAttribute('width'));
  // The push's outline is drawn 2 px outside of its edge.
  expect((width('push') - 4) / width('screenshot')).to.be.closeTo(2, 0.001);
  expect(find(way, 'svg').getAttribute('aria-label')).to.include('the push, 1280×720').and.include('height, not set');
  expect(findAll(way, '[style]')).to.have.length(0);
});

it('follows the form as soon as the capture on show is out of date', async () => {
  const simulator = new FakeSimulator(stateWith(fakeCapture('a', 1)));
  const way = await mount<SizingWay>(html`<lsc-sizing-way></lsc-sizing-way>`, simulator);
  const text = (): string => find(way, '.words').textContent ?? '';
  expect(text()).to.include('640×360');
  simulator.patch({ stale: ['w'], preview: resolveScreenshotSize(hd, { width: 320, height: 0 }) });
  await drawn(way);
  expect(text()).to.include('320×180');
});
