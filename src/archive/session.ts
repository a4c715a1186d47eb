import type { AttemptRecord, CaptureRecord, ScreenshotRecord } from '../service/records.ts';
import type { CaptureOnShow } from '../service/state.ts';
import type { Settings } from '../service/settings.ts';

/** Versions of what made the capture, by name: the playground, the browser. */
export type Versions = Readonly<Record<string, string>>;

/** What `session.json` says beside settings and facts: which callbacks of the archive have no picture of their own in it, and why. */
export type Absences = {
  /** Callback lines whose object was replaced by a later screenshot of the same key. */
  readonly overwritten: readonly { readonly callback: number; readonly objectKey: string; readonly by: number }[];
  /** Callback lines whose picture could not be read. */
  readonly unreadable: readonly { readonly callback: number; readonly objectKey: string }[];
};

/** One callback body a line, byte for byte as first sent. */
export function callbackLines(screenshots: readonly ScreenshotRecord[]): string {
  return screenshots.map(({ rawBody }) => `${rawBody}\n`).join('');
}

/** One attempt a line. `callback` is the line of its body in `callbacks.ndjson`, counted from 0. */
export function deliveryLines({ screenshots, attempts }: CaptureOnShow): string {
  return screenshots
    .flatMap(({ index }, callback) => (attempts.get(index) ?? []).map((attempt) => deliveryLine(callback, attempt)))
    .join('');
}

/** `kind` is there for what was sent by hand alone. */
function deliveryLine(callback: number, { attempt, at, outcome, status, durationMs, kind }: AttemptRecord): string {
  return `${JSON.stringify({ callback, attempt, at, outcome, status, durationMs, kind })}\n`;
}

/** The text of `session.json`. Names each setting, so that nothing gets in unseen: neither key nor callback URL. */
export function sessionJson(record: CaptureRecord, absences: Absences, versions: Versions): string {
  const { settings, facts, outcome, total, taken, delivered, problem, retryPolicy } = record;
  const session = {
    settings: settingsOf(settings),
    source: facts,
    dialect: settings.dialect,
    choices: choicesOf(settings),
    // There when the callbacks were delivered under another policy than the dialect's.
    retryPolicy,
    versions,
    outcome: { ended: outcome, total, taken, delivered, problem },
    overwritten: absences.overwritten,
    unreadable: absences.unreadable,
  };
  return `${JSON.stringify(session, undefined, 2)}\n`;
}

function settingsOf(settings: Settings): Partial<Settings> {
  const { push, intervalSeconds, configured, streamName, pushDomain, appName, streamParameters } = settings;
  const { pushStart, pushStartUnixUs, bucket, appId, region, cosPrefix, cosFileName } = settings;
  return {
    push,
    intervalSeconds,
    configured,
    streamName,
    pushDomain,
    appName,
    streamParameters,
    pushStart,
    pushStartUnixUs,
    bucket,
    appId,
    region,
    cosPrefix,
    cosFileName,
  };
}

function choicesOf(settings: Settings): Partial<Settings> {
  const { rounding, swap, firstScreenshot, signatureOnRetry, emptyKey, pushSize, jpegQuality } = settings;
  return { rounding, swap, firstScreenshot, signatureOnRetry, emptyKey, pushSize, jpegQuality };
}
