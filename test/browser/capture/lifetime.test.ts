import { expect } from '@open-wc/testing';
import { PushCamera } from '../../../src/capture/camera.ts';
import type { CameraEvent, PatternSource } from '../../../src/core/push.ts';
import { everySeconds, fixtureFile, never, order, startWorker, taken, withPush } from './camera-support.ts';

const long: PatternSource = { kind: 'pattern', size: { width: 320, height: 180 }, durationSeconds: 36_000 };

/** A camera whose workers the test can reach. */
function exposedCamera(): { camera: PushCamera; workers: Worker[] } {
  const workers: Worker[] = [];
  const start = (): Worker => {
    const worker = startWorker();
    workers.push(worker);
    return worker;
  };
  return { camera: new PushCamera({ startWorker: start }), workers };
}

it('reports a worker that was terminated in the middle, after the shots that had come', async () => {
  const { camera, workers } = exposedCamera();
  const push = await camera.open(long, never);
  const seen: CameraEvent[] = [];
  let failure: unknown;
  try {
    for await (const event of push.shoot(order, never)) {
      seen.push(event);
      if (seen.length === 5) for (const worker of workers) worker.terminate();
    }
  } catch (error) {
    failure = error;
  }
  expect(failure).to.include({ name: 'ScreencaptureError', code: 'worker-died' });
  expect(seen.map(({ index }) => index)).to.deep.equal(seen.map((_, i) => i));
  expect(seen.length).to.be.lessThan(7200);
  camera.close();
});

it('starts new workers after some have died, and takes the push up again', async () => {
  const { camera, workers } = exposedCamera();
  const push = await camera.open(await fixtureFile('h264.mp4'), never);
  for await (const { index } of push.shoot(everySeconds(1), never)) if (index === 2) break;
  const died = [...workers];
  for (const worker of died) worker.terminate();
  let failure: unknown;
  const again = async (): Promise<number[]> => {
    const all = await Array.fromAsync(push.shoot({ ...everySeconds(1), fromShot: 3 }, never));
    return taken(all).map(({ index }) => index);
  };
  // The death may be noticed only now; the second time it is known.
  const first = await again().catch((error: unknown) => (failure = error));
  if (failure !== undefined) expect(first).to.include({ code: 'worker-died' });
  expect(await again()).to.deep.equal([3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(workers.length).to.be.greaterThan(died.length);
  camera.close();
});

it('reports a worker that can not be started', async () => {
  const camera = new PushCamera({ startWorker: () => new Worker('/nothing-here.js', { type: 'module' }) });
  const error = await camera.open(long, never).catch((reason: unknown) => reason);
  expect(error).to.include({ code: 'worker-died' });
});

it('ends at once when aborted', async () => {
  const abort = new AbortController();
  const seen: CameraEvent[] = [];
  await withPush(long, async (push) => {
    for await (const event of push.shoot(order, abort.signal)) {
      seen.push(event);
      if (seen.length === 3) abort.abort();
    }
  });
  expect(seen.map(({ index }) => index)).to.deep.equal([0, 1, 2]);
});

it('yields nothing to who has aborted already, and opens nothing', async () => {
  const aborted = AbortSignal.abort();
  await withPush('h264.mp4', async (push) => {
    expect(await Array.fromAsync(push.shoot(order, aborted))).to.deep.equal([]);
  });
  const { camera } = exposedCamera();
  const error = await camera.open(long, aborted).catch((reason: unknown) => reason);
  expect(error).to.equal(aborted.reason);
  camera.close();
});

it('does not run ahead of a slow taker by more than a few shots', async () => {
  let came = 0;
  const start = (): Worker => {
    const worker = startWorker();
    worker.addEventListener('message', ({ data }: MessageEvent<{ type: string }>) => {
      if (data.type === 'event') came += 1;
    });
    return worker;
  };
  const camera = new PushCamera({ startWorker: start });
  const push = await camera.open(long, never);
  const shots = push.shoot(order, never)[Symbol.asyncIterator]();
  await shots.next();
  // Another push, opened and captured by the same workers: time enough to run ahead.
  const other = await camera.open({ ...long, durationSeconds: 1500 }, never);
  const others = await Array.fromAsync(other.shoot(order, never));
  expect(others).to.have.length(300);
  expect(came - others.length).to.be.within(1, 100);
  await shots.return?.();
  camera.close();
});

it('captures the same push twice at the same time', async () => {
  await withPush('b-frames.mp4', async (push) => {
    const both = await Promise.all([
      Array.fromAsync(push.shoot(everySeconds(2), never)),
      Array.fromAsync(push.shoot(everySeconds(3), never)),
    ]);
    expect(both.map((all) => all.map(({ instantUs }) => instantUs / 1e6))).to.deep.equal([
      [0, 2, 4, 6, 8, 10],
      [0, 3, 6, 9],
    ]);
  });
});

it('tells the end of a push once it is known to who listens', async () => {
  await withPush('no-duration.webm', async (push) => {
    const release = push.onFacts(() => {});
    release();
    expect(push.facts.endUs).to.equal(12_000_000);
  });
});
