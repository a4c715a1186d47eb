import { setViewport } from '@web/test-runner-commands';
import { expect, html } from '@open-wc/testing';
import { speak } from '../../../src/app/page-language.ts';
import '../../../src/app/register-callbacks.ts';
import { documentedSample } from '../../../src/core/documented-sample.ts';
import type { ForgeryLab } from '../../../src/elements/forgery-lab.ts';
import { addChinese } from '../../../src/elements/locale.ts';
import { drawn, find, findAll, mount, useScheme } from './mount.ts';

before(() => addChinese(() => import('../../../src/elements/locales/zh-Hans-callbacks.ts')));

const open = () => mount<ForgeryLab>(html`<lsc-forgery-lab></lsc-forgery-lab>`);

async function type(lab: Element, name: string, text: string): Promise<void> {
  const input = findAll(lab, 'label')
    .find((label) => label.innerText.trim() === name)!
    .querySelector('input')!;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await drawn(lab);
}

const forgery = (lab: Element, name: string): HTMLElement => find(lab, `section[aria-label="${name}"]`);
const verdictOf = (lab: Element, name: string): string => forgery(lab, name).querySelector('output')!.innerText.trim();
const stops = (lab: Element, name: string) =>
  [...forgery(lab, name).querySelectorAll<HTMLElement>('[data-stops]')].map((one) => one.dataset['defence']);

it('accepts another width and another picture beside the same sign', async () => {
  const lab = await open();
  await type(lab, 'width', '9999');
  await type(lab, 'pic_url', '/<b>other</b>.jpg');
  const body = JSON.parse(forgery(lab, 'Another body').querySelector('code')!.textContent) as object;
  expect(body).to.deep.equal({ ...documentedSample, width: 9999, pic_url: '/<b>other</b>.jpg' });
  expect(verdictOf(lab, 'Another body')).to.equal('Accepted: sign is right, and t passes in 599 s.');
  expect(stops(lab, 'Another body')).to.deep.equal(['fetch-and-compare']);
  await type(lab, 'pic_full_url', 'http://evil.example/a.jpg');
  expect(stops(lab, 'Another body')).to.deep.equal(['allow-list', 'fetch-and-compare']);
});

it('accepts the same once more until t has passed', async () => {
  const lab = await open();
  await type(lab, 'Sent again after (seconds)', '600');
  expect(verdictOf(lab, 'The same once more')).to.equal('Accepted: sign is right, and t passes in 0 s.');
  expect(stops(lab, 'The same once more')).to.deep.equal(['idempotency']);
  await type(lab, 'Sent again after (seconds)', '601');
  expect(verdictOf(lab, 'The same once more')).to.equal('Refused: sign is right, but t passed 1 s ago.');
});

it('accepts a sign made with a longer key for three centuries, a digit being moved', async () => {
  const lab = await open();
  expect(forgery(lab, 'A digit moved').innerText).to.include('for the key "test" and t = 11545030873');
  expect(verdictOf(lab, 'A digit moved')).to.match(/^Accepted: sign is right/);
  expect(stops(lab, 'A digit moved')).to.deep.equal(['key-ends-with-letter', 'expiry-limit']);
});

it('moves a digit from t to the key, which brings t into the past', async () => {
  const lab = await open();
  await type(lab, 'Key that it was signed with', 'test');
  await type(lab, 'Digits moved from the key to t', '-1');
  expect(forgery(lab, 'A digit moved').innerText)
    .to.include('for the key "test1" and t = 545030873')
    .and.include(documentedSample.sign);
  expect(verdictOf(lab, 'A digit moved')).to.match(/^Refused: sign is right, but t passed/);
  await type(lab, 'Digits moved from the key to t', '1');
  expect(verdictOf(lab, 'A digit moved')).to.match(/^These digits cannot be moved/);
});

it('forges the callback that it is given', async () => {
  const lab = await open();
  lab.example = { pasted: JSON.stringify({ ...documentedSample, stream_id: 'mine' }), key: 'another' };
  await drawn(lab);
  expect(forgery(lab, 'Another body').querySelector('code')!.textContent).to.include('"stream_id":"mine"');
  expect(verdictOf(lab, 'Another body')).to.equal('Refused: sign is wrong.');
  lab.example = { pasted: 'no callback', key: 'test' };
  await drawn(lab);
  expect(forgery(lab, 'Another body').querySelector('code')!.textContent).to.include('"stream_id":"stream_name"');
});

it('fits into 360 pixels', async () => {
  await setViewport({ width: 360, height: 800 });
  const lab = await open();
  expect(lab.scrollWidth).to.be.at.most(360);
  expect(document.documentElement.scrollWidth).to.be.at.most(360);
  await setViewport({ width: 800, height: 600 });
});

afterEach(() => speak('en'));

it('is accessible in Chinese too', async () => {
  await speak('zh-Hans');
  const shown = await open();
  expect(find(shown, 'output').innerText).to.include('接受：sign 正确');
  await expect(shown).to.be.accessible();
});

for (const scheme of ['light', 'dark'] as const) {
  it(`is accessible in the ${scheme} scheme`, async () => {
    await useScheme(scheme);
    await expect(await open()).to.be.accessible();
  });
}
