import type { Fetch, RealWay } from '../service/ports.ts';
import { isMockedHost } from '../wire/mocked-hosts.ts';
import type { RealSender } from '../wire/real-sender.ts';

let sender: Promise<RealSender> | undefined;

/** Sends over the real network. Neither its code nor its worker is loaded before somebody consented and a callback goes out. */
export const realFetch: Fetch = async (request) => {
  sender ??= openSender();
  return (await sender).fetch(request);
};

/** What this browser says of the way there. */
export const realWay: RealWay = {
  facts: async ({ hostname }) => ({
    pageUrl: location.href,
    isSecureContext,
    isMocked: isMockedHost(hostname),
    permissions: { loopback: await permission('loopback-network'), local: await permission('local-network') },
  }),
  knock: async (url) => {
    sender ??= openSender();
    return (await sender).knock(url);
  },
};

async function openSender(): Promise<RealSender> {
  const { openRealSender } = await import('../wire/real-sender.ts');
  // Loaded from its URL, so the page's policy does not bind it: no policy could name a receiver that is yet to be typed.
  return openRealSender(
    () => new Worker(new URL('../wire/real-send.worker.ts', import.meta.url), { type: 'module', name: 'real send' }),
  );
}

/** Browsers that do not know a permission by its name refuse the question. Those that had one for both called it otherwise. */
async function permission(name: string): Promise<PermissionState | undefined> {
  for (const known of [name, 'local-network-access']) {
    try {
      return (await navigator.permissions.query({ name: known as PermissionName })).state;
    } catch {
      // Not known here.
    }
  }
  return undefined;
}
