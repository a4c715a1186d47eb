import { CustomSource } from 'mediabunny';

const chunkBytes = 512 * 1024;
const chunksKept = 8;

/**
 * Reads a file in aligned chunks and keeps the last few. Measured on a 10-minute file, one read for each packet
 * cost more than decoding it; a stream opened at each jump (mediabunny's `BlobSource`) cost a fifth more than this.
 *
 * @param size how long the file appears to be; what lies past its real end reads as `filler`
 */
export function chunkedSource(blob: Blob, size = blob.size, filler = 0): CustomSource {
  const chunks = new Map<number, Promise<Uint8Array>>();

  function chunk(number: number): Promise<Uint8Array> {
    const known = chunks.get(number);
    // Set anew in either case: a Map keeps insertion order, so its first key is the one not used for longest.
    chunks.delete(number);
    const bytes = known ?? readBytes(blob, number * chunkBytes, (number + 1) * chunkBytes);
    chunks.set(number, bytes);
    bytes.catch(() => chunks.delete(number));
    for (const oldest of chunks.keys()) {
      if (chunks.size <= chunksKept) break;
      chunks.delete(oldest);
    }
    return bytes;
  }

  async function read(start: number, end: number): Promise<Uint8Array> {
    const first = Math.floor(start / chunkBytes);
    const last = Math.floor((end - 1) / chunkBytes);
    // Something large, such as the index of a long file, is read once: it would only push out the rest.
    const result = new Uint8Array(end - start).fill(filler, Math.max(0, blob.size - start));
    if (last - first >= chunksKept / 2) {
      result.set(await readBytes(blob, start, end));
      return result;
    }
    for (let number = first; number <= last; number++) {
      const bytes = await chunk(number);
      const offset = number * chunkBytes;
      const part = bytes.subarray(Math.max(0, start - offset), end - offset);
      result.set(part, Math.max(0, offset - start));
    }
    return result;
  }

  // Without prefetching, mediabunny keeps a cache entry for each 188 bytes of a transport stream, and chokes on them.
  return new CustomSource({ getSize: () => size, read, maxCacheSize: 2 * 1024 * 1024, prefetchProfile: 'fileSystem' });
}

async function readBytes(blob: Blob, start: number, end: number): Promise<Uint8Array> {
  return new Uint8Array(await blob.slice(start, end).arrayBuffer());
}
