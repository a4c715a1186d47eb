import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A server of the user's own on this computer, and what came to it. */
export type OwnServer = {
  readonly url: string;
  /** Methods of the requests, in their order. */
  readonly methods: readonly string[];
  /** Bodies of the POST requests. */
  readonly bodies: readonly string[];
  readonly stop: () => Promise<void>;
};

type Answer = { readonly status: number; readonly headers?: Readonly<Record<string, string>> };

/** @param answer what it answers to a request */
export async function startOwnServer(answer: (request: IncomingMessage) => Answer): Promise<OwnServer> {
  const methods: string[] = [];
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    methods.push(request.method ?? '');
    void text(request).then((body) => {
      if (request.method === 'POST') bodies.push(body);
      const { status, headers = {} } = answer(request);
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(request.method === 'POST' ? '{"code":0}' : '');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  let isStopped = false;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    methods,
    bodies,
    stop: async () => {
      if (isStopped) return;
      isStopped = true;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Answers every method, and says nothing of other origins. */
export const withoutCors = (): Answer => ({ status: 200 });

/** Lets pages read its answers, but knows no OPTIONS. */
export const withoutPreflight = ({ method }: IncomingMessage): Answer => ({
  status: method === 'OPTIONS' ? 405 : 200,
  headers: { 'access-control-allow-origin': '*' },
});
