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
