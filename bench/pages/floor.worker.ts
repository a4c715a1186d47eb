/// <reference lib="webworker" />
import { EncodedPacketSink, Input, MP4, type EncodedPacket } from 'mediabunny';
import { chunkedSource } from '../../src/capture/chunked-source.ts';

declare const self: DedicatedWorkerGlobalScope;

export type FloorOrder = { readonly file: File; readonly instants: readonly number[] };
export type FloorReply = { readonly found: number };

/** Packets that are given to the decoder ahead of its work. More gains nothing. */
const decodeAhead = 8;

self.onmessage = async ({ data: { file, instants } }: MessageEvent<FloorOrder>) => {
  const reply: FloorReply = { found: await decodeAll(file, instants) };
  self.postMessage(reply);
};

/**
 * The least that any capture by one decoder does: reads the packets that each frame needs, decodes them, drains the
 * decoder at each change of group, and throws every frame away unread. Resolves to how many of the wanted frames came.
 */
async function decodeAll(file: File, instants: readonly number[]): Promise<number> {
  const input = new Input({ source: chunkedSource(file), formats: [MP4] });
  const track = await input.getPrimaryVideoTrack();
  const config = await track?.getDecoderConfig();
  if (!track || !config) throw new Error('no video that can be decoded');
  const packets = new EncodedPacketSink(track);
  const wanted = new Set<number>();
  let found = 0;
  const decoder = new VideoDecoder({
    output: (frame) => {
      if (wanted.delete(frame.timestamp)) found += 1;
      frame.close();
    },
    error: (error) => {
      throw error;
    },
  });
  decoder.configure(config);

  const decode = async (packet: EncodedPacket): Promise<void> => {
    while (decoder.decodeQueueSize >= decodeAhead) await new Promise((resolve) => (decoder.ondequeue = resolve));
    decoder.decode(packet.toEncodedVideoChunk());
  };
  let group: number | undefined;
  let packet: EncodedPacket | undefined;
  for (const instant of instants) {
    const target = there(await packets.getPacket(instant, { metadataOnly: true }));
    const key = there(await packets.getKeyPacket(instant, { verifyKeyPackets: true }));
    wanted.add(target.microsecondTimestamp);
    if (packet === undefined || key.sequenceNumber !== group) {
      if (packet !== undefined) await decoder.flush();
      group = key.sequenceNumber;
      packet = key;
      await decode(packet);
    }
    while (packet.sequenceNumber < target.sequenceNumber) {
      packet = there(await packets.getNextPacket(packet));
      await decode(packet);
    }
  }
  await decoder.flush();
  decoder.close();
  input.dispose();
  return found;
}

function there(packet: EncodedPacket | null): EncodedPacket {
  if (packet === null) throw new Error('the file ends too early');
  return packet;
}
