import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { mostKeysOfListing } from '../core/object-listing.ts';
import type { BucketChange } from '../service/bucket.ts';
import type { Parties } from '../service/parties.ts';
import type { BucketSettings } from '../service/records.ts';
import { BucketClient, BucketRefusal } from './bucket-client.ts';
import { folderDelimiter, unknownFolder, withChange, withPage, type BucketFolder } from './bucket-folder.ts';

/** A folder of a bucket that its host shows: read page by page as it is wanted, and kept as it is now while others write. */
export class BucketVisit implements ReactiveController {
  /** Ends with a slash; empty is the bucket itself. */
  prefix = '';
  folder: BucketFolder = unknownFolder;
  /** Why the folder could not be read. */
  refusal: BucketRefusal | undefined;
  settings: BucketSettings | undefined;
  /** All buckets there are to visit. */
  hosts: readonly string[] = [];
  client: BucketClient | undefined;
  readonly #host: ReactiveControllerHost;
  #parties: Parties | undefined;
  #release = (): void => {};
  #reading: AbortController | undefined;
  /** What came while a page was read, which may be in it or not. */
  #changes: BucketChange[] = [];
  #isOutdated = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether what is on its way is all that there is to show. */
  get isReading(): boolean {
    return this.#reading !== undefined;
  }

  hostConnected(): void {
    if (this.#parties) this.follow(this.#parties);
  }

  hostDisconnected(): void {
    this.#release();
    this.#reading?.abort();
  }

  /** Visits the buckets of an account, and looks again at what it had on show. */
  follow(parties: Parties): void {
    this.#release();
    this.#parties = parties;
    this.#release = parties.bucket.onChange((change) => this.#note(change));
    void this.#lookAround();
    if (this.client) void this.#read(unknownFolder, this.folder.rows.length);
  }

  /** Goes to a bucket. */
  enter(bucketHost: string): void {
    if (this.#parties === undefined || this.client?.host === bucketHost) return;
    this.client = new BucketClient(bucketHost, this.#parties.fetch);
    this.settings = undefined;
    void this.#lookAround();
    this.open('');
  }

  /** Goes to a folder. */
  open(prefix: string): void {
    this.prefix = prefix;
    this.folder = unknownFolder;
    this.refusal = undefined;
    void this.#read(unknownFolder, 0);
  }

  /** Reads one more page, if there is one and none is on its way. */
  readonly more = (): void => {
    if (this.#reading === undefined && this.folder.nextMarker !== undefined && this.refusal === undefined) {
      void this.#read(this.folder, 0);
    }
  };

  /** Reads on from what is known, until there are so many lines at least. */
  async #read(known: BucketFolder, least: number): Promise<void> {
    const { client, prefix } = this;
    if (client === undefined) return;
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    this.#changes = [];
    this.#isOutdated = false;
    this.#host.requestUpdate();
    try {
      let folder = known;
      do {
        const query = {
          prefix,
          delimiter: folderDelimiter,
          marker: folder.nextMarker ?? '',
          maxKeys: mostKeysOfListing,
        };
        folder = withPage(folder, await client.list(query, reading.signal));
        // An answer that was there already comes all the same, when another folder is open.
        reading.signal.throwIfAborted();
      } while (folder.nextMarker !== undefined && folder.rows.length < least);
      this.folder = folder;
      this.refusal = undefined;
    } catch (error) {
      if (reading.signal.aborted) return;
      if (!(error instanceof BucketRefusal)) throw error;
      this.folder = { rows: [], nextMarker: undefined };
      this.refusal = error;
    }
    this.#reading = undefined;
    this.#catchUp();
    this.#host.requestUpdate();
  }

  /** Another tab may have changed anything; what this one changed is told. */
  #note(change: BucketChange | undefined): void {
    if (change === undefined || !this.hosts.includes(change.bucketHost)) void this.#lookAround();
    if (change === undefined) this.#isOutdated = true;
    else if (change.bucketHost === this.client?.host) this.#changes.push(change);
    if (this.#reading === undefined) this.#catchUp();
  }

  #catchUp(): void {
    const { prefix } = this;
    for (const change of this.#changes) {
      const folder = withChange(this.folder, prefix, change);
      if (folder === undefined || this.refusal !== undefined) this.#isOutdated = true;
      else this.folder = folder;
    }
    this.#changes = [];
    if (this.#isOutdated) void this.#read(unknownFolder, this.folder.rows.length);
    this.#host.requestUpdate();
  }

  async #lookAround(): Promise<void> {
    const { client } = this;
    const bucket = this.#parties?.bucket;
    if (bucket === undefined) return;
    const [hosts, settings] = await Promise.all([bucket.hosts(), client && bucket.settings(client.host)]);
    if (client !== this.client) return;
    this.hosts = hosts;
    this.settings = settings;
    this.#host.requestUpdate();
  }
}
