import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Object URLs of the blobs that its host shows, as long as it shows them: a URL keeps its blob until it is revoked. */
export class ObjectUrls implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #blobs: readonly Blob[] = [];
  #urls: readonly string[] = [];

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#replace([]);
  }

  /** One URL for each blob, the same ones until other blobs are shown. */
  of(blobs: readonly Blob[]): readonly string[] {
    const isSame = blobs.length === this.#blobs.length && blobs.every((blob, place) => blob === this.#blobs[place]);
    if (!isSame) this.#replace(blobs);
    return this.#urls;
  }

  #replace(blobs: readonly Blob[]): void {
    for (const url of this.#urls) URL.revokeObjectURL(url);
    this.#blobs = blobs;
    this.#urls = blobs.map((blob) => URL.createObjectURL(blob));
  }
}
