import { expect, test } from 'vitest';
import { sentBody, sentSignature } from '../../../src/service/attempts.ts';
import { conductPresets } from '../../../src/service/conducts.ts';
import { signCallback } from '../../../src/core/signature.ts';
import { fakeStorage } from '../../support/fake-storage.ts';
import { noneStale } from '../../../src/service/lab-state.ts';
import { capturedWith, rehearsed, sentByHand } from '../../support/lab.ts';
import { fetchFrom, simulatorWith, until } from '../../support/simulator.ts';
import { otherTasks, testTimers } from '../../support/test-timers.ts';

const pushStart = 1_545_030_273;

test('a callback sent again is the same body by a real request, and one more attempt on record', async () => {
  const storage = fakeStorage();
  const simulator = simulatorWith({ storage });
  simulator.lab.setConduct(conductPresets['server-error']);
  const before = await capturedWith(simulator);
  simulator.lab.resetConduct();
  simulator.lab.sendAgain(2);
  const { capture } = await sentByHand(simulator);
  const made = capture!.attempts.get(2)!;
  expect(made).toHaveLength(5);
  const [, , shot] = capture!.screenshots;
  expect(made.at(-1)).toMatchObject({ attempt: 5, kind: 'again', outcome: 'answered', status: 200 });
  expect(made.at(-1)!.answer).toEqual({ headers: { 'content-type': 'application/json' }, body: '{"code":0}' });
  expect(simulator.receiver.inbox.at(-1)!.rawBody).toBe(shot!.rawBody);
  expect(capture!.record).toEqual(before.record);
  expect(shot!.delivery).toBe('gave-up');
  expect((await storage.attempts(capture!.record.id)).filter(({ index }) => index === 2)).toEqual(made);
});

test('it is sent when all attempts on show have ended, or at the instant that the lab’s clock shows', async () => {
  const simulator = simulatorWith();
  simulator.lab.setConduct(conductPresets['server-error'], 6);
  await capturedWith(simulator);
  simulator.lab.sendAgain(0);
  const { capture } = await sentByHand(simulator);
  expect(capture!.attempts.get(0)!.at(-1)!.at).toBe((pushStart + 60 + 180) * 1000);
  await rehearsed(simulator);
  simulator.lab.seek((pushStart + 90) * 1000);
  simulator.lab.sendAgain(1);
  const { capture: after } = await sentByHand(simulator);
  expect(after!.attempts.get(1)!.at(-1)!.at).toBe((pushStart + 90) * 1000);
});

test('signed anew, a callback whose signature has expired is taken', async () => {
  const simulator = simulatorWith();
  simulator.lab.setConduct({ ...conductPresets.never, when: { kind: 'first', attempts: 6 } });
  await capturedWith(simulator, '#/capture?dialect=2025&interval=10');
  simulator.lab.sendAgain(0);
  await sentByHand(simulator);
  simulator.lab.signAnewAndSend(0);
  const { capture } = await sentByHand(simulator);
  const [again, anew] = capture!.attempts.get(0)!.slice(-2);
  const [shot] = capture!.screenshots;
  expect([again!.kind, again!.status]).toEqual(['again', 403]);
  expect([anew!.kind, anew!.status]).toEqual(['signed-anew', 200]);
  const t = Math.floor(anew!.at / 1000) + 600;
  expect(sentSignature(shot!, anew!)).toEqual({ sign: signCallback('test', t), t });
  expect(simulator.receiver.inbox.at(-1)!.rawBody).toBe(sentBody(shot!, anew!));
});

