import { expect, test } from 'vitest';
import { fakeCamera } from '../../support/fake-camera.ts';
import { FakeLocks } from '../../support/fake-lock.ts';
import { fakeStorage } from '../../support/fake-storage.ts';
import { ended, ready, simulatorWith, statusOf, until } from '../../support/simulator.ts';
import { otherTasks, testTimers } from '../../support/test-timers.ts';
import { memoryStorage } from '../../../src/storage/memory-storage.ts';
import type { Simulator, SimulatorPorts } from '../../../src/service/simulator.ts';

async function captureUnder(simulator: Simulator, link: string): Promise<string> {
  await simulator.start(link);
  await ready(simulator);
  simulator.capture();
  return (await ended(simulator)).capture!.record.id;
}

/** A tab whose process ends after three screenshots and two callbacks: nothing of it goes on afterwards. */
async function crashedTab(ports: Partial<SimulatorPorts> & { storage: SimulatorPorts['storage'] }): Promise<void> {
  const storage = fakeStorage(ports.storage);
  const camera = fakeCamera({ before: (index) => (index === 3 ? new Promise(() => {}) : undefined) });
  let answers = 0;
  const simulator: Simulator = simulatorWith({
    ...ports,
    storage,
    camera,
    lock: new FakeLocks().tab(),
    fetch: async () => ((answers += 1) <= 2 ? new Response('{}') : new Promise<Response>(() => {})),
  });
  await simulator.start('#/capture?w=640');
  await ready(simulator);
  simulator.capture();
  await until(simulator, ({ capture }) => capture?.record.taken === 3 && capture.record.delivered === 2);
  storage.intercept = () => new Promise(() => {});
}

test('after a reload the capture that the link means is on show, with everything in it', async () => {
  const storage = memoryStorage();
  const id = await captureUnder(simulatorWith({ storage }), '#/capture?w=640');
  const later = testTimers(Date.UTC(2026, 0, 3));
  await captureUnder(simulatorWith({ storage, timers: later }), '#/capture?h=352');
  const reloaded = simulatorWith({ storage, camera: fakeCamera() });
  await reloaded.start('#/capture?w=640&shot=4');
  const { capture, captures, selected, stale } = reloaded.state.current;
  expect(capture!.record.id).toBe(id);
  expect(capture!.screenshots).toHaveLength(7);
  expect(capture!.attempts.get(6)).toMatchObject([{ attempt: 1, outcome: 'answered', status: 200 }]);
  expect(captures.map(({ settings }) => settings.configured)).toEqual([
    { width: 0, height: 352 },
    { width: 640, height: 0 },
  ]);
  expect([selected, stale]).toEqual([4, []]);
});

test('a link that means no stored capture shows the newest, marked as out of date, and captures nothing', async () => {
  const storage = memoryStorage();
  const id = await captureUnder(simulatorWith({ storage }), '#/capture?w=640');
  const simulator = simulatorWith({ storage });
  await simulator.start('#/capture?w=320');
  await ready(simulator);
  await otherTasks();
  expect(simulator.state.current.capture!.record.id).toBe(id);
  expect(simulator.state.current.stale).toEqual(['w']);
  expect(simulator.state.current.captures).toHaveLength(1);
});

test('a visit with captures stored is no first visit', async () => {
  const storage = memoryStorage();
  const id = await captureUnder(simulatorWith({ storage }), '#/capture?w=640');
  const simulator = simulatorWith({ storage });
  await simulator.start('');
  await ready(simulator);
  await otherTasks();
  expect(simulator.state.current).toMatchObject({ capture: { record: { id } }, captures: [{ id }], fields: { w: '' } });
});

test('a capture whose tab crashed keeps its screenshots, and reads as stopped', async () => {
  const storage = memoryStorage();
  await crashedTab({ storage });
  expect(await storage.captures()).toMatchObject([{ outcome: 'running', taken: 0 }]);
  const simulator = simulatorWith({ storage });
  await simulator.start('#/capture?w=640');
  expect(statusOf(simulator.state.current)).toBe('Stopped: 3 of 7 screenshots, 2 callbacks delivered');
  const { capture } = simulator.state.current;
  expect(capture!.screenshots.map(({ delivery }) => delivery)).toEqual(['delivered', 'delivered', 'interrupted']);
  expect(await simulator.jpeg(capture!.record.id, 2)).toBeInstanceOf(Blob);
  expect(await storage.captures()).toMatchObject([{ outcome: 'stopped', taken: 3, delivered: 2 }]);
});

test('a callback whose last attempt was taken just before the crash counts as delivered', async () => {
  const storage = memoryStorage();
  await crashedTab({ storage });
  const [record] = await storage.captures();
  const attempt = {
    captureId: record!.id,
    index: 2,
    attempt: 1,
    at: 1,
    outcome: 'answered',
    status: 200,
    durationMs: 0,
  } as const;
  await storage.addAttempts([attempt]);
  const simulator = simulatorWith({ storage });
  await simulator.start('#/capture?w=640');
  expect(statusOf(simulator.state.current)).toBe('Stopped: 3 of 7 screenshots, 3 callbacks delivered');
});

