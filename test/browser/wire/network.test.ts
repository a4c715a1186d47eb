import { expect } from '@open-wc/testing';
import { memoryObjects } from '../../../src/service/memory-objects.ts';
import type { Network } from '../../../src/wire/network.ts';
import { openNetwork } from '../../../src/wire/open-network.ts';
import type { ReceiverParty } from '../../../src/wire/receiver-handlers.ts';
import { bucketsOver } from '../../support/buckets.ts';

const host = 'testbucket-1234567890.cos.ap-guangzhou.myqcloud.com';

const taken: string[] = [];
const receiver: ReceiverParty = {
  url: 'https://receiver.example/callback',
  async take({ method, rawBody }) {
    taken.push(`${method} ${rawBody}`);
    return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"code":0}' };
  },
};
const anyObject = async (bucketHost: string, objectKey: string) => ({
  bucketHost,
  objectKey,
  screenshot: { captureId: 'a', index: 0 },
  etag: '"e"',
  lastModified: 1_545_030_273,
  bytes: 3,
  body: new Blob(['abc']),
});

/** One network for the file: a page has one service worker. */
const network: Network = openNetwork({
  receiver,
  bucket: bucketsOver({ ...memoryObjects(), object: anyObject }),
  liveApi: { answer: async () => ({ status: 200, body: '{}' }) },
  serviceWorkerUrl: '/service-worker.js',
  timers: {
    after: (ms, work) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  },
});

const post = (body: string, url = receiver.url): Promise<Response> =>
  network.fetch(new Request(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body }));

it('on the first visit a callback goes through the service worker and is taken once', async () => {
  const response = await post('{"first":1}');
  expect([response.status, await response.text()]).to.deep.equal([200, '{"code":0}']);
  expect(network.current).to.equal('service-worker');
  expect(taken).to.deep.equal(['POST {"first":1}']);
  expect(navigator.serviceWorker.controller?.scriptURL).to.match(/\/service-worker\.js$/);
});

it('an object is fetched from the bucket, over http and https, with the headers that a bucket gives', async () => {
  for (const scheme of ['http', 'https']) {
    const response = await network.fetch(new Request(`${scheme}://${host}/2018-12-17/a.jpg`));
    expect([response.status, await response.text(), response.headers.get('etag')]).to.deep.equal([200, 'abc', '"e"']);
  }
  const part = await network.fetch(new Request(`https://${host}/a.jpg`, { headers: { range: 'bytes=1-1' } }));
  expect([part.status, await part.text(), part.headers.get('content-range')]).to.deep.equal([206, 'b', 'bytes 1-1/3']);
});

it('what the page fetches by itself from a mocked host is answered too; its own files come from its host', async () => {
  const response = await fetch(`https://${host}/direct.jpg`);
  expect(await response.text()).to.equal('abc');
  expect((await fetch('/service-worker.js')).headers.get('content-type')).to.match(/javascript/);
});

it('many callbacks at once are each taken once', async () => {
  const before = taken.length;
  const bodies = Array.from({ length: 200 }, (_, index) => `{"n":${index}}`);
  const responses = await Promise.all(bodies.map((body) => post(body)));
  expect(responses.every(({ status }) => status === 200)).to.equal(true);
  expect(taken.slice(before).toSorted()).to.deep.equal(bodies.map((body) => `POST ${body}`).toSorted());
});

it('a receiver that nothing answers for is a network error, and the service worker stays in use', async () => {
  const take = receiver.take;
  receiver.take = async () => ({ status: 0, headers: {}, body: '' });
  const error = await post('{"unreachable":1}').catch((reason: unknown) => reason);
  receiver.take = take;
  expect(error).to.be.instanceOf(TypeError);
  expect(network.current).to.equal('service-worker');
});

it('a redirect is shown as fetch shows it, and not followed', async () => {
  const take = receiver.take;
  receiver.take = async () => ({ status: 302, headers: { location: 'https://real.test/' }, body: '' });
  const response = await network.fetch(new Request(receiver.url, { method: 'POST', body: 'x', redirect: 'manual' }));
  receiver.take = take;
  expect([response.type, response.status]).to.deep.equal(['opaqueredirect', 0]);
});

it('with MSW stopped, the page answers its callbacks, and what else it asks of a mocked host is an error', async () => {
  await stopMsw();
  for (const url of [`https://${host}/a.jpg`, `http://${host}/a.jpg`, receiver.url]) {
    const error = await fetch(url).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(TypeError);
  }
  const response = await post('{"stopped":1}');
  expect(await response.text()).to.equal('{"code":0}');
  expect(taken.filter((request) => request === 'POST {"stopped":1}')).to.have.length(1);
  expect(network.current).to.equal('in-process');
});

/** What MSW's own `stop` and a page that is left do. */
function stopMsw(): Promise<void> {
  return new Promise((resolve) => {
    navigator.serviceWorker.addEventListener('message', ({ data }) => data?.type === 'CLIENT_CLOSED' && resolve());
    navigator.serviceWorker.controller?.postMessage('CLIENT_CLOSE');
  });
}
