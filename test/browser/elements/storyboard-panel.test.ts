import { ContextProvider } from '@lit/context';
import { expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../../src/app/register-storyboard.ts';
import { speak } from '../../../src/app/page-language.ts';
import { addChinese } from '../../../src/elements/locale.ts';
import type { StoryboardPanel } from '../../../src/elements/storyboard-panel.ts';
import { storyboardContext, type StoryboardTools } from '../../../src/elements/storyboard-context.ts';
import { sheetCount } from '../../../src/storyboard/grid.ts';
import { makeStoryboard } from '../../../src/storyboard/make-storyboard.ts';
import type { CaptureOnShow } from '../../../src/service/state.ts';
import { FakeSimulator, fakeCapture, readyState, stateWith } from '../../support/fake-simulator.ts';
import { fixtureFile } from '../capture/camera-support.ts';
import { drawn, find, findAll, mount, named, useScheme } from './mount.ts';

/** The page's tools, but for the worker's start, which is Vite's. */
const tools: StoryboardTools = {
  make: (plan, options) =>
    makeStoryboard(
      plan,
      () => new Worker(new URL('../../../src/storyboard/storyboard.worker.ts', import.meta.url), { type: 'module' }),
      options,
    ),
  archive: async () => new Blob(),
  loadPlayer: () => import('../../../src/app/register-player.ts'),
};

/** In place of drawing: sheets of nothing. */
const quickly: StoryboardTools['make'] = async (plan) => ({
  plan,
  sheets: Array.from({ length: sheetCount(plan.tiles) }, () => new Blob()),
  contactSheets: Array.from({ length: sheetCount(plan.contact.grid) }, () => new Blob()),
  unreadable: 0,
});

/** Gives what is within it other tools than the page's. */
class ToolBox extends HTMLElement {
  readonly provider = new ContextProvider(this, { context: storyboardContext, initialValue: tools });
}
customElements.define('test-tool-box', ToolBox);

async function panel(simulator: FakeSimulator, its: Partial<StoryboardTools> = {}): Promise<StoryboardPanel> {
  const box = await mount<StoryboardPanel>(html`<test-tool-box></test-tool-box>`, simulator);
  (box as unknown as ToolBox).provider.setValue({ ...tools, ...its });
  const element = document.createElement('lsc-storyboard-panel') as StoryboardPanel;
  box.append(element);
  await drawn(element);
  return element;
}

/** A capture of a drawn push. */
function ofPattern(): CaptureOnShow {
  const capture = fakeCapture('a', 7);
  const push = { kind: 'pattern', size: { width: 1280, height: 720 }, durationSeconds: 64 } as const;
  return { ...capture, record: { ...capture.record, settings: { ...capture.record.settings, push } } };
}

async function withVideo(): Promise<FakeSimulator> {
  const simulator = new FakeSimulator(stateWith(fakeCapture('a', 7)));
  simulator.file = (await fixtureFile('h264.mp4')).file;
  return simulator;
}

/** A slow machine is no mistake. */
const until = (holds: () => boolean): Promise<void> => waitUntil(holds, undefined, { timeout: 20_000 });

async function make(element: StoryboardPanel): Promise<void> {
  named(element, 'Make the storyboard').click();
  await until(() => findAll(element, 'lsc-storyboard-result').length === 1);
  await drawn(element);
}

function type(element: Element, name: string, text: string): void {
  const input = named(element, name) as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event('input'));
}

const status = (element: Element): string => find(element, '[role=status]').textContent.trim();

before(() => addChinese(() => import('../../../src/elements/locales/zh-Hans-payloads.ts')));

afterEach(() => speak('en'));

for (const [scheme, language] of [
  ['light', 'en'],
  ['dark', 'zh-Hans'],
] as const) {
  it(`is accessible in ${scheme} colours, in ${language}: empty, with a player and a mistake, with a bar`, async () => {
    await useScheme(scheme);
    const empty = await panel(new FakeSimulator(readyState));
    const played = await panel(await withVideo());
    const moved = await panel(new FakeSimulator(stateWith(ofPattern())));
    await make(played);
    await make(moved);
    await until(() => findAll(played, 'media-time-range').length === 1);
    type(played, 'Columns', '0');
    await speak(language);
    for (const element of [empty, played, moved]) {
      await drawn(element);
      await expect(element).to.be.accessible();
    }
  });
}

