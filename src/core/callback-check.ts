import { bodyOf, screenshotEventType, type CallbackBody } from './callback.ts';
import {
  callbackFieldNames,
  callbackFieldTypes,
  leastFieldValues,
  signPattern,
  type CallbackFieldName,
} from './callback-fields.ts';
import { defaultDialect, dialects, type DialectId } from './dialects.ts';
import { ScreencaptureError, type ErrorDetails } from './errors.ts';
import { encodePath } from './object-url.ts';

/** Something that a body has and should not have, or the other way round. */
export type Finding = {
  readonly code: FindingCode;
  /** `error`: this is no body of the dialect; `warning`: it is, but contradicts itself; `info`: allowed, good to know. */
  readonly severity: 'error' | 'warning' | 'info';
  /** The field's name on the wire; undefined where the whole body is meant. */
  readonly field: string | undefined;
  readonly details: ErrorDetails;
};

export type FindingCode =
  | 'not-json'
  | 'not-an-object'
  | 'missing-field'
  | 'wrong-type'
  | 'out-of-range'
  | 'wrong-event-type'
  | 'sign-format'
  | 'unsigned'
  | 'channel-differs'
  | 'url-differs'
  | 'unknown-field';

/** `body` is there when no finding is an error: the known fields, in the order of the dialect. */
export type CallbackCheck = { readonly body: CallbackBody | undefined; readonly findings: readonly Finding[] };

/** The members of a body, whatever they hold. */
export type Fields = ReadonlyMap<string, unknown>;

/**
 * Checks a raw callback body against what a dialect documents. Never throws: whatever arrives, there is an answer.
 * Unknown fields are allowed, as senders add some without notice.
 */
export function checkCallback(rawBody: string, dialect: DialectId): CallbackCheck {
  const names = dialects[dialect].bodyFields.value;
  return examine(rawBody, names, names);
}

/**
 * The same for the members of a body of no particular version: the fields that every version has must be there, and those of any
 * version must be of their type.
 */
export function checkFieldsOfAnyVersion(fields: Fields): CallbackCheck {
  return examineFields(fields, dialects[defaultDialect].bodyFields.value, callbackFieldNames);
}

/**
 * Reads a raw callback body of any dialect: the fields that every version has must be there, newer ones may be, and what no
 * version has is dropped.
 *
 * @throws {ScreencaptureError} `invalid-callback`, with the first finding's code as `reason` and its `field`.
 */
export function parseCallback(rawBody: string): CallbackBody {
  const { body, findings } = examine(rawBody, dialects[defaultDialect].bodyFields.value, callbackFieldNames);
  if (body !== undefined) return body;
  const { code, field = '', details } = findings.find(({ severity }) => severity === 'error') ?? notJson;
  throw new ScreencaptureError('invalid-callback', `not a callback of a screenshot: ${code} ${field}`, {
    ...details,
    reason: code,
    field,
  });
}

function examine(
  rawBody: string,
  required: readonly CallbackFieldName[],
  known: readonly CallbackFieldName[],
): CallbackCheck {
  const fields = readFields(rawBody);
  if ('severity' in fields) return { body: undefined, findings: [fields] };
  return examineFields(fields, required, known);
}

function examineFields(
  fields: Fields,
  required: readonly CallbackFieldName[],
  known: readonly CallbackFieldName[],
): CallbackCheck {
  const present = known.filter((name) => fields.has(name));
  const missing = required.filter((name) => !fields.has(name) && name !== 'sign' && name !== 't');
  const unknown = [...fields.keys()].filter((name) => !known.some((field) => field === name));
  const findings = [
    ...missing.map((name) => finding('missing-field', 'error', name)),
    ...present.flatMap((name) => checkValue(name, fields.get(name))),
    ...checkSignatureFields(fields),
  ];
  const isBody = findings.every(({ severity }) => severity !== 'error');
  const body = isBody ? bodyOf(present.map((name) => [name, fields.get(name)])) : undefined;
  const disagreements = body === undefined ? [] : checkAgreement(body);
  const additions = unknown.map((name) => finding('unknown-field', 'info', name.toWellFormed()));
  return { body, findings: [...findings, ...disagreements, ...additions] };
}

/** The members of a raw body, or why there are none. Never throws. */
export function readFields(rawBody: string): Fields | Finding {
  try {
    const value: unknown = JSON.parse(rawBody);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? new Map(Object.entries(value)) : finding('not-an-object', 'error', undefined);
  } catch {
    return notJson;
  }
}

function checkValue(name: CallbackFieldName, value: unknown): readonly Finding[] {
  const expected = callbackFieldTypes[name];
  if (expected === 'string' && typeof value === 'string') {
    return name === 'sign' && !signPattern.test(value) ? [finding('sign-format', 'error', name)] : [];
  }
  if (expected === 'integer' && typeof value === 'number' && Number.isInteger(value)) return checkInteger(name, value);
  return [finding('wrong-type', 'error', name, { expected, found: typeName(value) })];
}

function checkInteger(name: CallbackFieldName, value: number): readonly Finding[] {
  if (name === 'event_type' && value !== screenshotEventType) {
    return [finding('wrong-event-type', 'error', name, { expected: screenshotEventType, found: value })];
  }
  const min = leastFieldValues[name] ?? Number.MIN_SAFE_INTEGER;
  if (Number.isSafeInteger(value) && value >= min) return [];
  return [finding('out-of-range', 'error', name, { found: String(value), min })];
}

function checkSignatureFields(fields: Fields): readonly Finding[] {
  const [hasSign, hasT] = [fields.has('sign'), fields.has('t')];
  if (hasSign && hasT) return [];
  if (!hasSign && !hasT) return [finding('unsigned', 'warning', 'sign')];
  return [finding('missing-field', 'error', hasSign ? 't' : 'sign')];
}

/** What fields of one body have to say about each other. */
function checkAgreement(body: CallbackBody): readonly Finding[] {
  const findings: Finding[] = [];
  if (body.channel_id !== body.stream_id) findings.push(finding('channel-differs', 'warning', 'channel_id'));
  if (!endsWithPath(body.pic_full_url, body.pic_url)) findings.push(finding('url-differs', 'warning', 'pic_full_url'));
  return findings;
}

/** Whether the URL ends with the path, as it is or percent-encoded. */
export function endsWithPath(url: string, path: string): boolean {
  if (!path.startsWith('/')) return false;
  return url.endsWith(path) || (path.isWellFormed() && url.endsWith(encodePath(path)));
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

function finding(
  code: FindingCode,
  severity: Finding['severity'],
  field: string | undefined,
  details: ErrorDetails = {},
): Finding {
  return { code, severity, field, details };
}

const notJson = finding('not-json', 'error', undefined);
