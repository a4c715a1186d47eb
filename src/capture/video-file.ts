import { EncodedPacketSink, type EncodedPacket, type Input, type InputVideoTrack } from 'mediabunny';
import { FileEnd, microseconds, type FileEndHeader } from './file-end.ts';

/** Where the frame on show at an instant lies in the file. Both packets are without data. */
export type Place =
  | { readonly kind: 'frame'; readonly target: EncodedPacket; readonly key: EncodedPacket }
  /** The file announces frames for this instant but ends before them. */
  | { readonly kind: 'cut' }
  /** The file can't be read there. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'past-end' };

/** What is read of a file when it is opened. */
export type VideoFileHeader = FileEndHeader &
  Pick<VideoFile, 'file' | 'track' | 'container' | 'config' | 'rotation' | 'flip'>;

const metadataOnly = { metadataOnly: true } as const;

/**
 * An opened video file as a row of packets on the media timeline (0 is the first frame presented). All instants and
 * ends are media time in integer microseconds.
 */
export class VideoFile {
  readonly file: File;
  readonly track: InputVideoTrack;
  readonly packets: EncodedPacketSink;
  readonly container: string;
  readonly config: VideoDecoderConfig | null;
  readonly rotation: 0 | 90 | 180 | 270;
  readonly flip: boolean;
  /** File time of media time 0. */
  readonly baseUs: number;
  /** Timestamps are compared within this: a container that stores milliseconds rounds to them. */
  readonly toleranceUs: number;
  /** The end that a file cut short tells in its header although its last frames are missing. */
  readonly announcedEndUs: number | undefined;
  readonly #input: Input;
  readonly #end: FileEnd;

  constructor(input: Input, header: VideoFileHeader) {
    this.#input = input;
    this.file = header.file;
    this.track = header.track;
    this.packets = new EncodedPacketSink(header.track);
    this.container = header.container;
    this.config = header.config;
    this.rotation = header.rotation;
    this.flip = header.flip;
    this.baseUs = header.baseUs;
    this.toleranceUs = header.toleranceUs;
    this.announcedEndUs = header.announcedEndUs;
    this.#end = new FileEnd(this.packets, header, () => input.disposed);
  }

  /** {@link FileEnd.end} */
  end(): Promise<number> {
    return this.#end.end();
  }

  /** {@link FileEnd.missingFrom} */
  missingFrom(): Promise<number | undefined> {
    return this.#end.missingFrom();
  }

  /** {@link FileEnd.readableEnd} */
  readableEnd(missingUs: number): Promise<number> {
    return this.#end.readableEnd(missingUs);
  }

  /** Finds the frame on show at an instant: the last whose timestamp is not after it. */
  async locate(instantUs: number): Promise<Place> {
    try {
      return await this.#locate(instantUs);
    } catch (error) {
      if (this.#input.disposed) throw error;
      return { kind: 'damaged' };
    }
  }

  async #locate(instantUs: number): Promise<Place> {
    const at = (this.baseUs + instantUs + this.toleranceUs) / 1e6;
    // First: in a transport stream that passes the frame as well, and mediabunny knows then where to look for it. The other
    // way round it starts from the frame, and reads five megabytes before it.
    const key = await this.#keyBefore(at);
    const target =
      (await this.packets.getPacket(at, metadataOnly)) ?? (await this.packets.getFirstPacket(metadataOnly));
    if (!target) return { kind: 'past-end' };
    const isPastFrame = at >= target.timestamp + target.duration;
    if ((isPastFrame || (await this.#end.mayBeTorn(target))) && instantUs >= (await this.end())) {
      return instantUs < (this.announcedEndUs ?? 0) ? { kind: 'cut' } : { kind: 'past-end' };
    }
    if (key) return { kind: 'frame', target, key };
    // A recording that begins within a group of pictures: the first frame that can be shown is its first key frame.
    const first = await this.#firstKey();
    return first ? { kind: 'frame', target: first, key: first } : { kind: 'past-end' };
  }

  /** The last key packet that is not after a time; seconds of the file. */
  async #keyBefore(at: number): Promise<EncodedPacket | undefined> {
    const found = await this.packets.getKeyPacket(at, metadataOnly);
    if (found) return found;
    const first = await this.#firstKey();
    if (first === undefined || first.timestamp > at) return undefined;
    // Without an index mediabunny looks from the last cluster that it has seen before the time, and finds nothing if
    // that one begins within a group of pictures. From further back it finds an earlier one; the rest is walking.
    let key = first;
    for (let back = 1; at - back > first.timestamp; back *= 2) {
      const earlier = await this.packets.getKeyPacket(at - back, metadataOnly);
      if (earlier === null) continue;
      key = earlier;
      break;
    }
    for (;;) {
      const next = await this.packets.getNextKeyPacket(key, metadataOnly);
      if (next === null || next.timestamp > at) return key;
      key = next;
    }
  }

  async #firstKey(): Promise<EncodedPacket | undefined> {
    return (await this.packets.getFirstKeyPacket(metadataOnly)) ?? undefined;
  }

  /** Whether the packets that the frame at a place needs are in the file; for who does not read them. */
  async isReadable({ target, key }: Place & { kind: 'frame' }): Promise<boolean> {
    for (const packet of [key, target]) {
      if ((await this.packets.getPacket(packet.timestamp)) === null) return false;
    }
    return true;
  }

  /** The key packet from which to decode, with its data; undefined when the file ends before it. */
  async readKey(key: EncodedPacket): Promise<EncodedPacket | undefined> {
    for (let candidate = key; ;) {
      const packet = await this.packets.getKeyPacket(candidate.timestamp);
      if (packet === null) return undefined;
      // What a container calls a key frame may not be one; then an earlier one is needed.
      if ((await this.track.determinePacketType(packet)) !== 'delta') return packet;
      const earlier = await this.#keyBefore(candidate.timestamp - this.toleranceUs / 1e6);
      if (earlier === undefined || earlier.sequenceNumber >= candidate.sequenceNumber) return packet;
      candidate = earlier;
    }
  }

  dispose(): void {
    this.#input.dispose();
  }
}

/** Media time of a packet. */
export function mediaTime(video: VideoFile, packet: EncodedPacket): number {
  return microseconds(packet.timestamp) - video.baseUs;
}
