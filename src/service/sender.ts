import { realClock } from './clocks.ts';
import type { Exchanges } from './exchanges.ts';
import type { LabState } from './lab-state.ts';
import { httpPost, type Post, type PostOptions } from './notifier.ts';
import { refusedByPolicy, type Clock, type Fetch, type Timers } from './ports.ts';
import { defaultFieldTexts, type Secrets } from './settings.ts';

export type SenderPorts = {
  readonly clock: Clock;
  readonly fetch: Fetch;
  readonly realFetch: Fetch;
  readonly timers: Timers;
};

/** The receiver that comes with the page: there is nobody else behind it, so it is never sent to for real. */
const simulatedUrl = defaultFieldTexts().url;

export const isSimulatedUrl = (url: string): boolean => url === simulatedUrl;

/** Whether requests to this URL go out to a real host. */
export const isSentForReal = (sendForReal: boolean, url: string): boolean => sendForReal && !isSimulatedUrl(url);

/** How requests travel: to the simulated receiver on the virtual clock, or to a real one in real time if that is wanted. */
export function wayFor(
  timeoutMs: number,
  { callbackUrl: url }: Secrets,
  sendForReal: boolean,
  { clock, fetch, realFetch, timers }: SenderPorts,
  exchanges: Exchanges,
): { readonly options: PostOptions; readonly clock: Clock } {
  if (isSentForReal(sendForReal, url)) {
    return { options: { url, fetch: realFetch, timers, timeoutMs }, clock: realClock(timers) };
  }
  return { options: { url, fetch, timers, timeoutMs, exchanges }, clock };
}

/** The same, for callbacks. */
export function senderFor(...order: Parameters<typeof wayFor>): { readonly post: Post; readonly clock: Clock } {
  const { options, clock } = wayFor(...order);
  return { post: httpPost(options), clock };
}

/** The same way to a real receiver, which tells how each request went. */
export function traced(realFetch: Fetch, onSent: (trace: NonNullable<LabState['realSend']>) => void): Fetch {
  return async (request) => {
    const { url } = request;
    try {
      const response = await realFetch(request);
      onSent({ url, sent: 'answered' });
      return response;
    } catch (error) {
      const isPolicy = error instanceof TypeError && error.cause === refusedByPolicy;
      // What was cut off tells nothing of the way.
      if (error instanceof TypeError) onSent({ url, sent: isPolicy ? 'refused-by-policy' : 'unreachable' });
      throw error;
    }
  };
}
