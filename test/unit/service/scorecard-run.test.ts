import { expect, test } from 'vitest';
import { negativeSuite } from '../../../src/core/negative-suite.ts';
import { gradeReceiver, isFullMarks, type SuiteAnswer } from '../../../src/core/scorecard.ts';
import { Exchanges } from '../../../src/service/exchanges.ts';
import { Receiver } from '../../../src/service/receiver.ts';
import { runSuite, sendSuiteBy, type SendSuiteRequest } from '../../../src/service/scorecard-run.ts';
import { fetchFrom } from '../../support/simulator.ts';
import { testTimers, virtualTimeline } from '../../support/test-timers.ts';

const nowUnixSeconds = 1545030273;
const cases = negativeSuite({ key: 'test', dialect: '2019', nowUnixSeconds });
const bodies = cases.flatMap(({ requests }) => requests.map(({ body }) => body));
const answer: SuiteAnswer = { outcome: 'answered', status: 200, durationMs: 0 };

test('requests are sent one after the other, in the order of the suite, and each case is told as it ends', async () => {
  const sent: string[] = [];
  let underWay = 0;
  const send: SendSuiteRequest = async ({ body }) => {
    sent.push(body);
    underWay += 1;
    expect(underWay).toBe(1);
    await Promise.resolve();
    underWay -= 1;
    return { ...answer, durationMs: sent.length };
  };
  const told: string[] = [];
  for await (const { case: suiteCase, answers } of runSuite(send, cases, new AbortController().signal)) {
    told.push(suiteCase.name);
    expect(answers).toHaveLength(suiteCase.requests.length);
    expect(answers.at(-1)?.durationMs).toBe(sent.length);
  }
  expect(sent).toEqual(bodies);
  expect(told).toEqual(cases.map(({ name }) => name));
});

test('a run that is stopped sends nothing more, and what was told before stays', async () => {
  const stop = new AbortController();
  const sent: string[] = [];
  const send: SendSuiteRequest = async ({ body }) => {
    sent.push(body);
    if (sent.length === 10) stop.abort(new Error('stopped'));
    return answer;
  };
  const told: string[] = [];
  const run = async (): Promise<void> => {
    for await (const { case: suiteCase } of runSuite(send, cases, stop.signal)) told.push(suiteCase.name);
  };
  await expect(run()).rejects.toThrow('stopped');
  expect(sent).toEqual(bodies.slice(0, 10));
  expect(told).toEqual(cases.slice(0, told.length).map(({ name }) => name));
});

test('the mock receiver that comes with the page gets full marks, on the virtual clock', async () => {
  const url = 'https://receiver.example/callback';
  const timers = testTimers();
  const exchanges = new Exchanges();
  const receiver = new Receiver(() => ({ url, callbackKey: 'test', emptyKey: 'signed' }), exchanges, timers.now);
  const send = sendSuiteBy(
    { url, fetch: fetchFrom(receiver), timers, timeoutMs: 20_000, exchanges },
    virtualTimeline(nowUnixSeconds * 1000),
  );
  const answers = new Map<string, readonly SuiteAnswer[]>();
  for await (const run of runSuite(send, cases, new AbortController().signal)) answers.set(run.case.name, run.answers);

  const points = gradeReceiver(cases, answers, '2019');
  expect(points.filter(({ mark }) => mark !== 'passed')).toEqual([]);
  expect(isFullMarks(points)).toBe(true);
});
