/** What every worker is told by its line: first of all the name of the lock that it holds while it lives. */
export type ToAnyWorker = { readonly type: 'hello'; readonly lifeLock: string } | { readonly type: 'ping' };

/** What every worker says to its line: that the lock is held, and that it is still there. */
export type FromAnyWorker = { readonly type: 'ready' } | { readonly type: 'pong' };

/** Holds a lock for ever: the page gets it when this worker is gone, however that came about. */
export function live(lock: string, post: (message: FromAnyWorker) => void): void {
  const forever = (): Promise<never> => {
    post({ type: 'ready' });
    return new Promise(() => {});
  };
  // An insecure page has no locks.
  if (navigator.locks) void navigator.locks.request(lock, forever);
  else void forever();
}
