import type { Storage } from './ports.ts';
import type { ObjectRecord } from './records.ts';

/** The COS buckets of the page: what screencapture wrote, by host and object key. Public to read, as a callback's URL needs. */
export class Bucket {
  readonly #storage: Pick<Storage, 'object'>;

  constructor(storage: Pick<Storage, 'object'>) {
    this.#storage = storage;
  }

  /**
   * The object now under `objectKey`, without a leading slash and decoded; the last writer's if several captures made it.
   * @param host such as `testbucket-1234567890.cos.ap-guangzhou.myqcloud.com`
   */
  object(host: string, objectKey: string): Promise<ObjectRecord | undefined> {
    return this.#storage.object(host.toLowerCase(), objectKey);
  }
}
