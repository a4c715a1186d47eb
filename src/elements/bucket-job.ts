import { msg, str } from '@lit/localize';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { BucketRefusal } from './bucket-client.ts';
import { refusalSentence } from './bucket-words.ts';

/** What is said of work of which so many parts are done. */
type Words = (done: number) => string;

/** How far work came that a bucket did not let be done, and with which file it ended, where files were put. */
type Stop = { readonly refusal: BucketRefusal; readonly done: string; readonly path: string };

/** Work on many objects, one at a time: how much of it is done, what ends it, and how the last one ended. */
export class BucketJob implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #running: { readonly words: Words; readonly abort: AbortController } | undefined;
  #done = 0;
  #path = '';
  #outcome: string | Stop = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** Whether the last work was not let be done. */
  get wasRefused(): boolean {
    return !this.isRunning && typeof this.#outcome !== 'string';
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.cancel();
  }

  /** What there is to say, in the page's language. */
  said(): string {
    if (this.#running !== undefined) return this.#running.words(this.#done);
    if (typeof this.#outcome === 'string') return this.#outcome;
    const { refusal, done, path } = this.#outcome;
    const sentence = refusalSentence(refusal);
    return path === '' ? sentence : msg(str`${done}, stopped at “${path}”. ${sentence}`);
  }

  cancel(): void {
    this.#running?.abort.abort();
  }

  /** Says no more of how the last work ended. */
  forget(): void {
    this.#outcome = '';
  }

  /** Tells which file is on its way. */
  begin(path: string): void {
    this.#path = path;
  }

  /** Counts what is done. */
  count(parts = 1): void {
    this.#done += parts;
    this.#host.requestUpdate();
  }

  async run(words: Words, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const abort = new AbortController();
    this.#running = { words, abort };
    this.#done = 0;
    this.#path = '';
    this.#host.requestUpdate();
    try {
      await work(abort.signal);
      this.#outcome = words(this.#done);
    } catch (error) {
      const done = words(this.#done);
      if (abort.signal.aborted) this.#outcome = msg(str`Cancelled: ${done}`);
      else if (error instanceof BucketRefusal) this.#outcome = { refusal: error, done, path: this.#path };
      else throw error;
    } finally {
      this.#running = undefined;
      this.#host.requestUpdate();
    }
  }
}
