import { readFile, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { BucketParty, ServedObject } from '../wire/bucket-handlers.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

/**
 * A bucket whose objects are the files of a folder, each by its path in it; without a folder it is empty. All buckets hold the same.
 *
 * @throws {CommandError} when there is no such folder
 */
export async function folderBucket(folder: string | undefined): Promise<BucketParty> {
  if (folder === undefined) return { object: async () => undefined };
  const root = resolve(folder);
  const found = await stat(root).catch(() => undefined);
  if (found?.isDirectory() !== true) throw new CommandError(exitCodes.file, `there is no folder ${folder}`);
  return { object: (_host, objectKey) => objectIn(root, objectKey) };
}

async function objectIn(root: string, objectKey: string): Promise<ServedObject | undefined> {
  const path = resolve(root, objectKey);
  // A key is a path that goes nowhere else.
  if (!path.startsWith(root + sep) || objectKey.includes('\0')) return undefined;
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) return undefined;
  const etag = `"${found.size.toString(16)}-${Math.floor(found.mtimeMs).toString(16)}"`;
  return { jpeg: new Blob([await readFile(path)]), etag, lastModified: Math.floor(found.mtimeMs / 1000) };
}
