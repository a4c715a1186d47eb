import { expect, test } from 'vitest';
import { dialects } from '../../../src/core/dialects.ts';
import type { Attempt, RetryPolicy } from '../../../src/core/delivery.ts';
import { pacedClock, realClock } from '../../../src/service/clocks.ts';
import { Exchanges, type Answer } from '../../../src/service/exchanges.ts';
import { deliver, httpPost, type Post } from '../../../src/service/notifier.ts';
import type { Fetch, Timeline } from '../../../src/service/ports.ts';
import { Receiver } from '../../../src/service/receiver.ts';
import { fetchFrom } from '../../support/simulator.ts';
import { otherTasks, testTimers, virtualTimeline } from '../../support/test-timers.ts';

const url = 'https://receiver.example/callback';
const never = new AbortController().signal;
const policy2019 = dialects['2019'].retryPolicy.value;
const policy2025 = dialects['2025'].retryPolicy.value;

/** What came back from a receiver that says nothing but a status. */
const answer = { headers: {}, body: '' };

const answered = (status: number, delayMs = 0): Answer => ({ kind: 'answer', status, headers: {}, body: '', delayMs });

/** A post to a receiver that gives these answers in turn, the last one for ever. */
function postTo(answers: readonly Answer[], timers = testTimers()): Post {
  const exchanges = new Exchanges();
  const left = [...answers];
  const receiver = new Receiver(() => ({ url, callbackKey: 'test', emptyKey: 'signed' }), exchanges, timers.now);
  receiver.behave(() => (left.length > 1 ? left.shift()! : left[0]!));
  return httpPost({ url, fetch: fetchFrom(receiver), timers, timeoutMs: 20_000, exchanges });
}

async function attemptsOf(post: Post, policy: RetryPolicy, timeline: Timeline = virtualTimeline()) {
  const attempts: Attempt[] = [];
  const delivery = deliver(() => '{}', post, policy, timeline, never);
  for (;;) {
    const step = await delivery.next();
    if (step.done) return { attempts, end: step.value };
    attempts.push(step.value);
  }
}

test('a receiver that fails twice is reached on the third attempt, two minutes in', async () => {
  const { attempts, end } = await attemptsOf(postTo([answered(500), answered(404), answered(200)]), policy2019);
  expect(attempts).toEqual([
    { at: 0, outcome: 'answered', status: 500, durationMs: 0, answer },
    { at: 60_000, outcome: 'answered', status: 404, durationMs: 0, answer },
    { at: 120_000, outcome: 'answered', status: 200, durationMs: 0, answer },
  ]);
  expect(end).toBe('delivered');
});

test('a receiver that never answers 200 is given up after the documented retries', async () => {
  const old = await attemptsOf(postTo([answered(204)]), policy2019);
  expect(old.attempts.map(({ at }) => at)).toEqual([0, 60_000, 120_000, 180_000]);
  const present = await attemptsOf(postTo([answered(204)]), policy2025);
  expect(present.attempts.map(({ at }) => at)).toEqual([0, 120_000, 240_000, 360_000, 480_000, 600_000]);
  expect([old.end, present.end]).toEqual(['gave-up', 'gave-up']);
});

test('an answer within 20 s of virtual time counts, a later one is a time-out', async () => {
  const { attempts } = await attemptsOf(
    postTo([answered(200, 20_001), { kind: 'never' }, answered(200, 20_000)]),
    policy2019,
  );
  expect(attempts).toEqual([
    { at: 0, outcome: 'timed-out', status: undefined, durationMs: 20_000 },
    { at: 80_000, outcome: 'timed-out', status: undefined, durationMs: 20_000 },
    { at: 160_000, outcome: 'answered', status: 200, durationMs: 20_000, answer },
  ]);
});

test('a redirect is told with its status, a refused connection without', async () => {
  const { attempts } = await attemptsOf(postTo([answered(302), { kind: 'unreachable' }, answered(200)]), policy2019);
  expect(attempts.map(({ outcome, status }) => [outcome, status])).toEqual([
    ['redirected', 302],
    ['unreachable', undefined],
    ['answered', 200],
  ]);
});

test('the mock’s own record counts even where fetch shows nothing', async () => {
  const exchanges = new Exchanges();
  const fetch: Fetch = async (request) => {
    const exchange = exchanges.match(await request.text());
    exchange!.answer = answered(301);
    return Response.error();
  };
  const post = httpPost({ url, fetch, timers: testTimers(), timeoutMs: 20_000, exchanges });
  expect(await post(() => '{}', virtualTimeline(), never)).toMatchObject({ outcome: 'redirected', status: 301 });
});

test('the request is a JSON POST without any header of ours, its redirects not followed', async () => {
  const requests: Request[] = [];
  const fetch: Fetch = async (request) => {
    requests.push(request);
    return new Response();
  };
  await httpPost({ url, fetch, timers: testTimers(), timeoutMs: 20_000 })(() => '{"t":1}', virtualTimeline(), never);
  const [request] = requests;
  expect(request).toMatchObject({ method: 'POST', url, redirect: 'manual' });
  expect([...request!.headers]).toEqual([['content-type', 'application/json']]);
  expect(await request!.text()).toBe('{"t":1}');
});

