/**
 * Where an object lies in the archive: `objects/` and its key. Keys of the documented form stay as they are; what would
 * lead out of the folder when unpacked, or mean something to a file system (`..`, `\`, `C:`), is percent-encoded.
 */
export function entryName(objectKey: string): string {
  const segments = objectKey.split('/').filter((segment) => segment !== '');
  return ['objects', ...segments.map(harmless)].join('/');
}

const dotsOnly = /^\.{1,2}$/;
const special = /[\p{Cc}\\:*?"<>|]/gu;

const harmless = (segment: string): string =>
  dotsOnly.test(segment) ? segment.replaceAll('.', '%2E') : segment.replaceAll(special, encodeByte);

/** `encodeURIComponent` leaves the asterisk. */
const encodeByte = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
