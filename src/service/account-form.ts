import { defaultDialect, dialects, type DialectId } from '../core/dialects.ts';
import type { PushAddress } from '../core/template-choice.ts';
import type { CallbackTemplateInfo, SnapshotTemplateInfo } from './control-plane-state.ts';
import { fieldValues, mistakeOf, type FieldContext } from './field-values.ts';
import type { FieldName, FieldTexts, Settings } from './settings.ts';

/** Fields of the form that are a snapshot template's. */
export const templateFields = [
  'interval',
  'w',
  'h',
  'bucket',
  'appid',
  'region',
  'prefix',
  'filename',
] as const satisfies readonly FieldName[];

/** Fields of the form that are a callback template's. */
export const callbackFields = ['key', 'url'] as const satisfies readonly FieldName[];

export type TemplateField = (typeof templateFields)[number];
export type CallbackField = (typeof callbackFields)[number];

/** What the API's fields take of each text that is free of mistakes. */
const snapshotValues = {
  interval: (text, context) => ({ SnapshotInterval: fieldValues.interval(text, context) }),
  w: (text, context) => ({ Width: fieldValues.w(text, context) }),
  h: (text, context) => ({ Height: fieldValues.h(text, context) }),
  bucket: (text) => ({ CosBucket: text }),
  appid: (text) => ({ CosAppId: Number(text) }),
  region: (text) => ({ CosRegion: text }),
  prefix: (text, { dialect }) => ({ CosPrefix: patternValue(text, dialects[dialect].naming.value.prefix) }),
  filename: (text, { dialect }) => ({ CosFileName: patternValue(text, dialects[dialect].naming.value.fileName) }),
} satisfies Readonly<Record<TemplateField, (text: string, context: FieldContext) => Partial<SnapshotTemplateInfo>>>;

/** The default pattern is none; an empty one is the API's default too, so the top of a bucket is a slash. */
export const patternValue = (text: string, usual: string): string | null => (text === usual ? null : text || '/');

const isNone = (pattern: string | null): pattern is null | '' => pattern === null || pattern === '';

/** A snapshot template as the form says it, in the limits of a version of the documentation. */
export function templateTexts(template: SnapshotTemplateInfo, dialect: DialectId): Record<TemplateField, string> {
  const usual = dialects[dialect].naming.value;
  const side = (pixels: number): string => (pixels === 0 ? '' : String(pixels));
  return {
    interval: String(template.SnapshotInterval),
    w: side(template.Width),
    h: side(template.Height),
    bucket: template.CosBucket,
    appid: String(template.CosAppId),
    region: template.CosRegion,
    prefix: isNone(template.CosPrefix) ? usual.prefix : template.CosPrefix,
    filename: isNone(template.CosFileName) ? usual.fileName : template.CosFileName,
  };
}

/** What of the form is right and other than in the template, as fields of the API. */
export function templateChange(
  template: SnapshotTemplateInfo,
  names: readonly TemplateField[],
  fields: FieldTexts,
  dialect: DialectId,
): Partial<SnapshotTemplateInfo> {
  const present = templateTexts(template, dialect);
  const changed = names.filter(
    (name) => !isMistaken(name, fields[name], dialect) && !isSame(name, fields[name], present[name], dialect),
  );
  return changed.reduce((change, name) => ({ ...change, ...valueOf(name, fields[name], dialect) }), {});
}

/** The texts by which the form has to be changed to say what the template says. */
export function formChange(
  template: SnapshotTemplateInfo,
  names: readonly TemplateField[],
  fields: FieldTexts,
  dialect: DialectId,
): Partial<FieldTexts> {
  const present = templateTexts(template, dialect);
  const changed = names.filter((name) => !isSame(name, present[name], fields[name], dialect));
  return Object.fromEntries(changed.map((name) => [name, present[name]]));
}

/** Of the callback template, by the form's names; without an address the form keeps its own, and none is called. */
export const callbackTexts = ({
  CallbackKey,
  SnapshotNotifyUrl,
}: CallbackTemplateInfo): Partial<Record<CallbackField, string>> =>
  SnapshotNotifyUrl === '' ? { key: CallbackKey } : { key: CallbackKey, url: SnapshotNotifyUrl };

/** What of the form's key and URL is right and other than in the template, as fields of the API. */
export function callbackChange(
  template: CallbackTemplateInfo,
  names: readonly CallbackField[],
  fields: FieldTexts,
): Partial<CallbackTemplateInfo> {
  const apiNames = { key: 'CallbackKey', url: 'SnapshotNotifyUrl' } as const;
  const changed = names.filter((name) => template[apiNames[name]] !== fields[name] && !isMistaken(name, fields[name]));
  return Object.fromEntries(changed.map((name) => [apiNames[name], fields[name]]));
}

/** Settings as they are under a template. @throws {ScreencaptureError} when the version of the documentation refuses a value of it */
export function settingsUnder(template: SnapshotTemplateInfo, settings: Settings): Settings {
  const { dialect } = settings;
  const context = { dialect, hasFile: false };
  const texts = templateTexts(template, dialect);
  return {
    ...settings,
    intervalSeconds: fieldValues.interval(texts.interval, context),
    configured: { width: fieldValues.w(texts.w, context), height: fieldValues.h(texts.h, context) },
    bucket: fieldValues.bucket(texts.bucket),
    appId: fieldValues.appid(texts.appid),
    region: fieldValues.region(texts.region),
    cosPrefix: fieldValues.prefix(texts.prefix, context),
    cosFileName: fieldValues.filename(texts.filename, context),
  };
}

/** Where the form's push goes; a field with a mistake counts as it was before. */
export function addressIn(fields: FieldTexts, { pushDomain, appName, streamName }: PushAddress): PushAddress {
  return {
    pushDomain: isMistaken('domain', fields.domain) ? pushDomain : fields.domain,
    appName: isMistaken('app', fields.app) ? appName : fields.app,
    streamName: isMistaken('stream', fields.stream) ? streamName : fields.stream,
  };
}

const valueOf = (name: TemplateField, text: string, dialect: DialectId): Partial<SnapshotTemplateInfo> =>
  snapshotValues[name](text, { dialect, hasFile: false });

/** Whether two texts mean the same. */
function isSame(name: TemplateField, text: string, other: string, dialect: DialectId): boolean {
  if (text === other) return true;
  if (isMistaken(name, text, dialect) || isMistaken(name, other, dialect)) return false;
  return JSON.stringify(valueOf(name, text, dialect)) === JSON.stringify(valueOf(name, other, dialect));
}

const isMistaken = (name: FieldName, text: string, dialect: DialectId = defaultDialect): boolean =>
  mistakeOf(name, text, { dialect, hasFile: false }) !== undefined;
