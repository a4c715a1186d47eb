import { ScreencaptureError } from '../core/errors.ts';
import { payloadFolder } from './stored-files.ts';

/** Takes a file's bytes, one chunk after the other. */
export type FileSink = {
  readonly isStored: boolean;
  /** @throws {ScreencaptureError} `storage-full` */
  write(chunk: Uint8Array<ArrayBuffer>): void;
  /** Resolves to the whole file. Nothing can be written after it. */
  finish(): Promise<Blob>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
};

/** On disk where the browser lends a file to a worker; else in memory, in slices that a browser may put to disk itself. */
export async function openSink(name: string): Promise<FileSink> {
  const folder = await payloadFolder();
  return folder === undefined ? new SlicedSink() : StoredSink.open(folder, name);
}

/** Small writes are gathered: each one to disk is a call to another process. */
const gatheredBytes = 1 << 20;

class StoredSink implements FileSink {
  readonly isStored = true;
  readonly #folder: FileSystemDirectoryHandle;
  readonly #file: FileSystemFileHandle;
  readonly #access: FileSystemSyncAccessHandle;
  readonly #gathered = new Uint8Array(gatheredBytes);
  #length = 0;

  private constructor(
    folder: FileSystemDirectoryHandle,
    file: FileSystemFileHandle,
    access: FileSystemSyncAccessHandle,
  ) {
    this.#folder = folder;
    this.#file = file;
    this.#access = access;
  }

  static async open(folder: FileSystemDirectoryHandle, name: string): Promise<FileSink> {
    const file = await folder.getFileHandle(name, { create: true });
    return new StoredSink(folder, file, await file.createSyncAccessHandle());
  }

  write(chunk: Uint8Array<ArrayBuffer>): void {
    if (this.#length + chunk.length > gatheredBytes) this.#flush();
    if (chunk.length > gatheredBytes) return this.#put(chunk);
    this.#gathered.set(chunk, this.#length);
    this.#length += chunk.length;
  }

  async finish(): Promise<Blob> {
    this.#flush();
    this.#access.flush();
    this.#access.close();
    return this.#file.getFile();
  }

  async discard(): Promise<void> {
    this.#access.close();
    await this.#folder.removeEntry(this.#file.name);
  }

  #flush(): void {
    this.#put(this.#gathered.subarray(0, this.#length));
    this.#length = 0;
  }

  #put(bytes: Uint8Array<ArrayBuffer>): void {
    if (bytes.length === 0) return;
    try {
      if (this.#access.write(bytes) === bytes.length) return;
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) throw error;
    }
    throw new ScreencaptureError('storage-full', 'the browser lends no more room for the file');
  }
}

const sliceBytes = 8 << 20;

class SlicedSink implements FileSink {
  readonly isStored = false;
  readonly #slices: Blob[] = [];
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #bytes = 0;

  write(chunk: Uint8Array<ArrayBuffer>): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes >= sliceBytes) this.#slice();
  }

  async finish(): Promise<Blob> {
    this.#slice();
    return new Blob(this.#slices);
  }

  async discard(): Promise<void> {
    this.#chunks = [];
    this.#slices.length = 0;
  }

  #slice(): void {
    this.#slices.push(new Blob(this.#chunks));
    this.#chunks = [];
    this.#bytes = 0;
  }
}
