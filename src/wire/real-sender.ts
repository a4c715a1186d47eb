import { refusedByPolicy, type Fetch } from '../service/ports.ts';
import { isMockedHost } from './mocked-hosts.ts';
import { opaqueRedirect } from './opaque-redirect.ts';
import type { RealSendReply, RealSendRequest } from './real-send-protocol.ts';

/** What the sender needs of a `Worker`. */
export type SendingWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onmessageerror' | 'onerror'>;

/** The way to a receiver of the user's own. */
export type RealSender = {
  /**
   * Sends over the real network, as `fetch` would with `redirect: 'manual'`. Rejects with a `TypeError` where nothing
   * answers or the answer may not be read (the receiver allows no other origin), and for a mocked host, which is never sent
   * to; with the signal's reason when aborted. Its cause is `refusedByPolicy` where a policy of the worker forbids the connection.
   */
  readonly fetch: Fetch;
  /** Sends a `HEAD` request that needs no consent of the server. Resolves to whether anything answered. */
  knock(url: URL): Promise<boolean>;
  /** Ends the worker; what is under way fails. The next `fetch` starts another. */
  close(): void;
};

type Waiting = { resolve(reply: Answer): void; reject(reason: unknown): void };

type Answer = Exclude<RealSendReply, { kind: 'failure' }>;

/** @param startWorker starts `real-send.worker.ts`; called at the first `fetch`, which comes after the user's consent. */
export function openRealSender(startWorker: () => SendingWorker): RealSender {
  const waiting = new Map<number, Waiting>();
  let worker: SendingWorker | undefined;
  let lastId = 0;

  const close = (): void => {
    worker?.terminate();
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new TypeError('the sending worker ended'));
    waiting.clear();
  };

  const start = (): SendingWorker => {
    const started = startWorker();
    started.onmessage = ({ data }: MessageEvent<RealSendReply>) => {
      const sender = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.kind !== 'failure') sender?.resolve(data);
      else sender?.reject(new TypeError(data.message, data.byPolicy ? { cause: refusedByPolicy } : {}));
    };
    started.onerror = close;
    started.onmessageerror = close;
    return started;
  };

  /** The worker, and a place among what it will reply to. */
  const open = () => {
    worker ??= start();
    const id = ++lastId;
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    waiting.set(id, { resolve, reject });
    return { id, sending: worker, promise, reject };
  };

  const fetch: Fetch = async (request) => {
    const { signal, url, method } = request;
    if (isMockedHost(new URL(url).hostname)) throw new TypeError('a mocked host is never sent to');
    const bytes = await request.arrayBuffer();
    signal.throwIfAborted();
    const { id, sending, promise, reject } = open();
    const onAbort = (): void => {
      waiting.delete(id);
      sending.postMessage({ kind: 'abort', id } satisfies RealSendRequest);
      reject(signal.reason);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    const body = bytes.byteLength === 0 ? undefined : bytes;
    const message: RealSendRequest = { kind: 'send', id, url, method, headers: [...request.headers], body };
    sending.postMessage(message, body === undefined ? [] : [body]);
    try {
      return responseOf(await promise);
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  };

  const knock = async ({ href: url }: URL): Promise<boolean> => {
    const { id, sending, promise } = open();
    sending.postMessage({ kind: 'knock', id, url } satisfies RealSendRequest);
    return promise.then(
      () => true,
      () => false,
    );
  };

  return { fetch, knock, close };
}

function responseOf(reply: Answer): Response {
  if (reply.kind !== 'response') return opaqueRedirect();
  const { status, statusText, body } = reply;
  const headers = reply.headers.map(([name, value]): [string, string] => [name, value]);
  if (status >= 200 && status <= 599) return new Response(body ?? null, { status, statusText, headers });
  // Servers may say 999, and `fetch` passes it on; the constructor would not.
  return Object.defineProperties(new Response(body ?? null, { headers }), {
    status: { value: status },
    ok: { value: false },
  });
}
