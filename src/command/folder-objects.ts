import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { memoryObjects } from '../service/memory-objects.ts';
import type { ObjectStorage } from '../service/ports.ts';
import type { ObjectInfo, ObjectRecord } from '../service/records.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

/**
 * Buckets that begin with the files of a folder, each by its path in it; all buckets with the same. What is put and deleted changes
 * no file: it is kept in memory.
 *
 * @throws {CommandError} when there is no such folder
 */
export async function folderObjects(folder: string | undefined): Promise<ObjectStorage> {
  const memory = memoryObjects();
  if (folder === undefined) return memory;
  const root = resolve(folder);
  const found = await stat(root).catch(() => undefined);
  if (found?.isDirectory() !== true) throw new CommandError(exitCodes.file, `there is no folder ${folder}`);
  const deleted = new Set<string>();
  const isThere = (host: string, objectKey: string): boolean => !deleted.has(`${host}/${objectKey}`);
  return {
    ...memory,
    async object(host, objectKey) {
      const put = await memory.object(host, objectKey);
      return put ?? (isThere(host, objectKey) ? objectIn(root, host, objectKey) : undefined);
    },
    async objects(host) {
      const put = await memory.objects(host);
      const keys = new Set(put.map(({ objectKey }) => objectKey));
      const files = await filesIn(root, host);
      return [...put, ...files.filter(({ objectKey }) => !keys.has(objectKey) && isThere(host, objectKey))];
    },
    async deleteObjects(host, objectKeys) {
      for (const objectKey of objectKeys) deleted.add(`${host}/${objectKey}`);
      await memory.deleteObjects(host, objectKeys);
    },
  };
}

async function objectIn(root: string, host: string, objectKey: string): Promise<ObjectRecord | undefined> {
  const path = resolve(root, objectKey);
  // A key is a path that goes nowhere else, and one key: `a/../b` is not `b`.
  if (!path.startsWith(root + sep) || objectKey.includes('\0') || keyOf(root, path) !== objectKey) return undefined;
  const info = await infoOf(path, host, objectKey);
  return info && { ...info, body: new Blob([await readFile(path)]) };
}

async function filesIn(root: string, host: string): Promise<readonly ObjectInfo[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const infos = entries.map(({ parentPath, name }) => {
    const path = join(parentPath, name);
    return infoOf(path, host, keyOf(root, path));
  });
  return (await Promise.all(infos)).filter((info) => info !== undefined);
}

const keyOf = (root: string, path: string): string => relative(root, path).replaceAll(sep, '/');

async function infoOf(path: string, bucketHost: string, objectKey: string): Promise<ObjectInfo | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) return undefined;
  const etag = `"${found.size.toString(16)}-${Math.floor(found.mtimeMs).toString(16)}"`;
  const info = { bucketHost, objectKey, etag, lastModified: Math.floor(found.mtimeMs / 1000), bytes: found.size };
  // Without a header of its own an object is a screenshot.
  return /\.jpe?g$/i.test(objectKey) ? info : { ...info, headers: { 'content-type': 'application/octet-stream' } };
}
