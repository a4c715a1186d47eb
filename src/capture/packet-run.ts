import type { EncodedPacket } from 'mediabunny';
import type { Place, VideoFile } from './video-file.ts';

/** A frame that shots ask for. Several shots share it when it is on show at more than one instant. */
export type WantedFrame = {
  /** The decoder's name for it: the timestamp of its packet, file time. */
  readonly timestampUs: number;
  readonly target: EncodedPacket;
  readonly key: EncodedPacket;
};

/** The frame of a place. */
export function wantedAt({ target, key }: Place & { kind: 'frame' }): WantedFrame {
  return { timestampUs: target.microsecondTimestamp, target, key };
}

/** The file ends before the packet. */
export class FileCut extends Error {}

/** The packet can't be read, although it should be there. */
export class FileDamaged extends Error {}

/**
 * The packets that a frame needs, in decoding order: from its key packet, or from the one after `last`, to its own.
 *
 * @throws {FileCut} {@link FileDamaged}
 */
export async function* packetRun(
  video: VideoFile,
  { key, target }: WantedFrame,
  last?: EncodedPacket,
): AsyncGenerator<EncodedPacket, void, undefined> {
  let packet = last;
  if (packet === undefined) yield (packet = await found(video.readKey(key)));
  while (packet.sequenceNumber < target.sequenceNumber) {
    yield (packet = await found(video.packets.getNextPacket(packet)));
  }
}

async function found(reading: Promise<EncodedPacket | null | undefined>): Promise<EncodedPacket> {
  const packet = await reading.catch((cause: unknown) => {
    throw new FileDamaged('a packet can not be read', { cause });
  });
  if (!packet) throw new FileCut();
  return packet;
}
