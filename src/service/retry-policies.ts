import { dialects, isDialectId, type DialectId } from '../core/dialects.ts';
import type { RetryPolicy } from '../core/delivery.ts';
import { ScreencaptureError, type ErrorCode } from '../core/errors.ts';
import { parseWholeNumber } from '../core/names.ts';
import type { Source } from '../core/sources.ts';

/** Whose retries: those of a version of the documentation, or one's own. */
export type RetryChoice = DialectId | 'custom';

export const retryFieldNames = ['retries', 'interval', 'timeout'] as const;

export type RetryFieldName = (typeof retryFieldNames)[number];

/** A policy of one's own as typed: a number, and two whole numbers of seconds. */
export type RetryTexts = Readonly<Record<RetryFieldName, string>>;

export type RetryMistakes = { readonly [name in RetryFieldName]?: ScreencaptureError };

/** What was chosen and what it comes to. */
export type RetryPolicyChoice = {
  readonly choice: RetryChoice;
  readonly texts: RetryTexts;
  readonly mistakes: RetryMistakes;
  /** The policy that holds: the last one free of mistakes. */
  readonly policy: RetryPolicy;
  /** Where the policy comes from; a custom one has no source. */
  readonly source: Source | undefined;
};

/** Of a policy of one's own; ours. The documented service goes up to 12 retries for other events. */
export const retryLimits = {
  retries: { min: 0, max: 20 },
  interval: { min: 1, max: 3_600 },
  timeout: { min: 1, max: 300 },
} as const satisfies Record<RetryFieldName, { readonly min: number; readonly max: number }>;

const codes: Readonly<Record<RetryFieldName, ErrorCode>> = {
  retries: 'invalid-retries',
  interval: 'invalid-retry-interval',
  timeout: 'invalid-timeout',
};

/** A version's documented retries; the fields of a custom policy begin with them. */
export function documentedRetries(dialect: DialectId): RetryPolicyChoice {
  const { value: policy, source } = dialects[dialect].retryPolicy;
  return { choice: dialect, texts: textsOf(policy), mistakes: {}, policy, source };
}

/** The same with another choice: going over to `custom` keeps the numbers that held. */
export function chooseRetries(present: RetryPolicyChoice, choice: RetryChoice): RetryPolicyChoice {
  if (isDialectId(choice)) return documentedRetries(choice);
  return { ...present, choice, source: undefined };
}

/** The same after typing in a field, which makes the policy one's own. */
export function typeRetries(present: RetryPolicyChoice, name: RetryFieldName, text: string): RetryPolicyChoice {
  const texts = { ...present.texts, [name]: text };
  const mistakes = Object.fromEntries(
    retryFieldNames.flatMap((field) => (readField(field, texts[field]) === undefined ? [[field, mistake(field)]] : [])),
  ) as RetryMistakes;
  const policy = policyOf(texts) ?? present.policy;
  return { choice: 'custom', texts, mistakes, policy, source: undefined };
}

function policyOf(texts: RetryTexts): RetryPolicy | undefined {
  const [retries, interval, timeout] = retryFieldNames.map((name) => readField(name, texts[name]));
  if (retries === undefined || interval === undefined || timeout === undefined) return undefined;
  return { retries, intervalMs: interval * 1000, timeoutMs: timeout * 1000 };
}

function readField(name: RetryFieldName, text: string): number | undefined {
  const { min, max } = retryLimits[name];
  const value = parseWholeNumber(text);
  return value !== undefined && value >= min && value <= max ? value : undefined;
}

function mistake(name: RetryFieldName): ScreencaptureError {
  const { min, max } = retryLimits[name];
  return new ScreencaptureError(codes[name], `must be a whole number from ${min} to ${max}`, { min, max });
}

const textsOf = ({ retries, intervalMs, timeoutMs }: RetryPolicy): RetryTexts => ({
  retries: String(retries),
  interval: String(intervalMs / 1000),
  timeout: String(timeoutMs / 1000),
});
