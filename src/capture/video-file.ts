import { EncodedPacketSink, type EncodedPacket, type Input, type InputVideoTrack } from 'mediabunny';
import { voidElement } from './sniff.ts';

/** Where the frame on show at an instant lies in the file. Both packets are without data. */
export type Place =
  | { readonly kind: 'frame'; readonly target: EncodedPacket; readonly key: EncodedPacket }
  /** The file announces frames for this instant but ends before them. */
  | { readonly kind: 'cut' }
  /** The file can't be read there. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'past-end' };

/** What is read of a file when it is opened. */
export type VideoFileHeader = Pick<
  VideoFile,
  'file' | 'track' | 'container' | 'config' | 'rotation' | 'flip' | 'baseUs' | 'toleranceUs' | 'announcedEndUs'
>;

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
  #end: Promise<number> | undefined;
  #readableEnd: Promise<number> | undefined;

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
  }

  /**
   * Media time at which the last frame ends. Quick for a file with an index, and for MPEG-TS; else it reads the file
   * once. A last frame without a duration of its own is taken to last as long as the one before.
   */
  end(): Promise<number> {
    return (this.#end ??= this.#findEnd().catch(() => this.#walkToEnd()));
  }

  async #findEnd(): Promise<number> {
    const last = await this.packets.getPacket(Infinity, metadataOnly);
    if (!last) return 0;
    let { duration } = last;
    if (this.announcedEndUs !== undefined && (await this.#isTorn(last))) {
      duration = 0;
    } else if (duration <= 0) {
      const before = await this.packets.getPacket(last.timestamp - this.toleranceUs / 1e6, metadataOnly);
      duration = before && before.timestamp < last.timestamp ? last.timestamp - before.timestamp : 0;
    }
    // A single frame of unknown duration is a push all the same.
    return this.#snap(Math.max(1, microseconds(last.timestamp + duration) - this.baseUs));
  }

  /** For a file that can't be read from behind: the end of the last packet that can be from the front. */
  async #walkToEnd(): Promise<number> {
    let end = 0;
    try {
      for await (const { timestamp, duration } of this.packets.packets(undefined, undefined, metadataOnly)) {
        end = Math.max(end, timestamp + duration);
      }
    } catch (error) {
      if (this.#input.disposed) throw error;
    }
    return this.#snap(Math.max(1, microseconds(end) - this.baseUs));
  }

  /** Whether the file was cut within a packet: its rest is what the file was lengthened by. */
  async #isTorn({ timestamp }: EncodedPacket): Promise<boolean> {
    const packet = await this.packets.getPacket(timestamp);
    return packet?.data.subarray(-2).every((byte) => byte === voidElement) ?? true;
  }

  /**
   * Intervals are whole seconds: an end within the tolerance of one is made to be it, so that "before the end" needs
   * no tolerance where it is asked.
   */
  #snap(us: number): number {
    const second = Math.round(us / 1e6) * 1e6;
    return Math.abs(us - second) <= this.toleranceUs ? second : us;
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
    const target =
      (await this.packets.getPacket(at, metadataOnly)) ?? (await this.packets.getFirstPacket(metadataOnly));
    if (!target) return { kind: 'past-end' };
    const isPastFrame = at >= target.timestamp + target.duration;
    const isLastOfCut =
      this.announcedEndUs !== undefined && (await this.packets.getNextPacket(target, metadataOnly)) === null;
    if ((isPastFrame || isLastOfCut) && instantUs >= (await this.end())) {
      return instantUs < (this.announcedEndUs ?? 0) ? { kind: 'cut' } : { kind: 'past-end' };
    }
    const key = await this.#keyBefore(at);
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

  /** Media time from which frames are missing in a file that was cut short; `missingUs` is an instant known to be. */
  readableEnd(missingUs: number): Promise<number> {
    return (this.#readableEnd ??= this.#findReadableEnd(missingUs));
  }

  async #findReadableEnd(missingUs: number): Promise<number> {
    if (this.announcedEndUs !== undefined) return this.end();
    let readable = 0;
    let missing = missingUs;
    // Packets lie in the file by time, nearly: halve the time between one that is there and one that isn't.
    while (missing - readable > 1) {
      const middle = Math.floor((readable + missing) / 2);
      const at = (this.baseUs + middle) / 1e6;
      const packet = await this.packets.getPacket(at, metadataOnly);
      if (packet === null || (await this.packets.getPacket(at)) !== null) readable = middle;
      else missing = Math.max(readable, Math.min(middle, microseconds(packet.timestamp) - this.baseUs));
    }
    return missing;
  }

  dispose(): void {
    this.#input.dispose();
  }
}

/** Seconds to whole microseconds. */
export function microseconds(seconds: number): number {
  return Math.round(seconds * 1e6);
}

/** Media time of a packet. */
export function mediaTime(video: VideoFile, packet: EncodedPacket): number {
  return microseconds(packet.timestamp) - video.baseUs;
}
