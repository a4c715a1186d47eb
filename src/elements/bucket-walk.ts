import { mostKeysOfListing } from '../core/object-listing.ts';
import type { BucketClient, ListedObject } from './bucket-client.ts';

/** An object that was read whole. */
export type ReadObject = ListedObject & { readonly body: Blob };

/** How many objects are on their way at once: a request takes longer to go round than to be answered. */
const mostReading = 6;

/**
 * Reads every object whose key begins with a prefix, in the order of keys.
 *
 * @throws {BucketRefusal} and the signal's reason when aborted
 */
export async function* objectsUnder(
  client: BucketClient,
  prefix: string,
  signal: AbortSignal,
): AsyncGenerator<ReadObject> {
  const reading: Promise<ReadObject>[] = [];
  for await (const object of listUnder(client, prefix, signal)) {
    const read = client.get(object.objectKey, '', signal).then((body) => ({ ...object, body }));
    // Whoever waits for it hears of a failure; until then nobody does.
    read.catch(() => {});
    reading.push(read);
    if (reading.length === mostReading) yield* takeFirst(reading, signal);
  }
  while (reading.length > 0) yield* takeFirst(reading, signal);
}

async function* takeFirst(reading: Promise<ReadObject>[], signal: AbortSignal): AsyncGenerator<ReadObject> {
  const first = await reading.shift();
  // What was on its way may have arrived all the same.
  signal.throwIfAborted();
  if (first !== undefined) yield first;
}

async function* listUnder(client: BucketClient, prefix: string, signal: AbortSignal): AsyncGenerator<ListedObject> {
  for await (const objects of pagesUnder(client, prefix, signal)) yield* objects;
}

/**
 * Lists every object whose key begins with a prefix, page by page. Those of a page may be gone when the next is asked for.
 *
 * @throws {BucketRefusal} and the signal's reason when aborted
 */
export async function* pagesUnder(
  client: BucketClient,
  prefix: string,
  signal: AbortSignal,
): AsyncGenerator<readonly ListedObject[]> {
  let marker: string | undefined = '';
  while (marker !== undefined) {
    const page = await client.list({ prefix, delimiter: '', marker, maxKeys: mostKeysOfListing }, signal);
    if (page.objects.length > 0) yield page.objects;
    marker = page.nextMarker;
  }
}
