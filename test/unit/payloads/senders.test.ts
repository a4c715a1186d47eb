import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TextFormatId } from '../../../src/payloads/formats.ts';
import { payloads } from '../../../src/payloads/generator.ts';
import type { PayloadPlan } from '../../../src/payloads/plan.ts';
import { sampleReceivers } from '../../../src/service/sample-receivers.ts';
import { callbackKey } from '../../support/receivers/grade.ts';
import { isInstalled } from '../../support/receivers/installed.ts';
import { startSample, type RunningSample } from '../../support/receivers/sample-process.ts';
import { allCasesNow, folderFor, outcomeOf } from '../../support/skeletons/all-cases.ts';
import { node, ownPackages } from '../../support/skeletons/runners.ts';

// Scripts, collections and files of requests, sent by the programs that they are for.

const newman = join(ownPackages, 'newman/bin/newman.js');
const httpyac = process.env['HTTPYAC_PATH'] ?? 'httpyac';

type Sender = {
  readonly name: string;
  readonly id: TextFormatId;
  readonly probe: readonly string[];
  readonly send: readonly string[];
};
const curlScript: Sender = { name: 'curl', id: 'curl', probe: ['curl', '--version'], send: ['sh', 'callbacks.sh'] };
const collection: Sender = {
  name: 'Newman, the runner of Postman',
  id: 'postman',
  probe: [node, newman, '--version'],
  send: [node, newman, 'run', 'callbacks.postman_collection.json'],
};
const requestFile: Sender = {
  name: 'httpYac',
  id: 'http',
  probe: [httpyac, '--version'],
  send: [httpyac, 'send', 'callbacks.http', '--all', '--output', 'none'],
};
const senders = [curlScript, collection, requestFile].filter(({ probe }) => isInstalled(probe));
for (const { name } of [curlScript, collection, requestFile].filter((sender) => !senders.includes(sender)))
  console.log(`not run: ${name}`);

/** Keeps what came, and answers as a right receiver does. */
const received: { type: string | undefined; body: string }[] = [];
const pass = async (request: IncomingMessage): Promise<number> => {
  const type = request.headers['content-type'];
  const body = await buffer(request);
  received.push({ type, body: body.toString() });
  const headers = type === undefined ? {} : { 'content-type': type };
  return (await fetch(receiver.url, { method: 'POST', headers, body: Uint8Array.from(body) })).status;
};
const recorder = createServer((request, response) => void pass(request).then((code) => response.writeHead(code).end()));
let receiver: RunningSample;
beforeAll(async () => {
  await once(recorder.listen(0, '127.0.0.1'), 'listening');
  receiver = await startSample(
    sampleReceivers.find(({ id }) => id === 'node-http')!,
    callbackKey,
  );
});
afterAll(async () => {
  recorder.close();
  await receiver.stop();
});

async function sent({ id, send }: Sender, plan: PayloadPlan, url: string): Promise<string> {
  return outcomeOf(send, await folderFor(id, plan, { url }), { CALLBACK_URL: url });
}

/** A text as editors' files of requests have it: without white space around it, and with `{{` escaped. */
const inFile = (body: string): string => body.trim().replaceAll('\\u007b', '{');

/** A file of requests says nothing of answers. */
const judges = ({ id }: Sender): boolean => id !== 'http';

test.for(senders)(
  '$name posts every body as it is, in order, with its type, and finds a right receiver right',
  { timeout: 120_000 },
  async (sender) => {
    const plan = { ...allCasesNow(), count: 50 };
    received.length = 0;
    const outcome = await sent(sender, plan, `http://127.0.0.1:${(recorder.address() as AddressInfo).port}/callback`);
    const asWritten = sender.id === 'curl' ? (body: string) => body : inFile;
    expect(received.map(({ type, body }) => ({ type, body: asWritten(body) }))).toEqual(
      [...payloads(plan)].map(({ headers, body }) => ({ type: headers['content-type'], body: asWritten(body) })),
    );
    expect(judges(sender) ? outcome : 'passed').toBe('passed');
  },
);

test.for(senders.filter(judges))('$name finds another key wrong', { timeout: 120_000 }, async (sender) => {
  const wrong = { ...allCasesNow(), count: 1, negatives: {}, key: 'wrong' };
  expect(await sent(sender, wrong, receiver.url)).toMatch(/WRONG 403|expected 403 to equal 200/);
});

test('the curl script is right for bash as well', async () => {
  expect(await outcomeOf(['bash', '-n', 'callbacks.sh'], await folderFor('curl', allCasesNow()))).toBe('passed');
});
