/** Bytes from `start` up to, not including, `end`. */
export type ByteRange = { readonly start: number; readonly end: number };

/** A range of the object; `unsatisfiable` where it has no such bytes; `whole` where the header is absent or not to be followed. */
export type RangeAnswer = ByteRange | 'whole' | 'unsatisfiable';

const oneRange = /^bytes=(\d*)-(\d*)$/i;

/**
 * What a `Range` header asks of an object of `size` bytes. COS serves one range; a list of them, or anything that is not a
 * range of bytes, is passed over, as HTTP allows (RFC 9110, section 14.2).
 */
export function resolveRange(header: string | null, size: number): RangeAnswer {
  const [, first = '', last = ''] = oneRange.exec(header?.replaceAll(/\s/g, '') ?? '') ?? [];
  if (first === '' && last === '') return 'whole';
  if (first === '') return lastBytes(Number(last), size);
  if (last !== '' && Number(last) < Number(first)) return 'whole';
  if (Number(first) >= size) return 'unsatisfiable';
  return { start: Number(first), end: last === '' ? size : Math.min(Number(last) + 1, size) };
}

function lastBytes(count: number, size: number): RangeAnswer {
  if (count === 0 || size === 0) return 'unsatisfiable';
  return { start: Math.max(size - count, 0), end: size };
}
