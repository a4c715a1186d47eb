import type { CallbackAttempt } from './exchanges.ts';

/**
 * Tells the attempts of a callback by what they carry: the same body, or one that differs in `sign` and `t` alone, is the same
 * callback again. Of more callbacks than it keeps, it forgets those that were heard of first.
 */
export class AttemptCounter {
  readonly #seen = new Map<string, { readonly index: number; attempts: number }>();
  readonly #kept: number;
  #callbacks = 0;

  constructor(kept = Infinity) {
    this.#kept = kept;
  }

  count(rawBody: string): CallbackAttempt {
    const identity = identityOf(rawBody);
    const callback = this.#seen.get(identity) ?? { index: this.#callbacks++, attempts: 0 };
    callback.attempts += 1;
    this.#seen.set(identity, callback);
    const [first] = this.#seen.keys();
    if (this.#seen.size > this.#kept && first !== undefined) this.#seen.delete(first);
    return { index: callback.index, attempt: callback.attempts };
  }

  clear(): void {
    this.#seen.clear();
    this.#callbacks = 0;
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
