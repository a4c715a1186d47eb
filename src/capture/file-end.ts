import type { EncodedPacket, EncodedPacketSink } from 'mediabunny';

/** Whether a file holds less than it announces; and if so, whether it tells of each frame that it should hold. */
export type Cut = 'none' | 'of-known-frames' | 'of-unknown-frames';

/** What a file's header, and its last bytes, tell of its end. */
export type FileEndHeader = {
  /** File time of media time 0. */
  readonly baseUs: number;
  /** Timestamps are compared within this: a container that stores milliseconds rounds to them. */
  readonly toleranceUs: number;
  /** The end that a file cut short tells in its header although its last frames are missing. */
  readonly announcedEndUs: number | undefined;
  readonly findCut: () => Promise<Cut>;
  /** Whether a part only is there of the packet that lies last in a cut file; undefined where such a packet can't be read. */
  readonly isTorn: ((last: EncodedPacket) => boolean | Promise<boolean>) | undefined;
};

const metadataOnly = { metadataOnly: true } as const;

/** Where the frames of a file end, and whether it should go on. Media time in integer microseconds. */
export class FileEnd {
  readonly #packets: EncodedPacketSink;
  readonly #header: FileEndHeader;
  readonly #isClosed: () => boolean;
  #cut: Promise<Cut> | undefined;
  #end: Promise<number> | undefined;
  #readableEnd: Promise<number> | undefined;

  constructor(packets: EncodedPacketSink, header: FileEndHeader, isClosed: () => boolean) {
    this.#packets = packets;
    this.#header = header;
    this.#isClosed = isClosed;
  }

  /**
   * Media time at which the last frame ends. Quick for a file with an index, and for MPEG-TS; else it reads the file
   * once. A last frame without a duration of its own is taken to last as long as the one before.
   */
  end(): Promise<number> {
    return (this.#end ??= this.#findEnd().catch(() => this.#walkToEnd()));
  }

  async #findEnd(): Promise<number> {
    const last = await this.#packets.getPacket(Infinity, metadataOnly);
    if (!last) return 0;
    const torn = await this.#tornPacket(last);
    const whole = torn === undefined ? last : await this.#before(torn);
    // A single frame of unknown duration is a push all the same.
    if (whole === undefined) return 1;
    let { duration } = whole;
    if (duration <= 0 || torn !== undefined) {
      const before = await this.#before(whole);
      duration = before === undefined ? duration : whole.timestamp - before.timestamp;
    }
    const end = Math.min(whole.timestamp + duration, torn?.timestamp ?? Infinity);
    return this.#snap(Math.max(1, microseconds(end) - this.#header.baseUs));
  }

  /** The packet before another in the order of show. */
  async #before({ timestamp }: EncodedPacket): Promise<EncodedPacket | undefined> {
    const packet = await this.#packets.getPacket(timestamp - this.#header.toleranceUs / 1e6, metadataOnly);
    return packet && packet.timestamp < timestamp ? packet : undefined;
  }

  /** The packet within which the file was cut. It lies last, so it may be shown before the one that is shown last. */
  async #tornPacket(lastShown: EncodedPacket): Promise<EncodedPacket | undefined> {
    if (this.#header.isTorn === undefined || (await this.#whetherCut()) === 'none') return undefined;
    let last = lastShown;
    for (;;) {
      const next = await this.#packets.getNextPacket(last, metadataOnly);
      if (next === null) break;
      last = next;
    }
    const packet = await this.#packets.getPacket(last.timestamp);
    return packet && (await this.#header.isTorn(packet)) ? packet : undefined;
  }

  /** For a file that can't be read from behind: the end of the last packet that can be from the front. */
  async #walkToEnd(): Promise<number> {
    let end = 0;
    try {
      for await (const { timestamp, duration } of this.#packets.packets(undefined, undefined, metadataOnly)) {
        end = Math.max(end, timestamp + duration);
      }
    } catch (error) {
      if (this.#isClosed()) throw error;
    }
    return this.#snap(Math.max(1, microseconds(end) - this.#header.baseUs));
  }

  /**
   * Intervals are whole seconds: an end within the tolerance of one is made to be it, so that "before the end" needs
   * no tolerance where it is asked.
   */
  #snap(us: number): number {
    const second = Math.round(us / 1e6) * 1e6;
    return Math.abs(us - second) <= this.#header.toleranceUs ? second : us;
  }

  /** Whether a packet lies last in a file that was cut, so that a part of it may be missing. */
  async mayBeTorn(packet: EncodedPacket): Promise<boolean> {
    if (this.#header.isTorn === undefined || (await this.#whetherCut()) === 'none') return false;
    return (await this.#packets.getNextPacket(packet, metadataOnly)) === null;
  }

  /** Media time from which frames are missing because the file was cut short; undefined where nothing tells of any. */
  async missingFrom(): Promise<number | undefined> {
    const cut = await this.#whetherCut();
    if (cut === 'none') return undefined;
    const end = await this.end();
    const from = await this.readableEnd(end);
    return cut === 'of-unknown-frames' || from < (this.#header.announcedEndUs ?? end) ? from : undefined;
  }

  /** {@link missingFrom} for who knows of an instant that is missing. */
  readableEnd(missingUs: number): Promise<number> {
    return (this.#readableEnd ??= this.#findReadableEnd(missingUs));
  }

  async #findReadableEnd(missingUs: number): Promise<number> {
    // What can be read torn has an end that counts whole packets alone.
    if (this.#header.isTorn !== undefined) return this.end();
    let readable = 0;
    let missing = missingUs;
    // Packets lie in the file by time, nearly: halve the time between one that is there and one that isn't.
    while (missing - readable > 1) {
      const middle = Math.floor((readable + missing) / 2);
      const at = (this.#header.baseUs + middle) / 1e6;
      const packet = await this.#packets.getPacket(at, metadataOnly);
      if (packet === null || (await this.#packets.getPacket(at)) !== null) readable = middle;
      else missing = Math.max(readable, Math.min(middle, microseconds(packet.timestamp) - this.#header.baseUs));
    }
    return missing;
  }

  #whetherCut(): Promise<Cut> {
    return (this.#cut ??= this.#header.findCut());
  }
}

/** Seconds to whole microseconds. */
export function microseconds(seconds: number): number {
  return Math.round(seconds * 1e6);
}
