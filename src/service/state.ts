import type { ErrorCode, ErrorDetails } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import type { SourceFacts } from '../core/push.ts';
import type { SizeResolution } from '../core/sizing.ts';
import type { DeliveryLabFacade, LabState } from './lab-state.ts';
import type { CaptureRecord, ScreenshotRecord, AttemptRecord } from './records.ts';
import type { FieldTexts, Mistakes, PushChoice, Settings } from './settings.ts';

export type Problem = { readonly code: ErrorCode; readonly details: ErrorDetails };

/** The push that is loaded or being loaded. */
export type PushState =
  | { readonly phase: 'none' }
  | { readonly phase: 'loading'; readonly choice: PushChoice }
  /** `needed`: a link names a file that has to be given by hand. */
  | { readonly phase: 'needed'; readonly choice: PushChoice }
  | { readonly phase: 'ready'; readonly choice: PushChoice; readonly facts: SourceFacts }
  | { readonly phase: 'failed'; readonly choice: PushChoice };

/** The capture on show: running, or as it ended, or an earlier one. */
export type CaptureOnShow = {
  readonly record: CaptureRecord;
  readonly screenshots: readonly ScreenshotRecord[];
  /** Attempts by screenshot index. */
  readonly attempts: ReadonlyMap<number, readonly AttemptRecord[]>;
  /** Estimated milliseconds until the end; undefined when not running or not known. */
  readonly millisecondsLeft: number | undefined;
};

/** All that elements show. Frozen; a new one at each change. */
export type SimulatorState = {
  readonly fields: FieldTexts;
  readonly mistakes: Mistakes;
  /** The last settings that were free of mistakes. */
  readonly settings: Settings;
  readonly push: PushState;
  /** Whether this tab is capturing now. A record that says `running` while this is false was interrupted, or another tab writes it. */
  readonly running: boolean;
  /** What the present settings make of the present push, before any capture. */
  readonly preview: SizeResolution | undefined;
  readonly capture: CaptureOnShow | undefined;
  /** Index of the chosen screenshot. */
  readonly selected: number;
  /** Settings that changed since the capture on show was made: what of it is out of date. */
  readonly stale: readonly FieldName[];
  /** The capture that the one on show is compared with. */
  readonly compared: CaptureOnShow | undefined;
  /** All stored captures, newest first, the one on show included. */
  readonly captures: readonly CaptureRecord[];
  /** The one alert. */
  readonly problem: Problem | undefined;
  /** Names in the link that were ignored because their value does not parse. */
  readonly ignoredLinkNames: readonly string[];
  readonly sendForReal: boolean;
  /** What people read is in this language; what they copy or download is in none. */
  readonly language: Language;
  /** Who answers for the mocked hosts. */
  readonly answeredBy: 'starting' | 'service-worker' | 'in-process';
  readonly anotherTabWrites: boolean;
  /** Whether stored data survives a reload. */
  readonly kept: boolean;
  readonly lab: LabState;
};

type FieldName = keyof FieldTexts;

/**
 * The façade: all that elements know. Implemented in `simulator.ts`.
 * Every wish is synchronous; its effects come through the state.
 */
export interface SimulatorFacade {
  readonly state: { readonly current: SimulatorState; subscribe(listener: () => void): () => void };
  /** The delivery lab's wishes. */
  readonly lab: DeliveryLabFacade;
  setField(name: FieldName, text: string): void;
  setSendForReal(on: boolean): void;
  setLanguage(language: Language): void;
  /** Takes the computer's present second as the push start. */
  startNow(): void;
  /** Loads a file as the push. Samples and the pattern are chosen by `setField('sample', …)`. */
  chooseFile(file: File): void;
  capture(): void;
  stop(): void;
  select(index: number): void;
  /** Puts an earlier capture on show, and chooses a screenshot of it: the first unless told. */
  show(captureId: string, index?: number): void;
  /** Compares the capture on show with another; `undefined` ends it. */
  compare(captureId: string | undefined): void;
  clear(): void;
  dismissProblem(): void;
  /** The picture of a stored screenshot. */
  jpeg(captureId: string, index: number): Promise<Blob | undefined>;
  /**
   * The video that the capture on show was taken of: a built-in clip, or the file as long as it is the last that was given. Undefined
   * when it is not at hand, and when the push was drawn. @throws {ScreencaptureError} when a clip cannot be had
   */
  video(): Promise<File | undefined>;
  /** The capture on show as one ZIP. */
  archive(): Promise<{ readonly name: string; readonly stream: ReadableStream<Uint8Array> }>;
  /** The link that restores the present state in a view, the Capture view unless told; with an index, the link of that screenshot. */
  link(index?: number, view?: string): string;
}
