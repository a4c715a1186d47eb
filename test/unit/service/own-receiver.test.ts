import { expect, test } from 'vitest';
import { OwnReceiverDesk } from '../../../src/service/own-receiver-desk.ts';
import {
  ownConduct,
  type OwnAnswer,
  type OwnReceiver,
  type OwnReceiverCode,
} from '../../../src/service/own-receiver.ts';

const request = { method: 'POST', url: 'https://receiver.example/', headers: {}, rawBody: '{}', nowUnixSeconds: 1 };
const answering = (answer: OwnAnswer) => ({ answer: async () => answer });

test('an answer goes on as it is, at once', async () => {
  const response = { status: 403, headers: { a: 'b' }, body: 'no' };
  expect(await ownConduct(answering(response))(request)).toEqual({ kind: 'answer', ...response, delayMs: 0 });
});

test.each<[OwnReceiverCode, object]>([
  ['own-receiver-throws', { kind: 'answer', status: 500 }],
  ['own-receiver-no-response', { kind: 'answer', status: 500 }],
  ['own-receiver-hangs', { kind: 'never' }],
  ['own-receiver-silent', { kind: 'never' }],
  ['own-receiver-died', { kind: 'unreachable' }],
  ['own-receiver-unasked', { kind: 'unreachable' }],
])('%s reaches the service as a real server’s failure would', async (code, answer) => {
  const problems: unknown[] = [];
  const conduct = ownConduct(answering({ problem: { code } }), (problem) => problems.push(problem));
  expect(await conduct(request)).toMatchObject(answer);
  expect(problems).toEqual([{ code }]);
});

/** Receivers whose code is the body of what they answer; `broken` cannot be loaded. */
function setUp() {
  const receivers: { source: string; isDisposed: boolean }[] = [];
  const open = (): OwnReceiver => {
    const state = { source: '', isDisposed: false };
    receivers.push(state);
    return {
      load: async (source) => {
        state.source = source;
        return source === 'broken' ? { ok: false, problem: { code: 'own-receiver-syntax' } } : { ok: true };
      },
      answer: async () => ({ status: 200, headers: {}, body: state.source }),
      dispose: () => void (state.isDisposed = true),
    };
  };
  return { desk: new OwnReceiverDesk(open, 'first'), receivers };
}

test('code that cannot be loaded leaves the receiver in use alone', async () => {
  const { desk, receivers } = setUp();
  await desk.use('good');
  expect(await desk.use('broken')).toEqual({ ok: false, problem: { code: 'own-receiver-syntax' } });
  expect(desk.state.current.sourceInUse).toBe('good');
  expect(await desk.state.current.inUse?.answer(request)).toMatchObject({ body: 'good' });
  expect(receivers.map(({ isDisposed }) => isDisposed)).toEqual([false, true]);
});

test('trying code puts nothing to use and leaves nothing behind', async () => {
  const { desk, receivers } = setUp();
  await desk.use('good');
  expect(await desk.try('other', request)).toMatchObject({ body: 'other' });
  expect(desk.state.current.sourceInUse).toBe('good');
  expect(receivers).toEqual([
    { source: 'good', isDisposed: false },
    { source: 'other', isDisposed: true },
  ]);
});

test('the simulated receiver comes back, and the own one is ended', async () => {
  const { desk, receivers } = setUp();
  await desk.use('good');
  desk.useSimulated();
  expect(desk.state.current).toMatchObject({ source: 'first', sourceInUse: undefined, inUse: undefined });
  expect(receivers).toEqual([{ source: 'good', isDisposed: true }]);
});
