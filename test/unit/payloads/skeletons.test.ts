import { afterAll, beforeAll, expect, test } from 'vitest';
import { negativeCaseNames } from '../../../src/core/negative-suite.ts';
import { payloads } from '../../../src/payloads/generator.ts';
import { sampleReceivers } from '../../../src/service/sample-receivers.ts';
import { callbackKey } from '../../support/receivers/grade.ts';
import { startSample, type RunningSample } from '../../support/receivers/sample-process.ts';
import { allCases, folderFor, outcomeOf } from '../../support/skeletons/all-cases.ts';
import { runnersHere, runnersMissing } from '../../support/skeletons/runners.ts';

for (const name of runnersMissing) console.log(`not run: ${name}, for its skeleton`);

let receiver: RunningSample;
beforeAll(async () => {
  receiver = await startSample(
    sampleReceivers.find(({ id }) => id === 'node-http')!,
    callbackKey,
  );
});
afterAll(() => receiver.stop());

const under = (key: string) => ({ CALLBACK_URL: receiver.url, CALLBACK_KEY: key });

test('the plan of these tests has every case of the suite', () => {
  const there = new Set([...payloads(allCases)].map(({ negative }) => negative));
  expect(negativeCaseNames('2025').filter((name) => !there.has(name))).toEqual([]);
});

test.for(runnersHere)(
  'the skeleton for $name passes against a right receiver and fails under another key',
  { timeout: 240_000 },
  async ({ id, run, count = allCases.count, isCompiled }) => {
    const folder = await folderFor(id, { ...allCases, count });
    expect(await outcomeOf(run, folder, under(callbackKey))).toBe('passed');

    const again = isCompiled ? folder : await folderFor(id, { ...allCases, count: 1, negatives: {} });
    expect(await outcomeOf(run, again, under('wrong'))).toMatch(/403/);
  },
);
