/** A frozen snapshot that is replaced as a whole; listeners hear of it once, however many patches one task makes. */
export class Store<T extends object> {
  readonly #listeners = new Set<() => void>();
  #current: T;
  #due = false;

  constructor(initial: T) {
    this.#current = Object.freeze({ ...initial });
  }

  get current(): T {
    return this.#current;
  }

  /** Calls `listener` after each change. Returns a release. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Replaces what `change` names. Listeners are told in a microtask. */
  patch(change: Partial<T>): void {
    this.#current = Object.freeze({ ...this.#current, ...change });
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => this.flush());
  }

  /** Tells listeners now of what was patched: for what has to be seen in the very task that caused it. */
  flush(): void {
    if (!this.#due) return;
    this.#due = false;
    for (const listener of this.#listeners) listener();
  }
}
