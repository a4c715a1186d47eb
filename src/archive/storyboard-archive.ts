import { WallTime } from './wall-time.ts';
import { zipStream } from './zip.ts';

/** A file of a storyboard. */
export type StoryboardFile = { readonly name: string; readonly input: Blob | string };

/** The files of a storyboard as one ZIP, side by side: the track finds its sheets by name. @param unixSeconds the date of all */
export function storyboardArchive(files: readonly StoryboardFile[], unixSeconds: number): ReadableStream<Uint8Array> {
  const lastModified = new WallTime(unixSeconds);
  return zipStream(files.map((file) => ({ ...file, lastModified })));
}
