import { expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ScreenshotList } from '../../../src/elements/screenshot-list.ts';
import { FakeSimulator, fakeCapture, fakeScreenshot, stateWith } from '../../support/fake-simulator.ts';
import { drawn, find, findAll, mount } from './mount.ts';

const listOf = async (simulator: FakeSimulator): Promise<ScreenshotList> => {
  const list = await mount<ScreenshotList>(html`<lsc-screenshot-list></lsc-screenshot-list>`, simulator);
  // The strip learns its width from the layout, in a task of its own.
  await waitUntil(() => simulator.state.current.capture?.screenshots.length === 0 || findAll(list, 'img').length > 0);
  await drawn(list);
  return list;
};

/** The element that really has the focus. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

it('names each item by its object name', async () => {
  const list = await listOf(new FakeSimulator(stateWith(fakeCapture('a', 7))));
  const items = findAll(list, 'li');
  expect(items).to.have.length(7);
  expect(items[2]).to.have.attribute('aria-label', 'stream_name-screenshot-15-04-53-640x360.jpg');
});

it('holds a bounded number of nodes and pictures, however many screenshots there are', async () => {
  const list = await listOf(new FakeSimulator(stateWith(fakeCapture('a', 5000))));
  expect(findAll(list, '*').length).to.be.lessThan(1000);
  expect(findAll(list, 'img').length).to.be.lessThan(30);
  expect(find(list, 'li')).to.have.attribute('aria-setsize', '5000');
});

it('shows the middle of a long list when scrolled there', async () => {
  const list = await listOf(new FakeSimulator(stateWith(fakeCapture('a', 5000))));
  find(list, 'ul').scrollLeft = 2500 * 158;
  await waitUntil(() => findAll(list, "li[aria-posinset='2501'] img").length === 1);
  const strip = find(list, 'ul').getBoundingClientRect();
  const item = find(list, "li[aria-posinset='2501']").getBoundingClientRect();
  expect(Math.abs(item.left - strip.left)).to.be.lessThan(20);
});

it('is walked by arrows, Home and End, the focus going along', async () => {
  const simulator = new FakeSimulator(stateWith(fakeCapture('a', 5000)));
  const list = await listOf(simulator);
  find<HTMLButtonElement>(list, "[data-position='0']").focus();
  await sendKeys({ press: 'ArrowRight' });
  expect(simulator.state.current.selected).to.equal(1);
  await sendKeys({ press: 'End' });
  expect(simulator.state.current.selected).to.equal(4999);
  await waitUntil(() => focused()?.getAttribute('data-position') === '4999');
  await sendKeys({ press: 'ArrowLeft' });
  expect(simulator.state.current.selected).to.equal(4998);
  await sendKeys({ press: 'Home' });
  await waitUntil(() => focused()?.getAttribute('data-position') === '0');
  expect(simulator.state.current.selected).to.equal(0);
});

it('is one stop on the way of the Tab key', async () => {
  const list = await listOf(new FakeSimulator(stateWith(fakeCapture('a', 5000), { selected: 3 })));
  const stops = findAll(list, "button[tabindex='0']");
  expect(stops.map((stop) => stop.dataset['position'])).to.deep.equal(['3']);
});

it('chooses the screenshot that is clicked, by its index where some are missing', async () => {
  const screenshots = [0, 1, 4].map((index) => fakeScreenshot('a', index));
  const simulator = new FakeSimulator(stateWith(fakeCapture('a', 3, { screenshots, total: 5 })));
  const list = await listOf(simulator);
  findAll(list, 'li')[2]?.click();
  await drawn(list);
  expect(simulator.wishes).to.deep.equal([['select', 4]]);
  expect(findAll(list, "li[aria-current='true']").map((item) => item.ariaPosInSet)).to.deep.equal(['3']);
});

it('does not move under the hand while more screenshots come in', async () => {
  const simulator = new FakeSimulator(stateWith(fakeCapture('a', 100, { outcome: 'running', total: 200 })));
  const list = await listOf(simulator);
  const strip = find(list, 'ul');
  strip.scrollLeft = 1000;
  simulator.patch({ capture: fakeCapture('a', 150, { outcome: 'running', total: 200 }) });
  await drawn(list);
  expect(strip.scrollLeft).to.equal(1000);
});

it('says in words what the dot says in colour', async () => {
  const screenshots = [
    fakeScreenshot('a', 0),
    fakeScreenshot('a', 1, { delivery: 'gave-up' }),
    fakeScreenshot('a', 2, { overwrote: true }),
  ];
  const list = await listOf(new FakeSimulator(stateWith(fakeCapture('a', 3, { screenshots }))));
  const texts = findAll(list, 'li').map((item) => item.textContent);
  expect(texts[0]).to.include('delivered');
  expect(texts[1]).to.include('given up');
  expect(texts[2]).to.include('replaced an older object');
});

it('gives back every picture that it no longer shows', async () => {
  const held = new Set<string>();
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (blob: Blob) => {
    const url = createObjectURL.call(URL, blob);
    held.add(url);
    return url;
  };
  URL.revokeObjectURL = (url: string) => {
    held.delete(url);
    revokeObjectURL.call(URL, url);
  };
  try {
    const list = await listOf(new FakeSimulator(stateWith(fakeCapture('a', 500))));
    find(list, 'ul').scrollLeft = 300 * 158;
    await waitUntil(() => findAll(list, "li[aria-posinset='301'] img").length === 1);
    expect(held.size).to.be.lessThan(30);
    list.remove();
    expect(held.size).to.equal(0);
  } finally {
    Object.assign(URL, { createObjectURL, revokeObjectURL });
  }
});
