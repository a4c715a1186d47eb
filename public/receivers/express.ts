// Receives screenshot callbacks with Express:  npm install express && CALLBACK_KEY=… PORT=8080 node express.ts
import { createHash, timingSafeEqual } from 'node:crypto';
import express from 'express';

const key = process.env.CALLBACK_KEY;
if (!key) throw new Error('CALLBACK_KEY is not set'); // Without a key anybody could send callbacks.

const taken = new Set<string>(); // In production a unique index of your database, which outlives a restart.

const app = express();

// The body as it arrived, whatever its Content-Type says: express.json() would answer before the signature is looked at.
app.post('/callback', express.raw({ type: () => true, limit: '1mb' }), (request, response) => {
  const status = take(Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '');
  response.status(status).json({ code: status === 200 ? 0 : status });
});

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

app.listen(Number(process.env.PORT ?? 8080));
