import { expect, test } from 'vitest';
import { ScreencaptureError } from '../../../src/core/errors.ts';
import { signCallback } from '../../../src/core/signature.ts';
import { pacedClock } from '../../../src/service/clocks.ts';
import type { Answer } from '../../../src/service/exchanges.ts';
import type { Fetch } from '../../../src/service/ports.ts';
import type { Simulator } from '../../../src/service/simulator.ts';
import type { SimulatorState } from '../../../src/service/state.ts';
import { fakeCamera, workerDied } from '../../support/fake-camera.ts';
import { fakeStorage } from '../../support/fake-storage.ts';
import { bucketHost } from '../../support/records.ts';
import { ended, fetchFrom, ready, simulatorWith, statusOf, until } from '../../support/simulator.ts';
import { otherTasks, testTimers } from '../../support/test-timers.ts';

/** Opens a link, captures, and waits for the end. The link names a field, so that nothing is captured by itself. */
async function captured(simulator: Simulator, link = '#/capture?app=live2'): Promise<SimulatorState> {
  await simulator.start(link);
  await ready(simulator);
  simulator.capture();
  return ended(simulator);
}

const bodies = ({ capture }: SimulatorState): string[] => capture!.screenshots.map(({ rawBody }) => rawBody);
const attemptsOf = ({ capture }: SimulatorState, index: number) =>
  capture!.attempts
    .get(index)
    ?.map(({ at, outcome, status }) => [at - capture!.attempts.get(index)![0]!.at, outcome, status]);
const answered = (status: number): Answer => ({ kind: 'answer', status, headers: {}, body: '', delayMs: 0 });

test('the first body carries the t and the sign that the documentation prints', async () => {
  const simulator = simulatorWith();
  const state = await captured(simulator, '#/capture?w=640&h=352');
  expect(bodies(state)[0]).toBe(
    '{"event_type":200,"stream_id":"stream_name","channel_id":"stream_name","create_time":1545030273,"file_size":7520,' +
      '"width":640,"height":352,"pic_url":"/2018-12-17/stream_name-screenshot-15-04-33-640x352.jpg",' +
      '"pic_full_url":"http://testbucket-1234567890.cos.ap-guangzhou.myqcloud.com/2018-12-17/stream_name-screenshot-15-04-33-640x352.jpg",' +
      '"sign":"ca3e25e5dc17a6f9909a9ae7281e300d","t":1545030873}',
  );
});

test('64.5 s at interval 10 and W = 640 give seven screenshots of 640×360, each delivered at the first attempt', async () => {
  const simulator = simulatorWith();
  const state = await captured(simulator, '#/capture?w=640');
  expect(statusOf(state)).toBe('Finished: 7 screenshots, 7 callbacks delivered');
  const { screenshots } = state.capture!;
  expect(screenshots.map(({ instantUs }) => instantUs / 1_000_000)).toEqual([0, 10, 20, 30, 40, 50, 60]);
  expect(new Set(screenshots.map(({ resolution: { size } }) => `${size.width}×${size.height}`))).toEqual(
    new Set(['640×360']),
  );
  expect(screenshots.every(({ delivery }) => delivery === 'delivered')).toBe(true);
  for (const { index } of screenshots) expect(attemptsOf(state, index)).toEqual([[0, 'answered', 200]]);
  expect(state.capture!.attempts.get(6)![0]!.at).toBe((1_545_030_273 + 60) * 1000);
  expect(simulator.receiver.inbox.map(({ rawBody }) => rawBody).toSorted()).toEqual(bodies(state).toSorted());
  expect(simulator.receiver.inbox.every(({ verification }) => verification.ok)).toBe(true);
});