it('speaks Chinese, the player too', async () => {
  await speak('zh-Hans');
  const element = await panel(await withVideo(), { make: quickly });
  named(element, '生成故事板').click();
  await until(() => findAll(element, 'media-play-button').length === 1);
  await drawn(element);
  expect(find(element, 'media-play-button')).to.have.attribute('aria-label', '播放');
  expect(status(element)).to.equal('已由 7 张图片生成');
  await speak('en');
  await drawn(element);
  expect(find(element, 'media-play-button')).to.have.attribute('aria-label', 'play');
});

it('says what to do when there is nothing to make it of', async () => {
  const element = await panel(new FakeSimulator(readyState));
  expect(find(element, '.nothing').textContent).to.include('Capture something first');
});

it('says beforehand what will come of the choices, and what a mistake is', async () => {
  const element = await panel(new FakeSimulator(stateWith(fakeCapture('a', 7))));
  const summary = (): string => find(element, '.summary').textContent.trim();
  expect(summary()).to.equal('7 thumbnails of 160×90 pixels on one sheet of 800×180');
  type(element, 'Thumbnail width (pixels)', '320');
  type(element, 'Columns', '3');
  await drawn(element);
  expect(summary()).to.equal('7 thumbnails of 320×180 pixels on one sheet of 960×540');
  for (const text of ['', '0', '51', '1.5', 'five']) {
    type(element, 'Columns', text);
    await drawn(element);
    expect(summary()).to.equal('');
    expect(named(element, 'Columns')).to.have.attribute('aria-invalid', 'true');
    expect(find(element, '#mistake-columns').textContent).to.equal('A whole number from 1 to 50.');
    expect(named(element, 'Make the storyboard')).to.have.property('disabled', true);
  }
});

it('shows the track as it is downloaded, with names relative to it', async () => {
  const element = await panel(new FakeSimulator(stateWith(fakeCapture('a', 7))));
  await make(element);
  expect(status(element)).to.equal('Made of 7 pictures');
  const text = find(element, 'pre').textContent;
  expect(
    text.startsWith('WEBVTT\n\n00:00:00.000 --> 00:00:10.000\nstream_name-storyboard-1.jpg#xywh=0,0,160,90\n'),
  ).to.equal(true);
  expect(
    text.endsWith('\n\n00:01:00.000 --> 00:01:04.500\nstream_name-storyboard-1.jpg#xywh=160,90,160,90\n'),
  ).to.equal(true);
  const copied = find(element, 'lsc-copy-button') as unknown as { text: () => string };
  expect(copied.text()).to.equal(text);
});

it('plays the push in a player that loads the track and finds its sheets', async () => {
  const element = await panel(await withVideo());
  await make(element);
  await until(() => findAll(element, 'track').length === 1);
  const track = find<HTMLTrackElement>(element, 'track');
  await until(() => track.readyState === HTMLTrackElement.prototype.LOADED);
  const cues = [...(track.track.cues ?? [])] as VTTCue[];
  expect(cues.map(({ startTime, endTime }) => [startTime, endTime]).at(-1)).to.deep.equal([60, 64.5]);
  const [address = '', area] = cues[6]!.text.split('#');
  expect(area).to.equal('xywh=160,90,160,90');
  expect(await createImageBitmap(await (await fetch(address)).blob())).to.include({ width: 800, height: 180 });
});

