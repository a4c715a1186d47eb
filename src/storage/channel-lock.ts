import type { WriteLock } from '../service/ports.ts';

/** `from` is the sender's id. `claim` asks whether anybody minds; `ask` asks who holds; `held` answers both. */
type Message = { readonly kind: 'claim' | 'ask' | 'held' | 'released' | 'changed'; readonly from: string };

/** How long others have to object to a claim. Messages between tabs take a few milliseconds, also in the background. */
const objectionMs = 200;

const objectionTime = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, objectionMs));

/**
 * A write lock made of messages, for pages without Web Locks. A claim that nobody objects to in time is the lock; of two
 * claims at once the lesser id wins. A tab that crashed objects to nothing, so its lock is free again.
 */
export class ChannelLock implements WriteLock {
  readonly #id = randomId();
  readonly #channel: BroadcastChannel;
  readonly #awaitObjections: () => Promise<void>;
  readonly #watchers = new Set<(heldElsewhere: boolean) => void>();
  readonly #announced = new Set<() => void>();
  #state: 'idle' | 'claiming' | 'holding' = 'idle';
  /** Who minds this tab's present claim. */
  readonly #objectors = new Set<string>();
  #holder: string | undefined;

  constructor(name: string, awaitObjections: () => Promise<void> = objectionTime) {
    this.#awaitObjections = awaitObjections;
    this.#channel = new BroadcastChannel(name);
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Message>) => this.#hear(data));
    // A page that is left says so; one that crashes is noticed at the next claim.
    globalThis.addEventListener('pagehide', () => this.#state === 'holding' && this.#say('released'));
    globalThis.addEventListener('pageshow', () => this.#state === 'holding' && this.#say('held'));
    this.#say('ask');
  }

  async tryHold(work: () => Promise<void>): Promise<boolean> {
    if (this.#state !== 'idle') return false;
    this.#state = 'claiming';
    this.#objectors.clear();
    this.#say('claim');
    await this.#awaitObjections();
    if (this.#objectors.size > 0) {
      this.#state = 'idle';
      return false;
    }
    this.#state = 'holding';
    this.#setHolder(undefined);
    this.#say('held');
    try {
      await work();
    } finally {
      this.#state = 'idle';
      this.#say('released');
    }
    return true;
  }

  watch(listener: (heldElsewhere: boolean) => void): () => void {
    this.#watchers.add(listener);
    listener(this.#holder !== undefined);
    return () => void this.#watchers.delete(listener);
  }

  announce(): void {
    this.#say('changed');
  }

  onAnnounced(listener: () => void): () => void {
    this.#announced.add(listener);
    return () => void this.#announced.delete(listener);
  }

  #hear({ kind, from }: Message): void {
    if (kind === 'changed') for (const listener of this.#announced) listener();
    else if (kind === 'ask') this.#objectIfHolding();
    else if (kind === 'claim') this.#hearClaim(from);
    else if (kind === 'held') this.#hearHeld(from);
    else this.#hearReleased(from);
  }

  #hearClaim(from: string): void {
    if (this.#state === 'claiming' && from < this.#id) this.#objectors.add(from);
    else if (this.#state === 'claiming') this.#say('claim');
    else this.#objectIfHolding();
  }

  #hearHeld(from: string): void {
    if (this.#state === 'claiming') this.#objectors.add(from);
    if (this.#state !== 'holding') this.#setHolder(from);
  }

  #hearReleased(from: string): void {
    this.#objectors.delete(from);
    if (this.#holder === from) this.#setHolder(undefined);
  }

  #objectIfHolding(): void {
    if (this.#state === 'holding') this.#say('held');
  }

  #setHolder(holder: string | undefined): void {
    const before = this.#holder !== undefined;
    this.#holder = holder;
    const now = holder !== undefined;
    if (before !== now) for (const listener of this.#watchers) listener(now);
  }

  #say(kind: Message['kind']): void {
    this.#channel.postMessage({ kind, from: this.#id } satisfies Message);
  }
}

/** `crypto.randomUUID` is for secure contexts only. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(16).padStart(8, '0')).join('');
}
