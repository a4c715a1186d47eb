/// <reference lib="webworker" />
import type { RealSendReply, RealSendRequest } from './real-send-protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

/*
 * Sends requests to receivers on the real network. A file of its own, loaded by URL: the page's policy, which knows the
 * mocked hosts alone, does not bind it. The page loads it when somebody has asked for real sending, and not before.
 */

const underWay = new Map<number, AbortController>();

self.onmessage = ({ data }: MessageEvent<RealSendRequest>) => {
  if (data.kind === 'abort') underWay.get(data.id)?.abort();
  else if (data.kind === 'knock') void knock(data);
  else void send(data);
};

/** Origins that this worker may not connect to: the host that serves it may give all of its files a policy. */
const forbidden = new Set<string>();

self.addEventListener('securitypolicyviolation', (event) => {
  const { blockedURI } = event as SecurityPolicyViolationEvent;
  if (URL.canParse(blockedURI)) forbidden.add(new URL(blockedURI).origin);
});

/** Nothing of the browser's goes along: no cookies, no address of the page, nothing from the cache. */
const apart = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' } as const satisfies RequestInit;

async function send({ id, url, method, headers, body }: RealSendRequest & { kind: 'send' }): Promise<void> {
  const abort = new AbortController();
  underWay.set(id, abort);
  try {
    const response = await fetch(url, {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      body: body ?? null,
      signal: abort.signal,
      ...apart,
      redirect: 'manual',
    });
    await tell(id, response);
  } catch (error) {
    await fail(id, url, error);
  } finally {
    underWay.delete(id);
  }
}

/** `no-cors`: it goes out without a preflight, and whatever answers is an answer. */
async function knock({ id, url }: { readonly id: number; readonly url: string }): Promise<void> {
  try {
    await fetch(url, { ...apart, method: 'HEAD', mode: 'no-cors' });
    reply({ kind: 'opened', id });
  } catch (error) {
    await fail(id, url, error);
  }
}

/** The violation is told in a task of its own, which may come after the failure. */
async function fail(id: number, url: string, error: unknown): Promise<void> {
  await new Promise((resolve) => void setTimeout(resolve));
  const message = error instanceof Error ? error.message : String(error);
  reply({ kind: 'failure', id, message, byPolicy: forbidden.has(new URL(url).origin) });
}

async function tell(id: number, response: Response): Promise<void> {
  if (response.type === 'opaqueredirect') return reply({ kind: 'redirect', id });
  const { status, statusText } = response;
  const body = response.body === null ? undefined : await response.arrayBuffer();
  reply({ kind: 'response', id, status, statusText, headers: [...response.headers], body });
}

function reply(message: RealSendReply): void {
  const hasBody = message.kind === 'response' && message.body !== undefined;
  self.postMessage(message, hasBody ? [message.body] : []);
}
