import { expect, test } from 'vitest';
import { ScreencaptureError } from '../../../src/core/errors.ts';
import type { CameraEvent } from '../../../src/core/push.ts';
import { fakeCamera, fakeFacts } from '../../support/fake-camera.ts';
import { fakeStorage } from '../../support/fake-storage.ts';
import { ended, ready, simulatorWith, statusOf, until } from '../../support/simulator.ts';
import { otherTasks, testTimers } from '../../support/test-timers.ts';

const refusing = (code: 'not-media' | 'file-empty') =>
  fakeCamera({}, (source) => {
    if (source.kind === 'file' && source.file.name.startsWith('bad')) throw new ScreencaptureError(code, 'bad file');
    return {};
  });

test('at a first visit the first sample is captured by itself', async () => {
  const camera = fakeCamera();
  const simulator = simulatorWith({ camera });
  await simulator.start('');
  const state = await ended(simulator);
  expect(statusOf(state)).toBe('Finished: 7 screenshots, 7 callbacks delivered');
  expect(camera.opened).toMatchObject([{ kind: 'file', file: { name: 'landscape.mp4' } }]);
  expect(state).toMatchObject({ selected: 0, stale: [], problem: undefined, ignoredLinkNames: [] });
});

test('with a link that sets something, nothing is captured by itself', async () => {
  const simulator = simulatorWith();
  await simulator.start('#/capture?interval=7&w=640&quality=9');
  await ready(simulator);
  await otherTasks();
  expect(simulator.state.current).toMatchObject({
    capture: undefined,
    fields: { interval: '7', w: '640' },
    settings: { intervalSeconds: 7, configured: { width: 640, height: 0 } },
    ignoredLinkNames: ['quality'],
  });
});

test('the browser’s language holds until a link or a person asks for another, which the link then keeps', async () => {
  const simulator = simulatorWith({ language: 'en' });
  await simulator.start('#/capture?w=640');
  expect([simulator.state.current.language, simulator.link()]).toEqual(['en', '#/capture?w=640']);
  simulator.setLanguage('zh-Hans');
  expect([simulator.state.current.language, simulator.link()]).toEqual(['zh-Hans', '#/capture?w=640&lang=zh-Hans']);
  simulator.setLanguage('en');
  expect(simulator.link()).toBe('#/capture?w=640');
  simulator.openLink('#/capture?lang=zh-CN');
  expect([simulator.state.current.language, simulator.link(3)]).toEqual(['zh-Hans', '#/capture?shot=3&lang=zh-Hans']);
  simulator.openLink('#/capture?w=360');
  expect(simulator.state.current.language).toBe('en');
});

test('a link’s language wins over the browser’s', async () => {
  const simulator = simulatorWith({ language: 'zh-Hans' });
  await simulator.start('#/capture?lang=en');
  expect([simulator.state.current.language, simulator.link()]).toEqual(['en', '#/capture?lang=en']);
});

test('a link that only asks for a language is a first visit like any other', async () => {
  const simulator = simulatorWith();
  await simulator.start('#/capture?lang=zh');
  expect(statusOf(await ended(simulator))).toBe('Finished: 7 screenshots, 7 callbacks delivered');
});

test('a change shows in settings, preview and what is stale in the same task', async () => {
  const simulator = simulatorWith();
  await simulator.start('');
  await ended(simulator);
  simulator.setField('w', '640');
  expect(simulator.state.current).toMatchObject({
    settings: { configured: { width: 640, height: 0 } },
    preview: { size: { width: 640, height: 360 }, rule: 'width-only' },
    stale: ['w'],
  });
  simulator.setField('w', '0');
  expect(simulator.state.current.stale).toEqual([]);
});

test('a mistake marks its field, keeps the last settings, and nothing is captured', async () => {
  const simulator = simulatorWith();
  await simulator.start('#/capture?w=640');
  await ready(simulator);
  simulator.setField('interval', '7.0');
  const { mistakes, settings, fields } = simulator.state.current;
  expect(mistakes.interval?.code).toBe('invalid-interval');
  expect([fields.interval, settings.intervalSeconds]).toEqual(['7.0', 10]);
  simulator.capture();
  expect(simulator.state.current.capture).toBeUndefined();
  simulator.setField('interval', '7');
  simulator.capture();
  expect(statusOf(await ended(simulator))).toBe('Finished: 10 screenshots, 10 callbacks delivered');
});

