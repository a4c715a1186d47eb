import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { scorePointIds } from '../../../src/core/scorecard.ts';
import { sampleReceivers } from '../../../src/service/sample-receivers.ts';
import { callbackKey, grade, linesOf, sendTo } from '../../support/receivers/grade.ts';
import { canRun, hasStandIn, startSample } from '../../support/receivers/sample-process.ts';

const found = await Promise.all(sampleReceivers.map(async (sample) => ({ ...sample, isRun: await canRun(sample) })));
for (const { fileName, runtime } of found.filter(({ isRun }) => !isRun))
  console.log(`not run: ${fileName} (${runtime})`);

const runnable = found.filter(({ isRun }) => isRun);
const fullMarks = scorePointIds.map((id) => `${id} passed`);

test.for(runnable)(
  'the sample receiver $fileName gets full marks in both dialects, and takes a screenshot once',
  // Some are compiled first.
  { timeout: 180_000 },
  async (sample, { onTestFinished }) => {
    const { url, printed, stop } = await startSample(sample, callbackKey);
    onTestFinished(stop);
    const timesTaken = (name: string) => printed().split(`/suite_${name}-screenshot-`).length - 1;
    expect(linesOf(await grade(sendTo(url, '2019'), '2019'))).toEqual(fullMarks);
    // No answer shows this, so it is read off what the sample prints.
    await expect
      .poll(() => ['duplicate', 'duplicate-signed-anew', 'missing-file-size'].map(timesTaken))
      .toEqual([1, 1, 1]);
    expect(linesOf(await grade(sendTo(url, '2025'), '2025'))).toEqual(fullMarks);
  },
);

test('the samples that are said to be always run are run, and those never run are not', () => {
  const ran = runnable.map(({ id }) => id);
  expect(ran).toEqual(expect.arrayContaining(idsTested('always')));
  expect(ran.filter((id) => idsTested('never').includes(id))).toEqual([]);
});

test('where something stands in for what a sample is written for, it is said beside it', () => {
  const said = sampleReceivers.filter(({ standIn }) => standIn !== undefined);
  expect(said.map(({ id }) => id)).toEqual(sampleReceivers.filter(hasStandIn).map(({ id }) => id));
});

test('every sample that is listed lies beside the page, and no other', () => {
  const folder = fileURLToPath(new URL('../../../public/receivers/', import.meta.url));
  expect(readdirSync(folder).toSorted()).toEqual(sampleReceivers.map(({ fileName }) => fileName).toSorted());
});

function idsTested(tested: (typeof sampleReceivers)[number]['tested']) {
  return sampleReceivers.filter((sample) => sample.tested === tested).map(({ id }) => id);
}