test('after a reload signing anew asks for the key, which is right if it made the capture’s signatures', async () => {
  const storage = fakeStorage();
  const before = simulatorWith({ storage });
  before.setField('key', 'another');
  await capturedWith(before, '#/capture?w=640');
  const simulator = simulatorWith({ storage });
  await simulator.start('#/capture');
  simulator.lab.signAnewAndSend(0);
  await otherTasks();
  expect(simulator.state.current.problem?.code).toBe('key-needed');
  expect(simulator.state.current.capture!.attempts.get(0)).toHaveLength(1);
  simulator.setField('key', 'another');
  simulator.lab.signAnewAndSend(0);
  await sentByHand(simulator);
  expect(simulator.state.current.capture!.attempts.get(0)!.at(-1)).toMatchObject({ kind: 'signed-anew', status: 200 });
});

test('sent twice by a double click, a callback goes out once', async () => {
  const simulator = simulatorWith();
  await capturedWith(simulator);
  simulator.lab.sendAgain(0);
  simulator.lab.sendAgain(0);
  const { capture } = await sentByHand(simulator);
  expect(capture!.attempts.get(0)).toHaveLength(2);
});

test('whoever sees that a callback was sent again may sign it anew and send, however slow the disk is', async () => {
  const disk = Promise.withResolvers<void>();
  const storage = fakeStorage();
  const simulator = simulatorWith({ storage });
  await capturedWith(simulator);
  const { addAttempts } = storage;
  storage.addAttempts = (attempts) => disk.promise.then(() => addAttempts(attempts));
  const attempts = () => simulator.state.current.capture!.attempts.get(0)!;
  simulator.lab.sendAgain(0);
  await until(simulator, () => attempts().length === 2);
  simulator.lab.signAnewAndSend(0);
  await until(simulator, () => attempts().length === 3);
  disk.resolve();
  await otherTasks();
  expect(
    (await storage.attempts(simulator.state.current.capture!.record.id)).filter(({ index }) => index === 0),
  ).toEqual(attempts());
});

test('nothing is sent by hand while a capture runs, nor for a screenshot that is not there', async () => {
  const simulator = simulatorWith();
  await capturedWith(simulator);
  simulator.lab.sendAgain(99);
  simulator.capture();
  simulator.lab.sendAgain(0);
  expect(simulator.state.current.lab.sending.size).toBe(0);
  await until(simulator, ({ running }) => !running);
});

test('a plan that changes while a capture runs holds for the next one', async () => {
  const simulator = simulatorWith();
  await simulator.start('#/capture?w=640');
  await until(simulator, ({ push }) => push.phase === 'ready');
  simulator.capture();
  simulator.lab.setConduct(conductPresets['server-error']);
  await until(simulator, ({ running }) => !running);
  expect(simulator.state.current.capture!.record.delivered).toBe(7);
  simulator.capture();
  await until(simulator, ({ running }) => !running);
  expect(simulator.state.current.capture!.record.delivered).toBe(0);
});

test('a conduct that is out of bounds changes nothing and says why', async () => {
  const simulator = simulatorWith();
  await simulator.lab.open();
  const { plan } = simulator.state.current.lab;
  simulator.lab.setConduct({ ...conductPresets.checked, delayMs: 1e9 });
  expect(simulator.state.current.lab.plan).toBe(plan);
  expect(simulator.state.current.lab.conductMistake?.code).toBe('invalid-conduct');
  simulator.lab.setConduct(conductPresets.never, 4);
  simulator.lab.setConduct(conductPresets.refused, 5);
  simulator.lab.resetConduct(4);
  expect(simulator.state.current.lab.conductMistake).toBeUndefined();
  expect([...simulator.state.current.lab.plan.byCallback]).toEqual([[5, conductPresets.refused]]);
});

test('to a receiver of one’s own a callback is signed anew by the computer’s clock', async () => {
  const timers = testTimers();
  const bodies: string[] = [];
  const simulator = simulatorWith({
    timers,
    realFetch: async (request) => {
      bodies.push(await request.text());
      return new Response('thanks', { status: 200 });
    },
  });
  await capturedWith(simulator);
  simulator.setField('url', 'https://mine.example/hook');
  simulator.setSendForReal(true);
  simulator.lab.signAnewAndSend(0);
  const { capture } = await sentByHand(simulator);
  const sent = capture!.attempts.get(0)!.at(-1)!;
  expect(sent).toMatchObject({ at: timers.now(), kind: 'signed-anew', status: 200, answer: { body: 'thanks' } });
  expect(JSON.parse(bodies[0]!)).toMatchObject({ t: Math.floor(timers.now() / 1000) + 600 });
});

