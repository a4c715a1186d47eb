import { expect, test } from 'vitest';
import { dialects } from '../../../src/core/dialects.ts';
import { negativeSuite } from '../../../src/core/negative-suite.ts';
import { isFullMarks, scorePointIds } from '../../../src/core/scorecard.ts';
import { faultyReceivers } from '../../support/faulty-receivers.ts';
import { callbackKey, grade, linesOf, sendTo } from '../../support/receivers/grade.ts';

const url = 'http://receiver.test/callback';

/** The suite's own order, in which failing cases are named. */
const suiteOrder = negativeSuite({ key: callbackKey, dialect: '2019', nowUnixSeconds: 1545030273 }).map(
  ({ name }) => name,
);

test.for(faultyReceivers)('$name that $fault gets the marks it deserves', async ({ open, failing, unknown = [] }) => {
  const points = await grade(sendTo(url, '2019', open(callbackKey)), '2019');
  const due = scorePointIds.map((id) => {
    const wrong = failing[id];
    if (wrong === undefined) return `${id} ${unknown.includes(id) ? 'unknown' : 'passed'}`;
    const names = suiteOrder.filter((name) => wrong === 'every case' || wrong.includes(name));
    return `${id} failed: ${names.join(', ')}`;
  });
  expect(linesOf(points)).toEqual(due);
  expect(isFullMarks(points)).toBe(false);
});

test('there are ten of them, each told by its marks from a right one', () => {
  expect(faultyReceivers).toHaveLength(10);
  expect(faultyReceivers.filter(({ failing }) => Object.keys(failing).length === 0)).toEqual([]);
});

test('a receiver that takes t as a number alone is right where no page has it otherwise', async () => {
  const strict = faultyReceivers.find(({ name }) => name.includes('flexible integers'))!;
  expect(dialects['2025'].tTypes.value).toEqual(['number']);
  expect(isFullMarks(await grade(sendTo(url, '2025', strict.open(callbackKey)), '2025'))).toBe(true);
});