test('a push is loaded although another field has a mistake', async () => {
  const camera = fakeCamera();
  const simulator = simulatorWith({ camera });
  await simulator.start('#/capture?w=640');
  await ready(simulator);
  simulator.setField('interval', '');
  simulator.setField('sample', 'portrait');
  await until(
    simulator,
    ({ push }) => push.phase === 'ready' && push.choice.kind === 'sample' && push.choice.id === 'portrait',
  );
  expect(camera.opened).toHaveLength(2);
});

test('choosing a push loads it and shows its facts, but captures nothing; the one before is closed', async () => {
  const camera = fakeCamera({ size: { width: 720, height: 1280 } });
  const simulator = simulatorWith({ camera });
  await simulator.start('#/capture?w=360');
  await ready(simulator);
  const file = new File(['frames'], 'mine.mp4');
  simulator.chooseFile(file);
  expect(simulator.state.current.push).toEqual({
    phase: 'loading',
    choice: { kind: 'file', name: 'mine.mp4', bytes: 6 },
  });
  const state = await ready(simulator);
  expect(state).toMatchObject({
    capture: undefined,
    fields: { sample: 'file' },
    push: { facts: { displaySize: { width: 720, height: 1280 } } },
    preview: { size: { width: 360, height: 640 } },
  });
  expect(camera.closed).toBe(1);
  expect(simulator.link()).toBe('#/capture?file=mine.mp4&bytes=6&w=360');
});

test('the same file chosen again is read again', async () => {
  const camera = fakeCamera();
  const simulator = simulatorWith({ camera });
  await simulator.start('#/capture?w=360');
  await ready(simulator);
  for (let times = 0; times < 2; times += 1) {
    simulator.chooseFile(new File(['frames'], 'mine.mp4'));
    await ready(simulator);
  }
  expect(camera.opened).toHaveLength(3);
});

test.each(['file-empty', 'not-media'] as const)(
  'after a bad file (%s) the push and the settings are as they were',
  async (code) => {
    const simulator = simulatorWith({ camera: refusing(code) });
    await simulator.start('#/capture?w=640');
    const before = await ready(simulator);
    simulator.chooseFile(new File([], 'bad.mp4'));
    const state = await until(simulator, ({ problem }) => problem !== undefined);
    expect(state.problem).toMatchObject({ code, details: { fileName: 'bad.mp4' } });
    await otherTasks();
    expect(simulator.state.current).toMatchObject({
      fields: before.fields,
      settings: before.settings,
      push: before.push,
    });
    simulator.capture();
    expect(statusOf(await ended(simulator))).toBe('Finished: 7 screenshots, 7 callbacks delivered');
    expect(simulator.state.current.problem).toBeUndefined();
  },
);

test('after a bad file the good one chosen before is still the push', async () => {
  const simulator = simulatorWith({ camera: refusing('not-media') });
  await simulator.start('#/capture?w=640');
  await ready(simulator);
  simulator.chooseFile(new File(['frames'], 'good.mp4'));
  await ready(simulator);
  simulator.chooseFile(new File(['?'], 'bad.mp4'));
  simulator.chooseFile(new File(['??'], 'bad.mov'));
  await until(simulator, ({ problem }) => problem !== undefined);
  await otherTasks();
  expect(simulator.state.current).toMatchObject({
    fields: { sample: 'file' },
    settings: { push: { kind: 'file', name: 'good.mp4', bytes: 6 } },
    push: { phase: 'ready' },
  });
});

test('a push that was overtaken by another choice is closed unseen', async () => {
  const first = Promise.withResolvers<void>();
  const camera = fakeCamera({}, async (source) => {
    if (source.kind === 'pattern') await first.promise;
    return {};
  });
  const simulator = simulatorWith({ camera });
  await simulator.start('#/capture?sample=pattern');
  simulator.setField('sample', 'portrait');
  await until(simulator, ({ push }) => push.phase === 'ready');
  first.resolve();
  await otherTasks();
  expect(simulator.state.current.push).toMatchObject({ phase: 'ready', choice: { id: 'portrait' } });
});

test('a link to a capture of a file says which one is needed, and takes that file by hand', async () => {
  const simulator = simulatorWith();
  await simulator.start('#/capture?file=mine.mp4&bytes=6&interval=7');
  expect(simulator.state.current.push).toEqual({
    phase: 'needed',
    choice: { kind: 'file', name: 'mine.mp4', bytes: 6 },
  });
  simulator.capture();
  expect(simulator.state.current.capture).toBeUndefined();
  simulator.chooseFile(new File(['frames'], 'mine.mp4'));
  await ready(simulator);
  simulator.capture();
  expect(statusOf(await ended(simulator))).toBe('Finished: 10 screenshots, 10 callbacks delivered');
});

