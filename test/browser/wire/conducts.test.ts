import { expect } from '@open-wc/testing';
import { pageTimers as timers } from '../../../src/app/page-timers.ts';
import { instantClock } from '../../../src/service/clocks.ts';
import { conductOf, conductPresets, type ConductPresetId } from '../../../src/service/conducts.ts';
import { Exchanges } from '../../../src/service/exchanges.ts';
import { deliver, httpPost, type EndedPost } from '../../../src/service/notifier.ts';
import { Receiver } from '../../../src/service/receiver.ts';
import { openNetwork } from '../../../src/wire/open-network.ts';
import { bucketsOver } from '../../support/buckets.ts';

const url = 'https://receiver.example/callback';
const body = '{"sign":"ca3e25e5dc17a6f9909a9ae7281e300d","t":1545030873}';
const start = 1_545_030_273_000;
const policy = { retries: 3, intervalMs: 60_000, timeoutMs: 20_000 };
const never = new AbortController().signal;

const exchanges = new Exchanges();
const receiver = new Receiver(() => ({ url, callbackKey: 'test', emptyKey: 'signed' }), exchanges, timers.now);
/** One network for the file: a page has one service worker. */
const network = openNetwork({
  receiver,
  bucket: bucketsOver(),
  liveApi: { answer: async () => ({ status: 200, body: '{}' }) },
  serviceWorkerUrl: '/service-worker.js',
  timers,
});
const post = httpPost({ url, fetch: network.fetch, timers, timeoutMs: policy.timeoutMs, exchanges });

/** Attempts of one callback, as `outcome status at-in-seconds duration-in-seconds body`. */
async function attemptsOf(rawBody: string, index: number): Promise<string[]> {
  const told: string[] = [];
  let attempt = 1;
  const timeline = instantClock(timers).timeline(start);
  const postNext: typeof post = (bodyAt, line, signal) => post(bodyAt, line, signal, { index, attempt });
  for await (const ended of deliver(() => rawBody, postNext, policy, timeline, never)) {
    told.push(lineOf(ended));
    attempt += 1;
  }
  return told;
}

const lineOf = ({ outcome, status, at, durationMs, answer }: EndedPost): string =>
  [outcome, status ?? '-', (at - start) / 1000, durationMs / 1000, answer?.body ?? '-'].join(' ').trim();

const four = (line: (at: number) => string, apart = 60): string[] => [0, 1, 2, 3].map((nth) => line(nth * apart));

const expected: Readonly<Record<Exclude<ConductPresetId, 'random'>, readonly string[]>> = {
  checked: ['answered 200 0 0 {"code":0}'],
  'code-0': ['answered 200 0 0 {"code":0}'],
  'code-1': ['answered 200 0 0 {"code":1}'],
  'empty-200': ['answered 200 0 0'],
  'no-content': four((at) => `answered 204 ${at} 0`),
  moved: four((at) => `redirected 301 ${at} 0`),
  redirect: four((at) => `redirected 302 ${at} 0`),
  'bad-request': four((at) => `answered 400 ${at} 0 {"code":400}`),
  'server-error': four((at) => `answered 500 ${at} 0 {"code":500}`),
  'after-19-s': ['answered 200 0 19 {"code":0}'],
  'after-21-s': four((at) => `timed-out - ${at} 20 -`, 80),
  never: four((at) => `timed-out - ${at} 20 -`, 80),
  refused: four((at) => `unreachable - ${at} 0 -`),
  recovers: [0, 60].map((at) => `answered 500 ${at} 0 {"code":500}`).concat('answered 200 120 0 {"code":0}'),
};

for (const [id, attempts] of Object.entries(expected)) {
  it(`through the service worker a receiver like ${id} is met as planned, without waiting in real time`, async () => {
    receiver.behave(conductOf({ all: conductPresets[id as ConductPresetId], byCallback: new Map() }));
    expect(await attemptsOf(body, 0)).to.deep.equal(attempts);
    expect(network.current).to.equal('service-worker');
  });
}

it('with MSW stopped in mid-run every delivery goes on as planned, and nothing is left unanswered', async () => {
  receiver.behave(conductOf({ all: conductPresets.recovers, byCallback: new Map([[3, conductPresets.refused]]) }));
  const bodyOf = (index: number): string => body.replace('{', `{"index":${index},`);
  const before = Array.from({ length: 20 }, (_, index) => attemptsOf(bodyOf(index), index));
  await Promise.race(before);
  await stopMsw();
  const after = Array.from({ length: 20 }, (_, index) => attemptsOf(bodyOf(index + 20), index + 20));
  for (const [index, attempts] of (await Promise.all([...before, ...after])).entries()) {
    expect(attempts).to.deep.equal(index === 3 ? expected.refused : expected.recovers);
  }
  expect(network.current).to.equal('in-process');
});

/** What MSW's own `stop` and a page that is left do. */
function stopMsw(): Promise<void> {
  return new Promise((resolve) => {
    navigator.serviceWorker.addEventListener('message', ({ data }) => data?.type === 'CLIENT_CLOSED' && resolve());
    navigator.serviceWorker.controller?.postMessage('CLIENT_CLOSE');
  });
}
