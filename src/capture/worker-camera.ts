import { countInstants } from '../core/interval.ts';
import type { CameraEvent, PushSource, ShotOrder, SourceFacts } from '../core/push.ts';
import { fromProblem } from './problem.ts';
import type { Opening } from './protocol.ts';
import { shareShots } from './shared-shots.ts';
import type { WorkerPool } from './worker-pool.ts';

/** Above this many pixels a frame (more than 2560×1440), a second decoder costs memory and gains nothing. */
const largeFrame = 2560 * 1440 * 1.2;
/** Fewer groups of pictures for each worker are not worth waking another for. */
const groupsEach = 4;

/** A push as the workers have it open; in this form also where a video element has to make the frames. */
export class WorkerPush {
  readonly number: number;
  readonly source: PushSource;
  readonly opening: Opening;
  readonly #pool: WorkerPool;
  readonly #listeners = new Set<(facts: SourceFacts) => void>();
  readonly #release: () => void;
  #facts: SourceFacts;

  private constructor(pool: WorkerPool, number: number, source: PushSource, opening: Opening) {
    this.number = number;
    this.source = source;
    this.opening = opening;
    this.#pool = pool;
    this.#facts = opening.facts;
    this.#release = pool.listen({
      message: (message) => {
        if (message.type === 'facts' && message.push === number) this.#learn(message.facts);
      },
    });
  }

  /** @throws {ScreencaptureError} by the codes for bad files */
  static async open(pool: WorkerPool, source: PushSource, signal: AbortSignal): Promise<WorkerPush> {
    const number = pool.number();
    try {
      return await pool.ask(
        { type: 'open', push: number, source },
        (reply) => {
          if (!('push' in reply) || reply.push !== number) return undefined;
          if (reply.type === 'not-opened') throw fromProblem(reply.problem);
          // Made here, in the reply's own task: facts that follow it find their listener.
          return reply.type === 'opened' ? new WorkerPush(pool, number, source, reply.opening) : undefined;
        },
        signal,
      );
    } catch (error) {
      for (const line of pool.lines) line.post({ type: 'close', push: number });
      throw error;
    }
  }

  get facts(): SourceFacts {
    return this.#facts;
  }

  onFacts(listener: (facts: SourceFacts) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Screenshots in index order; aborting ends it. @throws {ScreencaptureError} `worker-died` */
  shoot(order: ShotOrder, signal: AbortSignal): AsyncIterable<CameraEvent> {
    const total = (): number | undefined => {
      const { endUs } = this.#facts;
      return endUs === undefined ? undefined : countInstants(endUs, order.intervalUs, order.firstIndex);
    };
    const lines = this.#pool.take(this.#workersFor(order, total()));
    return shareShots(this.#pool, lines, { push: this.number, source: this.source, order, total }, signal);
  }

  /** Media time from which frames are missing in a file that was cut short; undefined where nothing tells of any. */
  async missingFrom(signal: AbortSignal): Promise<number | undefined> {
    if (this.source.kind === 'pattern') return undefined;
    const request = this.#pool.number();
    const found = await this.#pool.ask(
      { type: 'find-cut', request, push: this.number, source: this.source },
      (reply) => {
        if (!('request' in reply) || reply.request !== request) return undefined;
        if (reply.type === 'refused') throw fromProblem(reply.problem);
        return reply.type === 'cut-found' ? reply : undefined;
      },
      signal,
    );
    return found.fromUs;
  }

  close(): void {
    this.#release();
    this.#listeners.clear();
    for (const line of this.#pool.lines) line.post({ type: 'close', push: this.number });
  }

  #learn(facts: SourceFacts): void {
    if (this.#facts.endUs !== undefined) return;
    this.#facts = facts;
    for (const listener of this.#listeners) listener(facts);
  }

  /** As many workers as measured to gain something: work can be shared out by groups of pictures only. */
  #workersFor(order: ShotOrder, total: number | undefined): number {
    const { codedSize, endUs, keyFrameSeconds, origin } = this.#facts;
    if (origin !== 'drawn' && codedSize.width * codedSize.height > largeFrame) return 1;
    const shots = (total ?? Infinity) - (order.fromShot ?? 0);
    const groups =
      keyFrameSeconds === undefined || endUs === undefined ? shots : Math.min(shots, endUs / 1e6 / keyFrameSeconds);
    return Math.max(1, Math.min(mostWorkers(), Math.floor(groups / groupsEach)));
  }
}

/** Decoders use threads of their own: one worker for each two processors keeps them busy, and one more the painting. */
export function mostWorkers(): number {
  return Math.min(4, Math.ceil((navigator.hardwareConcurrency || 2) / 2) + 1);
}
