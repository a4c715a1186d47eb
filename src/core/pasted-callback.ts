import { callbackFieldNames, isCallbackFieldName } from './callback-fields.ts';
import { unescapedText } from './escaped-text.ts';

/** What somebody pasted, and the body of a callback in it. */
export type PastedCallback = {
  readonly kind: 'nothing' | 'body' | 'http-request' | 'log-line';
  /** As it stands in the text, character for character; unescaped where a log holds it as text in JSON. */
  readonly rawBody: string;
  /** Whether the body stood there as text in JSON: `"{\"event_type\":200"`. */
  readonly wasEscaped: boolean;
  /** `POST /callback HTTP/1.1`, where there is one. */
  readonly requestLine: string | undefined;
  readonly headers: readonly PastedHeader[];
  /** How many more callbacks the text holds; this is the fullest, and of equals the first. */
  readonly others: number;
};

export type PastedHeader = { readonly name: string; readonly value: string };

/** An object in a text, with the number of its own fields that a callback has, and how many more like it there are. */
type FoundObject = { readonly text: string; readonly fields: number; readonly others: number };

/**
 * Finds the body of a callback in what somebody pasted: the body itself, an HTTP request, or a line of a log around it. Takes any
 * text; what holds nothing like a callback is taken for a body, so that its checks can say what it is. Takes time in proportion
 * to the length.
 */
export function readPastedCallback(text: string): PastedCallback {
  const nothingElse = { wasEscaped: false, requestLine: undefined, headers: [], others: 0 };
  if (text.trim() === '') return { ...nothingElse, kind: 'nothing', rawBody: '' };

  const request = splitRequest(text);
  if (request !== undefined) {
    const { requestLine, headers, rest } = request;
    const isChunked = headers.some(({ name, value }) => /^transfer-encoding$/i.test(name) && /chunked/i.test(value));
    const rawBody = isChunked ? (fullestObject(rest)?.text ?? rest) : rest;
    return { ...nothingElse, kind: 'http-request', rawBody, requestLine, headers };
  }

  const found = findBody(text);
  if (found === undefined) return { ...nothingElse, kind: 'body', rawBody: text };
  const isAll = !found.wasEscaped && found.text.length === text.trim().length;
  const { others, wasEscaped } = found;
  return { ...nothingElse, kind: isAll ? 'body' : 'log-line', rawBody: isAll ? text : found.text, others, wasEscaped };
}

/** Longer heads than this are none. Characters. */
const longestHead = 65_536;

/** A request line, headers or both, then an empty line, and the rest as it is. */
function splitRequest(text: string) {
  const start = text.search(/\S/);
  const blank = /\r?\n\r?\n/g;
  blank.lastIndex = start;
  const end = blank.exec(text.slice(0, start + longestHead));
  if (end === null) return undefined;

  const lines = text.slice(start, end.index).split(/\r?\n/);
  const hasRequestLine = /^[A-Z]{3,10} \S+(?: HTTP\/[\d.]+)?$/.test(lines[0] ?? '');
  const headerLines = lines.slice(hasRequestLine ? 1 : 0);
  if (!headerLines.every((line) => /^:?[\w!#$%&'*+.^`|~-]+:/.test(line))) return undefined;
  const headers = headerLines.map((line) => {
    const colon = line.indexOf(':', 1);
    return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
  });
  return { requestLine: hasRequestLine ? lines[0] : undefined, headers, rest: text.slice(end.index + end[0].length) };
}

/** An object with so many fields of a callback is one, whatever stands around it. */
const enoughFields = 3;

function findBody(text: string): (FoundObject & { readonly wasEscaped: boolean }) | undefined {
  // From the first field of a callback that begins an object, quotes and braces before it cannot mislead.
  const start = text.search(bodyStart());
  const fromStart = start === -1 ? undefined : text.slice(start);
  const clear = fromStart === undefined ? undefined : fullestObject(fromStart);
  if (clear !== undefined && clear.fields >= enoughFields) return { ...clear, wasEscaped: false };

  const anywhere = fullestObject(text);
  if (anywhere !== undefined && anywhere.fields >= enoughFields) return { ...anywhere, wasEscaped: false };

  const unescaped = unescapedText(text, escapedBodyStart());
  const inside = unescaped === undefined ? undefined : fullestObject(unescaped);
  if (inside !== undefined && inside.fields >= enoughFields) return { ...inside, wasEscaped: true };

  if (anywhere !== undefined) return { ...anywhere, wasEscaped: false };
  // Cut off before its closing brace: what there is of it.
  return fromStart === undefined ? undefined : { text: fromStart, fields: 0, others: 0, wasEscaped: false };
}

// Every repetition has an end, so that no text can exhaust the search.
const bodyStart = (): RegExp => new RegExp(String.raw`\{\s{0,99}"(?:${anyName()})"\s{0,9}:`);
const escapedBodyStart = (): RegExp =>
  new RegExp(String.raw`\{(?:\s|\\{1,7}[nrt]){0,99}\\{1,7}"(?:${anyName()})\\{1,7}"`);
const anyName = (): string => callbackFieldNames.join('|');

const deepest = 64;
/** No field has a longer name, so that a longer text need not be looked up. */
const longestName = 20;

const quote = 0x22;
const backslash = 0x5c;
const openingBrace = 0x7b;
const closingBrace = 0x7d;

/**
 * The object with the most fields of a callback; undefined when none has any. It need not be JSON apart from its braces and
 * strings. One pass: quotes count inside of braces alone, since logs have their own, and objects too deep are passed over.
 */
function fullestObject(text: string): FoundObject | undefined {
  const open: { readonly start: number; fields: number }[] = [];
  let tooDeep = 0;
  let best: { readonly start: number; readonly end: number; readonly fields: number } | undefined;
  let callbacks = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === openingBrace) {
      if (open.length < deepest) open.push({ start: at, fields: 0 });
      else tooDeep += 1;
    } else if (sign === closingBrace && tooDeep > 0) {
      tooDeep -= 1;
    } else if (sign === closingBrace) {
      const object = open.pop();
      if (object !== undefined && object.fields >= enoughFields) callbacks += 1;
      if (object !== undefined && object.fields > (best?.fields ?? 0)) best = { ...object, end: at + 1 };
    } else if (sign === quote && open.length > 0) {
      const end = stringEnd(text, at);
      if (end === -1) break;
      const inner = open.at(-1);
      if (inner !== undefined && tooDeep === 0 && isFieldName(text, at + 1, end)) inner.fields += 1;
      at = end;
    }
  }
  if (best === undefined) return undefined;
  return { text: text.slice(best.start, best.end), fields: best.fields, others: Math.max(0, callbacks - 1) };
}

/** Where a string that begins at a quote ends; -1 when it does not. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === backslash) at += 1;
    else if (sign === quote) return at;
  }
  return -1;
}

function isFieldName(text: string, start: number, end: number): boolean {
  if (end - start > longestName || !isCallbackFieldName(text.slice(start, end))) return false;
  return /^\s{0,9}:/.test(text.slice(end + 1, end + 11));
}
