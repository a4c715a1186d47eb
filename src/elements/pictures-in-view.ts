import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SimulatorFacade } from '../service/state.ts';

/** Holds object URLs of the pictures that its host shows, and of no others: a URL keeps its picture in memory until revoked. */
export class PicturesInView implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #simulator: () => SimulatorFacade | undefined;
  readonly #urls = new Map<number, string>();
  readonly #loading = new Set<number>();
  #captureId: string | undefined;
  #wanted: ReadonlySet<number> = new Set();

  constructor(host: ReactiveControllerHost, simulator: () => SimulatorFacade | undefined) {
    this.#host = host;
    this.#simulator = simulator;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#wanted = new Set();
    this.#captureId = undefined;
    this.#revokeUnwanted();
  }

  /** The URL of a picture that was asked for, once it is there. */
  url(index: number): string | undefined {
    return this.#urls.get(index);
  }

  /** Says which pictures of a capture are wanted from now on. The others' URLs are revoked. */
  want(captureId: string | undefined, indexes: readonly number[]): void {
    if (captureId !== this.#captureId) {
      this.#wanted = new Set();
      this.#revokeUnwanted();
      this.#loading.clear();
      this.#captureId = captureId;
    }
    this.#wanted = new Set(indexes);
    this.#revokeUnwanted();
    if (captureId === undefined) return;
    for (const index of indexes) void this.#load(captureId, index);
  }

  async #load(captureId: string, index: number): Promise<void> {
    if (this.#urls.has(index) || this.#loading.has(index)) return;
    this.#loading.add(index);
    try {
      const jpeg = await this.#simulator()?.jpeg(captureId, index);
      if (jpeg === undefined || captureId !== this.#captureId || !this.#wanted.has(index)) return;
      this.#urls.set(index, URL.createObjectURL(jpeg));
      this.#host.requestUpdate();
    } finally {
      if (captureId === this.#captureId) this.#loading.delete(index);
    }
  }

  #revokeUnwanted(): void {
    for (const [index, url] of this.#urls) {
      if (this.#wanted.has(index)) continue;
      URL.revokeObjectURL(url);
      this.#urls.delete(index);
    }
  }
}
