import {
  defaultFieldTexts,
  fieldNames,
  type FieldName,
  type FieldTexts,
  type PushChoice,
  type Secrets,
  type Settings,
} from './settings.ts';
import { fileSampleId, patternSampleId } from './samples.ts';

/** The form that says what the settings say. Its secrets are those given. */
function settingsTexts(settings: Settings, { callbackKey, callbackUrl }: Secrets): FieldTexts {
  const { push, configured } = settings;
  return {
    ...defaultFieldTexts(settings.dialect),
    ...pushTexts(push),
    interval: String(settings.intervalSeconds),
    w: sideText(configured.width),
    h: sideText(configured.height),
    stream: settings.streamName,
    domain: settings.pushDomain,
    app: settings.appName,
    params: settings.streamParameters,
    start: settings.pushStart,
    bucket: settings.bucket,
    appid: settings.appId,
    region: settings.region,
    prefix: settings.cosPrefix,
    filename: settings.cosFileName,
    dialect: settings.dialect,
    rounding: settings.rounding,
    swap: settings.swap,
    first: settings.firstScreenshot,
    resign: settings.signatureOnRetry,
    emptykey: settings.emptyKey,
    pushsize: settings.pushSize,
    quality: String(settings.jpegQuality),
    key: callbackKey,
    url: callbackUrl,
  };
}

/** The fields of the form that say which push this is. */
export function pushTexts(push: PushChoice): Partial<FieldTexts> {
  if (push.kind === 'sample') return { sample: push.id };
  if (push.kind === 'file') return { sample: fileSampleId };
  const { size, durationSeconds } = push;
  return { sample: patternSampleId, x: String(size.width), y: String(size.height), duration: String(durationSeconds) };
}

/** Whether two choices mean one push. */
export function isSamePush(a: PushChoice, b: PushChoice): boolean {
  if (a.kind === 'sample') return b.kind === 'sample' && a.id === b.id;
  if (a.kind === 'file') return b.kind === 'file' && a.name === b.name && a.bytes === b.bytes;
  if (b.kind !== 'pattern' || a.durationSeconds !== b.durationSeconds) return false;
  return a.size.width === b.size.width && a.size.height === b.size.height;
}

/**
 * The fields in which two settings differ: what of a capture under one is out of date under the other.
 *
 * @param made the secrets that the capture was made with, where this page still knows them
 */
export function staleFields(
  capture: { readonly settings: Settings; readonly secrets: Secrets | undefined },
  present: { readonly settings: Settings; readonly secrets: Secrets },
): readonly FieldName[] {
  const made = settingsTexts(capture.settings, capture.secrets ?? present.secrets);
  const now = settingsTexts(present.settings, present.secrets);
  const arePatterns = made.sample === patternSampleId && now.sample === patternSampleId;
  return fieldNames.filter((name) => {
    if (name === 'sample') return !arePatterns && !isSamePush(capture.settings.push, present.settings.push);
    if (name === 'x' || name === 'y' || name === 'duration') return arePatterns && made[name] !== now[name];
    return made[name] !== now[name];
  });
}

const sideText = (pixels: number): string => (pixels === 0 ? '' : String(pixels));
