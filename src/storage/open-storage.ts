import type { Storage } from '../service/ports.ts';
import { migrations, type Migration } from './database.ts';
import { IndexedStorage } from './indexed-storage.ts';

/** A storage, and whether what it holds survives a reload. */
export type OpenedStorage = { readonly storage: Storage; readonly kept: boolean };

export const databaseName = 'live-screencapture-playground';

/**
 * Opens what was stored earlier, brought up to date. Where the browser refuses (a blocked site, some private windows) or
 * the data was written by a later version, everything works all the same and is kept in memory; the data stays untouched.
 *
 * @param name the database's, for tests that want one of their own.
 * @param steps the schema's history, for tests of a change to it.
 */
export async function openStorage(
  name: string = databaseName,
  steps: readonly Migration[] = migrations,
): Promise<OpenedStorage> {
  try {
    return { storage: await IndexedStorage.open(name, steps), kept: true };
  } catch {
    // Few browsers need it, so that the others do not load it.
    const { memoryStorage } = await import('./memory-storage.ts');
    return { storage: memoryStorage(), kept: false };
  }
}
