import { expect, test } from 'vitest';
import { Network, type WorkerWay } from '../../../src/wire/network.ts';
import { receiverHandlers } from '../../../src/wire/receiver-handlers.ts';

type Reply = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };

const url = 'https://receiver.example/callback';
const post = (body: string, init: RequestInit = {}): Request => new Request(url, { method: 'POST', body, ...init });

/** A network whose worker and timers do what the test says. */
function setUp(behaviour: Partial<WorkerWay> = {}) {
  const taken: string[] = [];
  const replies: (Reply | Promise<Reply>)[] = [];
  const sent: Request[] = [];
  const timers: (() => void)[] = [];
  let arrive = (_request: Request): Promise<Response> => Promise.reject(new Error('not started'));

  const receiver = {
    url,
    async take({ rawBody }: { readonly rawBody: string }): Promise<Reply> {
      taken.push(rawBody);
      return replies.shift() ?? { status: 200, headers: {}, body: `took ${rawBody}` };
    },
  };
  const way: WorkerWay = {
    carries: ({ hostname }) => hostname === 'receiver.example',
    start: async (answer) => void (arrive = answer),
    isOpen: () => true,
    send: (request) => arrive(request).then(asBrowserGives),
    ...behaviour,
  };
  const counted: WorkerWay = { ...way, send: (request) => (sent.push(request), way.send(request)) };
  const network = new Network(receiverHandlers(receiver), counted, {
    after: (_ms, work) => {
      timers.push(work);
      return () => void timers.splice(timers.indexOf(work), 1);
    },
  });
  /** Lets every patience run out: all timers, those that they set, and so on. */
  const runOutOfPatience = async (): Promise<void> => {
    for (let round = 0; round < 3; round++) {
      for (const work of timers.splice(0)) work();
      await turn();
    }
  };
  return {
    network,
    receiver,
    taken,
    replies,
    sent,
    timers,
    runOutOfPatience,
    arrive: (request: Request) => arrive(request),
  };
}

/** A later task: all that waits for settled promises has run. */
const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

function asBrowserGives(response: Response): Response {
  if (response.type === 'error') throw new TypeError('Failed to fetch');
  return response;
}

const never = <T>(): Promise<T> => new Promise(() => {});

test('a request to a mocked host goes through the worker and is taken once', async () => {
  const { network, taken, sent } = setUp();
  const response = await network.fetch(post('a'));
  expect([response.status, await response.text()]).toEqual([200, 'took a']);
  expect([network.current, taken, sent.length]).toEqual(['service-worker', ['a'], 1]);
});

test('while the worker starts, requests wait for it', async () => {
  const ready = Promise.withResolvers<void>();
  let answer: ((request: Request) => Promise<Response>) | undefined;
  const { network, sent } = setUp({
    start: (given) => {
      answer = given;
      return ready.promise;
    },
    send: (request) => answer!(request),
  });
  const response = network.fetch(post('a'));
  await turn();
  expect([network.current, sent.length]).toEqual(['starting', 0]);
  ready.resolve();
  expect((await response).status).toBe(200);
  expect([network.current, sent.length]).toEqual(['service-worker', 1]);
});

test('without a worker the handlers answer in the page, and nothing is sent', async () => {
  const { network, taken, sent } = setUp({ start: () => Promise.reject(new Error('insecure host')) });
  expect(await (await network.fetch(post('a'))).text()).toBe('took a');
  expect([network.current, taken, sent]).toEqual(['in-process', ['a'], []]);
});

test('a worker that does not come up in time is not waited for, and used once it is there', async () => {
  const ready = Promise.withResolvers<void>();
  const { network, sent, runOutOfPatience } = setUp({
    start: () => ready.promise,
    send: async () => new Response('worker'),
  });
  const first = network.fetch(post('a'));
  await runOutOfPatience();
  expect(await (await first).text()).toBe('took a');
  expect([network.current, sent.length]).toEqual(['in-process', 0]);
  ready.resolve();
  await turn();
  expect(await (await network.fetch(post('b'))).text()).toBe('worker');
  expect(network.current).toBe('service-worker');
});

test('a host that the worker does not know is answered in the page', async () => {
  const { network, receiver, sent } = setUp();
  receiver.url = 'https://me.test/hook';
  const response = await network.fetch(new Request('https://me.test/hook', { method: 'POST', body: 'a' }));
  expect(await response.text()).toBe('took a');
  expect(sent).toEqual([]);
});

test('a host that nobody answers for is a network error, and nothing is sent', async () => {
  const { network, sent } = setUp();
  await expect(network.fetch(new Request('https://nobody.test/'))).rejects.toBeInstanceOf(TypeError);
  expect(sent).toEqual([]);
});

test('when the page has lost its worker nothing is sent, and the page answers until it is back', async () => {
  let isOpen = false;
  const { network, sent, taken } = setUp({ isOpen: () => isOpen });
  expect(await (await network.fetch(post('a'))).text()).toBe('took a');
  expect([network.current, sent.length]).toEqual(['in-process', 0]);
  isOpen = true;
  await network.fetch(post('b'));
  expect([network.current, sent.length, taken]).toEqual(['service-worker', 1, ['a', 'b']]);
});

