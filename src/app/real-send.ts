import type { Fetch } from '../service/ports.ts';
import type { RealSender } from '../wire/real-sender.ts';

let sender: Promise<RealSender> | undefined;

/** Sends over the real network. Neither its code nor its worker is loaded before somebody consented and a callback goes out. */
export const realFetch: Fetch = async (request) => {
  sender ??= openSender();
  return (await sender).fetch(request);
};

async function openSender(): Promise<RealSender> {
  const { openRealSender } = await import('../wire/real-sender.ts');
  // Loaded from its URL, so the page's policy does not bind it: no policy could name a receiver that is yet to be typed.
  return openRealSender(
    () => new Worker(new URL('../wire/real-send.worker.ts', import.meta.url), { type: 'module', name: 'real send' }),
  );
}
