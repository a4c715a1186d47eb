import { expect, test } from 'vitest';
import { ScreencaptureError } from '../../../src/core/errors.ts';
import { isExpired, sentBody } from '../../../src/service/attempts.ts';
import { packAttempts, unpackAttempts } from '../../../src/service/attempt-packs.ts';
import { type ConductSpec } from '../../../src/service/conduct-plan.ts';
import { conductPresets } from '../../../src/service/conducts.ts';
import { DueQueue } from '../../../src/service/due-queue.ts';
import type { Answer } from '../../../src/service/exchanges.ts';
import type { Fetch, Timers } from '../../../src/service/ports.ts';
import { rehearse } from '../../../src/service/rehearsal.ts';
import { fakeStorage } from '../../support/fake-storage.ts';
import { capturedWith, rehearsed } from '../../support/lab.ts';
import { screenshotRecord } from '../../support/records.ts';
import { ended, fetchFrom, simulatorWith, until } from '../../support/simulator.ts';
import { otherTasks, testTimers } from '../../support/test-timers.ts';

const never = new AbortController().signal;

/** A receiver that lets every attempt fail by chance, late or not at all. */
const moody: ConductSpec = { ...conductPresets.random, delayMs: 1_234, when: { kind: 'random', percent: 70, seed: 5 } };

test.each([
  ['2019', 'as-first-sent', moody],
  ['2025', 'as-first-sent', conductPresets.never],
  ['2025', 'renewed', conductPresets['after-21-s']],
  ['2019', 'renewed', conductPresets.moved],
  ['2019', 'as-first-sent', conductPresets.refused],
])('under %s and %s a rehearsal makes the very attempts of the capture', async (dialect, resign, spec) => {
  const simulator = simulatorWith();
  simulator.lab.setConduct(spec);
  simulator.lab.setConduct(conductPresets.recovers, 2);
  const capture = await capturedWith(simulator, `#/capture?dialect=${dialect}&resign=${resign}&interval=10`);
  const { attempts, record } = await rehearsed(simulator);
  expect(attempts).toEqual(capture.attempts);
  const { screenshots } = simulator.state.current.capture!;
  const ends = screenshots.map(({ delivery }) => delivery);
  expect([record.delivered, record.gaveUp]).toEqual([
    ends.filter((end) => end === 'delivered').length,
    ends.filter((end) => end === 'gave-up').length,
  ]);
  expect(record).toMatchObject({ way: 'in-process', outcome: 'finished', callbacks: 7 });
});

test('the first attempts of a capture are requests, those of a rehearsal are not', async () => {
  let requests = 0;
  const simulator = simulatorWith({
    fetch: (request) => {
      requests += 1;
      return fetchFrom(simulator.receiver)(request);
    },
  });
  await capturedWith(simulator);
  await rehearsed(simulator);
  expect(requests).toBe(7);
  expect(simulator.receiver.inbox).toHaveLength(7);
});

test('a retry that arrives after its own signature has expired is told from the others, and refused', async () => {
  const simulator = simulatorWith();
  await capturedWith(simulator, '#/capture?dialect=2025&interval=10');
  simulator.lab.setConduct({ ...conductPresets.never, when: { kind: 'first', attempts: 5 } });
  const { attempts } = await rehearsed(simulator);
  const [first] = simulator.state.current.capture!.screenshots;
  const made = attempts.get(0)!;
  expect(made.map(({ at }) => (at - made[0]!.at) / 1000)).toEqual([0, 140, 280, 420, 560, 700]);
  expect(made.map((attempt) => isExpired(first!, attempt))).toEqual([false, false, false, false, false, true]);
  expect(made.at(-1)).toMatchObject({ outcome: 'answered', status: 403 });
});

test.each([1, 10, 60, 'instant'] as const)(
  'at pace %s the log is the same; only its showing takes time',
  async (pace) => {
    const timers = testTimers(Date.UTC(2026, 0, 1), 0);
    const simulator = simulatorWith({ timers });
    simulator.lab.setConduct(moody);
    const made = capturedWith(simulator);
    await timers.advance(5_000);
    const { attempts: own } = await made;
    simulator.lab.setPace(pace);
    const rehearsal = rehearsed(simulator);
    await timers.advance(1_000);
    expect((await rehearsal).attempts).toEqual(own);
    const { clock } = simulator.state.current.lab;
    expect(clock!.playing).toBe(pace !== 'instant');
    simulator.lab.setPace('instant');
    expect(simulator.state.current.lab.clock).toMatchObject({ now: clock!.to, playing: false });
    expect(timers.waiting).toBe(0);
  },
);

test('a capture’s own deliveries can be played too, once they have ended', async () => {
  const timers = testTimers(0, 0);
  const simulator = simulatorWith({ timers });
  simulator.lab.setConduct(conductPresets['server-error']);
  const made = capturedWith(simulator);
  await timers.advance(5_000);
  await made;
  const { from, to, now } = simulator.state.current.lab.clock!;
  expect([to - from, now]).toEqual([60_000 + 3 * 60_000, to]);
  simulator.lab.setPace(60);
  simulator.lab.play();
  await timers.advance(1_000);
  expect(simulator.state.current.lab.clock).toEqual({ from, to, now: from + 60_000, playing: true });
  simulator.capture();
  expect(simulator.state.current.lab.clock).toBeUndefined();
  await timers.advance(5_000);
  expect(simulator.state.current.lab.clock?.playing).toBe(false);
});

