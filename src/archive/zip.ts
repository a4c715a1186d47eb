import { makeZip } from 'client-zip';
import { zip64Ending } from './zip64-ending.ts';

/** A file of an archive; without `input` an empty folder, whose name ends with a slash. */
export type ZipEntry = {
  readonly name: string;
  readonly lastModified: Date;
  readonly input?: Blob | string | AsyncIterable<Uint8Array<ArrayBuffer>>;
};

/** Files of an archive in its order; each is taken when it is its turn. */
export type ZipEntries = Iterable<ZipEntry> | AsyncIterable<ZipEntry>;

/** One ZIP in chunks, written while it is read, of any size and any number of entries. It may be left in the midst. */
export async function* zipChunks(entries: ZipEntries): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  let count = 0;
  async function* counted(): AsyncGenerator<ZipEntry> {
    for await (const entry of entries) {
      count += 1;
      yield entry;
    }
  }
  const reader = makeZip(counted()).getReader();
  try {
    let before: Uint8Array<ArrayBuffer> | undefined;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (before !== undefined) yield before;
      before = value as Uint8Array<ArrayBuffer>;
    }
    // The last chunk is the end of the central directory.
    if (before === undefined) return;
    yield* zip64Ending(before, count);
    yield before;
  } finally {
    // It throws its reason into the entries, from where it comes back: to stop early is no mistake.
    await reader.cancel().catch(() => {});
  }
}

/** The same as a stream, for those who want one. */
export function zipStream(entries: ZipEntries): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks = zipChunks(entries);
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await chunks.return()),
  });
}