test('an earlier capture is put on show while another runs, and the running one can be seen again', async () => {
  const gate = Promise.withResolvers<void>();
  const storage = memoryStorage();
  const earlier = await captureUnder(simulatorWith({ storage }), '#/capture?w=640');
  const camera = fakeCamera({ before: (index) => (index === 3 ? gate.promise : undefined) });
  const simulator = simulatorWith({ storage, camera, timers: testTimers(Date.UTC(2026, 0, 3)) });
  await simulator.start('#/capture?h=352');
  await ready(simulator);
  simulator.capture();
  const running = simulator.state.current.capture!.record.id;
  await until(simulator, ({ capture }) => capture?.record.taken === 3);
  simulator.show(earlier);
  await until(simulator, ({ capture }) => capture?.record.id === earlier);
  expect(simulator.state.current).toMatchObject({ running: true, selected: 0, stale: ['w', 'h'] });
  gate.resolve();
  await until(simulator, ({ running: isRunning }) => !isRunning);
  expect(simulator.state.current.capture!.record.id).toBe(earlier);
  simulator.show(running);
  const state = await until(simulator, ({ capture }) => capture?.record.id === running);
  expect(statusOf(state)).toBe('Finished: 7 screenshots, 7 callbacks delivered');
});

test('a capture can be compared with another, until it no longer is', async () => {
  const simulator = simulatorWith();
  const first = await captureUnder(simulator, '#/capture?w=640');
  simulator.setField('dialect', '2025');
  simulator.capture();
  await ended(simulator);
  simulator.compare(first);
  const state = await until(simulator, ({ compared }) => compared !== undefined);
  expect(state.compared).toMatchObject({ record: { id: first, settings: { dialect: '2019' } } });
  expect(state.compared!.screenshots).toHaveLength(7);
  simulator.compare(undefined);
  expect((await until(simulator, ({ compared }) => compared === undefined)).compared).toBeUndefined();
});

test('clearing forgets everything stored, a running capture included', async () => {
  const storage = memoryStorage();
  await captureUnder(simulatorWith({ storage }), '#/capture?h=352');
  const camera = fakeCamera({ before: () => otherTasks(2) });
  const simulator = simulatorWith({ storage, camera, timers: testTimers(Date.UTC(2026, 0, 3)) });
  await simulator.start('#/capture?w=640');
  await ready(simulator);
  simulator.capture();
  await until(simulator, ({ capture }) => capture?.record.taken === 1);
  simulator.clear();
  const state = await until(simulator, ({ captures }) => captures.length === 0);
  expect(state).toMatchObject({ capture: undefined, compared: undefined, selected: 0, running: false, stale: [] });
  await otherTasks();
  expect(await storage.captures()).toEqual([]);
  expect(simulator.state.current.captures).toEqual([]);
  simulator.capture();
  await until(simulator, ({ capture }) => capture?.record.outcome === 'finished');
});

test('while another tab writes, capturing here changes nothing but to say so; afterwards its capture is listed here', async () => {
  const storage = memoryStorage();
  const locks = new FakeLocks();
  const gate = Promise.withResolvers<void>();
  const camera = fakeCamera({ before: (index) => (index === 3 ? gate.promise : undefined) });
  const writer = simulatorWith({ storage, camera, lock: locks.tab() });
  const reader = simulatorWith({ storage, lock: locks.tab(), timers: testTimers(Date.UTC(2026, 0, 3)) });
  await writer.start('#/capture?w=640');
  await ready(writer);
  writer.capture();
  await until(writer, ({ capture }) => capture?.record.taken === 3);
  await reader.start('#/capture?h=352');
  await ready(reader);
  expect(reader.state.current).toMatchObject({ anotherTabWrites: true, captures: [{ outcome: 'running' }] });
  reader.capture();
  await otherTasks();
  expect(reader.state.current.captures).toHaveLength(1);
  expect(await storage.captures()).toHaveLength(1);
  gate.resolve();
  await ended(writer);
  await until(reader, ({ captures }) => captures[0]?.outcome === 'finished');
  await until(reader, ({ capture }) => capture?.record.outcome === 'finished');
  expect(reader.state.current).toMatchObject({ anotherTabWrites: false, capture: { record: { taken: 7 } } });
  reader.capture();
  expect(statusOf(await ended(reader))).toBe('Finished: 7 screenshots, 7 callbacks delivered');
});

test('two tabs that start at once: one captures, the other takes its word back', async () => {
  const storage = memoryStorage();
  const locks = new FakeLocks();
  const [one, other] = [simulatorWith({ storage, lock: locks.tab() }), simulatorWith({ storage, lock: locks.tab() })];
  await Promise.all([one.start('#/capture?w=640'), other.start('#/capture?w=640')]);
  await Promise.all([ready(one), ready(other)]);
  one.capture();
  other.capture();
  await ended(one);
  await until(other, ({ running, captures }) => !running && captures[0]?.outcome === 'finished');
  expect(await storage.captures()).toHaveLength(1);
  expect(one.state.current.capture!.record.outcome).toBe('finished');
});

test('what another tab clears is gone here too', async () => {
  const storage = memoryStorage();
  const locks = new FakeLocks();
  const [one, other] = [simulatorWith({ storage, lock: locks.tab() }), simulatorWith({ storage, lock: locks.tab() })];
  await captureUnder(one, '#/capture?w=640');
  await other.start('#/capture?w=640');
  expect(other.state.current.captures).toHaveLength(1);
  other.clear();
  const state = await until(one, ({ captures, capture }) => captures.length === 0 && capture === undefined);
  expect(state.problem).toBeUndefined();
});
