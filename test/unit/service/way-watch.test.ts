import { expect, test } from 'vitest';
import { refusedByPolicy, type Fetch } from '../../../src/service/ports.ts';
import { capturedWith, sentByHand } from '../../support/lab.ts';
import { plainFacts, simulatorWith, until } from '../../support/simulator.ts';

/** A simulator with a capture, and a receiver of one's own to which requests go like this. */
async function sendingTo(url: string, realFetch: Fetch, answers = true) {
  const knocks: string[] = [];
  const simulator = simulatorWith({
    realFetch,
    realWay: {
      facts: async () => plainFacts,
      knock: async ({ href }) => {
        knocks.push(href);
        return answers;
      },
    },
  });
  await capturedWith(simulator);
  simulator.setField('url', url);
  simulator.setSendForReal(true);
  await until(simulator, ({ lab }) => lab.way !== undefined);
  return { simulator, knocks, way: () => simulator.state.current.lab.way };
}

const unreachable: Fetch = () => Promise.reject(new TypeError('Failed to fetch'));

test('what follows from the URL alone is told before anything is sent', async () => {
  const { simulator, way } = await sendingTo('http://localhost:6000/hook', unreachable);
  expect(way()).toEqual({
    url: 'http://localhost:6000/hook',
    obstacle: 'blocked-port',
    isCrossOrigin: true,
    pageOrigin: 'http://localhost:4173',
  });
  simulator.setField('url', 'https://receiver.example/callback');
  expect(way()).toBeUndefined();
});

test.each([
  [true, 'cors'],
  [false, 'no-answer'],
] as const)('after a request that failed, one knock tells: answered %s is %s', async (answers, obstacle) => {
  const { simulator, knocks, way } = await sendingTo('https://mine.example/hook', unreachable, answers);
  simulator.lab.knock();
  expect(knocks).toEqual([]);
  simulator.lab.sendAgain(0);
  await sentByHand(simulator);
  await until(simulator, ({ lab }) => lab.way?.obstacle === 'undecided');
  expect(knocks).toEqual([]);
  simulator.lab.knock();
  simulator.lab.knock();
  await until(simulator, ({ lab }) => lab.way?.obstacle === obstacle);
  expect(knocks).toEqual(['https://mine.example/hook']);
  simulator.setField('url', 'https://mine.example/other');
  await until(simulator, ({ lab }) => lab.way?.obstacle === undefined);
  expect(way()?.isCrossOrigin).toBe(true);
});

test('a request that is answered takes every doubt away', async () => {
  let isUp = false;
  const { simulator } = await sendingTo('https://mine.example/hook', (request) =>
    isUp ? Promise.resolve(new Response('{"code":0}')) : unreachable(request),
  );
  simulator.lab.sendAgain(0);
  await until(simulator, ({ lab }) => lab.way?.obstacle === 'undecided');
  await sentByHand(simulator);
  isUp = true;
  simulator.lab.sendAgain(0);
  await until(simulator, ({ lab }) => lab.way?.obstacle === undefined);
  expect(simulator.state.current.lab.realSend?.sent).toBe('answered');
});

test('a policy of the page’s host is told as such', async () => {
  const { simulator } = await sendingTo('https://mine.example/hook', () =>
    Promise.reject(new TypeError('Failed to fetch', { cause: refusedByPolicy })),
  );
  simulator.lab.sendAgain(0);
  const { lab } = await until(simulator, (state) => state.lab.way?.obstacle !== undefined);
  expect(lab.way?.obstacle).toBe('policy');
});
