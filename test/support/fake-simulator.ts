import { objectKey } from '../../src/core/object-key.ts';
import { dialects } from '../../src/core/dialects.ts';
import type { Attempt } from '../../src/core/delivery.ts';
import type { Size } from '../../src/core/push.ts';
import { signCallback } from '../../src/core/signature.ts';
import { resolveScreenshotSize } from '../../src/core/sizing.ts';
import type { Language } from '../../src/core/language.ts';
import type { AttemptRecord, CaptureOutcome, DeliveryState, ScreenshotRecord } from '../../src/service/records.ts';
import { defaultFieldTexts, type FieldName, type FieldTexts, type Settings } from '../../src/service/settings.ts';
import { initialLab, type DeliveryLabFacade } from '../../src/service/lab-state.ts';
import type { CaptureOnShow, SimulatorFacade, SimulatorState } from '../../src/service/state.ts';
import { bucketHost, captureRecord, defaultSettings, sampleFacts } from './records.ts';

/** The form as it is on a first visit, but for a width. */
export const sampleFields: FieldTexts = { ...defaultFieldTexts(), w: '640' };

/** The settings that those fields come to. */
const sampleSettings: Settings = { ...defaultSettings, configured: { width: 640, height: 0 } };

/** A screenshot and its signed callback, as the service would record them. */
export function fakeScreenshot(
  captureId: string,
  index: number,
  change: Partial<ScreenshotRecord> = {},
): ScreenshotRecord {
  const resolution = resolveScreenshotSize(sampleFacts.displaySize, sampleSettings.configured);
  const createTime = 1_545_030_273 + index * 10;
  const key = objectKey({
    streamName: 'stream_name',
    appName: 'live',
    pushDomain: 'push.example',
    unixSeconds: createTime,
    size: resolution.size,
    ...dialects['2019'].naming.value,
  });
  const fileSize = 38_211 + index;
  const body = {
    event_type: 200,
    stream_id: 'stream_name',
    channel_id: 'stream_name',
    create_time: createTime,
    file_size: fileSize,
    width: resolution.size.width,
    height: resolution.size.height,
    pic_url: `/${key}`,
    pic_full_url: `http://${bucketHost}/${key}`,
    sign: signCallback('test', createTime + 600),
    t: createTime + 600,
  };
  return {
    captureId,
    index,
    instantUs: index * 10_000_000,
    frameUs: index * 10_000_000,
    resolution,
    createTime,
    objectKey: key,
    bucketHost,
    fileSize,
    etag: '"0"',
    rawBody: JSON.stringify(body),
    delivery: 'delivered',
    overwrote: false,
    ...change,
  };
}

/** How the attempts of a delivery in this state may have gone. */
export function fakeAttempts(shot: ScreenshotRecord): readonly AttemptRecord[] {
  const at = shot.createTime * 1000;
  const answered = (status: number, after: number): Attempt => ({
    at: at + after,
    outcome: 'answered',
    status,
    durationMs: 9,
  });
  const outcomes: Readonly<Record<DeliveryState, readonly Attempt[]>> = {
    delivered: [answered(200, 0)],
    waiting: [answered(500, 0)],
    'gave-up': [0, 60_000, 120_000, 180_000].map((after) => answered(500, after)),
    interrupted: [],
    'not-sent': [],
  };
  return outcomes[shot.delivery].map((attempt, nth) => ({
    ...attempt,
    captureId: shot.captureId,
    index: shot.index,
    attempt: nth + 1,
  }));
}

/** A capture with so many screenshots, ended in some way. */
export function fakeCapture(
  id: string,
  taken: number,
  {
    outcome = 'finished',
    total = taken,
    screenshots,
  }: { outcome?: CaptureOutcome; total?: number; screenshots?: readonly ScreenshotRecord[] } = {},
): CaptureOnShow {
  const shots = screenshots ?? Array.from({ length: taken }, (_, index) => fakeScreenshot(id, index));
  const record = captureRecord(id, 1_763_840_000_000, {
    settings: sampleSettings,
    outcome,
    total,
    taken: shots.length,
    delivered: shots.filter(({ delivery }) => delivery === 'delivered').length,
  });
  return {
    record,
    screenshots: shots,
    attempts: new Map(shots.map((shot) => [shot.index, fakeAttempts(shot)])),
    millisecondsLeft: outcome === 'running' ? 12_300 : undefined,
  };
}

/** The page before anything was captured, with its sample loaded. */
export const readyState: SimulatorState = {
  fields: sampleFields,
  mistakes: {},
  settings: sampleSettings,
  push: { phase: 'ready', choice: sampleSettings.push, facts: sampleFacts },
  running: false,
  preview: resolveScreenshotSize(sampleFacts.displaySize, sampleSettings.configured),
  capture: undefined,
  selected: 0,
  stale: [],
  compared: undefined,
  captures: [],
  problem: undefined,
  ignoredLinkNames: [],
  sendForReal: false,
  language: 'en',
  answeredBy: 'service-worker',
  anotherTabWrites: false,
  kept: true,
  lab: initialLab('2019'),
};

