import { compareKeys } from '../core/object-listing.ts';
import type { BucketChange } from '../service/bucket.ts';
import type { ListedObject, ListedPage } from './bucket-client.ts';

/** A line of a folder: a folder within it, by the prefix of its keys, or an object. */
export type FolderRow =
  | { readonly kind: 'folder'; readonly key: string }
  | { readonly kind: 'object'; readonly key: string; readonly object: ListedObject };

/** What is known of a folder, page after page, in the order of keys. */
export type BucketFolder = {
  readonly rows: readonly FolderRow[];
  /** Where the next page begins; undefined when all is known. */
  readonly nextMarker: string | undefined;
};

export const unknownFolder: BucketFolder = { rows: [], nextMarker: '' };

/** What stands between the parts of a key that are shown as folders. */
export const folderDelimiter = '/';

/** The folder with one more page at its end. */
export function withPage({ rows }: BucketFolder, { objects, prefixes, nextMarker }: ListedPage): BucketFolder {
  const page: FolderRow[] = [
    ...prefixes.map((key) => ({ kind: 'folder', key }) as const),
    ...objects.map((object) => ({ kind: 'object', key: object.objectKey, object }) as const),
  ];
  return { rows: [...rows, ...page.toSorted((a, b) => compareKeys(a.key, b.key))], nextMarker };
}

/**
 * The folder after a change, without asking the bucket again: a capture writes many objects a second. What comes after the last page
 * that is known is left to the next. Undefined when only the bucket knows, such as whether a folder within is empty now.
 */
export function withChange(
  folder: BucketFolder,
  prefix: string,
  { written, deleted }: Pick<BucketChange, 'written' | 'deleted'>,
): BucketFolder | undefined {
  const own = (key: string): boolean => key.startsWith(prefix);
  if (deleted.some((key) => own(key) && folderOf(key, prefix) !== undefined)) return undefined;
  const rows = new Map(folder.rows.map((row) => [row.key, row]));
  for (const key of deleted) rows.delete(key);
  const isKnown = (key: string): boolean => folder.nextMarker === undefined || compareKeys(key, folder.nextMarker) <= 0;
  for (const { objectKey, etag, lastModified, bytes } of written.filter((object) => own(object.objectKey))) {
    const within = folderOf(objectKey, prefix);
    const key = within ?? objectKey;
    if (!isKnown(key)) continue;
    const object = { objectKey, etag, lastModified: lastModified * 1000, bytes };
    rows.set(key, within === undefined ? { kind: 'object', key, object } : { kind: 'folder', key });
  }
  return { ...folder, rows: [...rows.values()].toSorted((a, b) => compareKeys(a.key, b.key)) };
}

/** The folder within that gathers a key, by its prefix; undefined for an object of the folder itself. */
function folderOf(objectKey: string, prefix: string): string | undefined {
  const end = objectKey.indexOf(folderDelimiter, prefix.length);
  return end < 0 ? undefined : objectKey.slice(0, end + 1);
}

/** What a line of a folder is called: the last part of its key, with the slash of a folder; the key of the folder itself is a slash. */
export const rowName = ({ key }: FolderRow, prefix: string): string =>
  key === prefix ? folderDelimiter : key.slice(prefix.length);

/** A folder's own name and those of all above it, outermost first, each with its prefix. */
export function pathTo(prefix: string): readonly { readonly name: string; readonly prefix: string }[] {
  const names = prefix.split(folderDelimiter).slice(0, -1);
  return names.map((name, at) => ({ name, prefix: `${names.slice(0, at + 1).join(folderDelimiter)}/` }));
}
