/** What the first bytes of a file say it is. Only what mediabunny is not asked to read needs a name here. */
export type Sniffed =
  /** A container that may hold video, which is not read. */
  | { readonly kind: 'container'; readonly container: string; readonly name: string }
  | { readonly kind: 'audio'; readonly name: string }
  | { readonly kind: 'unknown' };

type Signature = { readonly at: number; readonly bytes: string; readonly then?: Signature };

/** How a Matroska or WebM file begins. */
const ebml = '\x1a\x45\xdf\xa3';

/** Bytes as text, one character a byte. */
const containers: readonly (readonly [Signature, container: string, name: string])[] = [
  [{ at: 0, bytes: 'FLV\x01' }, 'flv', 'Flash Video (FLV)'],
  [{ at: 0, bytes: 'RIFF', then: { at: 8, bytes: 'AVI ' } }, 'avi', 'AVI'],
  [{ at: 0, bytes: '\x30\x26\xb2\x75\x8e\x66\xcf\x11' }, 'asf', 'Windows Media (ASF, WMV)'],
  [{ at: 0, bytes: '.RMF' }, 'rm', 'RealMedia'],
  [{ at: 0, bytes: '\x00\x00\x01\xba' }, 'mpegps', 'MPEG program stream (MPG, VOB)'],
  [{ at: 0, bytes: '\x00\x00\x01\xb3' }, 'mpegvideo', 'MPEG video without container'],
  [{ at: 0, bytes: '\x06\x0e\x2b\x34\x02\x05\x01\x01' }, 'mxf', 'MXF'],
  [{ at: 0, bytes: 'DKIF' }, 'ivf', 'IVF'],
  [{ at: 0, bytes: 'YUV4MPEG2' }, 'y4m', 'YUV4MPEG2'],
  [{ at: 0, bytes: '\x00\x00\x00\x01' }, 'h26x', 'H.264 or H.265 without container'],
  [{ at: 0, bytes: '#EXTM3U' }, 'hls', 'HLS playlist (M3U8)'],
  [{ at: 4, bytes: 'moov' }, 'quicktime', 'QuickTime without file type'],
  [{ at: 4, bytes: 'mdat' }, 'quicktime', 'QuickTime without file type'],
  [{ at: 4, bytes: 'wide' }, 'quicktime', 'QuickTime without file type'],
];

const audio: readonly (readonly [Signature, name: string])[] = [
  [{ at: 0, bytes: 'RIFF', then: { at: 8, bytes: 'WAVE' } }, 'WAVE'],
  [{ at: 0, bytes: 'ID3' }, 'MP3'],
  [{ at: 0, bytes: 'fLaC' }, 'FLAC'],
  [{ at: 0, bytes: '#!AMR' }, 'AMR'],
  [{ at: 0, bytes: 'FORM', then: { at: 8, bytes: 'AIF' } }, 'AIFF'],
  [{ at: 0, bytes: 'caff' }, 'CAF'],
];

/** Names the container by its first bytes (64 are enough for all but Ogg, whose first page is looked at: some 200). */
export function sniff(head: Uint8Array): Sniffed {
  for (const [signature, container, name] of containers) {
    if (matches(head, signature)) return { kind: 'container', container, name };
  }
  for (const [signature, name] of audio) {
    if (matches(head, signature)) return { kind: 'audio', name };
  }
  if (matches(head, { at: 0, bytes: 'OggS' })) return sniffOgg(head);
  if (isAudioFrame(head)) return { kind: 'audio', name: 'MP3 or AAC' };
  return { kind: 'unknown' };
}

/** Whether a file that is too short to tell what it is begins as an MP4, MOV, Matroska or WebM file does. */
export function beginsAsVideo(head: Uint8Array): boolean {
  return matches(head, { at: 4, bytes: 'ftyp' }) || matches(head, { at: 0, bytes: ebml });
}

/** EBML's "nothing here"; as a size it is 108 bytes, so a row of them is a row of elements to be skipped. */
export const voidElement = 0xec;

/** A byte that begins no element. */
const noElement = 0x80;

/**
 * What a Matroska file that was lengthened ends with. mediabunny looks on from what is no element, and never stops unless it
 * finds one: so there is one, tags that hold nothing. Before them lies what is no element, more of it than one row of Void is
 * long, so that no row ends within the tags.
 */
export const matroskaEnding = new Uint8Array(129).fill(noElement);
matroskaEnding.set([0x12, 0x54, 0xc3, 0x67, 0x80, voidElement, voidElement, voidElement, voidElement], 120);

/** Whether a block of a Matroska file goes on in what the file was lengthened by. */
export function isLengthened(block: Uint8Array): boolean {
  return block.subarray(-2).every((byte) => byte === voidElement || byte === noElement);
}

/**
 * Where a Matroska or WebM file ends according to its own header, in bytes; undefined when it doesn't say (a live
 * recording) or is another kind of file. A smaller file was cut short.
 */
export function declaredMatroskaEnd(head: Uint8Array): number | undefined {
  if (!matches(head, { at: 0, bytes: ebml })) return undefined;
  const header = elementSize(head, 4);
  if (header === undefined) return undefined;
  const segment = header.dataStart + header.size;
  if (!matches(head, { at: segment, bytes: '\x18\x53\x80\x67' })) return undefined;
  const body = elementSize(head, segment + 4);
  return body && body.dataStart + body.size;
}

function matches(head: Uint8Array, { at, bytes, then }: Signature): boolean {
  for (let i = 0; i < bytes.length; i++) {
    if (head[at + i] !== bytes.charCodeAt(i)) return false;
  }
  return then === undefined || matches(head, then);
}

/** The first page of each stream names its codec: a file whose first stream is video starts with one of these. */
function sniffOgg(head: Uint8Array): Sniffed {
  const text = String.fromCharCode(...head.subarray(0, 512));
  if (/theora|OVP80|fishead|BBCD|Daala|KW-DIRAC/.test(text))
    return { kind: 'container', container: 'ogg', name: 'Ogg' };
  if (/OpusHead|vorbis|Speex|FLAC/.test(text)) return { kind: 'audio', name: 'Ogg' };
  return { kind: 'container', container: 'ogg', name: 'Ogg' };
}

/** An MPEG audio or ADTS frame: eleven set bits, then a layer, bit rate and sampling rate that exist. */
function isAudioFrame(head: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0] = head;
  if (first !== 0xff) return false;
  const isAdts = (second & 0xf6) === 0xf0 && ((third >> 2) & 0xf) < 13;
  const isMpegAudio =
    (second & 0xe0) === 0xe0 &&
    (second & 0x18) !== 0x08 &&
    (second & 0x06) !== 0 &&
    third >> 4 !== 0xf &&
    third >> 4 !== 0 &&
    (third & 0x0c) !== 0x0c;
  return isAdts || isMpegAudio;
}

/** An EBML size: the position of its highest set bit tells its length; all other bits set means "unknown". */
function elementSize(head: Uint8Array, at: number): { size: number; dataStart: number } | undefined {
  const first = head[at];
  if (first === undefined || first === 0) return undefined;
  const length = Math.clz32(first) - 23;
  let size = first & (0xff >> length);
  let allSet = size === 0xff >> length;
  for (let i = 1; i < length; i++) {
    const byte = head[at + i];
    if (byte === undefined) return undefined;
    size = size * 256 + byte;
    allSet &&= byte === 0xff;
  }
  return allSet ? undefined : { size, dataStart: at + length };
}
