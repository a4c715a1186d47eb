import { http, type HttpHandler } from 'msw';
import type { ApiCall } from '../core/api-signature.ts';

/** What the handlers need of the API. */
export type LiveApiParty = {
  answer(call: ApiCall, requestId: string): Promise<{ readonly status: number; readonly body: string }>;
};

/**
 * The product's host, that of the international site, and those of the regions. SDKs make the first two; the others are written down
 * by who uses them.
 *
 * @see TencentCloud API, "Request Structure"
 */
const hostNames = /^live(?:\.(?:intl|[a-z]{2}-[a-z0-9-]+))?\.tencentcloudapi\.com$/;

/** Whether a host name, without port, is one of the API's. */
export const isLiveApiHost = (hostname: string): boolean => hostNames.test(hostname);

/** What pages of any origin may send. */
const preflight = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST',
  // The Fetch standard leaves `Authorization` out of what `*` stands for.
  'Access-Control-Allow-Headers': 'Authorization, *',
  'Access-Control-Max-Age': '600',
};

/**
 * The HTTP face of the TencentCloud API's product `live`, at all of its hosts: parses, asks, answers with status 200.
 *
 * @param isHost for hosts of other names, such as one on loopback
 */
export const liveApiHandlers = (
  api: LiveApiParty,
  isHost: (hostname: string) => boolean = isLiveApiHost,
): HttpHandler[] => [
  http.all(
    ({ request }) => isHost(new URL(request.url).hostname),
    async ({ request, requestId }) => {
      if (request.method === 'OPTIONS') return new Response(null, { status: 200, headers: preflight });
      const { host, search } = new URL(request.url);
      const call: ApiCall = {
        method: request.method,
        query: search.slice(1),
        // A browser's own script may not set `Host`, so requests made there have none to read.
        headers: { host, ...Object.fromEntries(request.headers) },
        body: new Uint8Array(await request.arrayBuffer()),
      };
      const { status, body } = await api.answer(call, requestId);
      return new Response(body, {
        status,
        headers: { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' },
      });
    },
  ),
];
