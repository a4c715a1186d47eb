import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CallbackBody } from '../../../src/elements/callback-body.ts';
import { fieldExplanation } from '../../../src/elements/body-explanations.ts';
import { deliveryLine } from '../../../src/elements/delivery-words.ts';
import { curlCommand, fetchCall } from '../../../src/payloads/request-text.ts';
import { dialects } from '../../../src/core/dialects.ts';
import { FakeSimulator, fakeCapture, fakeScreenshot, sampleFields, stateWith } from '../../support/fake-simulator.ts';
import { drawn, find, findAll, mount, named } from './mount.ts';

const bodyOf = (simulator: FakeSimulator): Promise<CallbackBody> =>
  mount<CallbackBody>(html`<lsc-callback-body></lsc-callback-body>`, simulator);

const withBody = (rawBody: string): FakeSimulator =>
  new FakeSimulator(stateWith(fakeCapture('a', 1, { screenshots: [fakeScreenshot('a', 0, { rawBody })] })));

it('holds the raw body, byte for byte, as the text of its one code element, explained or raw', async () => {
  const rawBody = '{"event_type":200,"stream_id":"a  b <b>&amp;\\u2028","t":1}';
  const element = await bodyOf(withBody(rawBody));
  for (const button of ['Show raw only', 'Show explained']) {
    expect(findAll(element, 'code').map((code) => code.textContent)).to.deep.equal([rawBody]);
    expect(find(element, 'code').innerText).to.equal(rawBody);
    named(element, button).click();
    await drawn(element);
  }
});

it('shows the body of the screenshot that is chosen', async () => {
  const simulator = new FakeSimulator(stateWith(fakeCapture('a', 7)));
  const element = await bodyOf(simulator);
  simulator.select(3);
  await drawn(element);
  expect(find(element, 'code').textContent).to.equal(simulator.state.current.capture?.screenshots[3]?.rawBody);
});

it('shows a body that is no JSON as it is', async () => {
  const element = await bodyOf(withBody('not JSON'));
  expect(find(element, 'code').textContent).to.equal('not JSON');
  expect(findAll(element, '.fields')).to.have.length(0);
});

it('explains each field where it stands, by pointer, focus and arrows', async () => {
  const element = await bodyOf(new FakeSimulator(stateWith(fakeCapture('a', 1))));
  const explanation = (): string => find(element, '.explanation').textContent ?? '';
  find(element, "[data-name='sign']").focus();
  await drawn(element);
  expect(explanation()).to.include('MD5 of the callback key');
  await sendKeys({ press: 'ArrowDown' });
  await drawn(element);
  expect(explanation()).to.include('expires');
  await sendKeys({ press: 'Home' });
  await drawn(element);
  expect(explanation()).to.include('What kind of event');
  find(element, "[data-name='pic_url']").closest('li')?.dispatchEvent(new PointerEvent('pointerenter'));
  await drawn(element);
  expect(explanation()).to.include('bucket');
});

it('has an explanation of its own for every documented field', () => {
  const unknown = fieldExplanation('something else');
  for (const name of dialects['2025'].bodyFields.value) expect(fieldExplanation(name), name).not.to.equal(unknown);
});

it('says how the callback was delivered and what its signature is worth', async () => {
  const simulator = new FakeSimulator(stateWith(fakeCapture('a', 1)));
  const element = await bodyOf(simulator);
  const sent = (): string => find(element, '.sent').textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
  expect(sent()).to.equal(
    'POST https://receiver.example/callback 200 · delivered at the first attempt · sign is right',
  );
  simulator.patch({ fields: { ...sampleFields, key: 'other' } });
  await drawn(element);
  expect(sent()).to.include('sign is that of another key');
});

it('lists the attempts of a delivery that was given up', async () => {
  const screenshots = [fakeScreenshot('a', 0, { delivery: 'gave-up' })];
  const element = await bodyOf(new FakeSimulator(stateWith(fakeCapture('a', 1, { screenshots }))));
  expect(findAll(element, '.attempts li').map((line) => line.textContent?.trim())).to.deep.equal([
    '15:04:33 UTC+8 · 500',
    '15:05:33 UTC+8 · 500',
    '15:06:33 UTC+8 · 500',
    '15:07:33 UTC+8 · 500',
  ]);
  expect(find(element, '.sent').textContent).to.include('given up after 4 attempts');
});

it('counts what was sent by hand later as no part of the delivery', async () => {
  const capture = fakeCapture('a', 1, { screenshots: [fakeScreenshot('a', 0, { delivery: 'gave-up' })] });
  const made = capture.attempts.get(0)!;
  const again = { ...made[3]!, attempt: 5, kind: 'again', status: 200 } as const;
  const attempts = new Map([[0, [...made, again]]]);
  const element = await bodyOf(new FakeSimulator(stateWith({ ...capture, attempts })));
  expect(find(element, '.outcome').textContent).to.include('500 · given up after 4 attempts');
});

it('tells a delivery without an answer from one with a wrong one', () => {
  const attempt = { at: 0, status: undefined, durationMs: 20_000 };
  expect(deliveryLine('gave-up', [{ ...attempt, outcome: 'timed-out' }])).to.equal(
    'timed out · given up after 1 attempt',
  );
  expect(deliveryLine('waiting', [{ ...attempt, outcome: 'unreachable' }])).to.include('unreachable');
});

it('quotes what is copied for a shell and for a script, whatever is in it', () => {
  const body = `{"stream_id":"it's </script> $(x)"}`;
  expect(curlCommand('https://a.example/?q=1&b', body)).to.equal(
    String.raw`curl -X POST 'https://a.example/?q=1&b' -H 'Content-Type: application/json' --data-raw '{"stream_id":"it'\''s </script> $(x)"}'`,
  );
  const call = fetchCall('https://a.example/', body);
  expect(call).not.to.include('</script>');
  expect(JSON.parse(call.match(/body: (".*"),$/m)?.[1] ?? '')).to.equal(body);
});

it('offers the single body as a file', async () => {
  const element = await bodyOf(new FakeSimulator(stateWith(fakeCapture('a', 1))));
  const link = named(element, 'Download body') as HTMLAnchorElement;
  expect(link.download).to.equal('stream_name-screenshot-15-04-33-640x360.json');
  expect(decodeURIComponent(link.href.slice(link.href.indexOf(',') + 1))).to.equal(find(element, 'code').textContent);
});
