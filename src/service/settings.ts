import { defaultDialect, dialects, isDialectId, type DialectId } from '../core/dialects.ts';
import type { ScreencaptureError } from '../core/errors.ts';
import type { Size } from '../core/push.ts';
import type { Rounding, Swap } from '../core/sizing.ts';
import { fieldValues, mistakeOf, type FieldContext } from './field-values.ts';
import { fileSampleId, patternSampleId, samples } from './samples.ts';

/** Which push was chosen, as settings and links tell it (never the bytes). */
export type PushChoice =
  | { readonly kind: 'sample'; readonly id: string }
  | { readonly kind: 'pattern'; readonly size: Size; readonly durationSeconds: number }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: number };

/** All that decides what a capture gives, apart from key and URL. Valid by construction. */
export type Settings = {
  readonly push: PushChoice;
  readonly intervalSeconds: number;
  readonly configured: Size;
  readonly streamName: string;
  readonly pushDomain: string;
  readonly appName: string;
  readonly streamParameters: string;
  /** As typed, RFC 3339 with offset. */
  readonly pushStart: string;
  readonly pushStartUnixUs: number;
  readonly bucket: string;
  readonly appId: string;
  readonly region: string;
  readonly cosPrefix: string;
  readonly cosFileName: string;
  readonly dialect: DialectId;
  readonly rounding: Rounding;
  readonly swap: Swap;
  readonly firstScreenshot: 'at-start' | 'after-interval';
  readonly signatureOnRetry: 'as-first-sent' | 'renewed';
  readonly emptyKey: 'signed' | 'left-out';
  readonly pushSize: 'display' | 'coded';
  readonly jpegQuality: number;
};

/** What never leaves memory: neither links nor storage nor exports hold it. */
export type Secrets = {
  readonly callbackKey: string;
  readonly callbackUrl: string;
};

/** The form's fields in the order of links, by the names that links use; `key` and `url` are in no link. */
export const fieldNames = [
  'sample',
  'x',
  'y',
  'duration',
  'interval',
  'w',
  'h',
  'stream',
  'domain',
  'app',
  'params',
  'start',
  'bucket',
  'appid',
  'region',
  'prefix',
  'filename',
  'dialect',
  'rounding',
  'swap',
  'first',
  'resign',
  'emptykey',
  'pushsize',
  'quality',
  'key',
  'url',
] as const;

export type FieldName = (typeof fieldNames)[number];

/** The form as typed. */
export type FieldTexts = Readonly<Record<FieldName, string>>;

/** One error per field that has a mistake. */
export type Mistakes = { readonly [name in FieldName]?: ScreencaptureError };

/** A file of the user's own, as settings and links name it. */
export type NamedFile = { readonly name: string; readonly bytes: number };

/** What the form says: settings and secrets when no field has a mistake. */
export type FieldsRead =
  | { readonly settings: Settings; readonly secrets: Secrets; readonly mistakes: Mistakes }
  | { readonly settings: undefined; readonly secrets: undefined; readonly mistakes: Mistakes };

/**
 * The form before anybody typed: the documented sample's values, so that the first body carries the `t` and the `sign` that the
 * documentation prints. Interval and name patterns are the dialect's.
 */
export function defaultFieldTexts(dialect: DialectId = defaultDialect): FieldTexts {
  const { interval, naming } = dialects[dialect];
  return {
    sample: samples[0].id,
    x: '1280',
    y: '720',
    duration: '60',
    interval: String(interval.value.default),
    w: '',
    h: '',
    stream: 'stream_name',
    domain: 'push.example',
    app: 'live',
    params: '',
    start: '2018-12-17T15:04:33+08:00',
    bucket: 'testbucket',
    appid: '1234567890',
    region: 'ap-guangzhou',
    prefix: naming.value.prefix,
    filename: naming.value.fileName,
    dialect,
    rounding: 'nearest',
    swap: 'documented',
    first: 'at-start',
    resign: 'as-first-sent',
    emptykey: 'signed',
    pushsize: 'display',
    quality: '0.85',
    key: 'test',
    url: 'https://receiver.example/callback',
  };
}

