import { fromProblem } from '../capture/problem.ts';
import { WorkerLine } from '../capture/worker-line.ts';
import type { Amount, FileOrder, FromFileWorker, ToFileWorker } from './file-protocol.ts';
import { keepFile, removeStored } from './stored-files.ts';

/** A file that was written. `release` lets what lies on disk for it go. */
export type WrittenFile = { readonly file: Blob; readonly amount: Amount; readonly release: () => Promise<void> };

export type Measured = Amount & { readonly isExact: boolean };

/** What is under way in the worker. */
type Writing = {
  readonly stored: string;
  readonly onProgress: (amount: Amount) => void;
  readonly end: PromiseWithResolvers<{ file: Blob; amount: Amount; isStored: boolean } | undefined>;
};

/** The picture of a screenshot of a stored capture; undefined when it cannot be read. */
export type StoredPicture = (captureId: string, index: number) => Promise<Blob | undefined>;

/** The page's end of the worker that writes payloads to files. */
export class FileWorker {
  readonly #line: WorkerLine<ToFileWorker, FromFileWorker>;
  #picture: StoredPicture = () => Promise.resolve(undefined);
  #writing: Writing | undefined;
  #questions = 0;
  readonly #asked = new Map<number, PromiseWithResolvers<Measured | undefined>>();

  constructor(worker: Worker) {
    this.#line = new WorkerLine<ToFileWorker, FromFileWorker>(
      worker,
      { message: (message) => this.#take(message), died: () => this.#fail() },
      'payload',
    );
  }

  /**
   * Writes a file; one at a time. Resolves to undefined when it was cancelled.
   *
   * @throws {ScreencaptureError} `storage-full`, `worker-died`, `size-too-large`; nothing is left of the file then.
   */
  async write(
    order: FileOrder,
    picture: StoredPicture,
    onProgress: (amount: Amount) => void,
  ): Promise<WrittenFile | undefined> {
    this.#picture = picture;
    const stored = `${performance.timeOrigin}-${Math.random()}`.replaceAll('.', '-');
    const release = keepFile(stored);
    const unwatch = this.#line.watch();
    const end: Writing['end'] = Promise.withResolvers();
    this.#writing = { stored, onProgress, end };
    this.#line.post({ type: 'write', order, stored });
    const remove = (): Promise<void> => removeStored(stored).finally(release);
    try {
      const written = await end.promise;
      if (written === undefined) {
        release();
        return undefined;
      }
      return { file: written.file, amount: written.amount, release: remove };
    } catch (error) {
      await remove();
      throw error;
    } finally {
      unwatch();
      this.#writing = undefined;
    }
  }

  cancel(): void {
    this.#line.post({ type: 'cancel' });
  }

  /** Counts what a file would hold; undefined when a later question came in between. @throws {ScreencaptureError} `worker-died` */
  measure(order: FileOrder, picture: StoredPicture): Promise<Measured | undefined> {
    this.#picture = picture;
    for (const earlier of this.#asked.values()) earlier.resolve(undefined);
    this.#asked.clear();
    this.#questions += 1;
    const answer: PromiseWithResolvers<Measured | undefined> = Promise.withResolvers();
    this.#asked.set(this.#questions, answer);
    this.#line.post({ type: 'measure', question: this.#questions, order });
    const unwatch = this.#line.watch();
    return answer.promise.finally(unwatch);
  }

  close(): void {
    this.#line.die();
  }

  #take(message: FromFileWorker): void {
    switch (message.type) {
      case 'ready':
      case 'pong':
        return undefined;
      case 'progress':
        return this.#writing?.onProgress(message.amount);
      case 'written':
        return this.#writing?.end.resolve(message);
      case 'cancelled':
        return this.#writing?.end.resolve(undefined);
      case 'failed':
        return this.#writing?.end.reject(fromProblem(message.problem));
      case 'measured':
        return this.#asked.get(message.question)?.resolve({ ...message.amount, isExact: message.isExact });
      case 'want-picture':
        return void this.#bring(message.captureId, message.index);
    }
  }

  async #bring(captureId: string, index: number): Promise<void> {
    const jpeg = await this.#picture(captureId, index).catch(() => undefined);
    this.#line.post({ type: 'picture', index, jpeg });
  }

  #fail(): void {
    const { death } = this.#line;
    this.#writing?.end.reject(death);
    for (const asked of this.#asked.values()) asked.reject(death);
    this.#asked.clear();
  }
}

/** What writes and counts, as the desk knows it. */
export type FileMaker = Pick<FileWorker, 'write' | 'cancel' | 'measure' | 'close'>;
