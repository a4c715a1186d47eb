/** A file and where it lies in what it came with: `photos/a.jpg` out of a folder, its name alone else. */
export type PlacedFile = { readonly path: string; readonly file: File };

/** Whether what is dragged holds files. */
export const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** The files that were dropped, those in folders included, in the order in which the browser tells them. */
export async function droppedFiles({ items }: DataTransfer): Promise<readonly PlacedFile[]> {
  // The list of what was dropped is empty after the event.
  const dropped = Array.from(items, (item) => item.webkitGetAsEntry() ?? item.getAsFile());
  const files = await Promise.all(
    dropped.map(async (each) => {
      if (each === null) return [];
      return each instanceof File ? [{ path: each.name, file: each }] : filesIn(each);
    }),
  );
  return files.flat();
}

// Chromium has no such classes to ask for.
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

async function filesIn(entry: FileSystemEntry): Promise<readonly PlacedFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path: entry.fullPath.slice(1), file }];
  }
  if (!isFolder(entry)) return [];
  const files: PlacedFile[] = [];
  const reader = entry.createReader();
  for (;;) {
    // A folder is told in parts of a hundred, of which the last is empty.
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return files;
    for (const inner of part) files.push(...(await filesIn(inner)));
  }
}
