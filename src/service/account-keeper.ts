import type { Storage, WriteLock } from './ports.ts';
import type { Provisioning } from './provisioning.ts';
import type { StoredAccount } from './stored-account.ts';

export type AccountKeeperParts = {
  readonly provisioning: Provisioning;
  readonly controlPlane: { readonly state: { subscribe(listener: () => void): () => void } };
  readonly storage: Pick<Storage, 'account' | 'putAccount'>;
  readonly lock: Pick<WriteLock, 'announce' | 'onAnnounced'>;
  /** What was read of it. */
  readonly stored: StoredAccount | undefined;
  /** Told of what the storage throws; the account goes on in memory. */
  readonly failed: (error: unknown) => void;
};

/**
 * Keeps the account on disk: each change of it, one write at a time, and the last state where changes come faster. What another tab
 * wrote is taken over, unless this one has something to write that comes after it.
 */
export function keepAccount({ provisioning, controlPlane, storage, lock, stored, failed }: AccountKeeperParts): void {
  let known = JSON.stringify(stored);
  let isWriting = false;

  /** What is to be kept; undefined while all of it is the form's. */
  const present = (): string | undefined => (provisioning.isTouched ? JSON.stringify(provisioning.stored) : known);

  const write = async (): Promise<void> => {
    if (isWriting) return;
    isWriting = true;
    try {
      for (let wanted = present(); wanted !== undefined && wanted !== known; wanted = present()) {
        await storage.putAccount(provisioning.stored);
        known = wanted;
        lock.announce();
      }
    } catch (error) {
      failed(error);
    } finally {
      isWriting = false;
    }
  };

  const read = async (): Promise<void> => {
    const account = await storage.account();
    const text = JSON.stringify(account);
    if (isWriting || present() !== known || text === known) return;
    known = text;
    provisioning.adopt(account);
  };

  controlPlane.state.subscribe(() => void write());
  lock.onAnnounced(() => void read().catch(failed));
}
