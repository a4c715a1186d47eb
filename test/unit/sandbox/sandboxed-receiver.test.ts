import { expect, test } from 'vitest';
import type { SandboxReply, SandboxRequest } from '../../../src/sandbox/protocol.ts';
import { sandboxedReceiver } from '../../../src/sandbox/sandboxed-receiver.ts';
import type { OwnRequest } from '../../../src/service/own-receiver.ts';
import { testTimers } from '../../support/test-timers.ts';

type Say = (text: unknown) => void;

/** What runs in the sandbox: is told each message, and says what it likes. */
type Inside = (message: SandboxRequest, say: Say) => void;

const wellBehaved: Inside = (message, say) => say(JSON.stringify(replyTo(message)));

function replyTo({ kind, id }: SandboxRequest): SandboxReply {
  if (kind === 'ping' || kind === 'alive') return { kind: 'pong', id };
  if (kind === 'load') return { kind: 'loaded', id };
  return { kind: 'response', id, response: { status: 200, headers: {}, body: 'taken' } };
}

/** Only requests are answered otherwise. */
const onRequest =
  (inside: Inside): Inside =>
  (message, say) =>
    (message.kind === 'request' ? inside : wellBehaved)(message, say);

/** A sandbox whose frame is alive, unless the test says otherwise. */
function setUp(inside: Inside, frame: Inside = wellBehaved) {
  const timers = testTimers(0, 0);
  const opened: { isClosed: boolean }[] = [];
  let lastId = 0;
  const receiver = sandboxedReceiver({
    timers,
    newId: () => `id ${(lastId += 1)}`,
    openFrame: () => {
      const { port1, port2 } = new MessageChannel();
      const state = { isClosed: false };
      opened.push(state);
      port2.onmessage = ({ data }) => {
        const message = JSON.parse(data as string) as SandboxRequest;
        (message.kind === 'alive' ? frame : inside)(message, (text) => port2.postMessage(text));
      };
      return {
        port: port1,
        close: () => {
          state.isClosed = true;
          port2.close();
        },
      };
    },
  });
  return { receiver, opened, timers };
}

const request: OwnRequest = {
  method: 'POST',
  url: 'https://receiver.example/callback',
  headers: {},
  rawBody: '{}',
  nowUnixSeconds: 1,
};

test('no frame is there before code is loaded, and none after the receiver is disposed of', async () => {
  const { receiver, opened } = setUp(wellBehaved);
  expect(opened).toHaveLength(0);
  expect(await receiver.load('code')).toEqual({ ok: true });
  expect(await receiver.answer(request)).toEqual({ status: 200, headers: {}, body: 'taken' });
  receiver.dispose();
  expect(opened).toEqual([{ isClosed: true }]);
});

test('a receiver that was never loaded answers nothing', async () => {
  const { receiver, opened } = setUp(wellBehaved);
  expect(await receiver.answer(request)).toEqual({ problem: { code: 'own-receiver-unavailable' } });
  expect(opened).toHaveLength(0);
});

test('code that cannot be used is told, and its frame is closed', async () => {
  const { receiver, opened } = setUp((message, say) => {
    if (message.kind !== 'load') return wellBehaved(message, say);
    const problem = { code: 'own-receiver-syntax', message: 'Unexpected token', line: 3 };
    say(JSON.stringify({ kind: 'problem', id: message.id, problem }));
  });
  expect(await receiver.load('code')).toEqual({
    ok: false,
    problem: { code: 'own-receiver-syntax', message: 'Unexpected token', line: 3 },
  });
  expect(opened).toEqual([{ isClosed: true }]);
});

test('code that is too long is not even brought there', async () => {
  const { receiver, opened } = setUp(wellBehaved);
  const loading = await receiver.load('x'.repeat(200_001));
  expect(loading).toEqual({ ok: false, problem: { code: 'own-receiver-too-large' } });
  expect(opened).toHaveLength(0);
});