test('"Start now" takes the computer’s second, at UTC+8', () => {
  const simulator = simulatorWith({ timers: testTimers(Date.UTC(2026, 10, 22, 20, 30, 15, 999)) });
  simulator.startNow();
  expect(simulator.state.current.fields.start).toBe('2026-11-23T04:30:15+08:00');
  expect(simulator.state.current.settings.pushStartUnixUs).toBe(Date.UTC(2026, 10, 22, 20, 30, 15) * 1000);
});

test('key and URL are in no link, and survive the opening of one', async () => {
  const simulator = simulatorWith();
  await simulator.start('#/capture?w=640');
  simulator.setField('key', 'secret1');
  simulator.setField('url', 'https://hooks.example.org/token/abc');
  expect(simulator.link(3)).toBe('#/capture?w=640&shot=3');
  simulator.openLink('#/capture?h=352');
  expect(simulator.state.current.fields).toMatchObject({
    w: '',
    h: '352',
    key: 'secret1',
    url: 'https://hooks.example.org/token/abc',
  });
});

test('neither key nor URL is in what is stored', async () => {
  const simulator = simulatorWith();
  await simulator.start('#/capture?w=640');
  await ready(simulator);
  simulator.setField('key', 'secret1');
  simulator.setField('url', 'https://hooks.example.org/token/abc');
  simulator.capture();
  const { capture, captures } = await ended(simulator);
  const stored = JSON.stringify([captures, capture!.record, capture!.screenshots, [...capture!.attempts]]);
  expect(stored).not.toContain('secret1');
  expect(stored).not.toContain('token/abc');
});

test('a link to a screenshot chooses it as soon as it is there', async () => {
  const simulator = simulatorWith();
  await simulator.start('#/capture?w=640&shot=3');
  await ready(simulator);
  simulator.capture();
  expect(simulator.state.current.selected).toBe(0);
  expect((await ended(simulator)).selected).toBe(3);
});

test('a person’s choice of a screenshot is left alone while the capture goes on', async () => {
  const gate = Promise.withResolvers<void>();
  const camera = fakeCamera({ before: (index) => (index === 3 ? gate.promise : undefined) });
  const simulator = simulatorWith({ camera });
  await simulator.start('#/capture?w=640&shot=5');
  await ready(simulator);
  simulator.capture();
  await until(simulator, ({ capture }) => capture?.record.taken === 3);
  simulator.select(2);
  gate.resolve();
  expect((await ended(simulator)).selected).toBe(2);
});

test('a second click on Capture while one runs does nothing', async () => {
  const simulator = simulatorWith();
  await simulator.start('#/capture?w=640');
  await ready(simulator);
  simulator.capture();
  simulator.capture();
  expect((await ended(simulator)).captures).toHaveLength(1);
});

test('captures can follow each other the moment one has ended', async () => {
  const simulator = simulatorWith();
  await simulator.start('#/capture?w=640');
  await ready(simulator);
  simulator.capture();
  await ended(simulator);
  simulator.capture();
  expect(statusOf(simulator.state.current)).toBe('0 of 7 screenshots');
  expect(statusOf(await ended(simulator))).toBe('Finished: 7 screenshots, 7 callbacks delivered');
  expect(simulator.state.current).toMatchObject({ anotherTabWrites: false, captures: [{}, {}] });
});

test('another push can be chosen while one is captured; the first is closed when its capture ends', async () => {
  const gate = Promise.withResolvers<void>();
  const camera = fakeCamera({ before: (index) => (index === 3 ? gate.promise : undefined) });
  const simulator = simulatorWith({ camera });
  await simulator.start('#/capture?w=640');
  await ready(simulator);
  simulator.capture();
  await until(simulator, ({ capture }) => capture?.record.taken === 3);
  simulator.setField('sample', 'portrait');
  await until(simulator, ({ push }) => push.phase === 'ready' && camera.opened.length === 2);
  expect(camera.closed).toBe(0);
  gate.resolve();
  const state = await ended(simulator);
  await otherTasks();
  expect(statusOf(state)).toBe('Finished: 7 screenshots, 7 callbacks delivered');
  expect(state.stale).toEqual(['sample']);
  expect(camera.closed).toBe(1);
});