test('when the worker fails before the handlers were reached, the page answers from then on', async () => {
  const { network, taken, sent } = setUp({ send: () => Promise.reject(new TypeError('Failed to fetch')) });
  expect(await (await network.fetch(post('a'))).text()).toBe('took a');
  expect(network.current).toBe('in-process');
  await network.fetch(post('b'));
  expect([taken, sent.length]).toEqual([['a', 'b'], 1]);
});

test('when the worker is silent, the page answers from then on', async () => {
  const { network, taken, runOutOfPatience } = setUp({ send: never });
  const response = network.fetch(post('a'));
  await turn();
  await runOutOfPatience();
  expect(await (await response).text()).toBe('took a');
  expect([network.current, taken]).toEqual(['in-process', ['a']]);
});

test('a request that comes through late is not taken again: it gets the same answer, and the worker is trusted again', async () => {
  const { network, taken, sent, arrive, runOutOfPatience } = setUp({ send: never });
  const response = network.fetch(post('a'));
  await turn();
  await runOutOfPatience();
  expect(await (await response).text()).toBe('took a');
  expect(await (await arrive(sent[0]!)).text()).toBe('took a');
  expect([network.current, taken]).toEqual(['service-worker', ['a']]);
});

test('when the worker dies after the handlers were reached, the sender still gets their answer, taken once', async () => {
  const { network, taken, arrive } = setUp({
    send: async (request) => {
      await arrive(request);
      throw new TypeError('Failed to fetch');
    },
  });
  expect(await (await network.fetch(post('a'))).text()).toBe('took a');
  expect([network.current, taken]).toEqual(['in-process', ['a']]);
});

test('handlers that take their time are waited for, and the worker stays trusted', async () => {
  const { network, replies, taken, runOutOfPatience } = setUp();
  const reply = Promise.withResolvers<Reply>();
  replies.push(reply.promise);
  const response = network.fetch(post('a'));
  await turn();
  await runOutOfPatience();
  reply.resolve({ status: 200, headers: {}, body: 'slow' });
  expect(await (await response).text()).toBe('slow');
  expect([network.current, taken]).toEqual(['service-worker', ['a']]);
});

test('a receiver that is unreachable is a network error through the worker too, and the worker stays trusted', async () => {
  const { network, replies } = setUp();
  replies.push({ status: 0, headers: {}, body: '' });
  await expect(network.fetch(post('a'))).rejects.toBeInstanceOf(TypeError);
  expect(network.current).toBe('service-worker');
});

test('two requests of the same content are both taken, each once', async () => {
  const { network, taken } = setUp();
  await Promise.all([network.fetch(post('same')), network.fetch(post('same'))]);
  await network.fetch(post('same'));
  expect(taken).toEqual(['same', 'same', 'same']);
});

test('the receiver sees a request without any mark of ours', async () => {
  const { network, sent } = setUp();
  await network.fetch(post('a', { headers: { 'content-type': 'application/json' } }));
  expect([...sent[0]!.headers.keys()]).toEqual(['content-type']);
});

test('what somebody else sends through the worker is answered as it comes', async () => {
  const { network, taken, arrive } = setUp();
  await network.fetch(post('a'));
  expect(await (await arrive(post('b'))).text()).toBe('took b');
  expect(taken).toEqual(['a', 'b']);
});

test.each(['in-process', 'service-worker'])('given up, a request ends at once with the reason (%s)', async (route) => {
  const reply = never<Reply>();
  const { network, replies } = setUp(
    route === 'in-process'
      ? { start: () => Promise.reject(new Error('none')) }
      : {
          send: (request) =>
            new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason))),
        },
  );
  replies.push(reply);
  const abort = new AbortController();
  const response = network.fetch(post('a', { signal: abort.signal }));
  await turn();
  abort.abort(new Error('stopped'));
  await expect(response).rejects.toThrow('stopped');
  await expect(network.fetch(post('b', { signal: abort.signal }))).rejects.toThrow('stopped');
});

test('in the page a redirect looks as fetch shows it, and is not followed', async () => {
  const { network, replies } = setUp({ start: () => Promise.reject(new Error('none')) });
  replies.push({ status: 302, headers: { location: 'https://real.test/' }, body: '' });
  const response = await network.fetch(post('a', { redirect: 'manual' }));
  expect([response.type, response.status, response.ok]).toEqual(['opaqueredirect', 0, false]);
});

test('listeners hear of each change of route once, until they are released', async () => {
  const { network, arrive, sent, runOutOfPatience } = setUp({ send: never });
  const heard: string[] = [];
  const release = network.subscribe(() => heard.push(network.current));
  void network.fetch(post('a'));
  await turn();
  await runOutOfPatience();
  await network.fetch(post('b'));
  expect(heard).toEqual(['service-worker', 'in-process']);
  release();
  await arrive(sent[0]!);
  expect(heard).toEqual(['service-worker', 'in-process']);
});

test('no timer is left behind by an answered request', async () => {
  const { network, timers } = setUp();
  await network.fetch(post('a'));
  await turn();
  expect(timers).toEqual([]);
});