test.each<[string, Inside]>([
  [
    'a second answer',
    ({ id }, say) => {
      say(JSON.stringify({ kind: 'pong', id }));
      say(JSON.stringify({ kind: 'pong', id }));
    },
  ],
  ['an answer to what nobody asked', (_, say) => say('{"kind":"pong","id":"guessed"}')],
  ['what is no text', (_, say) => say({ kind: 'pong' })],
  ['what is no reply', (_, say) => say('hello')],
  [
    'an answer that HTTP has not',
    ({ id }, say) => say(JSON.stringify({ kind: 'response', id, response: { status: 1 } })),
  ],
])('%s ends the sandbox; the next request finds a new one', async (_, inside) => {
  let isFirst = true;
  const { receiver, opened } = setUp(
    onRequest((message, say) => {
      if (isFirst) inside(message, say);
      else wellBehaved(message, say);
      isFirst = false;
    }),
  );
  await receiver.load('code');
  expect(await receiver.answer(request)).toEqual({ problem: { code: 'own-receiver-unasked' } });
  await expect.poll(() => opened).toEqual([{ isClosed: true }]);
  expect(await receiver.answer(request)).toMatchObject({ status: 200 });
  expect(opened).toEqual([{ isClosed: true }, { isClosed: false }]);
  receiver.dispose();
});

test('a thread that runs in circles is ended after two seconds, and everybody who waits is told', async () => {
  let isBusy = false;
  const { receiver, opened, timers } = setUp((message, say) => {
    isBusy ||= message.kind === 'request';
    if (!isBusy) wellBehaved(message, say);
  });
  await receiver.load('code');
  const answers = Promise.all([receiver.answer(request), receiver.answer(request)]);
  await timers.advance(1_900);
  expect(opened).toEqual([{ isClosed: false }]);
  await timers.advance(600);
  expect(await answers).toEqual([
    { problem: { code: 'own-receiver-hangs' } },
    { problem: { code: 'own-receiver-hangs' } },
  ]);
  expect(opened).toEqual([{ isClosed: true }]);
});

test('a sandbox that is silent as a whole is one that the browser ended', async () => {
  let isGone = false;
  const inside: Inside = (message, say) => {
    isGone ||= message.kind === 'request';
    if (!isGone) wellBehaved(message, say);
  };
  const { receiver, opened, timers } = setUp(inside, () => {});
  await receiver.load('code');
  const answer = receiver.answer(request);
  await timers.advance(4_500);
  expect(await answer).toEqual({ problem: { code: 'own-receiver-died' } });
  expect(opened).toEqual([{ isClosed: true }]);
});

test('code that runs in circles while it is loaded is ended as well', async () => {
  let isBusy = false;
  const { receiver, timers } = setUp((message, say) => {
    isBusy ||= message.kind === 'load';
    if (!isBusy) wellBehaved(message, say);
  });
  const loading = receiver.load('for (;;);');
  await timers.advance(2_500);
  expect(await loading).toEqual({ ok: false, problem: { code: 'own-receiver-hangs' } });
});

test('a receiver that only never answers loses that request, not its life; an answer that comes too late is let go', async () => {
  let late = (): void => {};
  let count = 0;
  const { receiver, opened, timers } = setUp(
    onRequest((message, say) => {
      count += 1;
      if (count === 1) late = () => wellBehaved(message, say);
      else wellBehaved(message, say);
    }),
  );
  await receiver.load('code');
  const answer = receiver.answer(request);
  await timers.advance(6_000);
  expect(await answer).toEqual({ problem: { code: 'own-receiver-silent' } });
  late();
  expect(await receiver.answer(request)).toMatchObject({ status: 200 });
  expect(opened).toEqual([{ isClosed: false }]);
  receiver.dispose();
});

test('a sandbox that does not start is given up after a while', async () => {
  const { receiver, opened, timers } = setUp(() => {});
  const loading = receiver.load('code');
  await timers.advance(15_500);
  expect(await loading).toEqual({ ok: false, problem: { code: 'own-receiver-unavailable' } });
  expect(opened).toEqual([{ isClosed: true }]);
});

test('what the frame ended is told as the frame tells it', async () => {
  const { receiver } = setUp(onRequest((_, say) => say('{"kind":"ended","code":"own-receiver-too-large"}')));
  await receiver.load('code');
  expect(await receiver.answer(request)).toEqual({ problem: { code: 'own-receiver-too-large' } });
});
