/** Something due at an instant. */
export type Due<T> = { readonly at: number; readonly place: number; readonly item: T };

/** Gives out what is due in the order of instants; of one instant, in the order of places. */
export class DueQueue<T> {
  /** A binary heap: none is due before the one above it. */
  readonly #heap: Due<T>[] = [];

  add(entry: Due<T>): void {
    let place = this.#heap.length;
    for (;;) {
      const above = (place - 1) >> 1;
      const parent = this.#heap[above];
      if (parent === undefined || !isBefore(entry, parent)) break;
      this.#heap[place] = parent;
      place = above;
    }
    this.#heap[place] = entry;
  }

  /** Takes out what is due first. */
  take(): Due<T> | undefined {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (last === undefined || last === first) return first;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const below = isBefore(this.#heap[left + 1], this.#heap[left]) ? left + 1 : left;
      const child = this.#heap[below];
      if (child === undefined || isBefore(last, child)) break;
      this.#heap[place] = child;
      place = below;
    }
    this.#heap[place] = last;
    return first;
  }
}

/** What is not there comes after everything. */
function isBefore(a: Due<unknown> | undefined, b: Due<unknown> | undefined): boolean {
  if (a === undefined || b === undefined) return a !== undefined;
  return a.at < b.at || (a.at === b.at && a.place < b.place);
}
