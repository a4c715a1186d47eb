import { nextStep, type Attempt, type RetryPolicy } from '../core/delivery.ts';
import type { Answer, CallbackAttempt, Exchanges } from './exchanges.ts';
import type { Lanes } from './lanes.ts';
import type { Fetch, Timeline, Timers } from './ports.ts';
import type { AnswerRecord } from './records.ts';

/** How one POST ended, and what came back. */
export type EndedPost = Attempt & { readonly answer?: AnswerRecord };

/**
 * Sends a body once, made for the instant of sending in UNIX milliseconds, and tells how that ended. Rejects only when aborted.
 * A simulated receiver learns which attempt of which callback it is.
 */
export type Post = (
  bodyAt: (unixMs: number) => string,
  timeline: Timeline,
  signal: AbortSignal,
  callback?: CallbackAttempt,
) => Promise<EndedPost>;

/** The raw body to send, given the instant of the attempt in UNIX milliseconds and how many attempts there were before. */
export type CallbackBody = (unixMs: number, attemptsBefore: number) => string;

/** Sends one callback until it is taken or given up, yielding each attempt as it ends. */
export async function* deliver(
  body: CallbackBody,
  post: Post,
  policy: RetryPolicy,
  timeline: Timeline,
  signal: AbortSignal,
): AsyncGenerator<EndedPost, 'delivered' | 'gave-up'> {
  const attempts: EndedPost[] = [];
  for (;;) {
    const step = nextStep(attempts, policy);
    if (step.kind !== 'attempt') return step.kind;
    await timeline.sleep(step.inMs, signal);
    const attempt = await post((unixMs) => body(unixMs, attempts.length), timeline, signal);
    attempts.push(attempt);
    yield attempt;
  }
}

/** Characters of a real receiver's answer that are kept: there may be thousands of answers. */
const longestBodyKept = 1_000;

export type PostOptions = {
  readonly url: string;
  readonly fetch: Fetch;
  readonly timers: Timers;
  /** Time-out of one attempt, milliseconds: virtual for a simulated receiver, real for a real one. */
  readonly timeoutMs: number;
  /** Headers of the request; those of a callback unless given. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Where a simulated receiver keeps its record of each request; left out for a real one. */
  readonly exchanges?: Exchanges;
};

/**
 * A way to send by HTTP. Of a simulated receiver, its own record tells how the attempt ended and how long it took on the
 * timeline (fetch shows status 0 for a redirect, and knows no virtual delay); of a real one, the response does.
 */
export function httpPost({ exchanges, ...options }: PostOptions): Post {
  const { timeoutMs } = options;
  return async (bodyAt, timeline, signal, callback) => {
    signal.throwIfAborted();
    const at = timeline.now();
    const rawBody = bodyAt(at);
    const exchange = exchanges?.open(rawBody, at, callback);
    try {
      // A simulated receiver answers in no time, so a stop lets its request end and the attempt be recorded as it was.
      const isReal = exchange === undefined;
      const seen = await send({ ...options, isReal }, rawBody, isReal ? signal : undefined);
      const { outcome, status, answer, ...ended } =
        exchange?.answer === undefined ? seen : endOf(exchange.answer, timeoutMs);
      const durationMs = ended.durationMs ?? timeline.now() - at;
      if (exchange !== undefined) await timeline.sleep(durationMs, signal);
      return { at, outcome, status, durationMs, ...(answer === undefined ? {} : { answer }) };
    } finally {
      if (exchange !== undefined) exchanges?.close(exchange);
    }
  };
}

/** The same way to send, with no more requests under way together than there are lanes. Waiting between attempts takes none. */
export function inLanes(post: Post, lanes: Lanes): Post {
  return async (...request) => {
    const leave = await lanes.enter();
    try {
      return await post(...request);
    } finally {
      leave();
    }
  };
}

type Ending = Pick<Attempt, 'outcome' | 'status'> & {
  readonly durationMs: number | undefined;
  readonly answer?: AnswerRecord;
};

/** What the receiver's own record says: an answer that comes too late is none. */
export function endOf(answer: Answer, timeoutMs: number): Ending & { readonly durationMs: number } {
  if (answer.kind === 'unreachable') return { outcome: 'unreachable', status: undefined, durationMs: 0 };
  if (answer.kind === 'never' || answer.delayMs > timeoutMs) {
    return { outcome: 'timed-out', status: undefined, durationMs: timeoutMs };
  }
  const { status, headers, body, delayMs } = answer;
  const outcome = isRedirect(status) ? 'redirected' : 'answered';
  return { outcome, status, durationMs: delayMs, answer: { headers, body } };
}

const callbackHeaders = { 'content-type': 'application/json' };

/** The POST itself, ended after the time-out in real time. */
async function send(
  {
    url,
    fetch,
    timers,
    timeoutMs,
    isReal,
    headers = callbackHeaders,
  }: Omit<PostOptions, 'exchanges'> & { readonly isReal: boolean },
  rawBody: string,
  signal: AbortSignal | undefined,
): Promise<Ending> {
  const request = new AbortController();
  // Raced as well as aborted: a network that does not heed the signal must not hold the delivery for ever.
  const cut = Promise.withResolvers<Ending>();
  const callOff = timers.after(timeoutMs, () => {
    cut.resolve({ outcome: 'timed-out', status: undefined, durationMs: timeoutMs });
    request.abort();
  });
  const stop = (): void => {
    cut.reject(signal?.reason);
    request.abort(signal?.reason);
  };
  signal?.addEventListener('abort', stop, { once: true });
  const init: RequestInit = {
    method: 'POST',
    headers,
    body: rawBody,
    redirect: 'manual',
    signal: request.signal,
  };
  try {
    return await Promise.race([cut.promise, seenFromOutside(fetch(new Request(url, init), rawBody), url, isReal)]);
  } catch {
    signal?.throwIfAborted();
    // Fetch tells no more than that there was no answer: refused, unknown host, cross-origin rules.
    return { outcome: 'unreachable', status: undefined, durationMs: undefined };
  } finally {
    callOff();
    signal?.removeEventListener('abort', stop);
  }
}

async function seenFromOutside(sent: Promise<Response>, url: string, isReal: boolean): Promise<Ending> {
  const response = await sent;
  // What the body says plays no part. It is read all the same, so that the browser's network panel has it.
  const text = response.text().catch(() => '');
  const { status, type } = response;
  if (type === 'error') return { outcome: 'unreachable', status: undefined, durationMs: undefined };
  if (type === 'opaqueredirect') return { outcome: 'redirected', status: undefined, durationMs: undefined };
  const outcome = isRedirect(status) ? 'redirected' : 'answered';
  // Of a simulated receiver all is known already.
  if (!isReal) return { outcome, status, durationMs: undefined };
  const { pathname, search } = new URL(url);
  const address = `${pathname}${search}`;
  // The address may hold a token and is stored nowhere; a receiver that echoes requests would bring it in.
  const silent = (told: string): string => (address === '/' ? told : told.replaceAll(address, '…'));
  const headers = Object.fromEntries([...response.headers].map(([name, value]) => [name, silent(value)]));
  const body = silent(await text).slice(0, longestBodyKept);
  return { outcome, status, durationMs: undefined, answer: { headers, body } };
}

/** Whether a status sends the sender elsewhere, which the service is not documented to follow. */
export const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);