test('the status reads "0 of n" in the very task of the click, and listeners have heard of it', async () => {
  const simulator = simulatorWith();
  await simulator.start('#/capture?w=640');
  await ready(simulator);
  const heard: string[] = [];
  simulator.state.subscribe(() => heard.push(statusOf(simulator.state.current)));
  simulator.capture();
  expect(statusOf(simulator.state.current)).toBe('0 of 7 screenshots');
  expect(heard).toEqual(['0 of 7 screenshots']);
  expect(simulator.state.current).toMatchObject({ running: true, selected: 0 });
  await ended(simulator);
  expect(
    heard.map((status) => status.replace(/^\d+/, 'k')).filter((status) => !/^k of 7 screenshots$/.test(status)),
  ).toEqual(['Finished: 7 screenshots, 7 callbacks delivered']);
});

test('the same settings give the same bodies, byte for byte', async () => {
  const [first, second] = [simulatorWith(), simulatorWith({ timers: testTimers(Date.UTC(2031, 5, 6)) })];
  expect(bodies(await captured(first))).toEqual(bodies(await captured(second)));
});

test('a receiver that fails twice takes each callback at the third attempt, two virtual minutes in', async () => {
  const simulator = simulatorWith();
  failTwice(simulator);
  const state = await captured(simulator);
  expect(statusOf(state)).toBe('Finished: 7 screenshots, 7 callbacks delivered');
  for (let index = 0; index < 7; index += 1) {
    expect(attemptsOf(state, index)).toEqual([
      [0, 'answered', 500],
      [60_000, 'answered', 500],
      [120_000, 'answered', 200],
    ]);
  }
  expect(state.capture!.attempts.get(3)!.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
});

test('paced or instant, attempts and bodies are the same', async () => {
  const instant = simulatorWith();
  failTwice(instant);
  const expected = await captured(instant);
  const timers = testTimers();
  const paced = simulatorWith({ timers, clock: pacedClock(10, timers) });
  failTwice(paced);
  const end = captured(paced);
  for (let turn = 0; turn < 10; turn += 1) await timers.advance(6_000);
  const state = await end;
  expect(bodies(state)).toEqual(bodies(expected));
  const times = ({ capture }: SimulatorState) =>
    [...capture!.attempts.values()]
      .flat()
      .map(({ at, index }) => `${index} ${at}`)
      .toSorted();
  expect(times(state)).toEqual(times(expected));
});

test('a callback is given up after the retries of the dialect; the capture still finishes', async () => {
  const simulator = simulatorWith();
  simulator.receiver.behave(() => answered(503));
  const state = await captured(simulator, '#/capture?dialect=2025&interval=30');
  expect(statusOf(state)).toBe('Finished: 3 screenshots, 0 callbacks delivered');
  expect(state.capture!.screenshots.map(({ delivery }) => delivery)).toEqual(['gave-up', 'gave-up', 'gave-up']);
  expect(attemptsOf(state, 2)!.map(([at]) => at)).toEqual([0, 120_000, 240_000, 360_000, 480_000, 600_000]);
});

test.each([
  { resign: 'as-first-sent', ts: [600, 600, 600] },
  { resign: 'renewed', ts: [600, 660, 720] },
])('with signatures $resign the attempts of a callback carry t = create_time + $ts', async ({ resign, ts }) => {
  const simulator = simulatorWith({ camera: fakeCamera({ endUs: 10_000_000 }) });
  failTwice(simulator);
  await captured(simulator, `#/capture?resign=${resign}&app=a`);
  const sent = simulator.receiver.inbox.map(({ rawBody }) => JSON.parse(rawBody) as { t: number; sign: string });
  expect(sent.map(({ t }) => t - 1_545_030_273)).toEqual(ts);
  expect(sent.map(({ sign }) => sign)).toEqual(sent.map(({ t }) => signCallback('test', t)));
});

test.each([
  { resign: 'as-first-sent', last: 403, delivered: 0 },
  { resign: 'renewed', last: 200, delivered: 1 },
])(
  'after five time-outs the last retry of 2025 meets an expired signature unless renewed: $resign, $last',
  async ({ resign, last, delivered }) => {
    const simulator = simulatorWith({ camera: fakeCamera({ endUs: 2_000_000 }) });
    let requests = 0;
    simulator.receiver.behave(({ verification }) => {
      requests += 1;
      if (requests <= 5) return { kind: 'never' };
      return answered(verification.ok ? 200 : 403);
    });
    const state = await captured(simulator, `#/capture?dialect=2025&resign=${resign}`);
    expect(attemptsOf(state, 0)!.at(-1)).toEqual([700_000, 'answered', last]);
    expect(state.capture!.record.delivered).toBe(delivered);
  },
);

test.each([
  { emptykey: 'signed', sign: signCallback('', 1_545_030_873), t: 1_545_030_873 },
  { emptykey: 'left-out', sign: undefined, t: undefined },
])('with an empty key and $emptykey the callback is taken', async ({ emptykey, sign, t }) => {
  const simulator = simulatorWith();
  await simulator.start(`#/capture?emptykey=${emptykey}&app=a`);
  await ready(simulator);
  simulator.setField('key', '');
  simulator.capture();
  const state = await ended(simulator);
  expect(JSON.parse(bodies(state)[0]!)).toMatchObject(sign === undefined ? {} : { sign, t });
  expect(Object.keys(JSON.parse(bodies(state)[0]!) as object).includes('sign')).toBe(sign !== undefined);
  expect(state.capture!.record.delivered).toBe(7);
});

test('a key that is typed while a capture runs does not touch it', async () => {
  const gate = Promise.withResolvers<void>();
  const camera = fakeCamera({ before: (index) => (index === 3 ? gate.promise : undefined) });
  const simulator = simulatorWith({ camera });
  await simulator.start('#/capture?app=a');
  await ready(simulator);
  simulator.capture();
  await until(simulator, ({ capture }) => capture?.record.taken === 3);
  simulator.setField('key', 'another');
  gate.resolve();
  const state = await ended(simulator);
  expect(statusOf(state)).toBe('Finished: 7 screenshots, 7 callbacks delivered');
  expect(state.stale).toEqual(['key']);
});

test('no callback leaves before its screenshot is in the bucket', async () => {
  const storage = fakeStorage();
  const stored = new Set<string>();
  const simulator = simulatorWith({
    storage,
    fetch: async (request) => {
      const body = (await request.clone().json()) as { pic_url: string };
      const object = await storage.object(bucketHost, body.pic_url.slice(1));
      if (object !== undefined) stored.add(body.pic_url);
      return fetchFrom(simulator.receiver)(request);
    },
  });
  const state = await captured(simulator);
  expect(stored.size).toBe(7);
  expect(storage.calls.indexOf('putCapture')).toBeLessThan(storage.calls.indexOf('addScreenshots'));
  expect(state.capture!.screenshots.map(({ etag }) => etag)).toHaveLength(
    new Set(state.capture!.screenshots.map(({ etag }) => etag)).size,
  );
});

test('a screenshot counts only once the record of its capture is stored too', async () => {
  const storage = fakeStorage();
  const gate = Promise.withResolvers<void>();
  let first = true;
  storage.intercept = (method) => {
    if (method !== 'putCapture' || !first) return;
    first = false;
    return gate.promise;
  };
  const simulator = simulatorWith({ storage });
  await simulator.start('#/capture?app=a');
  await ready(simulator);
  simulator.capture();
  await otherTasks();
  expect(storage.batches).toEqual([1]);
  expect(simulator.state.current.capture!.record.taken).toBe(0);
  gate.resolve();
  expect(statusOf(await ended(simulator))).toBe('Finished: 7 screenshots, 7 callbacks delivered');
});

test('when the storage is full, what was stored stays and is delivered; nothing is sent for what is not stored', async () => {
  const storage = fakeStorage();
  let stored = 0;
  storage.intercept = (method, items) => {
    if (method !== 'addScreenshots') return;
    if (stored + items > 4) throw new ScreencaptureError('storage-full', 'full', { usedBytes: 9, quotaBytes: 10 });
    stored += items;
  };
  const camera = fakeCamera({ before: () => otherTasks() });
  const simulator = simulatorWith({ storage, camera });
  const state = await captured(simulator);
  expect(statusOf(state)).toBe('Failed: 4 of 7 screenshots, 4 callbacks delivered');
  expect(state.problem).toMatchObject({ code: 'storage-full', details: { usedBytes: 9, quotaBytes: 10 } });
  expect(simulator.receiver.inbox).toHaveLength(4);
  expect(camera.given).toBeLessThan(7);
});

test('when not even an attempt can be stored any more, it is shown all the same, and the capture fails', async () => {
  const storage = fakeStorage();
  storage.intercept = (method) => {
    if (method === 'addAttempts') throw new ScreencaptureError('storage-full', 'full');
  };
  const state = await captured(simulatorWith({ storage }));
  expect(statusOf(state)).toBe('Failed: 7 of 7 screenshots, 7 callbacks delivered');
  expect(state.problem?.code).toBe('storage-full');
});

test('missing screenshots leave the others alone, and the capture ends as failed with the instant of the first', async () => {
  const camera = fakeCamera({ missing: { 5: 'cut-short', 6: 'cut-short' } });
  const state = await captured(simulatorWith({ camera }));
  expect(statusOf(state)).toBe('Failed: 5 of 7 screenshots, 5 callbacks delivered');
  expect(state.problem).toEqual({ code: 'cut-short', details: { fromUs: 50_000_000, missing: 2 } });
  expect(state.capture!.record.problem).toEqual(state.problem);
});

test('a push that breaks off after its last screenshot is told as cut short, and has failed', async () => {
  const state = await captured(simulatorWith({ camera: fakeCamera({ missingFrom: 63_000_000 }) }));
  expect(statusOf(state)).toBe('Failed: 7 of 7 screenshots, 7 callbacks delivered');
  expect(state.problem).toEqual({ code: 'cut-short', details: { fromUs: 63_000_000, missing: 0 } });
  expect(state.capture!.record.problem).toEqual(state.problem);
});

test('a screenshot missing in the middle keeps the index of those after it', async () => {
  const camera = fakeCamera({ missing: { 0: 'decode-failed', 3: 'decode-failed' } });
  const state = await captured(simulatorWith({ camera }));
  expect(state.capture!.screenshots.map(({ index }) => index)).toEqual([1, 2, 4, 5, 6]);
  expect(state.capture!.screenshots.every(({ delivery }) => delivery === 'delivered')).toBe(true);
  expect(state.selected).toBe(1);
  expect(statusOf(state)).toBe('Failed: 5 of 7 screenshots, 5 callbacks delivered');
});

test('screenshots come first: the first callback goes at once, the others when the head start is over', async () => {
  const gate = Promise.withResolvers<void>();
  const timers = testTimers();
  let endHeadStart: (() => void) | undefined;
  const after: typeof timers.after = (ms, work) => {
    if (ms !== 2_500) return timers.after(ms, work);
    endHeadStart = work;
    return () => {};
  };
  const camera = fakeCamera({ before: (index) => (index === 5 ? gate.promise : undefined) });
  const simulator = simulatorWith({ camera, timers: { now: timers.now, after } });
  await simulator.start('#/capture?app=a');
  await ready(simulator);
  simulator.capture();
  await until(simulator, ({ capture }) => capture?.record.taken === 5);
  await otherTasks();
  expect(simulator.receiver.inbox).toHaveLength(1);
  endHeadStart!();
  await until(simulator, ({ capture }) => capture?.record.delivered === 5);
  gate.resolve();
  expect(statusOf(await ended(simulator))).toBe('Finished: 7 screenshots, 7 callbacks delivered');
});

test('the head start is over with the last screenshot', async () => {
  const timers = testTimers();
  const after: typeof timers.after = (ms, work) => (ms === 2_500 ? () => {} : timers.after(ms, work));
  const simulator = simulatorWith({ timers: { now: timers.now, after } });
  expect(statusOf(await captured(simulator))).toBe('Finished: 7 screenshots, 7 callbacks delivered');
});

test('stopping keeps what is stored', async () => {
  const gate = Promise.withResolvers<void>();
  const camera = fakeCamera({ before: (index) => (index === 3 ? gate.promise : undefined) });
  const simulator = simulatorWith({ camera });
  await simulator.start('#/capture?app=a');
  await ready(simulator);
  simulator.capture();
  await until(simulator, ({ capture }) => capture?.record.delivered === 3);
  simulator.stop();
  gate.resolve();
  const state = await ended(simulator);
  expect(statusOf(state)).toBe('Stopped: 3 of 7 screenshots, 3 callbacks delivered');
  expect(state.problem).toBeUndefined();
  expect(await simulator.jpeg(state.capture!.record.id, 2)).toBeInstanceOf(Blob);
});

test('stopping interrupts callbacks that wait for a retry', async () => {
  const timers = testTimers();
  const simulator = simulatorWith({ timers, clock: pacedClock(1, timers) });
  simulator.receiver.behave(() => answered(500));
  await simulator.start('#/capture?app=a');
  await ready(simulator);
  simulator.capture();
  await until(simulator, ({ capture }) => capture?.attempts.size === 7);
  simulator.stop();
  const state = await ended(simulator);
  expect(statusOf(state)).toBe('Stopped: 7 of 7 screenshots, 0 callbacks delivered');
  expect(state.capture!.screenshots.map(({ delivery }) => delivery)).toEqual(Array(7).fill('interrupted'));
  expect(timers.waiting).toBe(0);
});

test('a capture whose worker died goes on from there when captured again under the same settings', async () => {
  let isDead = true;
  const camera = fakeCamera({
    before: (index) => {
      if (index === 4 && isDead) throw workerDied();
    },
  });
  const simulator = simulatorWith({ camera });
  const failed = await captured(simulator);
  expect(statusOf(failed)).toBe('Failed: 4 of 7 screenshots, 4 callbacks delivered');
  expect(failed.problem).toEqual({ code: 'worker-died', details: { taken: 4, total: 7 } });
  isDead = false;
  simulator.capture();
  expect(statusOf(simulator.state.current)).toBe('4 of 7 screenshots');
  expect(simulator.state.current.problem).toBeUndefined();
  const state = await ended(simulator);
  expect(statusOf(state)).toBe('Finished: 7 screenshots, 7 callbacks delivered');
  expect(camera.orders.map(({ fromShot }) => fromShot)).toEqual([0, 4]);
  expect(state.captures).toHaveLength(1);
  expect(state.capture!.screenshots.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('with other settings a capture whose worker died is begun anew', async () => {
  const camera = fakeCamera({
    before: (index) => {
      if (index === 4 && camera.orders.length === 1) throw workerDied();
    },
  });
  const simulator = simulatorWith({ camera });
  await captured(simulator);
  simulator.setField('w', '640');
  simulator.capture();
  const state = await ended(simulator);
  expect(statusOf(state)).toBe('Finished: 7 screenshots, 7 callbacks delivered');
  expect(state.captures.map(({ outcome }) => outcome)).toEqual(['finished', 'failed']);
});

test('a second capture writes the same object keys, and the overwrite is shown on it', async () => {
  const storage = fakeStorage();
  const simulator = simulatorWith({ storage });
  const first = await captured(simulator);
  expect(first.capture!.screenshots.some(({ overwrote }) => overwrote)).toBe(false);
  simulator.capture();
  const second = await ended(simulator);
  expect(second.capture!.record.id).not.toBe(first.capture!.record.id);
  expect(second.capture!.screenshots.every(({ overwrote }) => overwrote)).toBe(true);
  expect(await simulator.jpeg(first.capture!.record.id, 0)).toBeInstanceOf(Blob);
  const { bucketHost, objectKey } = second.capture!.screenshots[0]!;
  const { id: captureId } = second.capture!.record;
  expect(await storage.object(bucketHost, objectKey)).toMatchObject({ screenshot: { captureId } });
});

test('screenshots that share one name overwrite each other within a capture, all but the first', async () => {
  const state = await captured(simulatorWith(), '#/capture?dialect=2025&interval=10&filename=one');
  expect(state.capture!.screenshots.map(({ overwrote }) => overwrote)).toEqual([false, ...Array(6).fill(true)]);
});

test('a push whose end is unknown counts up, and n is exact as soon as the end is known', async () => {
  const gate = Promise.withResolvers<void>();
  const camera = fakeCamera({ endUs: undefined, before: (index) => (index === 2 ? gate.promise : undefined) });
  const simulator = simulatorWith({ camera });
  await simulator.start('#/capture?app=a');
  await ready(simulator);
  simulator.capture();
  expect(statusOf(simulator.state.current)).toBe('0 of 1 screenshots');
  const two = await until(simulator, ({ capture }) => capture?.record.taken === 2);
  expect(statusOf(two)).toBe('2 of 3 screenshots');
  camera.learn({ endUs: 30_000_000 });
  expect(simulator.state.current.capture!.record).toMatchObject({ total: 3, facts: { endUs: 30_000_000 } });
  expect(simulator.state.current.push).toMatchObject({ facts: { endUs: 30_000_000 } });
  gate.resolve();
  expect(statusOf(await ended(simulator))).toBe('Finished: 3 screenshots, 3 callbacks delivered');
});

test('an unknown end that stays unknown still finishes with what there was', async () => {
  const state = await captured(simulatorWith({ camera: fakeCamera({ endUs: undefined }) }));
  expect(statusOf(state)).toBe('Finished: 3 screenshots, 3 callbacks delivered');
});

test('the first screenshot after one interval: one fewer, and none when the push is shorter', async () => {
  const state = await captured(simulatorWith(), '#/capture?first=after-interval');
  expect(statusOf(state)).toBe('Finished: 6 screenshots, 6 callbacks delivered');
  const short = simulatorWith({ camera: fakeCamera({ endUs: 10_000_000 }) });
  expect(statusOf(await captured(short, '#/capture?first=after-interval'))).toBe(
    'Finished: 0 screenshots, 0 callbacks delivered',
  );
});

test('sent for real, the real fetch is asked, with the user’s URL and the computer’s time', async () => {
  const timers = testTimers(1_700_000_000_000);
  const asked: string[] = [];
  const realFetch: Fetch = async ({ url }) => {
    asked.push(url);
    return new Response('ok');
  };
  const simulator = simulatorWith({ timers, realFetch });
  await simulator.start('#/capture?app=a');
  await ready(simulator);
  simulator.setField('url', 'https://hooks.example.org/cb');
  simulator.setSendForReal(true);
  simulator.capture();
  const state = await ended(simulator);
  expect(asked).toEqual(Array(7).fill('https://hooks.example.org/cb'));
  expect(state.capture!.attempts.get(6)![0]).toMatchObject({ at: 1_700_000_000_000, outcome: 'answered', status: 200 });
  expect(simulator.receiver.inbox).toHaveLength(0);
});

test.each([
  { what: 'a user’s URL without "Send for real"', url: 'https://hooks.example.org/cb', real: false },
  { what: 'the receiver that comes with the page', url: 'https://receiver.example/callback', real: true },
])('$what is simulated', async ({ url, real }) => {
  const simulator = simulatorWith();
  await simulator.start('#/capture?app=a');
  await ready(simulator);
  simulator.setField('url', url);
  simulator.setSendForReal(real);
  simulator.capture();
  expect(statusOf(await ended(simulator))).toBe('Finished: 7 screenshots, 7 callbacks delivered');
  expect(simulator.receiver).toMatchObject({ url });
});

function failTwice(simulator: Simulator): void {
  const seen = new Map<string, number>();
  simulator.receiver.behave(({ rawBody }) => {
    const { create_time: key } = JSON.parse(rawBody) as { create_time: string };
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return answered(times <= 2 ? 500 : 200);
  });
}