test('a receiver that takes its time gets one request after the other', async () => {
  const { order, timers } = bigRehearsal(100);
  let underWay = 0;
  const ask: typeof order.ask = async (request) => {
    underWay += 1;
    expect(underWay).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    underWay -= 1;
    return order.ask(request);
  };
  const slow = await rehearse({ ...order, ask }, timers, () => {}, never);
  expect(slow).toEqual(await rehearse(order, timers, () => {}, never));
});

test('a custom policy holds for the next capture and for rehearsals', async () => {
  const simulator = simulatorWith();
  simulator.lab.setConduct(conductPresets['after-19-s']);
  simulator.lab.setRetryField('retries', '1');
  simulator.lab.setRetryField('interval', '7');
  simulator.lab.setRetryField('timeout', '5');
  const capture = await capturedWith(simulator);
  const instants = capture.attempts.get(0)!.map(({ at, outcome }) => [at - capture.attempts.get(0)![0]!.at, outcome]);
  expect(instants).toEqual([
    [0, 'timed-out'],
    [12_000, 'timed-out'],
  ]);
  const policy = { retries: 1, intervalMs: 7_000, timeoutMs: 5_000 };
  expect(capture.record.retryPolicy).toEqual(policy);
  const { attempts, record } = await rehearsed(simulator);
  expect(record.policy).toEqual(policy);
  expect(attempts).toEqual(capture.attempts);
});

test('a documented policy that is chosen for rehearsals leaves captures to their own documentation', async () => {
  const simulator = simulatorWith();
  simulator.lab.setConduct(conductPresets['server-error']);
  simulator.lab.chooseRetries('2025');
  const capture = await capturedWith(simulator);
  expect(capture.attempts.get(0)).toHaveLength(4);
  expect(capture.record.retryPolicy).toBeUndefined();
});

test('a link, which knows no retries, puts no capture on show that was made under others', async () => {
  const storage = fakeStorage();
  const simulator = simulatorWith({ storage });
  await capturedWith(simulator);
  simulator.lab.setRetryField('retries', '0');
  simulator.capture();
  await ended(simulator);
  const again = simulatorWith({ storage });
  await again.start('#/capture?app=live2');
  expect(again.state.current.capture!.record.retryPolicy).toBeUndefined();
});

test('a policy with a mistake rehearses nothing', async () => {
  const simulator = simulatorWith();
  await capturedWith(simulator);
  simulator.lab.setRetryField('retries', 'many');
  simulator.lab.rehearse();
  expect(simulator.state.current.lab.progress).toBeUndefined();
});

test('what was rehearsed is there after a reload, answers and signatures included, and gone when all is cleared', async () => {
  const storage = fakeStorage();
  const simulator = simulatorWith({ storage });
  simulator.lab.setConduct(conductPresets['code-1'], 1);
  simulator.lab.setConduct(conductPresets.recovers);
  await capturedWith(simulator, '#/capture?resign=renewed');
  const { record, attempts } = await rehearsed(simulator);

  const again = simulatorWith({ storage });
  await again.start('#/capture');
  again.lab.enter();
  await until(again, ({ lab }) => lab.rehearsals.length === 1);
  expect(again.state.current.lab.rehearsal).toBeUndefined();
  const own = again.state.current.lab.clock;
  again.lab.showRehearsal(record.id);
  const { lab } = await until(again, (state) => state.lab.rehearsal !== undefined);
  expect(lab.rehearsal).toEqual({ record, attempts });
  expect(lab.clock).toEqual({ from: record.from, to: record.to, now: record.to, playing: false });
  again.lab.showRehearsal(undefined);
  expect(again.state.current.lab.clock).toEqual(own);
  expect(JSON.stringify(record)).not.toMatch(/"test"|receiver\.example\/callback/);

  again.clear();
  await until(again, ({ capture }) => capture === undefined);
  expect(again.state.current.lab).toMatchObject({ rehearsals: [], rehearsal: undefined, clock: undefined });
  expect(await storage.rehearsals(record.captureId)).toEqual([]);
  expect(await storage.attemptPacks(record.captureId, record.id)).toEqual([]);
});

test('another capture on show has its own rehearsals and its dialect’s policy', async () => {
  const simulator = simulatorWith();
  const first = await capturedWith(simulator);
  await rehearsed(simulator);
  simulator.setField('dialect', '2025');
  simulator.capture();
  await ended(simulator);
  expect(simulator.state.current.lab).toMatchObject({ rehearsals: [], rehearsal: undefined });
  expect(simulator.state.current.lab.retries.choice).toBe('2025');
  simulator.show(first.record.id);
  const { lab } = await until(simulator, (state) => state.lab.rehearsals.length === 1);
  expect(lab.retries.choice).toBe('2019');
});

