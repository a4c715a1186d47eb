/** Milliseconds. `retries: 3` means at most four attempts. */
export type RetryPolicy = { readonly retries: number; readonly intervalMs: number; readonly timeoutMs: number };

export type AttemptOutcome = 'answered' | 'timed-out' | 'unreachable' | 'redirected';

/** How one POST of a callback ended. */
export type Attempt = {
  /** UNIX milliseconds at which it was sent. */
  readonly at: number;
  readonly outcome: AttemptOutcome;
  /** HTTP status; there when something answered. */
  readonly status: number | undefined;
  readonly durationMs: number;
};

export type NextStep =
  | { readonly kind: 'attempt'; readonly inMs: number }
  | { readonly kind: 'delivered' }
  | { readonly kind: 'gave-up' };

/**
 * Whether the receiver took the callback: an answer with status 200 exactly. Every other status is tried again, 204 and 302
 * included; what the answer's body says plays no part.
 *
 * @see "Event Message Notification", 267/31566
 */
export function isTaken(attempt: Pick<Attempt, 'outcome' | 'status'>): boolean {
  return attempt.outcome === 'answered' && attempt.status === 200;
}

/**
 * Decides what follows the attempts so far, under a policy such as `{ retries: 3, intervalMs: 60_000, timeoutMs: 20_000 }`.
 * The wait counts from the end of the last attempt, which is our choice: the documentation only says how far apart retries are.
 */
export function nextStep(attempts: readonly Pick<Attempt, 'outcome' | 'status'>[], policy: RetryPolicy): NextStep {
  const last = attempts.at(-1);
  if (last === undefined) return { kind: 'attempt', inMs: 0 };
  if (isTaken(last)) return { kind: 'delivered' };
  // Asked this way round, a number of retries that is no number ends the delivery instead of never ending it.
  if (attempts.length <= policy.retries) return { kind: 'attempt', inMs: policy.intervalMs };
  return { kind: 'gave-up' };
}
