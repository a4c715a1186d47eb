import { createServer, STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getResponse, type HttpHandler } from 'msw';
import { CommandError, exitCodes } from './exit-codes.ts';
import { mockedAddress } from './mocked-address.ts';

/** One request that was answered. */
export type Served = {
  readonly method: string;
  /** The mocked URL; what the client asked for where it means none. */
  readonly url: string;
  /** 0: the connection was ended without an answer. */
  readonly status: number;
  /** Of the answer. */
  readonly body: Uint8Array;
};

export type LocalServer = {
  /** Such as `http://127.0.0.1:4180`. */
  readonly origin: string;
  /** Ends every connection. */
  close(): Promise<void>;
};

type Settings = {
  readonly host: string;
  readonly port: number;
  /** Whether a host name, without port, is one of those that the handlers answer. */
  readonly isMocked: (hostname: string) => boolean;
  readonly told: (served: Served) => void;
};

/** A larger request body is refused, so that a mistaken upload does not fill the memory. Bytes. */
const largestBody = 16_000_000;

/**
 * Answers HTTP on this computer by MSW handlers.
 *
 * @throws {CommandError} when the port cannot be had
 */
export async function openLocalServer(
  handlers: HttpHandler[],
  { host, port, isMocked, told }: Settings,
): Promise<LocalServer> {
  const server = createServer((incoming, outgoing) => {
    const address = mockedAddress(incoming.url ?? '/', incoming.headers, isMocked);
    answer(handlers, address, incoming, outgoing).then(told, (error: unknown) => outgoing.destroy(error as Error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new CommandError(exitCodes.network, `no server at ${host}, port ${port}: ${error.message}`)),
    );
    server.listen(port, host, resolve);
  });
  const { port: given } = server.address() as AddressInfo;
  return {
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${given}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  handlers: HttpHandler[],
  address: URL | undefined,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<Served> {
  const { method = 'GET', url: target = '/' } = incoming;
  const body = await bodyOf(incoming);
  const url = address?.href ?? target;
  const response =
    body === undefined
      ? textResponse(413, 'The body is too long.')
      : await responseTo(handlers, incoming, address, body);
  if (response.type === 'error') {
    outgoing.destroy();
    return { method, url, status: 0, body: new Uint8Array() };
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  outgoing.writeHead(
    response.status,
    response.statusText || STATUS_CODES[response.status],
    [...response.headers].flat(),
  );
  outgoing.end(bytes);
  return { method, url, status: response.status, body: bytes };
}

async function responseTo(
  handlers: HttpHandler[],
  incoming: IncomingMessage,
  address: URL | undefined,
  body: Uint8Array<ArrayBuffer>,
): Promise<Response> {
  if (address === undefined) return textResponse(404, 'There is no mocked host of this name here.');
  const { method = 'GET' } = incoming;
  if (unknownToFetch.includes(method)) return textResponse(501, `${method} is not served here.`);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const request = new Request(address, { method, headers: headersOf(incoming, address), ...(hasBody && { body }) });
  return (await getResponse(handlers, request)) ?? textResponse(404, 'Nobody answers at this address.');
}

/** Methods of which no `Request` can be made. */
const unknownToFetch: readonly string[] = ['CONNECT', 'TRACE', 'TRACK'];

const textResponse = (status: number, text: string): Response =>
  new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });

/** Headers that are about the connection, and not about the request. */
const ofConnection = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function headersOf({ rawHeaders, url: target = '/' }: IncomingMessage, address: URL): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (!ofConnection.has(name.toLowerCase())) headers.append(name, value);
  }
  // A mocked host that stands in the request's target is the one that a signature covers.
  if (target.split('?', 1)[0] !== address.pathname) headers.set('host', address.host);
  return headers;
}

async function bodyOf(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length <= largestBody) chunks.push(chunk);
  }
  return length > largestBody ? undefined : Uint8Array.from(Buffer.concat(chunks));
}