test('a rehearsal that is stopped keeps what was sent, in the order of virtual time', async () => {
  const { order, timers, asked } = bigRehearsal(2_000);
  const stop = new AbortController();
  const log = await rehearse(order, timers, (done) => done >= 100 && stop.abort(), stop.signal);
  const made = [...log.attempts.values()].flat();
  expect(made.length).toBeGreaterThan(100);
  expect(made.length).toBeLessThan(asked.total);
  expect(asked.instants).toEqual(asked.instants.toSorted((a, b) => a - b));
  expect(log.to).toBe(Math.max(...made.map(({ at }) => at)));
});

test('progress is told ten times a second at most', async () => {
  const { order, timers } = bigRehearsal(2_000);
  const began = timers.now();
  const told: number[] = [];
  await rehearse(order, timers, (done) => told.push(done), never);
  expect(told.length).toBeGreaterThan(1);
  expect(told.length).toBeLessThanOrEqual((timers.now() - began) / 100);
});

test('30,000 attempts are a few records, and come back as they were', async () => {
  const { order, timers } = bigRehearsal(5_000);
  const { attempts } = await rehearse(order, timers, () => {}, never);
  expect([...attempts.values()].flat()).toHaveLength(30_000);
  const packs = structuredClone([...packAttempts({ captureId: 'a', id: 'r' }, attempts)]);
  expect(packs.length).toBeLessThan(100);
  expect(new Map(packs.flatMap((pack) => [...unpackAttempts(pack)]))).toEqual(attempts);
});

test('what is due comes in the order of instants, then of places', () => {
  const queue = new DueQueue<string>();
  const entries = Array.from({ length: 300 }, (_, place) => ({ at: (place * 7919) % 50, place, item: `${place}` }));
  for (const entry of entries) queue.add(entry);
  const taken = entries.map(() => queue.take());
  expect(taken).toEqual(entries.toSorted((a, b) => a.at - b.at || a.place - b.place));
  expect(queue.take()).toBeUndefined();
});

test('without the key of a capture made earlier, bodies that have to be signed anew are not rehearsed', async () => {
  const storage = fakeStorage();
  const before = simulatorWith({ storage });
  before.setField('key', 'another');
  await capturedWith(before, '#/capture?resign=renewed');
  const simulator = simulatorWith({ storage });
  await simulator.start('#/capture');
  simulator.lab.rehearse();
  await otherTasks();
  expect(simulator.state.current.problem?.code).toBe('key-needed');
  simulator.setField('key', 'another');
  const { attempts } = await rehearsed(simulator);
  expect(attempts.get(0)).toHaveLength(1);
});

test('a full disk loses no rehearsal on show, and is told', async () => {
  const storage = fakeStorage();
  const simulator = simulatorWith({ storage });
  await capturedWith(simulator);
  storage.intercept = (method) => {
    if (method === 'addRehearsal') throw new ScreencaptureError('storage-full', 'no room');
  };
  const { attempts } = await rehearsed(simulator);
  expect(attempts.size).toBe(7);
  expect(simulator.state.current.problem?.code).toBe('storage-full');
  expect(simulator.state.current.lab.rehearsals).toEqual([]);
});

test('the body of an attempt that was signed anew is known byte for byte', async () => {
  const sent: string[] = [];
  const fetch: Fetch = async (request) => {
    sent.push(await request.clone().text());
    return fetchFrom(simulator.receiver)(request);
  };
  const simulator = simulatorWith({ fetch });
  simulator.lab.setConduct(conductPresets['bad-request']);
  const { screenshots, attempts } = await capturedWith(simulator, '#/capture?resign=renewed');
  const told = screenshots.flatMap((shot) => attempts.get(shot.index)!.map((attempt) => sentBody(shot, attempt)));
  expect(told.toSorted()).toEqual(sent.toSorted());
  expect(new Set(told).size).toBe(28);
});

/** So many callbacks 10 s apart to a receiver that fails each of six attempts, while real time goes on 3 ms a task. */
function bigRehearsal(count: number) {
  let now = 0;
  const timers: Timers = {
    now: () => (now += 3),
    after: (_ms, work) => {
      const immediate = setImmediate(work);
      return () => clearImmediate(immediate);
    },
  };
  const instants: number[] = [];
  const answer: Answer = { kind: 'answer', status: 500, headers: { a: 'b' }, body: '{"code":500}', delayMs: 0 };
  const screenshots = Array.from({ length: count }, (_, index) => screenshotRecord('a', index));
  const order = {
    screenshots,
    policy: { retries: 5, intervalMs: 120_000, timeoutMs: 20_000 },
    ask: ({ at }: { at: number }): Answer | Promise<Answer> => {
      instants.push(at);
      return answer;
    },
    startOf: ({ instantUs }: { instantUs: number }) => instantUs / 1000,
    bodyOf:
      ({ rawBody }: { rawBody: string }) =>
      () =>
        rawBody,
  };
  return { order, timers, asked: { instants, total: count * 6 } };
}
