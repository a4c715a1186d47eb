import { expect, test } from 'vitest';
import { negativeSuite } from '../../../src/core/negative-suite.ts';
import { isFullMarks } from '../../../src/core/scorecard.ts';
import { conductPresets } from '../../../src/service/conducts.ts';
import type { Fetch } from '../../../src/service/ports.ts';
import type { Simulator } from '../../../src/service/simulator.ts';
import { simulatorWith, until } from '../../support/simulator.ts';
import { otherTasks, testTimers } from '../../support/test-timers.ts';

const caseCount = negativeSuite({ key: 'test', dialect: '2019', nowUnixSeconds: 1545030273 }).length;

/** Resolves to the examination when it has ended. */
const examined = async (simulator: Simulator) =>
  (await until(simulator, ({ lab }) => lab.examination?.running === false)).lab.examination!;

/** A page that sends for real, to a server of this behaviour. */
function sendingTo(realFetch: Fetch) {
  const timers = testTimers();
  const simulator = simulatorWith({ realFetch, timers });
  simulator.setField('url', 'https://mine.example/hook');
  simulator.setSendForReal(true);
  simulator.lab.examine();
  return { simulator, timers };
}

test.each([['refused'], ['never']] as const)(
  'a simulated receiver that is set to %s is not asked all of the suite',
  async (id) => {
    const simulator = simulatorWith();
    simulator.lab.setConduct(conductPresets[id]);
    simulator.lab.examine();
    const { answers, points, unanswered } = await examined(simulator);
    expect([...answers.keys()]).toEqual(['valid', 'wrong-key', 'expired']);
    expect(unanswered).toBe(true);
    expect(points.filter(({ mark }) => mark !== 'unknown').map(({ id, mark }) => `${id} ${mark}`)).toEqual([
      'in-time failed',
    ]);
  },
);

test('a real server that refuses the connection gets three requests and no more', async () => {
  let asked = 0;
  const { simulator } = sendingTo(() => {
    asked += 1;
    return Promise.reject(new TypeError('Failed to fetch'));
  });
  expect((await examined(simulator)).unanswered).toBe(true);
  expect(asked).toBe(3);
});

test('a real server that never answers is given up after three time-outs', async () => {
  const { simulator, timers } = sendingTo(() => new Promise(() => {}));
  await timers.advance(59_999);
  expect(simulator.state.current.lab.examination).toMatchObject({ running: true, unanswered: false });
  await timers.advance(1);
  expect((await examined(simulator)).unanswered).toBe(true);
});

test('a server that is slow to wake is examined by all cases', async () => {
  let asked = 0;
  const { simulator } = sendingTo(() => {
    asked += 1;
    return asked < 3 ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(new Response('{}'));
  });
  const { answers, unanswered } = await examined(simulator);
  expect([answers.size, unanswered]).toEqual([caseCount, false]);
});

test('an examination that is stopped by hand ends at once, though the server says nothing', async () => {
  const { simulator, timers } = sendingTo(() => new Promise(() => {}));
  await otherTasks();
  simulator.lab.stopExamination();
  const { answers, unanswered } = await examined(simulator);
  expect([answers.size, unanswered]).toEqual([0, false]);
  expect(timers.waiting).toBe(0);
});

test('one examination leaves nothing behind for the next', async () => {
  const simulator = simulatorWith();
  simulator.lab.setConduct(conductPresets.refused);
  simulator.lab.examine();
  await examined(simulator);
  simulator.lab.resetConduct();
  simulator.lab.examine();
  await until(simulator, ({ lab }) => lab.examination?.running === true);
  const { answers, points, unanswered } = await examined(simulator);
  expect([answers.size, unanswered, isFullMarks(points)]).toEqual([caseCount, false, true]);
});
