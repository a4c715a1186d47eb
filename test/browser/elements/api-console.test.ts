import { ContextProvider } from '@lit/context';
import { expect, html } from '@open-wc/testing';
import { defineConsoleElements } from '../../../src/app/console-elements.ts';
import { speak } from '../../../src/app/page-language.ts';
import { apiActions } from '../../../src/core/api-actions.ts';
import type { CallDesk } from '../../../src/console/call-desk.ts';
import { callDeskContext } from '../../../src/elements/call-desk-context.ts';
import type { ApiConsole } from '../../../src/elements/api-console.ts';
import { addChinese } from '../../../src/elements/locale.ts';
import { callDesk } from '../../support/call-desk.ts';
import { FakeSimulator } from '../../support/fake-simulator.ts';
import { drawn, find, findAll, mount, named } from './mount.ts';

const provider = new ContextProvider(document.body, { context: callDeskContext });

async function mounted(simulator?: FakeSimulator): Promise<{ view: ApiConsole; desk: CallDesk }> {
  const desk = callDesk();
  provider.setValue(desk);
  defineConsoleElements();
  const view = await mount<ApiConsole>(html`<lsc-api-console></lsc-api-console>`, simulator);
  await told(view);
  return { view, desk };
}

/** Waits until what a store tells in a microtask is drawn. */
async function told(view: Element): Promise<void> {
  await Promise.resolve();
  await drawn(view);
}

const hintOf = (view: Element, name: string): string => find(view, `#${name}-hint`).textContent.trim();

const choose = (select: HTMLElement, value: string): void => {
  (select as HTMLSelectElement).value = value;
  select.dispatchEvent(new Event('change'));
};

it('has every parameter of every action under its documented name, and says what it has to be', async () => {
  const { view, desk } = await mounted();
  for (const [action, { parameters }] of Object.entries(apiActions)) {
    desk.open(action);
    await told(view);
    const labels = findAll(find(view, 'lsc-api-parameters'), 'label').map((label) => label.textContent.trim());
    expect(labels).to.deep.equal(parameters.map(({ name }) => name));
  }
  desk.open('CreateLiveSnapshotTemplate');
  await told(view);
  expect(hintOf(view, 'TemplateName')).to.equal('string · required · at most 255 bytes');
  expect(hintOf(view, 'Width')).to.equal('integer · optional · 0–3000 · default 0');
  expect(hintOf(view, 'SnapshotInterval')).to.equal('integer · optional · 5–300 · default 10');
});

it('keeps the limits of the documentation that the form names, and follows what the form says', async () => {
  const simulator = new FakeSimulator();
  const { view, desk } = await mounted(simulator);
  simulator.setField('dialect', '2025');
  simulator.setField('domain', 'other.example');
  simulator.setField('interval', '2');
  await drawn(view);
  desk.open('CreateLiveSnapshotTemplate');
  await told(view);
  expect(hintOf(view, 'SnapshotInterval')).to.contain('2–300');
  expect((named(view, 'SnapshotInterval') as HTMLInputElement).value).to.equal('2');
  desk.open('CreateLiveSnapshotRule');
  await told(view);
  expect((named(view, 'DomainName') as HTMLInputElement).value).to.equal('other.example');
});

it('shows the account as it becomes, and marks what the push of the form gets', async () => {
  const { view, desk } = await mounted();
  const held = () => findAll(view, 'li.held').map((item) => item.textContent.replaceAll(/\s+/g, ' ').trim());
  for (const action of ['CreateLiveSnapshotTemplate', 'CreateLiveSnapshotRule', 'CreateLiveCallbackTemplate']) {
    desk.open(action);
    if (action === 'CreateLiveCallbackTemplate') desk.type('CallbackKey', 'sesame7');
    await desk.send();
  }
  desk.open('CreateLiveCallbackRule');
  await desk.send();
  await told(view);
  expect(held()).to.have.length(4);
  expect(held()[0]).to.contain('1000 screenshots · every 10 s · W 640 H 0 · testbucket-1234567890 · ap-guangzhou');
  expect(held()[1]).to.equal('push.example/live → 1000');
  expect(held()[2]).to.contain('key ******');
  desk.showSecrets(true);
  await told(view);
  expect(held()[2]).to.contain('key sesame7');
});

it('says how a call was signed step by step, with the derived keys for who asks to see secrets', async () => {
  const { view, desk } = await mounted();
  const steps = () => findAll(find(view, 'section[aria-label=Signature]'), 'pre').map((step) => step.textContent);
  const { signature } = desk.request;
  if (signature.kind !== 'tc3') throw new Error('not signed by TC3');
  const { canonicalRequest, canonicalRequestHash, stringToSign, authorization } = signature;
  const [canonical, hash, toSign, keys, signed, header] = steps();
  expect([canonical, hash, toSign, signed, header]).to.deep.equal([
    canonicalRequest,
    canonicalRequestHash,
    stringToSign,
    signature.signature,
    authorization,
  ]);
  expect(keys).to.equal('kDate = ******\nkService = ******\nkSigning = ******');
  desk.showSecrets(true);
  await told(view);
  expect(steps()[3]).to.contain(signature.keys.signing);
});

it('says where another tool has no words for a call', async () => {
  const { view, desk } = await mounted();
  const elsewhere = find(view, 'lsc-api-equivalents');
  choose(named(elsewhere, 'Written for'), 'terraform');
  await told(view);
  expect(find(elsewhere, 'pre').textContent).to.contain('tencentcloud_css_snapshot_template');
  desk.open('DescribeLiveSnapshotRules');
  await told(view);
  expect(find(elsewhere, 'pre').textContent).to.contain('has no resource for this action');
  expect(find(elsewhere, 'lsc-copy-button').hidden).to.equal(true);
});

it('lets changes wait for the minutes of the documentation, and lets these pass', async () => {
  const { view, desk } = await mounted();
  const ways = find(view, 'lsc-api-ways');
  const isWaiting = () => find(ways, '[aria-live]').textContent.trim();
  choose(named(ways, 'Changes take effect'), 'after-minutes');
  expect(isWaiting()).to.equal('Nothing waits to take effect.');
  desk.open('CreateLiveSnapshotTemplate');
  await desk.send();
  await told(view);
  expect(isWaiting()).to.equal('Changes that wait: 1. Pushes get the next in 10 minutes.');
  named(ways, 'Let 10 minutes pass').click();
  await told(view);
  expect(isWaiting()).to.equal('Nothing waits to take effect.');
});

it('speaks Chinese', async () => {
  const { view } = await mounted();
  await addChinese(() => import('../../../src/elements/locales/zh-Hans-api.ts'));
  await speak('zh-Hans');
  await told(view);
  expect(find(view, 'label[for=action]').textContent).to.equal('接口（Action）');
  await speak('en');
});
