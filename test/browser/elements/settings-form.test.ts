import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ScreencaptureError } from '../../../src/core/errors.ts';
import type { MoreSettings } from '../../../src/elements/more-settings.ts';
import type { PushPanel } from '../../../src/elements/push-panel.ts';
import type { TextField } from '../../../src/elements/text-field.ts';
import { FakeSimulator, readyState, sampleFields } from '../../support/fake-simulator.ts';
import { drawn, find, findAll, mount, named } from './mount.ts';

const panel = (simulator: FakeSimulator): Promise<PushPanel> =>
  mount<PushPanel>(html`<lsc-push-panel></lsc-push-panel>`, simulator);

it('tells the simulator every change of what is typed', async () => {
  const simulator = new FakeSimulator({ ...readyState, fields: { ...sampleFields, w: '' } });
  const field = await mount<TextField>(html`<lsc-text-field field="w"></lsc-text-field>`, simulator);
  named(field, 'Width (W)').focus();
  await sendKeys({ type: '640' });
  expect(simulator.wishes).to.deep.equal([
    ['setField', 'w', '6'],
    ['setField', 'w', '64'],
    ['setField', 'w', '640'],
  ]);
});

it('marks a mistake on the element that carries the name, and describes it there', async () => {
  const mistakes = {
    interval: new ScreencaptureError('invalid-interval', '', { min: 5, max: 300, source: 'the guide' }),
  };
  const simulator = new FakeSimulator({ ...readyState, mistakes });
  const field = await mount<TextField>(
    html`<lsc-text-field field="interval" hint="5–300"></lsc-text-field>`,
    simulator,
  );
  const input = named(field, 'Interval (seconds)');
  const message = find(field, '[slot=hint]');
  expect(input).to.have.attribute('aria-invalid', 'true');
  expect(input).to.have.attribute('aria-describedby', 'hint');
  expect(message).to.have.attribute('data-code', 'invalid-interval');
  expect(message.textContent).to.equal('A whole number of seconds, 5 to 300. Source: the guide.');
  expect(findAll(field, '[role=alert]')).to.have.length(0);
  simulator.patch({ mistakes: {} });
  await drawn(field);
  expect(input).to.have.attribute('aria-invalid', 'false');
  expect(message.textContent).to.equal('5–300');
});

it('takes a chosen file as the push, also the same one again', async () => {
  const simulator = new FakeSimulator();
  const element = await panel(simulator);
  const input = named(element, 'Video file') as HTMLInputElement;
  const choose = (): void => {
    const files = new DataTransfer();
    files.items.add(new File(['x'], 'harbour.mp4'));
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
  };
  choose();
  expect(input.files).to.have.length(0);
  choose();
  expect(simulator.wishes).to.deep.equal([
    ['chooseFile', 'harbour.mp4'],
    ['chooseFile', 'harbour.mp4'],
  ]);
});

it('asks for size and length of a test pattern only when that is the push', async () => {
  const simulator = new FakeSimulator();
  const element = await panel(simulator);
  expect(() => named(element, 'Pattern width (X)')).to.throw();
  const sample = named(element, 'Sample') as HTMLSelectElement;
  sample.value = 'pattern';
  sample.dispatchEvent(new Event('change'));
  await drawn(element);
  expect(named(element, 'Pattern width (X)')).to.have.value('1280');
  expect(named(element, 'Pattern duration (seconds)')).to.have.value('60');
});

it('offers the chosen file among the samples, and again after a sample was looked at', async () => {
  const choice = { kind: 'file', name: 'harbour.mp4', bytes: 3 } as const;
  const simulator = new FakeSimulator({
    ...readyState,
    fields: { ...sampleFields, sample: 'file' },
    push: { phase: 'loading', choice },
  });
  const element = await panel(simulator);
  const sample = named(element, 'Sample') as HTMLSelectElement;
  expect(sample.selectedOptions[0]?.textContent).to.equal('harbour.mp4');
  simulator.patch({ fields: sampleFields, push: readyState.push });
  await drawn(element);
  expect(sample.selectedOptions[0]?.textContent).to.equal('Landscape sample');
  expect([...sample.options].map(({ value }) => value)).to.include('file');
});

it('says which file a link needs', async () => {
  const choice = { kind: 'file', name: 'harbour.mp4', bytes: 12_300_000 } as const;
  const element = await panel(new FakeSimulator({ ...readyState, push: { phase: 'needed', choice } }));
  const text = element.shadowRoot?.textContent ?? '';
  expect(text).to.include('harbour.mp4').and.include('12.3 MB');
});

it('shows what is known of the push, and keeps the place before it is known', async () => {
  const simulator = new FakeSimulator();
  const element = await panel(simulator);
  const facts = find(element, 'lsc-source-facts');
  const text = facts.shadowRoot?.textContent?.replaceAll(/\s+/g, ' ') ?? '';
  for (const fact of ['1280×720', '0°', '1:1', '64.5 s', '30 fps', 'every 2 s', 'MP4', 'H.264'])
    expect(text).to.include(fact);
  const height = facts.getBoundingClientRect().height;
  simulator.patch({ push: { phase: 'loading', choice: readyState.settings.push } });
  await drawn(element);
  expect(facts.getBoundingClientRect().height).to.equal(height);
});

it('shows a text that a link brought although it is not among the choices', async () => {
  const simulator = new FakeSimulator({ ...readyState, fields: { ...sampleFields, quality: '0.37' } });
  const element = await mount<MoreSettings>(html`<lsc-more-settings></lsc-more-settings>`, simulator);
  named(element, 'More settings').click();
  await drawn(element);
  expect(named(element, 'JPEG quality')).to.have.value('0.37');
});

it('sends for real only when that is switched on', async () => {
  const simulator = new FakeSimulator();
  const element = await mount<MoreSettings>(html`<lsc-more-settings></lsc-more-settings>`, simulator);
  named(element, 'More settings').click();
  await drawn(element);
  const toggle = named(element, 'Send for real') as HTMLInputElement;
  expect(toggle.checked).to.equal(false);
  toggle.click();
  expect(simulator.wishes).to.deep.equal([['setSendForReal', true]]);
});

it('tells while folded that there is a mistake inside', async () => {
  const mistakes = { bucket: new ScreencaptureError('invalid-bucket', '') };
  const element = await mount<MoreSettings>(
    html`<lsc-more-settings></lsc-more-settings>`,
    new FakeSimulator({ ...readyState, mistakes }),
  );
  expect(find(element, '#summary').textContent).to.include('mistake');
});
