import type { Fields } from './callback-check.ts';
import type { CallbackFieldName } from './callback-fields.ts';
import type { ErrorDetails } from './errors.ts';
import type { Source } from './sources.ts';

/** One thing that was looked at in a callback. */
export type DiagnosisCheck = {
  readonly id: DiagnosisCheckId;
  readonly verdict: Verdict;
  /** What decided the verdict, among those of this check. */
  readonly reason: string;
  /** Numbers, names and short pieces of what was pasted: data, never markup. */
  readonly details: ErrorDetails;
  /** The document that says how it should be; undefined where none does. */
  readonly source: Source | undefined;
};

export type DiagnosisCheckId =
  | 'paste'
  | 'json'
  | 'fields'
  | 'key'
  | 'sign'
  | 'expiry'
  | 'name-time'
  | 'name-size'
  | 'name-stream'
  | 'address'
  | 'host'
  | 'documentation-2019'
  | 'documentation-2025';

/** `error`: a receiver should refuse this; `warning`: it contradicts itself; `skipped`: nothing there to look at. */
export type Verdict = 'ok' | 'warning' | 'error' | 'info' | 'skipped';

export function diagnosisCheck(
  id: DiagnosisCheckId,
  verdict: Verdict,
  reason: string,
  details: ErrorDetails = {},
  source?: Source,
): DiagnosisCheck {
  return { id, verdict, reason, details, source };
}

/** A field's text; undefined when it holds none. */
export function textOf(fields: Fields, name: CallbackFieldName): string | undefined {
  const value = fields.get(name);
  return typeof value === 'string' ? value : undefined;
}

/** A field's whole number, also when it came as digits in quotes; that this is the wrong type is another check's to say. */
export function wholeOf(fields: Fields, name: CallbackFieldName): number | undefined {
  const value = fields.get(name);
  const number = typeof value === 'string' && /^-?(?:0|[1-9]\d{0,15})$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number + 0 : undefined;
}

/** Characters of somebody's text in a detail. */
const longestExcerpt = 120;

/** A text short enough to be shown, in whole characters. */
export function excerptOf(text: string): string {
  const short = text.length > longestExcerpt ? `${text.slice(0, longestExcerpt)}…` : text;
  return short.toWellFormed();
}
