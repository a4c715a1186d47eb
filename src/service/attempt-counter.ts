import type { CallbackAttempt } from './exchanges.ts';

/**
 * Tells the attempts of a callback by what they carry: the same body, or one that differs in `sign` and `t` alone, is the same
 * callback again.
 */
export class AttemptCounter {
  readonly #seen = new Map<string, { readonly index: number; attempts: number }>();

  count(rawBody: string): CallbackAttempt {
    const identity = identityOf(rawBody);
    const callback = this.#seen.get(identity) ?? { index: this.#seen.size, attempts: 0 };
    callback.attempts += 1;
    this.#seen.set(identity, callback);
    return { index: callback.index, attempt: callback.attempts };
  }

  clear(): void {
    this.#seen.clear();
  }
}

function identityOf(rawBody: string): string {
  try {
    return JSON.stringify(JSON.parse(rawBody), (name, value: unknown) =>
      name === 'sign' || name === 't' ? undefined : value,
    );
  } catch {
    return rawBody;
  }
}