it('has a bar in place of the player where a push was drawn, from thumbnail to thumbnail by arrow keys', async () => {
  const element = await panel(new FakeSimulator(stateWith(ofPattern())));
  await make(element);
  expect(find(element, '.stage').textContent).to.include('there is no video to play');
  const bar = named(element, 'Position in the push') as HTMLInputElement;
  const shown = async (): Promise<readonly (string | null)[]> => {
    await drawn(element);
    const svg = find(element, 'svg');
    return [svg.getAttribute('aria-label'), svg.getAttribute('viewBox'), bar.getAttribute('aria-valuetext')];
  };
  bar.focus();
  expect(await shown()).to.deep.equal(['The thumbnail of 00:00', '0 0 160 90', '00:00']);
  await sendKeys({ press: 'ArrowRight' });
  await sendKeys({ press: 'ArrowRight' });
  expect(await shown()).to.deep.equal(['The thumbnail of 00:20', '320 0 160 90', '00:20']);
  await sendKeys({ press: 'End' });
  expect(await shown()).to.deep.equal(['The thumbnail of 01:00', '160 90 160 90', '01:04.5']);
  await sendKeys({ press: 'ArrowLeft' });
  expect(await shown()).to.deep.equal(['The thumbnail of 00:50', '0 90 160 90', '00:50']);

  bar.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = bar.getBoundingClientRect();
  await sendMouse({ type: 'move', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
  expect((await shown())[0]).to.equal('The thumbnail of 00:30');
});

it('says so when the file of the push is not at hand any more, and when the player cannot be had or cannot play it', async () => {
  const stage = async (simulator: FakeSimulator, its: Partial<StoryboardTools> = {}): Promise<string> => {
    const element = await panel(simulator, { make: quickly, ...its });
    await make(element);
    await until(() => findAll(element, '.stage lsc-storyboard-bar').length === 1);
    return find(element, '.stage p').textContent;
  };
  expect(await stage(new FakeSimulator(stateWith(fakeCapture('a', 2))))).to.include('not at hand any more');
  const unplayable = new FakeSimulator(stateWith(fakeCapture('a', 2)));
  unplayable.file = new File(['no video'], 'push.mp4', { type: 'video/mp4' });
  expect(await stage(unplayable)).to.include('does not play the video');
  expect(await stage(await withVideo(), { loadPlayer: () => Promise.reject(new Error('offline')) })).to.include(
    'The player could not be loaded',
  );
});

it('plays the file of the push as soon as it is given again', async () => {
  const capture = fakeCapture('a', 2);
  const push = { kind: 'file', name: 'h264.mp4', bytes: 1 } as const;
  const record = { ...capture.record, settings: { ...capture.record.settings, push } };
  const simulator = new FakeSimulator(stateWith({ ...capture, record }));
  const element = await panel(simulator, { make: quickly });
  await make(element);
  expect(find(element, '.stage p').textContent).to.include('not at hand any more');
  simulator.file = (await fixtureFile('h264.mp4')).file;
  simulator.patch({ push: { ...readyState.push } });
  await until(() => findAll(element, 'video').length === 1);
});

it('tells how far it is, and can be cancelled', async () => {
  const simulator = new FakeSimulator(stateWith(fakeCapture('a', 7)));
  const { picture } = simulator;
  simulator.picture = (index) => (index < 3 ? picture(index) : new Promise(() => {}));
  const element = await panel(simulator);
  named(element, 'Make the storyboard').click();
  await until(() => status(element) === '3 of 7 pictures');
  expect(named(element, 'Make the storyboard')).to.have.property('disabled', true);
  named(element, 'Stop drawing').click();
  await until(() => status(element) === '');
  await drawn(element);
  expect(findAll(element, '[role=alert], lsc-storyboard-result')).to.have.length(0);
  simulator.picture = picture;
  await make(element);
  expect(status(element)).to.equal('Made of 7 pictures');
});

it('tells how many pictures are gone, and when nothing could be drawn at all', async () => {
  const simulator = new FakeSimulator(stateWith(fakeCapture('a', 7)));
  const { picture } = simulator;
  simulator.picture = async (index) => (index === 2 ? undefined : picture(index));
  const element = await panel(simulator);
  await make(element);
  expect(status(element)).to.equal('Made of 7 pictures; 1 could not be read and is dark');

  const broken = await panel(simulator, { make: () => Promise.reject(new Error('no canvas')) });
  named(broken, 'Make the storyboard').click();
  await until(() => findAll(broken, '[role=alert]').length === 1);
  expect(find(broken, '[role=alert]').textContent).to.include('could not be drawn');
});

it('drops what was made when another capture goes on show', async () => {
  const simulator = new FakeSimulator(stateWith(fakeCapture('a', 7)));
  const element = await panel(simulator, { make: quickly });
  await make(element);
  simulator.patch({ capture: fakeCapture('b', 3) });
  await drawn(element);
  expect(findAll(element, 'lsc-storyboard-result')).to.have.length(0);
  expect(find(element, '.summary').textContent).to.include('3 thumbnails');
});

it('shows the sheets one at a time where there are several', async () => {
  const element = await panel(new FakeSimulator(stateWith(fakeCapture('a', 80))), { make: quickly });
  type(element, 'Thumbnail width (pixels)', '640');
  type(element, 'Columns', '6');
  await drawn(element);
  expect(find(element, '.summary').textContent.trim()).to.equal('80 thumbnails of 640×360 pixels on 2 sheets');
  await make(element);
  const chooser = named(element, 'Sheet on show') as HTMLSelectElement;
  expect([...chooser.options].map(({ text }) => text.trim())).to.deep.equal(['Sheet 1', 'Sheet 2']);
  chooser.value = '1';
  chooser.dispatchEvent(new Event('change'));
  await drawn(element);
  expect(find(element, 'figure p').textContent).to.include('Sheet 2 of 2: 3840×1080 pixels');
  expect(find(element, 'a[download]')).to.have.attribute('download', 'stream_name-storyboard-2.jpg');
});
