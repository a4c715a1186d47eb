import { dialects } from '../core/dialects.ts';
import { realClock } from './clocks.ts';
import type { Exchanges } from './exchanges.ts';
import { httpPost, type Post } from './notifier.ts';
import type { Clock, Fetch, Timers } from './ports.ts';
import { defaultFieldTexts, type Secrets, type Settings } from './settings.ts';

export type SenderPorts = {
  readonly clock: Clock;
  readonly fetch: Fetch;
  readonly realFetch: Fetch;
  readonly timers: Timers;
};

/** The receiver that comes with the page: there is nobody else behind it, so it is never sent to for real. */
const simulatedUrl = defaultFieldTexts().url;

/** How callbacks travel: to the simulated receiver on the virtual clock, or to a real one in real time if that is wanted. */
export function senderFor(
  settings: Settings,
  { callbackUrl: url }: Secrets,
  sendForReal: boolean,
  { clock, fetch, realFetch, timers }: SenderPorts,
  exchanges: Exchanges,
): { readonly post: Post; readonly clock: Clock } {
  const { timeoutMs } = dialects[settings.dialect].retryPolicy.value;
  if (sendForReal && url !== simulatedUrl) {
    return { post: httpPost({ url, fetch: realFetch, timers, timeoutMs }), clock: realClock(timers) };
  }
  return { post: httpPost({ url, fetch, timers, timeoutMs, exchanges }), clock };
}