test('each attempt asks for its body at its own instant', async () => {
  const asked: [number, number][] = [];
  const body = (unixMs: number, before: number): string => {
    asked.push([unixMs, before]);
    return '{}';
  };
  const delivery = deliver(body, postTo([answered(500), answered(200)]), policy2019, virtualTimeline(1_000), never);
  await delivery.next();
  await delivery.next();
  expect(asked).toEqual([
    [1_000, 0],
    [61_000, 1],
  ]);
});

test('paced, the attempts are those of the instant clock', async () => {
  const answers = [answered(500, 1_500), { kind: 'never' } as const, answered(200, 3)];
  const instant = await attemptsOf(postTo(answers), policy2019, virtualTimeline(42));
  const timers = testTimers();
  const paced = attemptsOf(postTo(answers, timers), policy2019, pacedClock(1, timers).timeline(42));
  for (let turn = 0; turn < 8; turn += 1) await timers.advance(60_000);
  expect(await paced).toEqual(instant);
});

test.each([
  {
    what: 'a status',
    fetch: async () => new Response('{"code":5}', { status: 503, headers: { 'retry-after': '9' } }),
    outcome: 'answered',
    status: 503,
    answer: { headers: { 'content-type': 'text/plain;charset=UTF-8', 'retry-after': '9' }, body: '{"code":5}' },
  },
  {
    what: 'a redirect’s status',
    fetch: async () => Response.redirect('https://a.example/', 307),
    outcome: 'redirected',
    status: 307,
    answer: { headers: { location: 'https://a.example/' }, body: '' },
  },
  {
    what: 'a redirect that fetch hides',
    fetch: async () => hiddenRedirect(),
    outcome: 'redirected',
    status: undefined,
  },
  { what: 'an error', fetch: () => Promise.reject(new TypeError('failed')), outcome: 'unreachable', status: undefined },
  { what: 'an error response', fetch: async () => Response.error(), outcome: 'unreachable', status: undefined },
])('a real receiver: $what is $outcome', async ({ fetch, outcome, status, answer: told }) => {
  const timers = testTimers(5_000);
  const post = httpPost({ url, fetch, timers, timeoutMs: 20_000 });
  const attempt = await post(() => '{}', realClock(timers).timeline(0), never);
  expect(attempt).toEqual({ at: 5_000, outcome, status, durationMs: 0, answer: told });
  expect(timers.waiting).toBe(0);
});

test('what a real receiver answers is kept up to a length, without the address that it was sent to', async () => {
  const address = 'https://mine.example/hook?token=secret';
  const fetch: Fetch = async (request) =>
    new Response(`${request.url} ${'x'.repeat(5_000)}`, { headers: { 'x-path': '/hook?token=secret' } });
  const timers = testTimers();
  const post = httpPost({ url: address, fetch, timers, timeoutMs: 20_000 });
  const { answer: kept } = await post(() => '{}', realClock(timers).timeline(0), never);
  expect(kept!.body).toMatch(/^https:\/\/mine\.example… x+$/);
  expect(kept!.body).toHaveLength(1_000);
  expect(kept!.headers).toMatchObject({ 'x-path': '…' });
});

test('a real receiver that is silent for 20 s is timed out, and its request ended', async () => {
  const timers = testTimers(0);
  const signals: AbortSignal[] = [];
  const fetch: Fetch = ({ signal }) => {
    signals.push(signal);
    return new Promise(() => {});
  };
  const attempt = httpPost({ url, fetch, timers, timeoutMs: 20_000 })(() => '{}', realClock(timers).timeline(0), never);
  await timers.advance(20_000);
  expect(await attempt).toEqual({ at: 0, outcome: 'timed-out', status: undefined, durationMs: 20_000 });
  expect(signals[0]?.aborted).toBe(true);
});

test('a real request takes the time it takes', async () => {
  const timers = testTimers(0);
  const fetch: Fetch = () => new Promise((resolve) => timers.after(3_000, () => resolve(new Response())));
  const attempt = httpPost({ url, fetch, timers, timeoutMs: 20_000 })(() => '{}', realClock(timers).timeline(0), never);
  await timers.advance(3_000);
  expect(await attempt).toMatchObject({ outcome: 'answered', status: 200, durationMs: 3_000 });
});

test('stopping ends a wait between attempts at once', async () => {
  const timers = testTimers();
  const stop = new AbortController();
  const post = postTo([answered(500)], timers);
  const delivery = deliver(() => '{}', post, policy2019, pacedClock(1, timers).timeline(0), stop.signal);
  await delivery.next();
  const second = delivery.next();
  await otherTasks();
  stop.abort(new Error('stopped'));
  await expect(second).rejects.toThrow('stopped');
});

/** What fetch gives for a redirect that is not followed: no page code can make one. */
function hiddenRedirect(): Response {
  return Object.defineProperty(new Response(), 'type', { value: 'opaqueredirect' });
}
