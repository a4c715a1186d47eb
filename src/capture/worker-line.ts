import { ScreencaptureError } from '../core/errors.ts';
import type { ToAnyWorker } from './worker-life.ts';

/** Who hears what a worker says, and of its death. */
export type LineListener<From, Line> = {
  message(message: From, line: Line): void;
  died(line: Line): void;
};

/** Silence of a worker that owes something, after which it is taken to be dead; pings make it speak. */
const silenceMs = 15_000;
const pingMs = 3_000;

/**
 * The page's end of one worker. A worker that is terminated, or runs out of memory, says nothing and no event tells.
 * But a lock that it held comes free at that moment; on an insecure page, where there are no locks, silence tells.
 */
export class WorkerLine<To, From extends { readonly type: string }> {
  readonly #worker: Worker;
  readonly #listener: LineListener<From, WorkerLine<To, From>>;
  readonly #name: string;
  readonly #gone = new AbortController();
  readonly #lifeLock = `worker-${performance.timeOrigin}-${Math.random()}`;
  #lastWord = performance.now();
  #owed = 0;
  #pinging: ReturnType<typeof setInterval> | undefined;
  isDead = false;
  /** What is known of why it died, for developers. */
  #lastWords: string | undefined;

  /** @param name what the worker does, for developers */
  constructor(worker: Worker, listener: LineListener<From, WorkerLine<To, From>>, name: string) {
    this.#worker = worker;
    this.#listener = listener;
    this.#name = name;
    worker.onmessage = ({ data }: MessageEvent<From>) => {
      this.#lastWord = performance.now();
      if (data.type === 'ready') this.#waitForDeath();
      if (!this.isDead) listener.message(data, this);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.die(event.message);
    };
    worker.onmessageerror = () => this.die('a message could not be read');
    this.post({ type: 'hello', lifeLock: this.#lifeLock });
  }

  post(message: To | ToAnyWorker, transfer: Transferable[] = []): void {
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
    this.#listener.died(this);
  }

  /** The error for whoever waits for this worker. */
  get death(): ScreencaptureError {
    const words = this.#lastWords ? `: ${this.#lastWords}` : '';
    return new ScreencaptureError('worker-died', `the ${this.#name} worker ended unexpectedly${words}`);
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
