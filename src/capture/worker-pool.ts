import type { FromWorker, ToWorker } from './protocol.ts';
import { WorkerLine as Line, type LineListener } from './worker-line.ts';

export type StartWorker = () => Worker;

/** The page's end of one capture worker. */
export type WorkerLine = Line<ToWorker, FromWorker>;

/** Who wants to hear from the workers. */
export type PoolListener = Partial<LineListener<FromWorker, WorkerLine>>;

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
    while (this.#lines.length < count) this.#lines.push(new Line(this.#start(), this, 'capture'));
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
