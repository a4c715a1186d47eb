import { entryName } from './entry-name.ts';
import { WallTime } from './wall-time.ts';
import { zipStream, type ZipEntry } from './zip.ts';

/** An object of a bucket on its way into an archive. */
export type ArchivedObject = {
  readonly objectKey: string;
  /** UNIX milliseconds. */
  readonly lastModified: number;
  readonly body: Blob;
};

/** Objects of a bucket as one ZIP, written while they come: one after the other, none kept. They come in the order of their keys. */
export function objectArchive(objects: AsyncIterable<ArchivedObject>): ReadableStream<Uint8Array> {
  return zipStream(entries(objects));
}

async function* entries(objects: AsyncIterable<ArchivedObject>): AsyncGenerator<ZipEntry> {
  const taken = new Set<string>();
  for await (const { objectKey, lastModified, body } of objects) {
    const entry = { lastModified: new WallTime(lastModified / 1000) };
    // A key that ends so stands for a folder where it holds nothing.
    if (objectKey.endsWith('/') && body.size === 0) yield { ...entry, name: `${entryName(objectKey)}/` };
    else yield { ...entry, name: freeName(objectKey, taken), input: body };
  }
}

/** Keys that differ in slashes alone, or of which one is another's folder, would overwrite each other when unpacked. */
function freeName(objectKey: string, taken: Set<string>): string {
  const folders = objectKey.split('/').map((_, at, parts) => parts.slice(0, at).join('/'));
  const isInFile = folders.some((folder) => folder !== '' && taken.has(entryName(folder)));
  const isAmbiguous = isInFile || /^\/|\/\/|\/$/.test(objectKey);
  const wanted = entryName(isAmbiguous ? objectKey.replaceAll('/', '%2F') : objectKey);
  let name = wanted;
  for (let copy = 2; taken.has(name); copy += 1) name = `${wanted} (${copy})`;
  taken.add(name);
  return name;
}
