import type { PushSource } from '../core/push.ts';
import type { Camera, OpenPush } from './ports.ts';
import { samples } from './samples.ts';
import type { PushChoice } from './settings.ts';
import type { PushState } from './state.ts';

/** An open push with several users: closed when the last of them releases it. */
export class SharedPush {
  readonly push: OpenPush;
  readonly choice: PushChoice;
  /** The user's own file, if it is one. */
  readonly file: File | undefined;
  #users = 1;

  constructor(push: OpenPush, choice: PushChoice, file: File | undefined) {
    this.push = push;
    this.choice = choice;
    this.file = file;
  }

  hold(): this {
    this.#users += 1;
    return this;
  }

  release(): void {
    this.#users -= 1;
    if (this.#users === 0) this.push.close();
  }
}

export type PushLoaderPorts = {
  readonly camera: Camera;
  readonly loadSample: (fileName: string) => Promise<File>;
};

/** Opens the push that is chosen. The one that was open stays in its place until another is, so a bad file costs nothing. */
export class PushLoader {
  readonly #ports: PushLoaderPorts;
  readonly #onState: (state: PushState) => void;
  #loading: AbortController | undefined;
  #current: SharedPush | undefined;
  #releaseFacts = (): void => {};

  constructor(ports: PushLoaderPorts, onState: (state: PushState) => void) {
    this.#ports = ports;
    this.#onState = onState;
  }

  /** The push that is ready to be captured, if one is and no other is being loaded. */
  get ready(): SharedPush | undefined {
    return this.#loading === undefined ? this.#current : undefined;
  }

  /**
   * Opens a push in place of the present one; when that fails, the present one is ready again. Resolves as well when it was
   * overtaken by another choice.
   *
   * @param file the user's own, for a choice of kind `file`; without it the push counts as needed.
   * @throws {ScreencaptureError} what the camera says of a bad file
   */
  async load(choice: PushChoice, file?: File): Promise<void> {
    this.#loading?.abort();
    if (choice.kind === 'file' && file === undefined) {
      this.#loading = undefined;
      this.#replace(undefined);
      this.#onState({ phase: 'needed', choice });
      return;
    }
    const loading = new AbortController();
    this.#loading = loading;
    this.#onState({ phase: 'loading', choice });
    try {
      const push = await this.#ports.camera.open(await this.#sourceOf(choice, file), loading.signal);
      const opened = new SharedPush(push, choice, file);
      if (loading.signal.aborted) return opened.release();
      this.#loading = undefined;
      this.#replace(opened);
    } catch (error) {
      if (loading.signal.aborted) return;
      this.#loading = undefined;
      if (this.#current === undefined) this.#onState({ phase: 'failed', choice });
      else this.#tell(this.#current);
      throw error;
    }
  }

  /** The video of a choice: a clip is fetched, a file is the one given. Undefined for what is drawn, and for a file that is not given. */
  async fileOf(choice: PushChoice, file: File | undefined): Promise<File | undefined> {
    if (choice.kind !== 'sample') return choice.kind === 'file' ? file : undefined;
    const sample = samples.find(({ id }) => id === choice.id) ?? samples[0];
    return this.#ports.loadSample(sample.fileName);
  }

  async #sourceOf(choice: PushChoice, file: File | undefined): Promise<PushSource> {
    if (choice.kind === 'pattern') return choice;
    const video = await this.fileOf(choice, file);
    if (video === undefined) throw new Error('a file is chosen, and none is given');
    return { kind: 'file', file: video };
  }

  #replace(next: SharedPush | undefined): void {
    this.#releaseFacts();
    this.#releaseFacts = () => {};
    this.#current?.release();
    this.#current = next;
    if (next === undefined) return;
    this.#releaseFacts = next.push.onFacts(() => {
      if (this.ready === next) this.#tell(next);
    });
    this.#tell(next);
  }

  #tell({ choice, push }: SharedPush): void {
    this.#onState({ phase: 'ready', choice, facts: push.facts });
  }
}
