/** One entry of an archive, as its central directory tells. */
export type ZipEntry = {
  readonly name: string;
  readonly isUtf8: boolean;
  /** The entry's own fields, without a zone: `YYYY-MM-DDThh:mm:ss`. */
  readonly modified: string;
  readonly bytes: Uint8Array;
  readonly text: string;
};

/** Reads an archive of stored (not compressed) entries from its end, as unpackers do. Throws when the bytes are no such archive. */
export function unzip(archive: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = findEnd(view);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    expectSignature(view, at, 0x02014b50);
    const nameLength = view.getUint16(at + 28, true);
    entries.push(readEntry(archive, view, at, nameLength));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function readEntry(archive: Uint8Array, view: DataView, at: number, nameLength: number): ZipEntry {
  const method = view.getUint16(at + 10, true);
  if (method !== 0) throw new Error(`an entry is compressed by method ${method}`);
  const size = view.getUint32(at + 24, true);
  const local = view.getUint32(at + 42, true);
  expectSignature(view, local, 0x04034b50);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const bytes = archive.slice(start, start + size);
  if (crc32(bytes) !== view.getUint32(at + 16, true)) throw new Error('an entry does not match its checksum');
  const decoder = new TextDecoder();
  return {
    name: decoder.decode(archive.subarray(at + 46, at + 46 + nameLength)),
    isUtf8: (view.getUint16(at + 8, true) & 0x0800) !== 0,
    modified: dosTime(view.getUint16(at + 14, true), view.getUint16(at + 12, true)),
    bytes,
    text: decoder.decode(bytes),
  };
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at--) if (view.getUint32(at, true) === 0x06054b50) return at;
  throw new Error('no end of a central directory: not a ZIP archive');
}

function expectSignature(view: DataView, at: number, signature: number): void {
  if (view.getUint32(at, true) !== signature) throw new Error(`no ZIP record at ${at}`);
}

function dosTime(date: number, time: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${1980 + (date >> 9)}-${two((date >> 5) & 15)}-${two(date & 31)}`;
  return `${day}T${two(time >> 11)}:${two((time >> 5) & 63)}:${two((time & 31) * 2)}`;
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
