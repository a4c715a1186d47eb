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
