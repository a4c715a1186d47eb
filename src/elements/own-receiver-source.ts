import { serializeCallback } from '../core/callback.ts';
import { documentedSample } from '../core/documented-sample.ts';
import type { OwnRequest } from '../service/own-receiver.ts';

/** The receiver to begin with: right by the documentation. Code, never translated. */
export const firstReceiver = `// The callback key, as it is set for the callbacks. It stays in this page.
const key = 'test';

/**
 * Answers one callback.
 *
 * @param {Request} request
 * @param {object} context
 * @param {number} context.nowUnixSeconds the second at which the request arrives
 * @param {(text: string) => string} context.md5Hex MD5 in hex digits
 * @returns {Promise<Response>}
 */
export default async function receive(request, { nowUnixSeconds, md5Hex }) {
  if (request.method !== 'POST') return reply(405);
  const text = await request.text();
  let callback;
  try {
    callback = JSON.parse(text);
  } catch {
    return reply(400);
  }
  const { sign, t } = callback ?? {};
  // sign is MD5 of the key followed by t; t is the last second at which it holds.
  if (!Number.isSafeInteger(t) || sign !== md5Hex(key + t)) return reply(403);
  if (nowUnixSeconds > t) return reply(403);
  // The same callback may come twice: here is where to remember what was taken.
  return reply(200);
}

// Only status 200 counts as taken, whatever the body says.
function reply(status) {
  return Response.json({ code: status === 200 ? 0 : status }, { status });
}
`;

/** The callback that the documentation prints, on the way to a receiver in the second of its screenshot. */
export const sampleRequest: OwnRequest = {
  method: 'POST',
  url: 'https://receiver.example/callback',
  headers: { 'content-type': 'application/json' },
  rawBody: serializeCallback(documentedSample),
  nowUnixSeconds: documentedSample.create_time,
};
