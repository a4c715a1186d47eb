import { expect, html, waitUntil } from '@open-wc/testing';
import type { EarlierCaptures } from '../../../src/elements/earlier-captures.ts';
import type { StoredActions } from '../../../src/elements/stored-actions.ts';
import type { ThemeControl } from '../../../src/elements/theme-control.ts';
import type { ScreenshotFigure } from '../../../src/elements/screenshot-figure.ts';
import { FakeSimulator, fakeCapture, readyState, stateWith } from '../../support/fake-simulator.ts';
import { drawn, find, findAll, mount, named } from './mount.ts';
import { pageStates } from './page-states.ts';

const actions = (simulator: FakeSimulator): Promise<StoredActions> =>
  mount<StoredActions>(html`<lsc-stored-actions></lsc-stored-actions>`, simulator);

it('asks once, in the page, before it clears', async () => {
  const simulator = new FakeSimulator(stateWith(fakeCapture('a', 7)));
  const element = await actions(simulator);
  named(element, 'Clear').click();
  await drawn(element);
  expect(simulator.wishes).to.have.length(0);
  expect(() => named(element, 'Clear')).to.throw();
  named(element, 'Keep').click();
  await drawn(element);
  expect(simulator.wishes).to.have.length(0);
  named(element, 'Clear').click();
  await drawn(element);
  named(element, 'Clear everything').click();
  expect(simulator.wishes).to.deep.equal([['clear']]);
});

it('downloads the capture on show under the name of its stream, as soon as it has a screenshot', async () => {
  const simulator = new FakeSimulator();
  const element = await actions(simulator);
  const button = find<HTMLButtonElement>(named(element, 'Download all'), 'button');
  expect(button.disabled).to.equal(true);
  simulator.patch(stateWith(fakeCapture('a', 1, { outcome: 'running', total: 7 })));
  await drawn(element);
  expect(button.disabled).to.equal(false);
  const names: string[] = [];
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    names.push(this.download);
  };
  try {
    button.click();
    await waitUntil(() => names.length === 1);
  } finally {
    HTMLAnchorElement.prototype.click = click;
  }
  expect(names).to.deep.equal(['stream_name-screencapture.zip']);
});

it('lists earlier captures without the one on show, and shows or compares them', async () => {
  const simulator = new FakeSimulator(pageStates['finished']);
  const element = await mount<EarlierCaptures>(html`<lsc-earlier-captures></lsc-earlier-captures>`, simulator);
  expect(findAll(element, 'li')).to.have.length(1);
  expect(find(element, 'li').textContent).to.include('Finished: 3 screenshots, 3 callbacks delivered');
  for (const button of findAll(element, 'li wa-button')) button.click();
  expect(simulator.wishes).to.deep.equal([
    ['show', 'older'],
    ['compare', 'older'],
  ]);
});

it('lists a long past in portions', async () => {
  const captures = Array.from({ length: 50 }, (_, nth) => fakeCapture(`c${nth}`, 1).record);
  const simulator = new FakeSimulator({ ...readyState, captures });
  const element = await mount<EarlierCaptures>(html`<lsc-earlier-captures></lsc-earlier-captures>`, simulator);
  expect(findAll(element, 'li')).to.have.length(20);
  named(element, '30 more').click();
  await drawn(element);
  expect(findAll(element, 'li')).to.have.length(40);
});

it('tells what differs between two captures: settings, sizes, names, bodies', async () => {
  const onShow = fakeCapture('a', 7);
  const settings = { ...onShow.record.settings, intervalSeconds: 5, dialect: '2025' as const };
  const compared = fakeCapture('b', 3);
  const simulator = new FakeSimulator({
    ...stateWith(onShow, { selected: 1 }),
    compared: { ...compared, record: { ...compared.record, settings }, screenshots: compared.screenshots.slice(0, 1) },
  });
  const element = await mount<EarlierCaptures>(html`<lsc-earlier-captures></lsc-earlier-captures>`, simulator);
  const rows = findAll(element, 'tbody tr').map((row) => [...row.children].map((cell) => cell.textContent));
  expect(rows).to.deep.include(['Interval (seconds)', '10', '5']);
  expect(rows).to.deep.include(['Documentation', '2019', '2025']);
  expect(rows).to.deep.include(['Screenshots', '7', '3']);
  expect(rows).to.deep.include(['Screenshot size (N, M)', '640×360', '–']);
  expect(rows).to.deep.include(['width', '640', '–']);
  expect(rows.map(([name]) => name)).not.to.include('Stream name');
});

it('never shows a picture larger than it is', async () => {
  const simulator = new FakeSimulator(stateWith(fakeCapture('a', 1)));
  const element = await mount<ScreenshotFigure>(html`<lsc-screenshot-figure></lsc-screenshot-figure>`, simulator);
  await waitUntil(() => findAll(element, '.stage img').length === 1);
  const image = find<HTMLImageElement>(element, '.stage img');
  await image.decode();
  expect(image.getBoundingClientRect().width).to.be.at.most(640);
  expect(named(element, 'Download JPEG')).to.have.attribute('download', 'stream_name-screenshot-15-04-33-640x360.jpg');
});

it('keeps the place of a picture that is not there yet', async () => {
  const simulator = new FakeSimulator({ ...readyState, capture: undefined });
  const element = await mount<ScreenshotFigure>(html`<lsc-screenshot-figure></lsc-screenshot-figure>`, simulator);
  const before = find(element, '.stage').getBoundingClientRect().height;
  simulator.patch(stateWith(fakeCapture('a', 1)));
  await waitUntil(() => findAll(element, '.stage img').length === 1);
  expect(find(element, '.stage').getBoundingClientRect().height).to.equal(before);
  expect(before).to.be.greaterThan(100);
});

it('remembers the theme that was chosen', async () => {
  localStorage.clear();
  const first = await mount<ThemeControl>(html`<lsc-theme-control></lsc-theme-control>`);
  const select = named(first, 'Theme') as HTMLSelectElement;
  expect(select.value).to.equal('system');
  select.value = 'dark';
  select.dispatchEvent(new Event('change'));
  expect(document.documentElement.dataset['theme']).to.equal('dark');
  const second = await mount<ThemeControl>(html`<lsc-theme-control></lsc-theme-control>`);
  expect((named(second, 'Theme') as HTMLSelectElement).value).to.equal('dark');
  localStorage.clear();
  delete document.documentElement.dataset['theme'];
});
