/** What is asked of a bucket's list, by COS's own names. */
export type ListingQuery = {
  /** Keys begin with this. */
  readonly prefix: string;
  /** Keys that go on after it are gathered under what stands up to it; empty gathers none. */
  readonly delimiter: string;
  /** Only what comes after this is listed. */
  readonly marker: string;
  /** Keys and gathered prefixes together, 0 to 1000. */
  readonly maxKeys: number;
};

/** One page of a list. */
export type Listing<T> = {
  readonly contents: readonly T[];
  readonly commonPrefixes: readonly string[];
  readonly isTruncated: boolean;
  /** The last key or prefix of the page when there is more. */
  readonly nextMarker: string | undefined;
};

/** The most that one page holds. */
export const mostKeysOfListing = 1000;

/** The most objects that one request deletes. COS documentation, "DELETE Multiple Objects", 436/8289. */
export const mostKeysOfDeletion = 1000;

/**
 * Lists a page of a bucket's objects, in the order of their keys' UTF-8 bytes. A prefix that was gathered counts as passed when
 * the marker is it or lies in it, so that pages follow each other; COS does not say so, other stores do.
 *
 * @param objects in that order: see {@link compareKeys}. A page of many needs a few looks at the list, not a walk along it.
 * @see COS documentation, "GET Bucket (List Objects)", 436/7734
 */
export function listObjects<T extends { readonly objectKey: string }>(
  objects: readonly T[],
  { prefix, delimiter, marker, maxKeys }: ListingQuery,
): Listing<T> {
  const contents: T[] = [];
  const commonPrefixes: string[] = [];
  const passed = commonPrefix(marker, prefix, delimiter);
  let at = firstFrom(objects, 0, (key) => compareKeys(key, prefix) >= 0 && compareKeys(key, marker) > 0);
  let last: string | undefined;

  for (;;) {
    const object = objects[at];
    if (object === undefined || !object.objectKey.startsWith(prefix)) break;
    const gathered = commonPrefix(object.objectKey, prefix, delimiter);
    if (gathered !== undefined && gathered === passed) {
      at = firstFrom(objects, at, (key) => !key.startsWith(gathered));
      continue;
    }
    if (contents.length + commonPrefixes.length === maxKeys) {
      return { contents, commonPrefixes, isTruncated: maxKeys > 0, nextMarker: last };
    }
    if (gathered === undefined) {
      contents.push(object);
      last = object.objectKey;
      at += 1;
    } else {
      commonPrefixes.push(gathered);
      last = gathered;
      at = firstFrom(objects, at, (key) => !key.startsWith(gathered));
    }
  }
  return { contents, commonPrefixes, isTruncated: false, nextMarker: undefined };
}

/** The order of UTF-8 bytes, which is that of code points; JavaScript's own `<` goes by halves of them. */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (one === other) continue;
    // Halves of code points beyond the first plane stand below the plane's last characters, and belong above them.
    const isHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
    return isHalf(one) === isHalf(other) ? one - other : isHalf(one) ? 1 : -1;
  }
  return a.length - b.length;
}

const half = /[\uD800-\uDFFF]/;

/** Objects in the order of {@link compareKeys}. Keys without halves of code points are in JavaScript's own, which is quicker. */
export function sortedByKey<T extends { readonly objectKey: string }>(objects: readonly T[]): T[] {
  const compare = objects.some(({ objectKey }) => half.test(objectKey))
    ? compareKeys
    : (a: string, b: string): number => (a < b ? -1 : Number(a > b));
  return objects.toSorted((a, b) => compare(a.objectKey, b.objectKey));
}

/** What a key is gathered under; undefined when nothing is. */
function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === '' || !key.startsWith(prefix)) return undefined;
  const end = key.indexOf(delimiter, prefix.length);
  return end < 0 ? undefined : key.slice(0, end + delimiter.length);
}

/** The first place from `start` on whose key `holds`; from there on all do. */
function firstFrom(
  objects: readonly { readonly objectKey: string }[],
  start: number,
  holds: (key: string) => boolean,
): number {
  let [low, high] = [start, objects.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const key = objects[middle]?.objectKey;
    if (key !== undefined && holds(key)) high = middle;
    else low = middle + 1;
  }
  return low;
}
