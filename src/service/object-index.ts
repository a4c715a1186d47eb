import { compareKeys, listObjects, sortedByKey, type Listing, type ListingQuery } from '../core/object-listing.ts';
import type { ObjectInfo } from './records.ts';

/** A bucket's objects in the order of their keys, kept so with each change: none sorts them anew. */
export class ObjectIndex {
  readonly #objects: ObjectInfo[];

  /** @param objects one a key, in any order */
  constructor(objects: readonly ObjectInfo[]) {
    this.#objects = sortedByKey(objects);
  }

  list(query: ListingQuery): Listing<ObjectInfo> {
    return listObjects(this.#objects, query);
  }

  put(object: ObjectInfo): void {
    const [at, isThere] = this.#find(object.objectKey);
    this.#objects.splice(at, isThere ? 1 : 0, object);
  }

  delete(objectKey: string): void {
    const [at, isThere] = this.#find(objectKey);
    if (isThere) this.#objects.splice(at, 1);
  }

  /** Where a key is, or belongs. */
  #find(objectKey: string): readonly [at: number, isThere: boolean] {
    let [low, high] = [0, this.#objects.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareKeys(this.#objects[middle]?.objectKey ?? '', objectKey) < 0) low = middle + 1;
      else high = middle;
    }
    return [low, this.#objects[low]?.objectKey === objectKey];
  }
}
