import { ScreencaptureError } from '../core/errors.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

export type StartWorker = () => Worker;

/** Who wants to hear from the workers. */
export type PoolListener = {
  message?(message: FromWorker, line: WorkerLine): void;
  died?(line: WorkerLine): void;
};

/** Silence of a worker that owes something, after which it is taken to be dead; pings make it speak. */
const silenceMs = 15_000;
const pingMs = 3_000;

/**
 * The page's end of one worker. A worker that is terminated, or runs out of memory, says nothing and no event tells.
 * But a lock that it held comes free at that moment; on an insecure page, where there are no locks, silence tells.
 */
export class WorkerLine {
  readonly #worker: Worker;
  readonly #pool: PoolListener;
  readonly #gone = new AbortController();
  readonly #lifeLock = `capture-worker-${performance.timeOrigin}-${Math.random()}`;
  #lastWord = performance.now();
  #owed = 0;
  #pinging: ReturnType<typeof setInterval> | undefined;
  isDead = false;
  /** What is known of why it died, for developers. */
  #lastWords: string | undefined;

  constructor(worker: Worker, pool: PoolListener) {
    this.#worker = worker;
    this.#pool = pool;
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      this.#lastWord = performance.now();
      if (data.type === 'ready') this.#waitForDeath();
      if (!this.isDead) pool.message?.(data, this);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.die(event.message);
    };
    worker.onmessageerror = () => this.die('a message could not be read');
    this.post({ type: 'hello', lifeLock: this.#lifeLock });
  }

  post(message: ToWorker, transfer: Transferable[] = []): void {
    if (!this.isDead) this.#worker.postMessage(message, transfer);
  }

  /** Watches the worker while it owes an answer; returns the end of that. */
  watch(): () => void {
    this.#owed += 1;
    this.#lastWord = performance.now();
    this.#pinging ??= setInterval(() => this.#ping(), pingMs);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#owed -= 1;
      if (this.#owed === 0) this.#stopPinging();
    };
  }

  die(lastWords?: string): void {
    if (this.isDead) return;
    this.isDead = true;
    this.#lastWords = lastWords;
    this.#stopPinging();
    this.#worker.terminate();
    this.#gone.abort();
    this.#pool.died?.(this);
  }

  /** The error for whoever waits for this worker. */
  get death(): ScreencaptureError {
    const words = this.#lastWords ? `: ${this.#lastWords}` : '';
    return new ScreencaptureError('worker-died', `the capture worker ended unexpectedly${words}`);
  }

  #waitForDeath(): void {
    const { signal } = this.#gone;
    navigator.locks?.request(this.#lifeLock, { signal }, () => this.die()).catch(() => {});
  }

  #ping(): void {
    if (performance.now() - this.#lastWord > silenceMs) this.die('no answer');
    else this.post({ type: 'ping' });
  }

  #stopPinging(): void {
    clearInterval(this.#pinging);
    this.#pinging = undefined;
  }
}

/** The capture workers of a page: started early, kept, and started anew after one has died. */
export class WorkerPool implements PoolListener {
  readonly #start: StartWorker;
  readonly #listeners = new Set<PoolListener>();
  #lines: WorkerLine[] = [];
  #requests = 0;

  constructor(start: StartWorker) {
    this.#start = start;
  }

  /** So many living workers, the same ones each time. */
  take(count: number): readonly WorkerLine[] {
    while (this.#lines.length < count) this.#lines.push(new WorkerLine(this.#start(), this));
    return this.#lines.slice(0, count);
  }

  first(): WorkerLine {
    const [line] = this.take(1);
    if (line === undefined) throw new Error('there is one, always');
    return line;
  }

  /** All that were started. */
  get lines(): readonly WorkerLine[] {
    return this.#lines;
  }

  listen(listener: PoolListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Posts to the first worker and waits for what `read` makes of a reply.
   *
   * @throws {ScreencaptureError} `worker-died`, or what `read` throws
   * @throws the signal's reason
   */
  ask<T>(
    message: ToWorker,
    read: (reply: FromWorker) => T | undefined,
    signal: AbortSignal,
    transfer: Transferable[] = [],
  ): Promise<T> {
    signal.throwIfAborted();
    const line = this.first();
    const answer = Promise.withResolvers<T>();
    const unwatch = line.watch();
    const release = this.listen({
      message: (reply, from) => {
        if (from !== line) return;
        try {
          const result = read(reply);
          if (result !== undefined) answer.resolve(result);
        } catch (error) {
          answer.reject(error);
        }
      },
      died: (who) => {
        if (who === line) answer.reject(line.death);
      },
    });
    const abort = (): void => answer.reject(signal.reason);
    signal.addEventListener('abort', abort);
    line.post(message, transfer);
    return answer.promise.finally(() => {
      signal.removeEventListener('abort', abort);
      release();
      unwatch();
    });
  }

  /** A number for a push, job or request that no other has. */
  number(): number {
    return (this.#requests += 1);
  }

  message(message: FromWorker, line: WorkerLine): void {
    for (const listener of this.#listeners) listener.message?.(message, line);
  }

  died(line: WorkerLine): void {
    this.#lines = this.#lines.filter((other) => other !== line);
    for (const listener of this.#listeners) listener.died?.(line);
  }

  close(): void {
    for (const line of this.#lines) line.die();
  }
}
