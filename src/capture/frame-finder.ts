import type { EncodedPacket } from 'mediabunny';
import { decodeAhead, decodeAlone } from './lone-frame.ts';
import { FileCut, FileDamaged, packetRun, type WantedFrame } from './packet-run.ts';
import type { VideoFile } from './video-file.ts';

/** What becomes of the frames that are found. */
export type FrameTaker = {
  /** Takes the frame over, and closes it. */
  found(wanted: WantedFrame, frame: VideoFrame): void;
  missing(wanted: WantedFrame, code: 'cut-short' | 'decode-failed'): void;
  /** Whether it has all the frames it wants to hold; it calls `wake` when that changes. */
  isFull(): boolean;
};

/** Draining the decoder after the first frame shows it sooner, but what follows in its group is decoded again. */
const cheapToRepeat = 8;
/** A frame that is overtaken by this many later ones is not coming. */
const overtakenOften = 2;

class DecoderBroke extends Error {}

/**
 * Finds the frames that are asked for, in the order of time, decoding each packet once: on within a group of pictures,
 * by a jump to another. The decoder is not drained between groups, which would cost more than decoding a key frame.
 */
export class FrameFinder {
  readonly #video: VideoFile;
  readonly #config: VideoDecoderConfig;
  readonly #taker: FrameTaker;
  readonly #signal: AbortSignal;
  /** Frames on their way, in the order they were asked for, and how often each was overtaken. */
  readonly #wanted = new Map<number, { frame: WantedFrame; overtaken: number }>();
  #decoder: VideoDecoder | undefined;
  #broken = false;
  /** The last packet given to the decoder, and the key packet that the present run of packets started from. */
  #last: EncodedPacket | undefined;
  #runStart = -1;
  #fed = 0;
  #isFirst = true;
  /** Groups that failed: by key packet, the first target that could not be had. */
  readonly #spoilt = new Map<number, number>();
  #wakeUp: (() => void) | undefined;

  constructor(video: VideoFile, taker: FrameTaker, signal: AbortSignal) {
    if (video.config === null) throw new Error('a codec that is not known can not be decoded');
    this.#video = video;
    this.#config = video.config;
    this.#taker = taker;
    this.#signal = signal;
    signal.addEventListener('abort', this.wake);
  }

