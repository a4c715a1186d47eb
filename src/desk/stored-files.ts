const folderName = 'payload-files';

/** Where files lie between their making and their download; undefined where the browser lends no disk (plain http, some private windows). */
export async function payloadFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  // Secure contexts only, whatever the library's types say.
  const storage = navigator.storage as StorageManager | undefined;
  if (storage?.getDirectory === undefined) return undefined;
  try {
    const root = await storage.getDirectory();
    return await root.getDirectoryHandle(folderName, { create: true });
  } catch {
    return undefined;
  }
}

const lockOf = (name: string): string => `payload-file ${name}`;

/** Tells other tabs that a file is in use, until it is released or this page is gone. */
export function keepFile(name: string): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  // Without locks there is no disk either.
  void navigator.locks?.request(lockOf(name), () => promise);
  return resolve;
}

/** Removes every file that no page keeps: what a crash or a closed tab has left. Whatever cannot be removed now is so later. */
export async function removeLeftovers(): Promise<void> {
  const folder = await payloadFolder();
  if (folder === undefined || navigator.locks === undefined) return;
  for await (const name of folder.keys()) {
    await navigator.locks.request(lockOf(name), { ifAvailable: true }, async (lock) => {
      if (lock !== null) await folder.removeEntry(name).catch(() => undefined);
    });
  }
}

/** Removes a file whose worker may still be on its way out, and hold it; if it does for long, it is a leftover. */
export async function removeStored(name: string): Promise<void> {
  const folder = await payloadFolder();
  await folder?.removeEntry(name).catch(() => undefined);
}
