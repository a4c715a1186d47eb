/** Bytes of a packet of an MPEG transport stream; each starts with a sync byte. */
export const transportPacketBytes = 188;
const syncByte = 0x47;
/** The start of a null packet, which carries nothing and is skipped by all readers. */
const nullPacket = [syncByte, 0x1f, 0xff, 0x10];

/** Whether a file starts as a transport stream does (the kind with bare packets, as pushes are recorded). */
export function isTransportStream(head: Uint8Array): boolean {
  return [0, 1, 2].every((packet) => head[packet * transportPacketBytes] === syncByte);
}

/**
 * Makes packets that have lost their sync byte into null packets, in place: they cost what they carried. mediabunny gives
 * the file up at the first of them.
 *
 * @param bytes whole packets, from the start of one
 */
export function healTransportStream(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at += transportPacketBytes) {
    if (bytes[at] !== syncByte) bytes.set(nullPacket.slice(0, bytes.length - at), at);
  }
}

/** `torn`: cut within the last frame, of which a part is there. */
export type TransportStreamEnding = 'whole' | 'cut' | 'torn';

/** Enough to hold the last frame, if its length is told: that is for 64 KiB at most, and other streams lie between. */
const tailPackets = 2800;

/**
 * How a transport stream ends. It was cut when there is a part of a packet at its end, or less of the last frame than was
 * announced. A recorder that stopped between two packets leaves nothing of that kind: to its readers the stream ended there.
 *
 * @param pid the stream of the video
 */
export async function transportStreamEnding(file: Blob, pid: number): Promise<TransportStreamEnding> {
  const packets = Math.floor(file.size / transportPacketBytes);
  const from = Math.max(0, packets - tailPackets) * transportPacketBytes;
  const tail = new Uint8Array(await file.slice(from).arrayBuffer());
  const end = packets * transportPacketBytes - from;
  let frame: LastFrame | undefined;
  for (let at = 0; at < end; at += transportPacketBytes) {
    const packet = readPacket(tail.subarray(at, at + transportPacketBytes));
    const { payload, isStart, isStuffed } = packet;
    if (packet.pid !== pid || payload.length === 0) continue;
    if (isStart) frame = { announced: announcedBytes(payload), there: 0, isStuffed: false };
    if (frame) frame = { ...frame, there: frame.there + payload.length, isStuffed };
  }
  const isCut = tail[end] === syncByte;
  if (frame === undefined) return isCut ? 'cut' : 'whole';
  if (frame.announced !== undefined && frame.there < frame.announced) return 'torn';
  if (!isCut) return 'whole';
  // A frame's last packet is stuffed, unless by chance the frame fills it: one in 184 does.
  return frame.announced !== undefined || frame.isStuffed ? 'cut' : 'torn';
}

/** What was seen so far of a frame. */
type LastFrame = {
  /** Bytes that it should have; undefined where that is not told, which video need not. */
  readonly announced: number | undefined;
  readonly there: number;
  /** Whether its last packet was made full by other bytes than its own. */
  readonly isStuffed: boolean;
};

type Packet = {
  readonly pid: number | undefined;
  readonly isStart: boolean;
  readonly payload: Uint8Array;
  /** Whether something but a clock reference lies before the payload. */
  readonly isStuffed: boolean;
};

const headerBytes = 4;
/** Of the field before the payload, when it holds a clock reference and no more: flags and clock. */
const clockFieldBytes = 7;

function readPacket(bytes: Uint8Array): Packet {
  const [sync, high = 0, low = 0, control = 0, fieldBytes = 0, flags = 0] = bytes;
  const hasField = (control & 0x20) !== 0;
  const hasPayload = (control & 0x10) !== 0;
  const hasClock = fieldBytes > 0 && (flags & 0x10) !== 0;
  return {
    pid: sync === syncByte ? (high & 0x1f) * 256 + low : undefined,
    isStart: (high & 0x40) !== 0,
    payload: bytes.subarray(hasPayload ? headerBytes + (hasField ? 1 + fieldBytes : 0) : bytes.length),
    isStuffed: hasField && (!hasClock || fieldBytes > clockFieldBytes),
  };
}

/** Start code and stream come before the length of a frame's packet (PES), which counts what comes after itself. */
function announcedBytes(payload: Uint8Array): number | undefined {
  const [, , , , high = 0, low = 0] = payload;
  const length = high * 256 + low;
  return length === 0 ? undefined : 6 + length;
}
