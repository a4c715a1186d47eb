import type { WriteLock } from '../../src/service/ports.ts';

/** The write lock of a browser with any number of tabs. */
export class FakeLocks {
  #holder: object | undefined;
  readonly #watchers = new Map<object, Set<(heldElsewhere: boolean) => void>>();
  readonly #announced = new Map<object, Set<() => void>>();

  /** The lock as one tab has it. */
  tab(): WriteLock {
    const tab = {};
    const watchers = new Set<(heldElsewhere: boolean) => void>();
    const announced = new Set<() => void>();
    this.#watchers.set(tab, watchers);
    this.#announced.set(tab, announced);
    return {
      tryHold: async (work) => {
        if (this.#holder !== undefined) return false;
        this.#hold(tab);
        try {
          await work();
        } finally {
          this.#hold(undefined);
        }
        return true;
      },
      watch: (listener) => {
        watchers.add(listener);
        listener(this.#holder !== undefined && this.#holder !== tab);
        return () => void watchers.delete(listener);
      },
      announce: () => {
        for (const [other, listeners] of this.#announced) {
          if (other !== tab) for (const listener of listeners) listener();
        }
      },
      onAnnounced: (listener) => {
        announced.add(listener);
        return () => void announced.delete(listener);
      },
    };
  }

  #hold(holder: object | undefined): void {
    this.#holder = holder;
    for (const [tab, listeners] of this.#watchers) {
      for (const listener of listeners) listener(holder !== undefined && holder !== tab);
    }
  }
}
