import { setViewport } from '@web/test-runner-commands';
import { expect, html } from '@open-wc/testing';
import { speak } from '../../../src/app/page-language.ts';
import '../../../src/app/register-callbacks.ts';
import { documentedSample } from '../../../src/core/documented-sample.ts';
import type { CallbackVerifier } from '../../../src/elements/callback-verifier.ts';
import { addChinese } from '../../../src/elements/locale.ts';
import { drawn, find, findAll, mount, useScheme } from './mount.ts';

before(() => addChinese(() => import('../../../src/elements/locales/zh-Hans-callbacks.ts')));

const open = () => mount<CallbackVerifier>(html`<lsc-callback-verifier></lsc-callback-verifier>`);

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isCalled = (label: HTMLElement, name: string): label is HTMLLabelElement =>
  label.firstElementChild?.textContent.trim() === name || label.innerText.trim().startsWith(name);

const control = (verifier: Element, name: string): Control =>
  findAll(verifier, 'label').find((label): label is HTMLLabelElement => isCalled(label, name))!.control as Control;

async function type(verifier: Element, name: string, text: string): Promise<void> {
  const field = control(verifier, name);
  field.value = text;
  field.dispatchEvent(new Event(field.localName === 'select' ? 'change' : 'input', { bubbles: true }));
  await drawn(verifier);
}

const press = async (verifier: Element, text: string): Promise<void> => {
  findAll(verifier, 'button')
    .find((button) => button.innerText.trim() === text)!
    .click();
  await drawn(verifier);
};

const check = (verifier: Element, id: string): HTMLElement => find(verifier, `[data-check=${id}]`);
const verdictOf = (verifier: Element, id: string) => check(verifier, id).dataset['verdict'];
const mistakes = (verifier: Element) => findAll(verifier, '[data-mistake]').map((one) => one.dataset['mistake']);

it('finds the documented sample rightly signed, and its object name not that of its time', async () => {
  const verifier = await open();
  expect(find(verifier, 'output').innerText).to.include('sign is MD5 of this key and t');
  expect(verdictOf(verifier, 'sign')).to.equal('ok');
  expect(check(verifier, 'expiry').innerText).to.include('t passes in 1 s.');
  expect(check(verifier, 'name-time').innerText)
    .to.include('2018-12-17 19-06-59')
    .and.include('at UTC+8 that is 2018-12-17 15-04-33');
  expect(check(verifier, 'sign').innerText).to.include('267/31566');
  expect(mistakes(verifier)).to.deep.equal([]);
});

it('computes the signature step by step', async () => {
  const verifier = await open();
  const steps = find(verifier, '.steps').innerText.replace(/\s+/g, ' ');
  expect(steps).to.include('74').and.include('14 bytes').and.include(documentedSample.sign);
});

for (const [example, found, words] of [
  ['key-case', ['key-case'], 'The sign is right for the key "test"'],
  ['reversed', ['reversed-order'], 'Digest the key first, then t.'],
  ['upper-case', ['upper-case-digest'], 'capital letters'],
  ['milliseconds', ['t-in-milliseconds'], '1545030873000 was digested for t'],
  ['other-hash', ['other-hash'], 'SHA-256'],
  ['newer-t', ['another-t'], 'another t: 1545030873'],
] as const) {
  it(`names the mistake of the example ${example}, and how to mend it`, async () => {
    const verifier = await open();
    await type(verifier, 'Example', example);
    expect(mistakes(verifier)).to.deep.equal(found);
    expect(find(verifier, '.mistakes').innerText).to.include(words);
    expect(verdictOf(verifier, 'expiry')).to.equal('ok');
  });
}

it('says where the body was found, and what a form is', async () => {
  const verifier = await open();
  await type(verifier, 'Example', 'upper-case');
  expect(check(verifier, 'paste').innerText).to.include('An HTTP request to receiver.example');
  await type(verifier, 'Example', 'milliseconds');
  expect(check(verifier, 'paste').innerText).to.include('held by a log as escaped text');
  await type(verifier, 'Example', 'form');
  expect(check(verifier, 'json').innerText).to.include('This is a form');
  expect(verdictOf(verifier, 'sign')).to.equal('skipped');
});

