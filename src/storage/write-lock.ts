import type { WriteLock } from '../service/ports.ts';
import { ChannelLock } from './channel-lock.ts';
import { databaseName } from './open-storage.ts';

/**
 * Keeps two tabs from writing at once. Web Locks where they exist; on plain http they do not, and the tabs settle it among
 * themselves by messages. Nobody polls.
 *
 * @param name the lock's, for tests that want one of their own.
 */
export function openWriteLock(name: string = databaseName): WriteLock {
  const locks = navigator.locks as LockManager | undefined;
  return locks === undefined ? new ChannelLock(name) : new WebLock(name, locks);
}

/** What tabs tell each other. `held` is said when writing starts; its end is known by the lock itself. */
type Message = 'held' | 'changed';

/**
 * Two locks: `gate` is asked for without waiting, by those who want to write. `presence` is held while writing, and
 * watchers wait for it: they are told of the end even when the writing tab crashes, and never stand in the way at the gate.
 */
class WebLock implements WriteLock {
  readonly #locks: LockManager;
  readonly #gate: string;
  readonly #presence: string;
  readonly #channel: BroadcastChannel;
  #holding = false;

  constructor(name: string, locks: LockManager) {
    this.#locks = locks;
    this.#gate = `${name}:write`;
    this.#presence = `${name}:writing`;
    this.#channel = new BroadcastChannel(name);
  }

  tryHold(work: () => Promise<void>): Promise<boolean> {
    return this.#locks.request(this.#gate, { ifAvailable: true }, async (gate) => {
      if (gate === null) return false;
      await this.#locks.request(this.#presence, async () => {
        this.#holding = true;
        this.#say('held');
        try {
          await work();
        } finally {
          this.#holding = false;
        }
      });
      return true;
    });
  }

  watch(listener: (heldElsewhere: boolean) => void): () => void {
    const release = new AbortController();
    const { signal } = release;
    let told: boolean | undefined;
    const tell = (heldElsewhere: boolean): void => {
      if (signal.aborted || heldElsewhere === told) return;
      told = heldElsewhere;
      listener(heldElsewhere);
    };
    const look = async (): Promise<void> => {
      const { held } = await this.#locks.query();
      const isHeld = held?.some(({ name, mode }) => name === this.#presence && mode === 'exclusive') === true;
      const heldElsewhere = isHeld && !this.#holding;
      tell(heldElsewhere);
      if (!heldElsewhere) return;
      // Granted when the writer is done or gone.
      await this.#locks.request(this.#presence, { mode: 'shared', signal }, () => {});
      await look();
    };
    // Aborted waiting is the release that was asked for.
    const lookUnlessReleased = (): void => void look().catch((error) => signal.aborted || reportError(error));

    this.#channel.addEventListener('message', ({ data }) => data === 'held' && lookUnlessReleased(), { signal });
    lookUnlessReleased();
    return () => release.abort();
  }

  announce(): void {
    this.#say('changed');
  }

  onAnnounced(listener: () => void): () => void {
    const release = new AbortController();
    this.#channel.addEventListener('message', ({ data }) => data === 'changed' && listener(), {
      signal: release.signal,
    });
    return () => release.abort();
  }

  #say(message: Message): void {
    this.#channel.postMessage(message);
  }
}
