import { ScreencaptureError, type ErrorCode } from '../../src/core/errors.ts';
import { captureInstants } from '../../src/core/interval.ts';
import type { CameraEvent, PushSource, ShotOrder, Size, SourceFacts } from '../../src/core/push.ts';
import { resolveScreenshotSize } from '../../src/core/sizing.ts';
import type { Camera, OpenPush } from '../../src/service/ports.ts';

export type FakePush = {
  readonly size?: Size;
  /** Media time of the end; `undefined` while it is not known. */
  readonly endUs?: number | undefined;
  /** JPEG bytes of a shot. */
  readonly bytesOf?: (index: number) => number;
  /** Shots that cannot be taken, and why. */
  readonly missing?: Readonly<Record<number, ErrorCode>>;
  /** Where a file that was cut short breaks off. */
  readonly missingFrom?: number;
  /** What happens before a shot is given: a test waits here, or throws. */
  readonly before?: (index: number) => Promise<void> | void;
};

export type FakeCamera = Camera & {
  /** What was opened, oldest first. */
  readonly opened: readonly PushSource[];
  /** What was asked of it. */
  readonly orders: readonly ShotOrder[];
  /** Pushes closed so far. */
  readonly closed: number;
  /** Shots given out. */
  readonly given: number;
  /** Makes more known of the open pushes. */
  learn(facts: Partial<SourceFacts>): void;
};

export const fakeFacts = (push: FakePush = {}): SourceFacts => ({
  container: 'MP4',
  codec: 'H.264',
  codecString: 'avc1.64001f',
  codedSize: push.size ?? { width: 1280, height: 720 },
  displaySize: push.size ?? { width: 1280, height: 720 },
  rotation: 0,
  pixelAspect: { num: 1, den: 1 },
  endUs: 'endUs' in push ? push.endUs : 64_500_000,
  frameRate: 30,
  keyFrameSeconds: 2,
  bytes: 1_000_000,
  origin: 'webcodecs',
});

/** A camera without pixels: its pictures are as many zero bytes as the test wants. `open` may refuse. */
export function fakeCamera(
  push: FakePush = {},
  open: (source: PushSource) => Promise<FakePush> | FakePush = () => push,
): FakeCamera {
  const state = { opened: [] as PushSource[], orders: [] as ShotOrder[], closed: 0, given: 0 };
  const learners = new Set<(facts: Partial<SourceFacts>) => void>();
  return {
    get opened() {
      return state.opened;
    },
    get orders() {
      return state.orders;
    },
    get closed() {
      return state.closed;
    },
    get given() {
      return state.given;
    },
    learn(facts) {
      for (const learner of learners) learner(facts);
    },
    async open(source, signal): Promise<OpenPush> {
      state.opened.push(source);
      const opened = await open(source);
      signal.throwIfAborted();
      let facts = fakeFacts(opened);
      const listeners = new Set<(facts: SourceFacts) => void>();
      learners.add((change) => {
        facts = { ...facts, ...change };
        for (const listener of listeners) listener(facts);
      });
      return {
        get facts() {
          return facts;
        },
        onFacts(listener) {
          listeners.add(listener);
          return () => void listeners.delete(listener);
        },
        async *shoot(order, stop) {
          state.orders.push(order);
          for await (const event of shots(opened, order, stop)) {
            state.given += 1;
            yield event;
          }
        },
        missingFrom: async () => opened.missingFrom,
        close() {
          state.closed += 1;
        },
      };
    },
  };
}

async function* shots(push: FakePush, order: ShotOrder, stop: AbortSignal): AsyncGenerator<CameraEvent> {
  const { endUs = 30_000_000 } = fakeFacts(push);
  const resolution = resolveScreenshotSize(push.size ?? { width: 1280, height: 720 }, order.configured, order.sizing);
  let index = -1;
  for (const instantUs of captureInstants(endUs, order.intervalUs, order.firstIndex)) {
    index += 1;
    if (index < (order.fromShot ?? 0)) continue;
    await push.before?.(index);
    if (stop.aborted) return;
    const code = push.missing?.[index];
    if (code !== undefined) {
      yield { kind: 'missing', index, instantUs, code, details: {} };
      continue;
    }
    const jpeg = new Blob([new Uint8Array(push.bytesOf?.(index) ?? 7520)], { type: 'image/jpeg' });
    yield { kind: 'shot', index, instantUs, frameUs: instantUs, resolution, jpeg };
  }
}

/** A worker that is gone. */
export const workerDied = (): ScreencaptureError => new ScreencaptureError('worker-died', 'the worker is gone');
