import { expect, test } from 'vitest';
import { OwnReceiverDesk } from '../../../src/service/own-receiver-desk.ts';
import { readsClock, type OwnAnswer, type OwnReceiver, type OwnRequest } from '../../../src/service/own-receiver.ts';
import { callbacksOfTheDead } from '../../../src/service/own-rehearsal.ts';
import type { Simulator } from '../../../src/service/simulator.ts';
import { fakeStorage } from '../../support/fake-storage.ts';
import { capturedWith, rehearsed } from '../../support/lab.ts';
import { simulatorWith, until } from '../../support/simulator.ts';
import { testTimers } from '../../support/test-timers.ts';

type Receive = (request: OwnRequest, seen: number) => OwnAnswer;

const status = (code: number): OwnAnswer => ({ status: code, headers: {}, body: `{"code":${code}}` });

/** Puts a receiver to use whose code is this function: each one that is started counts by itself what it has seen. */
async function useOwn(simulator: Simulator, receive: Receive, source = 'code') {
  const asked: OwnRequest[][] = [];
  const receivers: { isEnded: boolean }[] = [];
  const open = (): OwnReceiver => {
    const mine: OwnRequest[] = [];
    const state = { isEnded: false };
    asked.push(mine);
    receivers.push(state);
    return {
      load: async () => ({ ok: true }),
      answer: async (request) => receive(request, mine.push(request)),
      dispose: () => void (state.isEnded = true),
    };
  };
  const desk = new OwnReceiverDesk(open, '');
  await desk.use(source);
  await simulator.lab.open();
  simulator.lab.letAnswer(desk.state.current.inUse);
  return { desk, asked, receivers };
}

/** Takes every third request: it goes by what it has seen. */
const thirdTime: Receive = (_, seen) => status(seen % 3 === 0 ? 200 : 503);

test('a rehearsal asks the receiver that is written in the page, in the order of virtual time, and says so', async () => {
  const simulator = simulatorWith();
  await capturedWith(simulator);
  const { asked } = await useOwn(simulator, () => status(503));
  expect(simulator.state.current.lab.ownAnswers).toBe(true);
  const { record, attempts } = await rehearsed(simulator);
  expect(record).toMatchObject({ own: { unasked: 0 }, callbacks: 7, attempts: 28, gaveUp: 7 });
  expect(attempts.get(0)![0]).toMatchObject({ outcome: 'answered', status: 503, answer: { body: '{"code":503}' } });
  const [, requests] = asked;
  const seconds = requests!.map(({ nowUnixSeconds }) => nowUnixSeconds);
  expect(seconds).toEqual(seconds.toSorted((a, b) => a - b));
  expect(requests![0]).toMatchObject({ method: 'POST', url: 'https://receiver.example/callback' });
  simulator.lab.letAnswer(undefined);
  expect((await rehearsed(simulator)).record).not.toHaveProperty('own');
});

test('each rehearsal starts the receiver anew: what it remembers of the one before changes nothing', async () => {
  const simulator = simulatorWith();
  await capturedWith(simulator);
  const { receivers } = await useOwn(simulator, thirdTime);
  const first = await rehearsed(simulator);
  const second = await rehearsed(simulator);
  expect(second.attempts).toEqual(first.attempts);
  expect(receivers.map(({ isEnded }) => isEnded)).toEqual([false, true, true]);
});

test.each([1, 60, 'instant'] as const)('at pace %s a receiver of one’s own gives the same log', async (pace) => {
  const timers = testTimers(Date.UTC(2026, 0, 1), 0);
  const simulator = simulatorWith({ timers });
  const capturing = capturedWith(simulator);
  await timers.advance(5_000);
  await capturing;
  await useOwn(simulator, thirdTime);
  simulator.lab.setPace(pace);
  const rehearsal = rehearsed(simulator);
  await timers.advance(1_000);
  const made = [...(await rehearsal).attempts.values()].flat();
  const start = made[0]!.at;
  expect(made.slice(0, 4).map(({ at, status: answered }) => [(at - start) / 1000, answered])).toEqual([
    [0, 503],
    [60, 503],
    [120, 200],
    [10, 503],
  ]);
});

test('a receiver that hangs takes the time-out of virtual time, and is asked no more once it is known to be dead', async () => {
  const storage = fakeStorage();
  const simulator = simulatorWith({ storage });
  await capturedWith(simulator);
  const { asked, desk } = await useOwn(simulator, (_, seen) =>
    seen < 4 ? status(503) : { problem: { code: 'own-receiver-hangs' } },
  );
  const { record, attempts } = await rehearsed(simulator);
  expect(asked[1]).toHaveLength(3 + callbacksOfTheDead);
  expect(record).toMatchObject({ attempts: 28, own: { unasked: 28 - 3 - callbacksOfTheDead } });
  expect(attempts.get(6)!.map(({ outcome, durationMs }) => [outcome, durationMs])).toEqual(
    Array.from({ length: 4 }, () => ['timed-out', 20_000]),
  );
  expect(desk.state.current.problem?.code).toBe('own-receiver-hangs');

  const again = simulatorWith({ storage });
  await again.start('#/capture');
  again.lab.enter();
  const { lab } = await until(again, (state) => state.lab.rehearsals.length === 1);
  expect(lab.rehearsals).toEqual([record]);
});

test('a receiver that hangs over one callback now and then goes on being asked', async () => {
  const simulator = simulatorWith();
  await capturedWith(simulator);
  const { asked } = await useOwn(simulator, ({ rawBody }) =>
    rawBody.includes('15-04-53') ? { problem: { code: 'own-receiver-silent' } } : status(200),
  );
  simulator.lab.setRetryField('retries', '8');
  const { record } = await rehearsed(simulator);
  expect(record).toMatchObject({ delivered: 6, gaveUp: 1, attempts: 15, own: { unasked: 0 } });
  expect(asked[1]).toHaveLength(15);
});

test.each([
  ['if (Date.now() / 1000 > t) return reply(403);', true],
  ['const now = performance.timeOrigin + performance.now();', true],
  ['const { Dates, updatedDate } = request;', false],
])('%j may go by the computer’s clock: %s', (source, isRead) => {
  expect(readsClock(source)).toBe(isRead);
});
