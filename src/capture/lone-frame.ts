import { FileCut, packetRun, type WantedFrame } from './packet-run.ts';
import type { VideoFile } from './video-file.ts';

/** Packets given to a decoder ahead of its work. More gained nothing. */
export const decodeAhead = 8;

/**
 * Decodes one frame with a decoder of its own, or tells why that can't be done. When its packet holds no picture to be
 * shown (VP8's alternate reference frames), the frame before stays on show and is the one.
 *
 * @throws the signal's reason
 */
export async function decodeAlone(
  video: VideoFile,
  config: VideoDecoderConfig,
  wanted: WantedFrame,
  signal: AbortSignal,
): Promise<VideoFrame | 'cut-short' | 'decode-failed'> {
  const shown = new LastShown(wanted.timestampUs);
  let problem: 'cut-short' | 'decode-failed' | undefined;
  let wake = (): void => {};
  const decoder = new VideoDecoder({
    output: (frame) => shown.take(frame),
    error: () => {
      problem = 'decode-failed';
      wake();
    },
  });
  decoder.ondequeue = () => wake();
  try {
    decoder.configure(config);
    for await (const packet of packetRun(video, wanted)) {
      while (decoder.state === 'configured' && decoder.decodeQueueSize >= decodeAhead) {
        await new Promise<void>((resolve) => (wake = resolve));
      }
      signal.throwIfAborted();
      decoder.decode(packet.toEncodedVideoChunk());
    }
    await decoder.flush();
  } catch (error) {
    problem = error instanceof FileCut ? 'cut-short' : 'decode-failed';
  } finally {
    if (decoder.state !== 'closed') decoder.close();
  }
  // A frame that came out before the error is as good as any.
  const frame = problem === undefined || shown.isExact ? shown.frame : undefined;
  if (frame === undefined || signal.aborted) {
    shown.frame?.close();
    signal.throwIfAborted();
    return problem ?? 'decode-failed';
  }
  return frame;
}

/** Keeps the last frame that is not after a time; closes the others. */
class LastShown {
  frame: VideoFrame | undefined;
  readonly #timestampUs: number;

  constructor(timestampUs: number) {
    this.#timestampUs = timestampUs;
  }

  get isExact(): boolean {
    return this.frame?.timestamp === this.#timestampUs;
  }

  take(frame: VideoFrame): void {
    if (frame.timestamp > this.#timestampUs || frame.timestamp < (this.frame?.timestamp ?? -Infinity)) {
      return frame.close();
    }
    this.frame?.close();
    this.frame = frame;
  }
}