test('what fails without a code of ours still ends the capture, and is heard of as an uncaught error', async () => {
  const uncaught: unknown[] = [];
  const hear = (reason: unknown): void => void uncaught.push(reason);
  const before = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', hear);
  try {
    const camera = fakeCamera({ before: () => Promise.reject(new RangeError('nobody foresaw this')) });
    const simulator = simulatorWith({ camera });
    await simulator.start('#/capture?w=640');
    await ready(simulator);
    simulator.capture();
    expect(statusOf(await ended(simulator))).toBe('Failed: 0 of 7 screenshots, 0 callbacks delivered');
    await otherTasks();
    expect(uncaught).toEqual([new RangeError('nobody foresaw this')]);
  } finally {
    process.off('unhandledRejection', hear);
    for (const listener of before) process.on('unhandledRejection', listener);
  }
});

test('the archive is of the capture on show, under its stream’s name', async () => {
  const asked: unknown[] = [];
  const simulator = simulatorWith({
    archive: (capture, jpeg) => {
      asked.push(capture.record.id, jpeg(0));
      return Promise.resolve(new ReadableStream());
    },
  });
  await expect(simulator.archive()).rejects.toThrow('no capture on show');
  await simulator.start('');
  const { capture } = await ended(simulator);
  const { name, stream } = await simulator.archive();
  expect(name).toBe('stream_name-screencapture.zip');
  expect(stream).toBeInstanceOf(ReadableStream);
  expect(asked[0]).toBe(capture!.record.id);
  expect(await asked[1]).toBeInstanceOf(Blob);
});

test('the video of the capture on show is its clip, or its file while that is at hand; what was drawn has none', async () => {
  const storage = fakeStorage();
  const simulator = simulatorWith({ storage });
  expect(await simulator.video()).toBeUndefined();
  const captured = async (): Promise<string> => {
    await ready(simulator);
    simulator.capture();
    return (await ended(simulator)).capture!.record.id;
  };

  simulator.setField('sample', 'portrait');
  const ofClip = await captured();
  expect(await simulator.video()).toMatchObject({ name: 'portrait.mp4' });

  const file = new File(['a push'], 'own.mp4');
  simulator.chooseFile(file);
  const ofFile = await captured();
  expect(await simulator.video()).toBe(file);

  simulator.setField('sample', 'pattern');
  await captured();
  expect(await simulator.video()).toBeUndefined();

  simulator.show(ofFile);
  await until(simulator, ({ capture }) => capture?.record.id === ofFile);
  expect(await simulator.video()).toBe(file);
  simulator.chooseFile(new File(['another push'], 'own.mp4'));
  expect(await simulator.video()).toBeUndefined();
  simulator.show(ofClip);
  await until(simulator, ({ capture }) => capture?.record.id === ofClip);
  expect(await simulator.video()).toMatchObject({ name: 'portrait.mp4' });
});

test('the state tells who answers, and whether what is stored survives', () => {
  const listeners = new Set<() => void>();
  const route = {
    current: 'starting' as 'starting' | 'service-worker',
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {};
    },
  };
  const simulator = simulatorWith({ route, kept: false });
  void simulator.start('#/capture?w=640');
  expect(simulator.state.current).toMatchObject({ answeredBy: 'starting', kept: false });
  route.current = 'service-worker';
  for (const listener of listeners) listener();
  expect(simulator.state.current.answeredBy).toBe('service-worker');
});

test(
  '5,000 screenshots go to disk in bounded batches, with few changes of state and the camera held back',
  { timeout: 120_000 },
  async () => {
    let ahead = 0;
    let given = 0;
    const camera = fakeCamera({ endUs: 50_000_000_000 });
    const open = camera.open.bind(camera);
    const simulator = simulatorWith({
      camera: {
        open: async (source, signal) => {
          const push = await open(source, signal);
          const shoot = async function* (...parameters: Parameters<typeof push.shoot>): AsyncGenerator<CameraEvent> {
            for await (const event of push.shoot(...parameters)) {
              given += 1;
              ahead = Math.max(ahead, given - (simulator.state.current.capture?.record.taken ?? 0));
              yield event;
            }
          };
          return { ...push, facts: fakeFacts({ endUs: 50_000_000_000 }), shoot };
        },
      },
    });
    let changes = 0;
    await simulator.start('#/capture?w=640');
    await ready(simulator);
    simulator.state.subscribe(() => (changes += 1));
    simulator.capture();
    const state = await ended(simulator);
    expect(statusOf(state)).toBe('Finished: 5000 screenshots, 5000 callbacks delivered');
    expect(state.capture!.screenshots).toHaveLength(5000);
    expect(ahead).toBeLessThanOrEqual(3 * 32);
    expect(changes).toBeLessThan(1500);
  },
);
