import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ScreenshotRecord } from '../service/records.ts';
import type { SimulatorFacade } from '../service/state.ts';

/** The one picture that its host shows. The last one stays until the next is decoded, so that nothing flickers. */
export class ShownPicture implements ReactiveController {
  /** Object URL of the picture on show. */
  url: string | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #simulator: () => SimulatorFacade | undefined;
  #wanted: string | undefined;

  constructor(host: ReactiveControllerHost, simulator: () => SimulatorFacade | undefined) {
    this.#host = host;
    this.#simulator = simulator;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#wanted = undefined;
    this.#replace(undefined);
  }

  /** Asks for the picture of a screenshot; it is on show once it is read and decoded. */
  show(shot: ScreenshotRecord | undefined): void {
    const wanted = shot && `${shot.captureId} ${shot.index}`;
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (shot === undefined) this.#replace(undefined);
    else void this.#load(shot, wanted);
  }

  async #load({ captureId, index }: ScreenshotRecord, wanted: string | undefined): Promise<void> {
    const jpeg = await this.#simulator()?.jpeg(captureId, index);
    if (wanted !== this.#wanted) return;
    if (jpeg === undefined) {
      this.#replace(undefined);
      return;
    }
    const url = URL.createObjectURL(jpeg);
    await decoded(url);
    if (wanted === this.#wanted) this.#replace(url);
    else URL.revokeObjectURL(url);
  }

  #replace(url: string | undefined): void {
    if (this.url !== undefined) URL.revokeObjectURL(this.url);
    this.url = url;
    this.#host.requestUpdate();
  }
}

/** A picture that does not decode is shown all the same: as what it is. */
async function decoded(url: string): Promise<void> {
  const image = new Image();
  image.src = url;
  await image.decode().catch(() => undefined);
}
