import type { ErrorCode, ErrorDetails } from './errors.ts';
import type { SizeResolution, SizingChoices } from './sizing.ts';

declare global {
  // This room has no DOM library. It passes files and pictures on without looking at them, so it needs no more than this;
  // elsewhere these merge with the library's own.
  interface Blob {
    readonly size: number;
    readonly type: string;
  }
  interface File extends Blob {
    readonly name: string;
  }
}

/** Whole pixels. In a configured size, 0 means "not set". */
export type Size = { readonly width: number; readonly height: number };

/** A generated push that needs no file. */
export type PatternSource = { readonly kind: 'pattern'; readonly size: Size; readonly durationSeconds: number };

/** A video file, from disk or fetched from the page's own samples. */
export type FileSource = { readonly kind: 'file'; readonly file: File };

/** Where the frames of a push come from. */
export type PushSource = PatternSource | FileSource;

/** How the frames are had: decoded here, presented by a video element, or drawn. */
export type FrameOrigin = 'webcodecs' | 'video-element' | 'drawn';

/** What is known of a push before any screenshot is taken. */
export type SourceFacts = {
  /** The container's usual name, such as `MP4`, `WebM`, `MPEG-TS`; `Test pattern` for a drawn push. */
  readonly container: string;
  /** The codec's usual name, such as `H.264`. */
  readonly codec: string;
  /** The codec string of WebCodecs where one is known, such as `avc1.64001f`. */
  readonly codecString: string | undefined;
  /** Size of the coded picture, before rotation and pixel aspect. */
  readonly codedSize: Size;
  /** Size on show: after rotation and pixel aspect. */
  readonly displaySize: Size;
  /** Degrees clockwise. */
  readonly rotation: 0 | 90 | 180 | 270;
  readonly pixelAspect: { readonly num: number; readonly den: number };
  /** Media time at which the push ends: the last frame's timestamp plus its duration. Undefined while not known (no index). */
  readonly endUs: number | undefined;
  /**
   * Time in the file of its first frame, which is media time 0. Left out where there is no file, and by captures that were stored
   * before it was told.
   */
  readonly fileStartUs?: number;
  /** Frames a second, average; undefined where it can't be told cheaply. */
  readonly frameRate: number | undefined;
  /** Seconds between key frames, average over what was looked at; undefined where unknown. */
  readonly keyFrameSeconds: number | undefined;
  readonly bytes: number | undefined;
  readonly origin: FrameOrigin;
};

/** What a camera is asked to do. */
export type ShotOrder = {
  /** Instant k is `(k + firstIndex) × intervalUs`; taken while it is before the end of the push. */
  readonly intervalUs: number;
  /** 0: the first screenshot is at the first frame; 1: after one interval. */
  readonly firstIndex: 0 | 1;
  readonly configured: Size;
  readonly sizing: SizingChoices;
  /** Which size of the frame counts as the push size (X, Y). */
  readonly pushSize: 'display' | 'coded';
  /** 0.1 to 1. */
  readonly quality: number;
  /** First shot wanted, counted from 0: used when a capture is taken up again. */
  readonly fromShot?: number;
};

/** One screenshot as the camera gives it. */
export type Shot = {
  readonly kind: 'shot';
  /** Counts from 0 in capture order. */
  readonly index: number;
  /** Media time of the instant. */
  readonly instantUs: number;
  /** Media time of the frame on show at that instant. */
  readonly frameUs: number;
  /** The push size that held for this very frame, the rule and the screenshot size. */
  readonly resolution: SizeResolution;
  readonly jpeg: Blob;
};

/** A screenshot that could not be taken, and why. The others are not affected. */
export type MissingShot = {
  readonly kind: 'missing';
  readonly index: number;
  readonly instantUs: number;
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
};

/** What a camera yields, in index order. */
export type CameraEvent = Shot | MissingShot;