it('follows what is pasted, the key and the clock as they are typed', async () => {
  const verifier = await open();
  await type(verifier, 'Pasted callback', JSON.stringify({ ...documentedSample, width: '640', t: 1_545_030_874 }));
  expect((control(verifier, 'Example') as HTMLSelectElement).selectedOptions[0]!.text).to.equal('What you pasted');
  expect(check(verifier, 'fields').innerText).to.include('width is a whole number, not a text.');
  expect(mistakes(verifier)).to.deep.equal(['another-t']);
  await type(verifier, 'Key to verify with', 'other');
  expect(find(verifier, 'output').innerText).to.include('no known mistake explains it');
  await type(verifier, 'Verify at (UNIX seconds)', '1545030875');
  expect(check(verifier, 'expiry').innerText).to.include('t passed 1 s ago.');
  await type(verifier, 'Verify at (UNIX seconds)', 'soon');
  expect(control(verifier, 'Verify at (UNIX seconds)').ariaInvalid).to.equal('true');
  expect(verdictOf(verifier, 'expiry')).to.equal('skipped');
});

it('sets the clock to now, and to one second before t', async () => {
  const verifier = await open();
  await press(verifier, 'Now');
  expect(Number(control(verifier, 'Verify at (UNIX seconds)').value)).to.be.greaterThan(documentedSample.t);
  expect(verdictOf(verifier, 'expiry')).to.equal('error');
  await press(verifier, 'One second before t');
  expect(control(verifier, 'Verify at (UNIX seconds)').value).to.equal(String(documentedSample.t - 1));
  expect(verdictOf(verifier, 'expiry')).to.equal('ok');
});

it('takes a callback that it is given, and keeps it among the examples', async () => {
  const verifier = await open();
  const pasted = JSON.stringify({ ...documentedSample, stream_id: 'mine' });
  verifier.example = { pasted, key: 'test' };
  await drawn(verifier);
  expect(control(verifier, 'Pasted callback').value).to.equal(pasted);
  await type(verifier, 'Example', 'sample');
  verifier.example = { pasted, key: 'test' };
  await drawn(verifier);
  expect(control(verifier, 'Pasted callback').value).not.to.equal(pasted);
  await type(verifier, 'Example', 'given');
  expect(control(verifier, 'Pasted callback').value).to.equal(pasted);
});

it('shows what is pasted as text, never as markup, and stores no key', async () => {
  const verifier = await open();
  const hostile = '<img src=x onerror="window.broken = 1">';
  await type(verifier, 'Key to verify with', 'very-secret');
  await type(
    verifier,
    'Pasted callback',
    JSON.stringify({ ...documentedSample, stream_id: hostile, pic_full_url: hostile, sign: hostile, [hostile]: 1 }),
  );
  expect(findAll(verifier, 'img')).to.deep.equal([]);
  expect(check(verifier, 'documentation-2019').innerText).to.include(hostile);
  const stored = JSON.stringify([localStorage, sessionStorage, location.href, document.cookie]);
  expect(stored).not.to.include('very-secret');
});

it('gives a verdict for a megabyte of anything', async () => {
  const verifier = await open();
  for (const text of ['{'.repeat(1_000_000), `${'\0\u{d800}'.repeat(500_000)}${JSON.stringify(documentedSample)}`]) {
    await type(verifier, 'Pasted callback', text);
    expect(findAll(verifier, '[data-check]').length).to.equal(13);
    expect(control(verifier, 'Pasted callback').value.length).to.equal(20_000);
    expect(find(verifier, '.question .quiet').innerText).to.match(/^All 1,000,[0-9]{3} characters are verified/);
  }
  expect(verdictOf(verifier, 'sign')).to.equal('ok');
});

it('verifies a long paste whole, though the field shows its beginning', async () => {
  const verifier = await open();
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', `${' '.repeat(30_000)}${JSON.stringify({ ...documentedSample, width: 1 })}`);
  control(verifier, 'Pasted callback').dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
  await drawn(verifier);
  expect(verdictOf(verifier, 'sign')).to.equal('ok');
  expect(check(verifier, 'name-size').innerText).to.include('1×352');
});

it('fits into 360 pixels', async () => {
  await setViewport({ width: 360, height: 800 });
  const verifier = await open();
  await type(verifier, 'Example', 'milliseconds');
  expect(document.documentElement.scrollWidth).to.be.at.most(360);
  await setViewport({ width: 800, height: 600 });
  expect(verifier.isConnected).to.equal(true);
});

afterEach(() => speak('en'));

it('is accessible in Chinese too', async () => {
  await speak('zh-Hans');
  const shown = await open();
  expect(find(shown, 'output').innerText).to.include('sign 是此密钥与 t 的 MD5');
  await expect(shown).to.be.accessible();
});

for (const scheme of ['light', 'dark'] as const) {
  it(`is accessible in the ${scheme} scheme`, async () => {
    await useScheme(scheme);
    const verifier = await open();
    await type(verifier, 'Example', 'key-case');
    await expect(verifier).to.be.accessible();
  });
}
