import type { Cut } from './file-end.ts';

/** Room for the headers of a fragment, so that most fragments cost one read. */
const windowBytes = 64 * 1024;
const boxHeaderBytes = 8;
const largeBoxHeaderBytes = 16;

/** Boxes of which a fragment consists. One that reaches past the end of the file takes frames with it. */
const fragmentBoxes = new Set(['styp', 'sidx', 'emsg', 'prft', 'moof', 'mdat']);

/** Whether an MP4 or MOV file was cut: follows its outermost boxes, without reading what is in them. */
export async function mp4Cut(file: Blob): Promise<Cut> {
  let isFragmented = false;
  let last = '';
  let start = 0;
  let bytes = new DataView(new ArrayBuffer(0));
  for (let at = 0; at < file.size;) {
    if (at + largeBoxHeaderBytes > start + bytes.byteLength) {
      start = at;
      bytes = new DataView(await file.slice(at, at + windowBytes).arrayBuffer());
    }
    // A recorder writes a header at once, so a part of one is what a cut left over, unless all frames came before.
    if (at + boxHeaderBytes > file.size) return isFragmented && last !== 'mfra' ? 'of-unknown-frames' : 'none';
    const { type, size } = boxAt(bytes, at - start);
    isFragmented ||= type === 'moof';
    if (at + size > file.size && fragmentBoxes.has(type)) return isFragmented ? 'of-unknown-frames' : 'of-known-frames';
    if (size < boxHeaderBytes) return 'none';
    last = type;
    at += size;
  }
  return last === 'moof' ? 'of-unknown-frames' : 'none';
}

/** Type and size of a box; a size of 0 means that it goes to the end of the file, as does one that is not told. */
function boxAt(bytes: DataView, at: number): { readonly type: string; readonly size: number } {
  const type = String.fromCharCode(...new Uint8Array(bytes.buffer, at + 4, 4));
  const size = bytes.getUint32(at);
  if (size !== 1) return { type, size };
  const isThere = at + largeBoxHeaderBytes <= bytes.byteLength;
  return { type, size: isThere ? Number(bytes.getBigUint64(at + 8)) : Infinity };
}
