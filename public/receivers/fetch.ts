// Receives screenshot callbacks as a function from Request to Response, for whatever speaks Fetch:
//   CALLBACK_KEY=… deno serve --port 8080 --allow-env fetch.ts
//   CALLBACK_KEY=… PORT=8080 bun fetch.ts
// Hono, Cloudflare Workers (with nodejs_compat) and route handlers of Next.js take `receive` as it is.
import { createHash, timingSafeEqual } from 'node:crypto';
import process from 'node:process';

const key = process.env.CALLBACK_KEY;
if (!key) throw new Error('CALLBACK_KEY is not set'); // Without a key anybody could send callbacks.

const taken = new Set<string>(); // In production a unique index of your database, which outlives a restart.

/**
 * The status is all that the service reads: 200 means "taken, never send it again", anything else "try again later". So
 * what is refused must not get 200, or a key that is set wrongly here loses every screenshot without a trace.
 */
export async function receive(request: Request): Promise<Response> {
  if (request.method !== 'POST') return answer(405);
  const callback = parseObject(await request.text());
  if (callback === undefined) return answer(400);
  const { sign, t, stream_id: stream, pic_url: path } = callback;
  if (!isSigned(String(sign), String(t))) return answer(403);
  if (Math.floor(Date.now() / 1000) > Number(t)) return answer(403); // t is the second at which the signature expires.
  if (typeof stream !== 'string' || typeof path !== 'string') return answer(400);

  const id = JSON.stringify([stream, path]);
  if (!taken.has(id)) {
    // Only the first time: a retry means that an earlier answer got lost. Put long work into a queue: 20 s are all there is.
    taken.add(id);
    console.log('screenshot', callback.pic_full_url);
  }
  return answer(200);
}

function isSigned(sign: string, t: string): boolean {
  if (!/^[0-9]{1,15}$/.test(t)) return false;
  const expected = createHash('md5').update(`${key}${t}`).digest('hex');
  const [a, b] = [Buffer.from(sign), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function parseObject(rawBody: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(rawBody);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const answer = (status: number): Response => Response.json({ code: status === 200 ? 0 : status }, { status });

export default { fetch: receive };
