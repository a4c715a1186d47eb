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
  else void send(data);
};

async function send({ id, url, method, headers, body }: RealSendRequest & { kind: 'send' }): Promise<void> {
  const abort = new AbortController();
  underWay.set(id, abort);
  try {
    const response = await fetch(url, {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      body: body ?? null,
      signal: abort.signal,
      redirect: 'manual',
      // Nothing of the browser's goes along: no cookies, no address of the page, nothing from the cache.
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    await tell(id, response);
  } catch (error) {
    reply({ kind: 'failure', id, message: error instanceof Error ? error.message : String(error) });
  } finally {
    underWay.delete(id);
  }
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
