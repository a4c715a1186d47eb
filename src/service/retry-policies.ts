import { isDialectId } from '../core/dialects.ts';
import type { RetryPolicy } from '../core/delivery.ts';
import { ScreencaptureError, type ErrorCode } from '../core/errors.ts';
import { parseWholeNumber } from '../core/names.ts';
import {
  documentedRetries,
  retryFieldNames,
  type RetryChoice,
  type RetryFieldName,
  type RetryMistakes,
  type RetryPolicyChoice,
  type RetryTexts,
} from './retry-choice.ts';

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
