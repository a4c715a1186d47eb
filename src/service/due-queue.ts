/** What is due at some instant, given out in the order of instants; of one instant, in the order of the places given. */
export class DueQueue<T> {
  /** A binary heap: each entry is due no later than the two below it. */
  readonly #entries: Due<T>[] = [];

  add(entry: Due<T>): void {
    const entries = this.#entries;
    let place = entries.push(entry) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!isBefore(entry, entries[above]!)) break;
      entries[place] = entries[above]!;
      place = above;
    }
    entries[place] = entry;
  }

  /** Takes out what is due first. */
  take(): Due<T> | undefined {
    const entries = this.#entries;
    const first = entries[0];
    const last = entries.pop();
    if (last === undefined || entries.length === 0) return first;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below + 1 < entries.length && isBefore(entries[below + 1]!, entries[below]!)) below += 1;
      if (below >= entries.length || !isBefore(entries[below]!, last)) break;
      entries[place] = entries[below]!;
      place = below;
    }
    entries[place] = last;
    return first;
  }
}

export type Due<T> = { readonly at: number; readonly place: number; readonly item: T };

const isBefore = (a: Due<unknown>, b: Due<unknown>): boolean => a.at < b.at || (a.at === b.at && a.place < b.place);
