import type { EncodedPacket } from 'mediabunny';
import type { Place, VideoFile } from './video-file.ts';

/** A frame that shots ask for. Several shots share it when it is on show at more than one instant. */
export type WantedFrame = {
  /** The decoder's name for it: the timestamp of its packet, file time. */
  readonly timestampUs: number;
  readonly target: EncodedPacket;
  readonly key: EncodedPacket;
};

/** What becomes of the frames that are found. */
export type FrameTaker = {
  /** Takes the frame over, and closes it. */
  found(wanted: WantedFrame, frame: VideoFrame): void;
  missing(wanted: WantedFrame, code: 'cut-short' | 'decode-failed'): void;
  /** Whether it has all the frames it wants to hold; it calls `wake` when that changes. */
  isFull(): boolean;
};

/** Packets given to the decoder ahead of its work. More gained nothing. */
const decodeAhead = 8;
/** Draining the decoder after the first frame shows it sooner, but what follows in its group is decoded again. */
const cheapToRepeat = 8;
/** A frame that is overtaken by this many later ones is not coming. */
const overtakenOften = 2;

class DecoderBroke extends Error {}
class FileCut extends Error {}

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

  /** The name under which `ask` knows the frame of a place. */
  static wantedAt({ target, key }: Place & { kind: 'frame' }): WantedFrame {
    return { timestampUs: target.microsecondTimestamp, target, key };
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
    if (this.#decoder && this.#decoder.state !== 'closed') this.#decoder.close();
    this.#decoder = undefined;
    this.wake();
  }

  async #feed({ target, key }: WantedFrame): Promise<void> {
    // Frames can be decoded in another order than shown: this one may have passed unasked. Then once more.
    const hasPassed = this.#last !== undefined && target.sequenceNumber <= this.#last.sequenceNumber;
    const isInRun =
      this.#last !== undefined &&
      !hasPassed &&
      key.sequenceNumber <= this.#last.sequenceNumber &&
      key.sequenceNumber >= this.#runStart;
    if (hasPassed) await this.#drain();
    let packet: EncodedPacket;
    if (isInRun && this.#last) {
      packet = this.#last;
    } else {
      packet = (await this.#video.readKey(key)) ?? cut();
      this.#runStart = packet.sequenceNumber;
      await this.#decode(packet);
    }
    while (packet.sequenceNumber < target.sequenceNumber) {
      packet = (await this.#video.packets.getNextPacket(packet)) ?? cut();
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
    this.#decoder.decode(packet.toEncodedVideoChunk());
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
    if (error instanceof FileCut) {
      if (asked) this.#miss(asked, 'cut-short');
      // The run of packets is as it was; the next frame starts from its own key packet.
      this.#last = undefined;
      return;
    }
    if (!(error instanceof DecoderBroke)) throw error;
    this.#decoder = undefined;
    this.#broken = false;
    this.#last = undefined;
    for (const { frame } of this.#wanted.values()) await this.#findAlone(frame);
  }

  /**
   * Decodes one frame by itself. When its packet holds no picture to be shown (VP8's alternate reference frames), the
   * frame before stays on show and is the one.
   */
  async #findAlone(wanted: WantedFrame): Promise<void> {
    if (!this.#wanted.has(wanted.timestampUs)) return;
    if (this.#isSpoilt(wanted)) return this.#miss(wanted, 'decode-failed');
    let shown: VideoFrame | undefined;
    let failed = false;
    let wakeUp: (() => void) | undefined;
    const wake = (): void => wakeUp?.();
    const decoder = new VideoDecoder({
      output: (frame) => {
        if (frame.timestamp > wanted.timestampUs || frame.timestamp < (shown?.timestamp ?? -Infinity)) {
          return frame.close();
        }
        shown?.close();
        shown = frame;
      },
      error: () => {
        failed = true;
        wake();
      },
    });
    decoder.ondequeue = wake;
    try {
      decoder.configure(this.#config);
      for await (const packet of this.#run(wanted)) {
        while (decoder.state === 'configured' && decoder.decodeQueueSize >= decodeAhead) {
          await new Promise<void>((resolve) => (wakeUp = resolve));
        }
        decoder.decode(packet.toEncodedVideoChunk());
      }
      await decoder.flush();
    } catch (error) {
      if (this.#signal.aborted || error instanceof FileCut) shown?.close();
      this.#signal.throwIfAborted();
      if (error instanceof FileCut) return this.#miss(wanted, 'cut-short');
      failed = true;
    } finally {
      if (decoder.state !== 'closed') decoder.close();
    }
    if (shown && (!failed || shown.timestamp === wanted.timestampUs)) {
      this.#wanted.delete(wanted.timestampUs);
      this.#taker.found(wanted, shown);
      return;
    }
    shown?.close();
    this.#spoilt.set(wanted.key.sequenceNumber, wanted.target.sequenceNumber);
    this.#miss(wanted, 'decode-failed');
  }

  /** The packets from the key packet to the target, in decoding order. */
  async *#run({ key, target }: WantedFrame): AsyncGenerator<EncodedPacket> {
    let packet = (await this.#video.readKey(key)) ?? cut();
    yield packet;
    while (packet.sequenceNumber < target.sequenceNumber) {
      this.#signal.throwIfAborted();
      packet = (await this.#video.packets.getNextPacket(packet)) ?? cut();
      yield packet;
    }
  }

  #isSpoilt({ key, target }: WantedFrame): boolean {
    return target.sequenceNumber >= (this.#spoilt.get(key.sequenceNumber) ?? Infinity);
  }

  #miss(wanted: WantedFrame, code: 'cut-short' | 'decode-failed'): void {
    this.#wanted.delete(wanted.timestampUs);
    this.#taker.missing(wanted, code);
  }
}

function cut(): never {
  throw new FileCut();
}