  /** Feeds the decoder up to this frame. Resolves before it is out, or when it is known that it never will be. */
  async ask(frame: WantedFrame, { showSoon }: { showSoon: boolean }): Promise<void> {
    this.#wanted.set(frame.timestampUs, { frame, overtaken: 0 });
    try {
      if (this.#isSpoilt(frame)) return this.#miss(frame, 'decode-failed');
      const before = this.#fed;
      await this.#feed(frame);
      if (this.#isFirst && showSoon && this.#fed - before <= cheapToRepeat) await this.#drain();
      this.#isFirst = false;
      await this.#lookForOvertaken();
    } catch (error) {
      await this.#recover(error, frame);
    }
  }

  /** Waits until all that was asked for has been found or missed. */
  async finish(): Promise<void> {
    try {
      await this.#drain();
    } catch (error) {
      await this.#recover(error, undefined);
    }
    for (const { frame } of this.#wanted.values()) await this.#findAlone(frame);
  }

  /** To be called whenever the taker has room again. */
  readonly wake = (): void => {
    this.#wakeUp?.();
    this.#wakeUp = undefined;
  };

  close(): void {
    this.#signal.removeEventListener('abort', this.wake);
    this.#closeDecoder();
    this.wake();
  }

  #closeDecoder(): void {
    if (this.#decoder && this.#decoder.state !== 'closed') this.#decoder.close();
    this.#decoder = undefined;
  }

  async #feed(frame: WantedFrame): Promise<void> {
    const { target, key } = frame;
    // Frames can be decoded in another order than shown: this one may have passed unasked. Then once more.
    if (this.#last && target.sequenceNumber <= this.#last.sequenceNumber) await this.#drain();
    const isInRun =
      this.#last !== undefined &&
      key.sequenceNumber <= this.#last.sequenceNumber &&
      key.sequenceNumber >= this.#runStart;
    if (!isInRun) this.#runStart = key.sequenceNumber;
    for await (const packet of packetRun(this.#video, frame, isInRun ? this.#last : undefined)) {
      await this.#decode(packet);
    }
  }

  async #decode(packet: EncodedPacket): Promise<void> {
    this.#decoder ??= this.#createDecoder();
    while (!this.#broken && (this.#decoder.decodeQueueSize >= decodeAhead || this.#taker.isFull())) {
      await new Promise<void>((resolve) => (this.#wakeUp = resolve));
      this.#signal.throwIfAborted();
    }
    this.#signal.throwIfAborted();
    if (this.#broken) throw new DecoderBroke();
    try {
      this.#decoder.decode(packet.toEncodedVideoChunk());
    } catch (cause) {
      // Key packets are looked into, and refused at once.
      throw new DecoderBroke('the decoder refused a packet', { cause });
    }
    this.#last = packet;
    this.#fed += 1;
  }

  async #drain(): Promise<void> {
    if (this.#broken) throw new DecoderBroke();
    try {
      if (this.#decoder?.state === 'configured') await this.#decoder.flush();
    } catch {
      this.#signal.throwIfAborted();
      throw new DecoderBroke();
    }
    // After a flush the decoder takes nothing but a key frame.
    this.#last = undefined;
  }

  #createDecoder(): VideoDecoder {
    const decoder = new VideoDecoder({
      output: (frame) => this.#output(frame),
      error: () => {
        if (this.#decoder !== decoder) return;
        this.#broken = true;
        this.wake();
      },
    });
    decoder.ondequeue = this.wake;
    decoder.configure(this.#config);
    return decoder;
  }

  #output(frame: VideoFrame): void {
    const entry = this.#wanted.get(frame.timestamp);
    if (entry === undefined || this.#signal.aborted) return frame.close();
    this.#wanted.delete(frame.timestamp);
    for (const other of this.#wanted.values()) {
      if (other.frame.timestampUs < frame.timestamp) other.overtaken += 1;
    }
    this.#taker.found(entry.frame, frame);
  }

  async #lookForOvertaken(): Promise<void> {
    for (const { frame, overtaken } of this.#wanted.values()) {
      if (overtaken >= overtakenOften) await this.#findAlone(frame);
    }
  }

  /** After an error: whoever was on the way gets a decoder of its own, so only those fail that can't be had. */
  async #recover(error: unknown, asked: WantedFrame | undefined): Promise<void> {
    this.#signal.throwIfAborted();
    if (error instanceof FileCut || error instanceof FileDamaged) {
      if (asked) this.#miss(asked, error instanceof FileCut ? 'cut-short' : 'decode-failed');
      // The run of packets is as it was; the next frame starts from its own key packet.
      this.#last = undefined;
      return;
    }
    if (!(error instanceof DecoderBroke)) throw error;
    this.#closeDecoder();
    this.#broken = false;
    this.#last = undefined;
    for (const { frame } of this.#wanted.values()) await this.#findAlone(frame);
  }

  async #findAlone(wanted: WantedFrame): Promise<void> {
    if (!this.#wanted.has(wanted.timestampUs)) return;
    if (this.#isSpoilt(wanted)) return this.#miss(wanted, 'decode-failed');
    const frame = await decodeAlone(this.#video, this.#config, wanted, this.#signal);
    if (frame === 'decode-failed') this.#spoilt.set(wanted.key.sequenceNumber, wanted.target.sequenceNumber);
    if (typeof frame === 'string') return this.#miss(wanted, frame);
    // It may have come out after all meanwhile.
    if (this.#wanted.delete(wanted.timestampUs)) this.#taker.found(wanted, frame);
    else frame.close();
  }

  #isSpoilt({ key, target }: WantedFrame): boolean {
    return target.sequenceNumber >= (this.#spoilt.get(key.sequenceNumber) ?? Infinity);
  }

  #miss(wanted: WantedFrame, code: 'cut-short' | 'decode-failed'): void {
    this.#wanted.delete(wanted.timestampUs);
    this.#taker.missing(wanted, code);
  }
}
