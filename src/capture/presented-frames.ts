import type { Size } from '../core/push.ts';

/** A seek lands a little after the instant: exactly on it, browsers show the frame before in a third of all cases. */
const nudgeSeconds = 0.0001;
/** A frame callback that does not come (the page is hidden, or the frame has not changed) is waited for so long. */
const patienceMs = 1000;
/** A file that tells nothing in this time does not play. */
const loadingMs = 15_000;

/** The frames of a file as a video element of its own presents them, never attached to the document. */
export class PresentedFrames {
  /** The element's time of the first frame. */
  readonly firstMediaTime: number;
  readonly #video: HTMLVideoElement;
  readonly #url: string;
  #isAt: { readonly seconds: number; readonly mediaTime: number | undefined };

  private constructor(video: HTMLVideoElement, url: string, firstMediaTime: number) {
    this.firstMediaTime = firstMediaTime;
    this.#video = video;
    this.#url = url;
    this.#isAt = { seconds: video.currentTime, mediaTime: firstMediaTime };
  }

  /**
   * Resolves to undefined when the element shows no picture of the file.
   *
   * @throws the signal's reason
   */
  static async load(file: File, signal: AbortSignal): Promise<PresentedFrames | undefined> {
    const video = document.createElement('video');
    const url = URL.createObjectURL(file);
    let isLoaded = false;
    try {
      video.muted = true;
      video.preload = 'auto';
      video.playsInline = true;
      const loaded = happens(video, 'loadeddata', signal, loadingMs);
      const presented = nextFrame(video);
      video.src = url;
      // A video without a picture that can be decoded "loads", with sound only.
      if (!(await loaded) || video.videoWidth === 0) return undefined;
      // Drawn before its first frame was presented, a video is black.
      const mediaTime = await Promise.race([presented, pause(patienceMs)]);
      signal.throwIfAborted();
      isLoaded = true;
      return new PresentedFrames(video, url, mediaTime ?? video.currentTime);
    } finally {
      if (!isLoaded) release(video, url);
    }
  }

  get size(): Size {
    return { width: this.#video.videoWidth, height: this.#video.videoHeight };
  }

  get durationSeconds(): number {
    return this.#video.duration;
  }

  /**
   * Brings the frame on show at a time of the element. Resolves to its timestamp where the browser tells.
   *
   * @param attempt counts from 0; each goes a little further
   */
  async show(seconds: number, attempt: number, signal: AbortSignal): Promise<number | undefined | 'failed'> {
    signal.throwIfAborted();
    const to = seconds + nudgeSeconds * (attempt + 1);
    // No event tells of a seek to where the video is.
    if (this.#isAt.seconds === to) return this.#isAt.mediaTime;
    const presented = nextFrame(this.#video);
    const seeked = happens(this.#video, 'seeked', signal, loadingMs);
    this.#video.currentTime = to;
    if (!(await seeked)) return 'failed';
    const mediaTime = await Promise.race([presented, pause(patienceMs)]);
    signal.throwIfAborted();
    this.#isAt = { seconds: to, mediaTime };
    return mediaTime;
  }

  bitmap(): Promise<ImageBitmap> {
    return createImageBitmap(this.#video);
  }

  close(): void {
    release(this.#video, this.#url);
  }
}

function release(video: HTMLVideoElement, url: string): void {
  video.removeAttribute('src');
  video.load();
  URL.revokeObjectURL(url);
}

/** Whether an event comes, before an error does or time is up. */
async function happens(video: HTMLVideoElement, name: string, signal: AbortSignal, withinMs: number): Promise<boolean> {
  const outcome = Promise.withResolvers<boolean>();
  const yes = (): void => outcome.resolve(true);
  const no = (): void => outcome.resolve(false);
  const abort = (): void => outcome.reject(signal.reason);
  const timer = setTimeout(no, withinMs);
  video.addEventListener(name, yes);
  video.addEventListener('error', no);
  signal.addEventListener('abort', abort);
  try {
    return await outcome.promise;
  } finally {
    clearTimeout(timer);
    video.removeEventListener(name, yes);
    video.removeEventListener('error', no);
    signal.removeEventListener('abort', abort);
  }
}

function nextFrame(video: HTMLVideoElement): Promise<number> {
  return new Promise((resolve) => {
    video.requestVideoFrameCallback((_now, { mediaTime }) => resolve(mediaTime));
  });
}

function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms, undefined));
}
