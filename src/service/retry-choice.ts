import { dialects, type DialectId } from '../core/dialects.ts';
import type { RetryPolicy } from '../core/delivery.ts';
import type { ScreencaptureError } from '../core/errors.ts';
import type { Source } from '../core/sources.ts';
import type { CaptureRecord } from './records.ts';

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

/** A version's documented retries; the fields of a custom policy begin with them. */
export function documentedRetries(dialect: DialectId): RetryPolicyChoice {
  const { value: policy, source } = dialects[dialect].retryPolicy;
  return { choice: dialect, texts: textsOf(policy), mistakes: {}, policy, source };
}

/** The policy that captures go by in place of their documentation's: one's own, where that was chosen. */
export const ownPolicy = ({ choice, policy }: RetryPolicyChoice): RetryPolicy | undefined =>
  choice === 'custom' ? policy : undefined;

/** The policy that a capture's callbacks are delivered under. */
export const capturePolicy = ({
  settings,
  retryPolicy,
}: Pick<CaptureRecord, 'settings' | 'retryPolicy'>): RetryPolicy =>
  retryPolicy ?? dialects[settings.dialect].retryPolicy.value;

const textsOf = ({ retries, intervalMs, timeoutMs }: RetryPolicy): RetryTexts => ({
  retries: String(retries),
  interval: String(intervalMs / 1000),
  timeout: String(timeoutMs / 1000),
});
