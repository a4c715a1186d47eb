import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request that came to a receiver of the user's own. */
export type RealRequest = { readonly url: string; readonly body: string; readonly headers: IncomingMessage['headers'] };

/** Where Chromium itself calls (updates, autofill, its account): no page of ours names these. */
const browsersOwn = /(?:^|\.)(?:google|googleapis|gstatic|gvt1)\.com(?::\d+)?$/;

/**
 * Everything beyond the page's own host, as a proxy that the browser has to use: page, workers, service workers and images
 * alike. Whatever comes here has left the machine, or would have.
 */
export type OutsideWorld = {
  readonly origin: string;
  /** Requests that nobody asked for, as `METHOD url`. */
  readonly reached: readonly string[];
  /** What came to the receiver that `openReceiver` put there. */
  readonly received: readonly RealRequest[];
  /** Puts a receiver at an http host: requests to it are wanted, and answered with this status. */
  readonly openReceiver: (host: string, status: number) => void;
  readonly forget: () => void;
  readonly stop: () => Promise<void>;
};

export async function outsideWorld(): Promise<OutsideWorld> {
  const reached: string[] = [];
  const received: RealRequest[] = [];
  const receivers = new Map<string, number>();

  async function receive(request: IncomingMessage, response: ServerResponse, url: URL, status: number): Promise<void> {
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
    if (request.method === 'POST')
      received.push({ url: url.href, body: await text(request), headers: request.headers });
    response.writeHead(request.method === 'OPTIONS' ? 204 : status, headers).end('{"code":0}');
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://unknown');
    const status = receivers.get(url.host);
    if (status !== undefined) return void receive(request, response, url, status);
    if (!browsersOwn.test(url.host)) reached.push(`${request.method} ${url.href}`);
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    // A browser that is closed meanwhile resets the connection.
    socket.on('error', () => socket.destroy());
    if (!browsersOwn.test(request.url ?? '')) reached.push(`CONNECT ${request.url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reached,
    received,
    openReceiver: (host, status) => void receivers.set(host, status),
    forget: () => {
      reached.length = 0;
      received.length = 0;
      receivers.clear();
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
