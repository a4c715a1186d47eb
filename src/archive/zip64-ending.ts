/** From so many entries on, their number does not fit into its two bytes: the largest means "see the ZIP64 record". */
const manyEntries = 0xffff;

/** What four bytes say when the number is in the ZIP64 record. */
const elsewhere = 0xffffffff;

/**
 * What stands before the end of the central directory of an archive of many entries: the ZIP64 record, and where it is. Nothing in
 * others. client-zip 2.5.1 writes them for large files alone; without them readers find 65,535 entries, or call the archive damaged.
 *
 * @param end the end of the central directory; when its offset is elsewhere already, nothing is missing before it
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT sections 4.3.14 to 4.3.16
 */
export function* zip64Ending(end: Uint8Array<ArrayBuffer>, entries: number): Generator<Uint8Array<ArrayBuffer>> {
  const view = new DataView(end.buffer, end.byteOffset, end.byteLength);
  const [directoryBytes, directoryOffset] = [view.getUint32(12, true), view.getUint32(16, true)];
  if (entries < manyEntries || directoryOffset === elsewhere) return;

  const record = new DataView(new ArrayBuffer(56));
  record.setUint32(0, 0x06064b50, true);
  // Of what follows in the record.
  record.setBigUint64(4, 44n, true);
  // Made by and for version 4.5 of the format, the first with ZIP64.
  record.setUint16(12, 45, true);
  record.setUint16(14, 45, true);
  // On this disk, and in all.
  record.setBigUint64(24, BigInt(entries), true);
  record.setBigUint64(32, BigInt(entries), true);
  record.setBigUint64(40, BigInt(directoryBytes), true);
  record.setBigUint64(48, BigInt(directoryOffset), true);
  yield new Uint8Array(record.buffer);

  const locator = new DataView(new ArrayBuffer(20));
  locator.setUint32(0, 0x07064b50, true);
  locator.setBigUint64(8, BigInt(directoryOffset + directoryBytes), true);
  // Disks in all.
  locator.setUint32(16, 1, true);
  yield new Uint8Array(locator.buffer);
}