/** The form after one field was typed in: with another dialect, what was the old one's default becomes the new one's. */
export function changeField(texts: FieldTexts, name: FieldName, text: string): FieldTexts {
  const changed = { ...texts, [name]: text };
  if (name !== 'dialect' || !isDialectId(text) || !isDialectId(texts.dialect)) return changed;

  const [before, after] = [defaultFieldTexts(texts.dialect), defaultFieldTexts(text)];
  const { changeable } = dialects[text].naming.value;
  return {
    ...changed,
    interval: texts.interval === before.interval ? after.interval : texts.interval,
    // A version with fixed patterns would refuse others, in fields that are then of no use to anybody.
    prefix: changeable ? texts.prefix : after.prefix,
    filename: changeable ? texts.filename : after.filename,
  };
}

/**
 * Reads the form. The limits of a field are those of the dialect chosen (the default one's while that choice has a mistake);
 * the fields of the test pattern count only while it is the push.
 *
 * @param file the file of the user's own that is or would be the push, when there is one
 */
export function readFields(texts: FieldTexts, file?: NamedFile): FieldsRead {
  const dialect = isDialectId(texts.dialect) ? texts.dialect : defaultDialect;
  const context = { dialect, hasFile: file !== undefined };
  const mistakes = findMistakes(texts, context);
  if (Object.keys(mistakes).length > 0) return { settings: undefined, secrets: undefined, mistakes };

  const secrets = { callbackKey: texts.key, callbackUrl: texts.url };
  return { settings: toSettings(texts, context, file), secrets, mistakes };
}

const patternFields: readonly string[] = ['x', 'y', 'duration'] satisfies FieldName[];

function findMistakes(texts: FieldTexts, context: FieldContext): Mistakes {
  const mistakes: { -readonly [name in FieldName]?: ScreencaptureError } = {};
  for (const name of fieldNames) {
    if (patternFields.includes(name) && texts.sample !== patternSampleId) continue;
    const mistake = mistakeOf(name, texts[name], context);
    if (mistake !== undefined) mistakes[name] = mistake;
  }
  return mistakes;
}

function toSettings(texts: FieldTexts, context: FieldContext, file: NamedFile | undefined): Settings {
  return {
    push: toPushChoice(texts, file),
    intervalSeconds: fieldValues.interval(texts.interval, context),
    configured: { width: fieldValues.w(texts.w, context), height: fieldValues.h(texts.h, context) },
    streamName: texts.stream,
    pushDomain: texts.domain,
    appName: texts.app,
    streamParameters: texts.params,
    pushStart: texts.start,
    pushStartUnixUs: fieldValues.start(texts.start),
    bucket: texts.bucket,
    appId: texts.appid,
    region: texts.region,
    cosPrefix: texts.prefix,
    cosFileName: texts.filename,
    dialect: context.dialect,
    rounding: fieldValues.rounding(texts.rounding),
    swap: fieldValues.swap(texts.swap),
    firstScreenshot: fieldValues.first(texts.first),
    signatureOnRetry: fieldValues.resign(texts.resign),
    emptyKey: fieldValues.emptykey(texts.emptykey),
    pushSize: fieldValues.pushsize(texts.pushsize),
    jpegQuality: fieldValues.quality(texts.quality),
  };
}

function toPushChoice(texts: FieldTexts, file: NamedFile | undefined): PushChoice {
  if (texts.sample === fileSampleId && file !== undefined) return { kind: 'file', name: file.name, bytes: file.bytes };
  if (texts.sample !== patternSampleId) return { kind: 'sample', id: texts.sample };
  const size = { width: fieldValues.x(texts.x), height: fieldValues.y(texts.y) };
  return { kind: 'pattern', size, durationSeconds: fieldValues.duration(texts.duration) };
}
