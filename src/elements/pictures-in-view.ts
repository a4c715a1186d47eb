import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Gets a picture of a series, such as a capture, by its key there; undefined when there is none. */
type LoadPicture<Key> = (seriesId: string, key: Key) => Promise<Blob | undefined>;

/** As many pictures as are asked for at once: of those that were only scrolled past, most are never asked for. */
const mostLoading = 8;

/** Holds object URLs of the pictures that its host shows, and of no others: a URL keeps its picture in memory until revoked. */
export class PicturesInView<Key extends string | number> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #loadPicture: LoadPicture<Key>;
  readonly #urls = new Map<Key, string>();
  readonly #loading = new Set<Key>();
  #seriesId: string | undefined;
  #wanted: ReadonlySet<Key> = new Set();
  #waiting: readonly Key[] = [];

  constructor(host: ReactiveControllerHost, load: LoadPicture<Key>) {
    this.#host = host;
    this.#loadPicture = load;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#wanted = new Set();
    this.#waiting = [];
    this.#seriesId = undefined;
    this.#revokeUnwanted();
  }

  /** The URL of a picture that was asked for, once it is there. */
  url(key: Key): string | undefined {
    return this.#urls.get(key);
  }

  /** Says which pictures of a series are wanted from now on. The others' URLs are revoked. */
  want(seriesId: string | undefined, keys: readonly Key[]): void {
    if (seriesId !== this.#seriesId) {
      this.#wanted = new Set();
      this.#revokeUnwanted();
      this.#loading.clear();
      this.#seriesId = seriesId;
    }
    this.#wanted = new Set(keys);
    this.#revokeUnwanted();
    this.#waiting = keys.filter((key) => !this.#urls.has(key) && !this.#loading.has(key));
    this.#loadNext();
  }

  #loadNext(): void {
    if (this.#seriesId === undefined) return;
    const free = mostLoading - this.#loading.size;
    const next = this.#waiting.slice(0, free);
    this.#waiting = this.#waiting.slice(free);
    for (const key of next) void this.#load(this.#seriesId, key);
  }

  async #load(seriesId: string, key: Key): Promise<void> {
    this.#loading.add(key);
    try {
      const picture = await this.#loadPicture(seriesId, key);
      if (picture === undefined || seriesId !== this.#seriesId || !this.#wanted.has(key)) return;
      this.#urls.set(key, URL.createObjectURL(picture));
      this.#host.requestUpdate();
    } finally {
      if (seriesId === this.#seriesId) {
        this.#loading.delete(key);
        this.#loadNext();
      }
    }
  }

  #revokeUnwanted(): void {
    for (const [key, url] of this.#urls) {
      if (this.#wanted.has(key)) continue;
      URL.revokeObjectURL(url);
      this.#urls.delete(key);
    }
  }
}
