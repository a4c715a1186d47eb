import { readFile } from 'node:fs/promises';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';

const script = await readFile(new URL('../../../public/service-worker.js', import.meta.url), 'utf8');

type FetchListener = (event: object) => void;

/** The worker's script in a scope of its own. `msw` stands for MSW's script: it gets the scope's present `fetch`. */
function startWorker(
  msw: (scope: { fetch: (request: Request) => Promise<Response>; listen(listener: FetchListener): void }) => void,
) {
  const listeners: FetchListener[] = [];
  const sent: string[] = [];
  const self = {
    location: new URL('https://page.test/docs/service-worker.js'),
    registration: { unregister: async () => true },
    fetch: async (request: Request) => {
      sent.push(request.url);
      return new Response('from the network');
    },
    addEventListener: (_type: string, listener: FetchListener) => void listeners.push(listener),
  };
  const importScripts = (): void => msw({ fetch: self.fetch, listen: (listener) => void listeners.push(listener) });
  runInNewContext(script, { self, importScripts, URL, Request, Response, Promise });

  /** What the page gets; undefined where the browser fetches by itself. */
  const request = async (url: string): Promise<Response | undefined> => {
    let answer: Promise<Response> | undefined;
    let stopped = false;
    const event = {
      request: new Request(url),
      stopImmediatePropagation: () => (stopped = true),
      respondWith(response: Promise<Response>) {
        if (answer !== undefined) throw new DOMException('called twice', 'InvalidStateError');
        answer = Promise.resolve(response);
      },
    };
    for (const listener of listeners) if (!stopped) listener(event);
    return answer;
  };
  return { request, sent, registration: self.registration };
}

test.each([
  'https://receiver.example/callback',
  'http://b-1.cos.region.myqcloud.com/a.jpg',
  'https://receiver.example:81/x.json',
])('a request to %s that MSW does not take is a network error', async (url) => {
  const worker = startWorker(() => {});
  expect((await worker.request(url))?.type).toBe('error');
  expect(worker.sent).toEqual([]);
});

test('a request to a mocked host that MSW lets through is a network error', async () => {
  const worker = startWorker(({ fetch, listen }) => {
    listen((event) => {
      const { request, respondWith } = event as { request: Request; respondWith(response: Promise<Response>): void };
      respondWith(fetch(request));
    });
  });
  expect((await worker.request('https://receiver.example/callback'))?.type).toBe('error');
  expect(worker.sent).toEqual([]);
});

test('what MSW answers is the answer', async () => {
  const worker = startWorker(({ listen }) => {
    listen((event) => {
      (event as { respondWith(response: Promise<Response>): void }).respondWith(
        Promise.resolve(new Response('mocked')),
      );
    });
  });
  expect(await (await worker.request('https://receiver.example/callback'))?.text()).toBe('mocked');
});

test.each(['https://page.test/docs/assets/app.js', 'https://my-own-receiver.test/hook'])(
  'MSW never sees a request to %s',
  async (url) => {
    const worker = startWorker(({ listen }) => {
      listen(() => expect.unreachable('MSW was asked'));
    });
    expect(await worker.request(url)).toBe(undefined);
  },
);

test('it stays when MSW takes its worker down', async () => {
  expect(await startWorker(() => {}).registration.unregister()).toBe(false);
});