test('before stale signatures go to a receiver of one’s own, the page knows', async () => {
  const timers = testTimers();
  const simulator = simulatorWith({ timers });
  const stale = () => simulator.state.current.lab.stale;
  await capturedWith(simulator);
  simulator.setSendForReal(true);
  expect(stale()).toEqual(noneStale);
  simulator.setField('url', 'https://mine.example/hook');
  expect(stale()).toEqual({ capture: true, sendAgain: true, rehearsal: false });
  simulator.startNow();
  expect(stale()).toEqual({ capture: false, sendAgain: true, rehearsal: false });
  await timers.advance(601_000);
  expect(stale()).toEqual({ capture: true, sendAgain: true, rehearsal: false });
});

test('of a capture that began a while ago, callbacks become stale one after the other', async () => {
  const timers = testTimers();
  const simulator = simulatorWith({ timers });
  simulator.startNow();
  await capturedWith(simulator, `#/capture?start=${simulator.state.current.fields.start}`);
  simulator.setField('url', 'https://mine.example/hook');
  simulator.setSendForReal(true);
  simulator.select(0);
  await timers.advance(601_000);
  expect(simulator.state.current.lab.stale.sendAgain).toBe(true);
  simulator.select(3);
  expect(simulator.state.current.lab.stale.sendAgain).toBe(false);
  await timers.advance(30_000);
  expect(simulator.state.current.lab.stale.sendAgain).toBe(true);
});

test('a receiver that is written in the page is warned of as well, if it goes by the computer’s clock', async () => {
  const simulator = simulatorWith();
  await capturedWith(simulator);
  const own = { answer: async () => ({ kind: 'never' }) as const, startAnew: () => ({ ...own, end: () => {} }) };
  simulator.lab.letAnswer({ ...own, readsClock: false });
  expect(simulator.state.current.lab.stale).toEqual(noneStale);
  simulator.lab.letAnswer({ ...own, readsClock: true });
  expect(simulator.state.current.lab.stale).toEqual({ capture: true, sendAgain: true, rehearsal: true });
  simulator.setField('key', '');
  simulator.setField('emptykey', 'left-out');
  expect(simulator.state.current.lab.stale.capture).toBe(false);
});

test('each request tells the receiver which callback it carries and which attempt, without a header', async () => {
  const headers = new Set<string>();
  const simulator = simulatorWith({
    fetch: (request) => {
      for (const [name] of request.headers) headers.add(name);
      return fetchFrom(simulator.receiver)(request);
    },
  });
  const met: string[] = [];
  simulator.receiver.behave(({ callback }) => {
    met.push(`${callback!.index} ${callback!.attempt}`);
    return {
      kind: 'answer',
      status: callback!.attempt > callback!.index ? 200 : 500,
      headers: {},
      body: '',
      delayMs: 0,
    };
  });
  await capturedWith(simulator, '#/capture?interval=30');
  expect(met.toSorted()).toEqual(['0 1', '1 1', '1 2', '2 1', '2 2', '2 3']);
  expect([...headers]).toEqual(['content-type']);
});

test('what is asked of the lab before it is there is done in order when it is', async () => {
  const simulator = simulatorWith();
  simulator.lab.setConduct(conductPresets.never);
  simulator.lab.setConduct(conductPresets.refused, 5);
  simulator.lab.setPace(10);
  expect(simulator.state.current.lab.plan.byCallback.size).toBe(0);
  const { lab } = await until(simulator, (state) => state.lab.pace === 10);
  expect(lab.plan).toEqual({ all: conductPresets.never, byCallback: new Map([[5, conductPresets.refused]]) });
});
