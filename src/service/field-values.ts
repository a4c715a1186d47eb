import { isDialectId, type DialectId } from '../core/dialects.ts';
import { ScreencaptureError, type ErrorCode } from '../core/errors.ts';
import { parseInstant } from '../core/instant.ts';
import { checkInterval } from '../core/interval.ts';
import {
  checkAppId,
  checkAppName,
  checkBucket,
  checkCallbackKey,
  checkPushDomain,
  checkRegion,
  checkStreamName,
  checkStreamParameters,
  parseWholeNumber,
} from '../core/names.ts';
import { checkConfiguredSide, checkDialectPattern } from '../core/template.ts';
import { fileSampleId, patternSampleId, samples } from './samples.ts';

/** What decides whether a text is right, apart from the text. */
export type FieldContext = {
  readonly dialect: DialectId;
  /** Whether a file of the user's own is there to be the push. */
  readonly hasFile: boolean;
};

/** The limits of a test pattern; ours. Pixels and seconds. */
export const patternLimits = { maxSide: 4096, maxDurationSeconds: 86_400 } as const;

/** The values of fields that offer a choice, the default first. */
export const fieldChoices = {
  rounding: ['nearest', 'floor', 'ceiling', 'nearest-even'],
  swap: ['documented', 'symmetric'],
  first: ['at-start', 'after-interval'],
  resign: ['as-first-sent', 'renewed'],
  emptykey: ['signed', 'left-out'],
  pushsize: ['display', 'coded'],
} as const;

/** Makes of each field's text its value, or throws what the field's message tells. */
export const fieldValues = {
  sample: (text: string, { hasFile }: FieldContext) =>
    readChoice(text, [...samples.map(({ id }) => id), patternSampleId, ...(hasFile ? [fileSampleId] : [])]),
  x: (text: string) => readWithin(text, 1, patternLimits.maxSide, 'invalid-push-size'),
  y: (text: string) => readWithin(text, 1, patternLimits.maxSide, 'invalid-push-size'),
  duration: (text: string) => readWithin(text, 1, patternLimits.maxDurationSeconds, 'invalid-duration'),
  interval: (text: string, { dialect }: FieldContext) => checkInterval(parseWholeNumber(text) ?? Number.NaN, dialect),
  w: (text: string, { dialect }: FieldContext) => checkConfiguredSide('width', readSide(text), dialect),
  h: (text: string, { dialect }: FieldContext) => checkConfiguredSide('height', readSide(text), dialect),
  stream: checkStreamName,
  domain: checkPushDomain,
  app: checkAppName,
  params: checkStreamParameters,
  start: parseInstant,
  bucket: checkBucket,
  appid: checkAppId,
  region: checkRegion,
  prefix: (text: string, { dialect }: FieldContext) => checkDialectPattern('prefix', text, dialect),
  filename: (text: string, { dialect }: FieldContext) => checkDialectPattern('file-name', text, dialect),
  dialect: readDialect,
  rounding: (text: string) => readChoice(text, fieldChoices.rounding),
  swap: (text: string) => readChoice(text, fieldChoices.swap),
  first: (text: string) => readChoice(text, fieldChoices.first),
  resign: (text: string) => readChoice(text, fieldChoices.resign),
  emptykey: (text: string) => readChoice(text, fieldChoices.emptykey),
  pushsize: (text: string) => readChoice(text, fieldChoices.pushsize),
  quality: readQuality,
  key: checkCallbackKey,
  url: checkCallbackUrl,
} as const;

/**
 * Runs a field's check and keeps what it throws; undefined when the text is right.
 *
 * Anything but a `ScreencaptureError` is a fault of ours and goes on.
 */
export function mistakeOf(
  name: keyof typeof fieldValues,
  text: string,
  context: FieldContext,
): ScreencaptureError | undefined {
  try {
    fieldValues[name](text, context);
    return undefined;
  } catch (error) {
    if (error instanceof ScreencaptureError) return error;
    throw error;
  }
}

/** Empty is 0, "not set". */
function readSide(text: string): number {
  return text === '' ? 0 : (parseWholeNumber(text) ?? Number.NaN);
}

function readWithin(text: string, min: number, max: number, code: ErrorCode): number {
  const value = parseWholeNumber(text);
  if (value !== undefined && value >= min && value <= max) return value;
  throw new ScreencaptureError(code, `must be a whole number from ${min} to ${max}`, { min, max });
}

function readQuality(text: string): number {
  const value = /^(?:\d+(?:\.\d+)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 0.1 && value <= 1) return value;
  throw new ScreencaptureError('invalid-quality', 'must be a decimal number from 0.1 to 1', { min: 0.1, max: 1 });
}

function readDialect(text: string): DialectId {
  return isDialectId(text) ? text : readChoice(text, []);
}

function readChoice<T extends string>(text: string, choices: readonly T[]): T {
  const choice = choices.find((value) => value === text);
  if (choice !== undefined) return choice;
  throw new ScreencaptureError('invalid-choice', 'not one of the choices', {
    value: text.toWellFormed(),
    choices: choices.join(' '),
  });
}

/** The text may hold a token, so it is not part of the error. A user name or password in it could not be sent by `fetch`. */
function checkCallbackUrl(text: string): string {
  if (/^https?:\/\/\S+$/i.test(text) && text.isWellFormed() && URL.canParse(text)) {
    const { username, password } = new URL(text);
    if (username === '' && password === '') return text;
  }
  throw new ScreencaptureError('invalid-url', 'must be an http or https URL');
}
