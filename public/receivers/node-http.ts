// Receives screenshot callbacks with Node alone (22.18 or newer):  CALLBACK_KEY=… PORT=8080 node node-http.ts
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

const key = process.env.CALLBACK_KEY;
if (!key) throw new Error('CALLBACK_KEY is not set'); // Without a key anybody could send callbacks.

const maxBytes = 2 ** 20;
const taken = new Set<string>(); // In production a unique index of your database, which outlives a restart.

/**
 * The status is all that the service reads: 200 means "taken, never send it again", anything else "try again later". So
 * what is refused must not get 200, or a key that is set wrongly here loses every screenshot without a trace.
 */
function take(rawBody: string): number {
  const callback = parseObject(rawBody);
  if (callback === undefined) return 400;
  const { sign, t, stream_id: stream, pic_url: path } = callback;
  if (!isSigned(String(sign), String(t))) return 403;
  if (Math.floor(Date.now() / 1000) > Number(t)) return 403; // t is the second at which the signature expires.
  if (typeof stream !== 'string' || typeof path !== 'string') return 400;

  const id = JSON.stringify([stream, path]);
  if (taken.has(id)) return 200; // A retry: the answer to an earlier attempt got lost.
  taken.add(id);
  // The work comes after the answer: 20 s are all there is.
  setImmediate(() => console.log('screenshot', callback.pic_full_url));
  return 200;
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

/** The body as it arrived; undefined when it is too long. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= maxBytes) chunks.push(chunk);
  }
  return length <= maxBytes ? Buffer.concat(chunks).toString('utf8') : undefined;
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const rawBody = await readBody(request);
  const status = request.method !== 'POST' ? 405 : rawBody === undefined ? 413 : take(rawBody);
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ code: status === 200 ? 0 : status }));
}

createServer((request, response) => {
  handle(request, response).catch(() => response.destroy()); // The sender went away in the middle.
}).listen(Number(process.env.PORT ?? 8080));
