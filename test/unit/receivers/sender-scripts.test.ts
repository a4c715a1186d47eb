import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { signCallback } from '../../../src/core/signature.ts';
import {
  scriptFileNames,
  scriptLanguages,
  senderScript,
  type ScriptLanguage,
} from '../../../src/elements/sender-script.ts';
import { fakeCapture } from '../../support/fake-simulator.ts';

const interpreters: Readonly<Record<ScriptLanguage, string>> = { node: process.execPath, python: 'python3' };

type Ran = { readonly code: number; readonly lines: readonly string[] };

/** Runs to its end, whatever that is. */
const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> =>
  promisify(execFile)(command, args, { env: { ...process.env, ...env } }).then(
    ({ stdout }) => ({ code: 0, lines: stdout.trimEnd().split('\n') }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, lines: (stdout ?? '').trimEnd().split('\n') }),
  );

const found = await Promise.all(
  scriptLanguages.map(async (language) => ({
    language,
    isThere: (await run(interpreters[language], ['--version'])).code === 0,
  })),
);
for (const { language } of found.filter(({ isThere }) => !isThere))
  console.log(`not run: no ${language === 'python' ? 'Python' : 'Node'}`);
const there = found.filter(({ isThere }) => isThere);

/** What is awkward in quotes, in comments and on the wire. */
const awkward = `直播间 'a' "b" \\ \u2028 😀`;
const rawBodies = fakeCapture('a', 3).screenshots.map(({ rawBody }) =>
  rawBody.replace('"stream_id":"stream_name"', `"stream_id":${JSON.stringify(awkward)}`),
);
const order = { rawBodies, validSeconds: 600, timeoutMs: 2_000 };

/** A receiver on this computer that answers its callbacks with these statuses in turn; 0 is no answer at all. */
async function receiver(statuses: readonly number[]) {
  const posts: { body: string; type: string | undefined }[] = [];
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const status = statuses[posts.length] ?? 200;
    posts.push({ body: await text(request), type: request.headers['content-type'] });
    if (status !== 0) response.writeHead(status, { location: '/elsewhere' }).end('{"code":1}');
  };
  const server = createServer((...exchange) => void receive(...exchange)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { posts, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?token=1`, stop };
}

async function written(language: ScriptLanguage) {
  const folder = await mkdtemp(join(tmpdir(), 'sender-script-'));
  const file = join(folder, scriptFileNames[language]);
  await writeFile(file, senderScript(language, order));
  return { file, remove: () => rm(folder, { recursive: true }) };
}

const picUrls = rawBodies.map((rawBody) => (JSON.parse(rawBody) as { pic_url: string }).pic_url);

test.for(there)('the $language script posts every body byte for byte', async ({ language }, { onTestFinished }) => {
  const [{ posts, url, stop }, { file, remove }] = await Promise.all([receiver([]), written(language)]);
  onTestFinished(stop);
  onTestFinished(remove);
  expect(await run(interpreters[language], [file], { CALLBACK_URL: url })).toEqual({
    code: 0,
    lines: picUrls.map((picUrl) => `200 ${picUrl}`),
  });
  expect(posts).toEqual(rawBodies.map((body) => ({ body, type: 'application/json' })));
});

test.for(there)(
  'the $language script tells what was not taken: a redirect, which it does not follow, and silence',
  async ({ language }, { onTestFinished }) => {
    const [{ posts, url, stop }, { file, remove }] = await Promise.all([receiver([200, 302, 0]), written(language)]);
    onTestFinished(stop);
    onTestFinished(remove);
    const { code, lines } = await run(interpreters[language], [file], { CALLBACK_URL: url });
    expect([code, posts.length]).toEqual([1, 3]);
    expect(lines.slice(0, 2)).toEqual([`200 ${picUrls[0]}`, `302 ${picUrls[1]}`]);
    expect(lines[2]).toMatch(/^time/i);
    stop();
    expect(await run(interpreters[language], [file], { CALLBACK_URL: url })).toMatchObject({
      code: 1,
      lines: [expect.stringMatching(/refused/i), {}, {}],
    });
  },
);

test.for(there)(
  'the $language script signs anew with the key in the environment',
  async ({ language }, { onTestFinished }) => {
    const [{ posts, url, stop }, { file, remove }] = await Promise.all([receiver([]), written(language)]);
    onTestFinished(stop);
    onTestFinished(remove);
    await run(interpreters[language], [file, '--sign'], { CALLBACK_URL: url, CALLBACK_KEY: 'sesame' });
    for (const [place, { body }] of posts.entries()) {
      const { t } = JSON.parse(body) as { t: number };
      expect(t).toBeGreaterThan(Date.now() / 1000 + 500);
      const made = JSON.parse(rawBodies[place]!) as object;
      expect(body).toBe(JSON.stringify({ ...made, sign: signCallback('sesame', t), t }));
    }
    expect(posts).toHaveLength(3);
  },
);

test.each(scriptLanguages)('the %s script says when its signatures expire', (language) => {
  const script = senderScript(language, order);
  expect(script).toContain('expire from 2018-12-17T07:14:33Z to 2018-12-17T07:14:53Z');
  expect(senderScript(language, { ...order, rawBodies: ['{"pic_url":"/a.jpg"}'] })).toContain('not signed');
});
