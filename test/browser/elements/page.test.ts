import { expect, html } from '@open-wc/testing';
import { defaultDialect } from '../../../src/core/dialects.ts';
import type { AppShell } from '../../../src/app/app-shell.ts';
import { FakeSimulator, fakeCapture, readyState, stateWith } from '../../support/fake-simulator.ts';
import { drawn, findAll, find, mount, named, useScheme } from './mount.ts';
import { pageStates } from './page-states.ts';

const page = (simulator: FakeSimulator): Promise<AppShell> =>
  mount<AppShell>(html`<lsc-app-shell></lsc-app-shell>`, simulator);

for (const scheme of ['light', 'dark'] as const) {
  for (const [name, state] of Object.entries(pageStates)) {
    it(`is accessible in ${scheme} colours when ${name}`, async () => {
      await useScheme(scheme);
      const shell = await page(new FakeSimulator(state));
      named(shell, 'More settings').click();
      await drawn(shell);
      await expect(shell).to.be.accessible();
    });
  }
}

const contract = [
  'Video file',
  'Sample',
  'Pattern width (X)',
  'Pattern height (Y)',
  'Pattern duration (seconds)',
  'Interval (seconds)',
  'Width (W)',
  'Height (H)',
  'Stream name',
  'Push domain',
  'AppName',
  'Stream parameters',
  'Push start',
  'Start now',
  'Callback key',
  'Callback URL',
  'Send for real',
  'Bucket',
  'AppId',
  'Region',
  'CosPrefix',
  'CosFileName',
  'Documentation',
  'Rounding',
  'Swap',
  'First screenshot',
  'Signature on retry',
  'Empty key',
  'Push size',
  'JPEG quality',
  'Capture',
  'Stop',
  'Capture progress',
  'Screenshots',
  'Callback body',
  'Download all',
  'Clear',
  'More settings',
  'Views',
  'Theme',
  'Language',
];

it('has every name of the contract once everything is unfolded', async () => {
  const state = stateWith(fakeCapture('a', 7), { fields: { ...readyState.fields, sample: 'pattern' } });
  const shell = await page(new FakeSimulator(state));
  named(shell, 'More settings').click();
  await drawn(shell);
  for (const name of contract) expect(() => named(shell, name), name).not.to.throw();
});

it('has one status and, while nothing is wrong, no alert', async () => {
  const shell = await page(new FakeSimulator(pageStates['finished']));
  expect(findAll(shell, '[role=status]')).to.have.length(1);
  expect(findAll(shell, '[role=alert]')).to.have.length(0);
});

it('names regions for the push, the callback body and earlier captures', async () => {
  const shell = await page(new FakeSimulator(pageStates['finished']));
  const regions = findAll(shell, 'section').map(
    (section) => section.getAttribute('aria-label') ?? section.querySelector('h2')?.textContent,
  );
  expect(regions).to.include.members(['Push', 'Callback body', 'Earlier captures']);
});

it('hides the rest of the settings until asked for', async () => {
  const shell = await page(new FakeSimulator());
  const disclosure = named(shell, 'More settings');
  expect(disclosure).to.have.attribute('aria-expanded', 'false');
  expect(() => named(shell, 'Stream name')).to.throw();
  disclosure.click();
  await drawn(shell);
  expect(disclosure).to.have.attribute('aria-expanded', 'true');
  expect(named(shell, 'Stream name')).to.have.value('stream_name');
});

it('takes a file that is dropped anywhere on the view as the push', async () => {
  const simulator = new FakeSimulator();
  const shell = await page(simulator);
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['x'], 'harbour.mp4'));
  const drop = new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true });
  find(shell, 'lsc-screenshot-figure').dispatchEvent(drop);
  expect(simulator.wishes).to.deep.equal([['chooseFile', 'harbour.mp4']]);
  expect(drop.defaultPrevented).to.equal(true);
});

it('says quietly which ways are active and what of a link was ignored', async () => {
  const simulator = new FakeSimulator({ ...readyState, answeredBy: 'in-process', ignoredLinkNames: ['w', 'start'] });
  const text = find(await page(simulator), 'lsc-active-ways').shadowRoot?.textContent ?? '';
  expect(text).to.include('WebCodecs').and.include('inside this page').and.include('w, start');
});

it('offers the limits of the documentation that is chosen', async () => {
  const simulator = new FakeSimulator();
  const shell = await page(simulator);
  const hint = (): string => find(find(shell, 'lsc-template-form'), '[slot=hint]').textContent ?? '';
  expect(simulator.state.current.fields.dialect).to.equal(defaultDialect);
  expect(hint()).to.equal('5–300, default 10');
  simulator.setField('dialect', '2025');
  await drawn(shell);
  expect(hint()).to.equal('2–300, default 2');
});

/** Whether the page keeps files from the browser, which would open them in its place, when they come over an element. */
function keepsFiles(target: Element, type: 'dragover' | 'drop'): boolean {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['x'], 'a.mp4'));
  return !target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true }));
}

it('does not go when a file is dropped where nothing takes it; what takes files still does, and text is let alone', async () => {
  const shell = await page(new FakeSimulator(readyState));
  const heading = find(shell, 'h1');
  expect([keepsFiles(heading, 'dragover'), keepsFiles(heading, 'drop')]).to.deep.equal([true, true]);
  const control = Object.assign(document.createElement('input'), { type: 'file' });
  heading.append(control);
  expect(keepsFiles(control, 'drop')).to.equal(false);
  const text = new DataTransfer();
  text.setData('text/plain', 'x');
  const dragged = new DragEvent('dragover', { dataTransfer: text, bubbles: true, composed: true, cancelable: true });
  expect(heading.dispatchEvent(dragged)).to.equal(true);
  shell.remove();
  expect(keepsFiles(document.body, 'drop')).to.equal(false);
});
