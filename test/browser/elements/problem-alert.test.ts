import { expect, html } from '@open-wc/testing';
import type { ErrorCode } from '../../../src/core/errors.ts';
import type { ProblemAlert } from '../../../src/elements/problem-alert.ts';
import { accountCodes, accountSentences } from '../../../src/elements/account-words.ts';
import { addSentences, sentencesFor } from '../../../src/elements/sentences.ts';
import { FakeSimulator, readyState } from '../../support/fake-simulator.ts';
import { drawn, find, findAll, mount, named } from './mount.ts';

const alertOf = (simulator: FakeSimulator): Promise<ProblemAlert> =>
  mount<ProblemAlert>(html`<lsc-problem-alert></lsc-problem-alert>`, simulator);

/** Every code there is; the compiler sees to it that none is forgotten. */
const codes: Readonly<Record<ErrorCode, true>> = {
  'file-empty': true,
  'not-media': true,
  'unsupported-container': true,
  'file-truncated': true,
  'cut-short': true,
  'no-video-track': true,
  'unsupported-codec': true,
  'decode-failed': true,
  'invalid-interval': true,
  'invalid-size': true,
  'invalid-stream-name': true,
  'invalid-bucket': true,
  'invalid-appid': true,
  'invalid-region': true,
  'invalid-pattern': true,
  'invalid-start': true,
  'invalid-key': true,
  'invalid-url': true,
  'storage-full': true,
  'size-too-large': true,
  'worker-died': true,
  'invalid-push-size': true,
  'invalid-duration': true,
  'invalid-quality': true,
  'invalid-push-domain': true,
  'invalid-app-name': true,
  'invalid-stream-parameters': true,
  'invalid-choice': true,
  'invalid-instant': true,
  'invalid-callback': true,
  'ambiguous-pattern': true,
  'object-key-mismatch': true,
  'storage-unavailable': true,
  'invalid-conduct': true,
  'invalid-retries': true,
  'invalid-retry-interval': true,
  'invalid-timeout': true,
  'invalid-plan': true,
  'key-needed': true,
  'no-template': true,
  'bucket-not-found': true,
  'bucket-forbidden': true,
};

for (const code of accountCodes) addSentences(code, (problem) => accountSentences(code, problem));

for (const code of Object.keys(codes) as ErrorCode[]) {
  it(`says of ${code} what happened, why, and what to do`, () => {
    const { what, why, todo } = sentencesFor({ code, details: {} });
    for (const sentence of [what, why, todo])
      expect(sentence)
        .to.match(/^\S.*[.:]$/)
        .and.not.match(/undefined|NaN/);
    expect(what).not.to.include(code);
  });
}

it('is not there while there is no problem', async () => {
  const element = await alertOf(new FakeSimulator());
  expect(findAll(element, '[role=alert]')).to.have.length(0);
});

it('carries the code, and goes when dismissed', async () => {
  const simulator = new FakeSimulator({ ...readyState, problem: { code: 'not-media', details: {} } });
  const element = await alertOf(simulator);
  expect(find(element, '[role=alert]')).to.have.attribute('data-code', 'not-media');
  named(element, 'Dismiss').click();
  await drawn(element);
  expect(findAll(element, '[role=alert]')).to.have.length(0);
});

it('gives the command that remuxes a file, safe to paste whatever the file is called', () => {
  const sentencesAbout = (fileName: string) =>
    sentencesFor({
      code: 'unsupported-container',
      details: { container: 'flv', name: 'Flash Video (FLV)', fileName },
    });
  const sentences = sentencesAbout("it's; rm -rf $HOME.flv");
  expect(sentences.what).to.include('Flash Video (FLV)');
  expect(sentences.command).to.equal(
    String.raw`ffmpeg -i 'it'\''s; rm -rf $HOME.flv' -c copy 'it'\''s; rm -rf $HOME.mp4'`,
  );
  expect(sentencesAbout('-i.flv').command).to.equal("ffmpeg -i './-i.flv' -c copy './-i.mp4'");
});

it('names the file that could not be used', async () => {
  const details = { name: 'AVI', fileName: 'harbour.avi' };
  const element = await alertOf(
    new FakeSimulator({ ...readyState, problem: { code: 'unsupported-container', details } }),
  );
  expect(find(element, '[role=alert]').textContent).to.include('harbour.avi is AVI');
});

it('tells from which instant on frames are missing, and how much room is in use', () => {
  const cut = sentencesFor({ code: 'cut-short', details: { fromUs: 23_500_000 } });
  expect(cut.what).to.include('from 00:23.5 on');
  const full = sentencesFor({
    code: 'storage-full',
    details: { usedBytes: 1_900_000_000, quotaBytes: 2_000_000_000 },
  });
  expect(full.why).to.include('1.9 GB of 2 GB');
});

it('shows what a file is called as text, never as markup', async () => {
  const details = { fileName: '<img src=x onerror=alert(1)>' };
  const element = await alertOf(new FakeSimulator({ ...readyState, problem: { code: 'file-empty', details } }));
  expect(findAll(element, 'img')).to.have.length(0);
  expect(find(element, '[role=alert]').textContent).to.include('<img src=x');
});