/** The page with a capture on show. */
export const stateWith = (capture: CaptureOnShow, change: Partial<SimulatorState> = {}): SimulatorState => ({
  ...readyState,
  capture,
  captures: [capture.record],
  running: capture.record.outcome === 'running',
  ...change,
});

/** A wish that was heard: the method's name and its arguments. */
export type Wish = readonly [name: string, ...args: readonly unknown[]];

/** A simulator that does nothing but hear wishes, and that shows what it is told to. */
export class FakeSimulator implements SimulatorFacade {
  readonly wishes: Wish[] = [];
  /** What else a wish does, by its name. */
  onWish: (name: string, ...args: readonly unknown[]) => void = () => {};
  picture: (index: number) => Promise<Blob | undefined> = drawnPicture;
  /** The video of the push, if it has one. */
  file: File | undefined;
  readonly #listeners = new Set<() => void>();
  readonly state: { current: SimulatorState; subscribe(listener: () => void): () => void };

  constructor(state: SimulatorState = readyState) {
    const subscribe = (listener: () => void): (() => void) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    };
    this.state = { current: state, subscribe };
  }

  patch(change: Partial<SimulatorState>): void {
    this.state.current = { ...this.state.current, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Lab wishes are heard under their own names. */
  readonly lab: DeliveryLabFacade = {
    enter: () => this.#hear('enter'),
    setConduct: (...args) => this.#hear('setConduct', ...args),
    resetConduct: (...args) => this.#hear('resetConduct', ...args),
    chooseRetries: (choice) => this.#hear('chooseRetries', choice),
    setRetryField: (name, text) => this.#hear('setRetryField', name, text),
    setPace: (pace) => this.#hear('setPace', pace),
    play: () => this.#hear('play'),
    pause: () => this.#hear('pause'),
    seek: (now) => this.#hear('seek', now),
    rehearse: () => this.#hear('rehearse'),
    stopRehearsal: () => this.#hear('stopRehearsal'),
    showRehearsal: (id) => this.#hear('showRehearsal', id),
    sendAgain: (index) => this.#hear('sendAgain', index),
    signAnewAndSend: (index) => this.#hear('signAnewAndSend', index),
    letAnswer: (own) => this.#hear('letAnswer', own),
    examine: () => this.#hear('examine'),
    stopExamination: () => this.#hear('stopExamination'),
    knock: () => this.#hear('knock'),
  };

  setField(name: FieldName, text: string): void {
    this.patch({ fields: { ...this.state.current.fields, [name]: text } });
    this.#hear('setField', name, text);
  }
  setSendForReal(on: boolean): void {
    this.patch({ sendForReal: on });
    this.#hear('setSendForReal', on);
  }
  setLanguage(language: Language): void {
    this.patch({ language });
    this.#hear('setLanguage', language);
  }
  startNow(): void {
    this.#hear('startNow');
  }
  chooseFile(file: File): void {
    this.#hear('chooseFile', file.name);
  }
  capture(): void {
    this.#hear('capture');
  }
  stop(): void {
    this.#hear('stop');
  }
  select(index: number): void {
    this.patch({ selected: index });
    this.#hear('select', index);
  }
  show(captureId: string): void {
    this.#hear('show', captureId);
  }
  compare(captureId: string | undefined): void {
    this.#hear('compare', captureId);
  }
  clear(): void {
    this.#hear('clear');
  }
  dismissProblem(): void {
    this.patch({ problem: undefined });
    this.#hear('dismissProblem');
  }
  jpeg(_captureId: string, index: number): Promise<Blob | undefined> {
    return this.picture(index);
  }
  async video(): Promise<File | undefined> {
    return this.file;
  }
  async archive(): Promise<{ name: string; stream: ReadableStream<Uint8Array> }> {
    this.#hear('archive');
    return { name: 'stream_name-screencapture.zip', stream: new Blob(['zip']).stream() };
  }
  link(index?: number, view = 'capture'): string {
    return index === undefined ? `#/${view}` : `#/${view}?shot=${index}`;
  }

  #hear(...wish: Wish): void {
    this.wishes.push(wish);
    this.onWish(...wish);
  }
}

/** A picture that tells its number, of a harbour in the evening. */
async function drawnPicture(index: number, { width, height }: Size = { width: 640, height: 360 }): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  const sky = context.createLinearGradient(0, 0, width, height);
  sky.addColorStop(0, '#24406e');
  sky.addColorStop(0.45, '#7d5aa6');
  sky.addColorStop(0.8, '#e3956a');
  sky.addColorStop(1, '#f4d58d');
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  context.strokeStyle = '#fffa';
  context.lineWidth = 4;
  context.beginPath();
  context.arc(width / 2, height / 2, height / 4, 0, 2 * Math.PI);
  context.stroke();
  context.fillStyle = '#fff';
  context.font = `600 ${height / 12}px monospace`;
  context.fillText(`frame ${index * 300}`, 20, height - 20);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}
