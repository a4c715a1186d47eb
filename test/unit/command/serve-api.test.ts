import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { apiClients } from '../../support/api-clients.ts';
import { endOf, said, startCommand } from '../../support/command.ts';
import { provision } from '../../support/provisioning.ts';

/** Serves until the test ends; `printed` ends it before, and tells all that it said of requests. */
async function serving(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const server = startCommand(['serve', '--port', '0', ...words], { env });
  onTestFinished(() => void server.kill('SIGKILL'));
  const [, api = ''] = await said(server, /(?:"api":"|^API +)(http:[^" ]+)/m);
  const printed = async (): Promise<string> => {
    const ended = endOf(server);
    server.kill('SIGINT');
    return (await ended).stdout;
  };
  return { api, printed };
}

const served = async (words: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<string> =>
  (await serving(['--json', ...words], env)).api;

test("Tencent's clients configure screencapture on this computer, with the printed address as their endpoint", async () => {
  const local = { endpoint: new URL(await served()).host, protocol: 'http://' };
  for (const { client } of apiClients) {
    for (const reqMethod of ['GET', 'POST'] as const) {
      await provision(client({ ...local, reqMethod, signMethod: 'TC3-HMAC-SHA256' }));
      await provision(client({ ...local, reqMethod, signMethod: 'HmacSHA256' }));
    }
  }
});

/** A call that works and one that does not, each with the callback key in sight of who looks at the request. */
async function askInSight(api: string) {
  const local = { endpoint: new URL(api).host, protocol: 'http://' };
  const get = apiClients[0]!.client({ ...local, reqMethod: 'GET', signMethod: 'TC3-HMAC-SHA256' });
  const own = { TemplateName: 'a', SnapshotNotifyUrl: 'https://receiver.example/', CallbackKey: 'SesameSesame' };
  await get.call('CreateLiveCallbackTemplate', own);
  const form = apiClients[0]!.client({ ...local, signMethod: 'HmacSHA256' });
  const gone = form.call('ModifyLiveCallbackTemplate', { ...own, TemplateId: 1 });
  await expect(gone).rejects.toMatchObject({ code: 'FailedOperation.NotFound' });
  const headers = { authorization: 'x', 'x-tc-action': 'Nonsense', 'x-tc-version': '2018-08-01' };
  await fetch(api, { method: 'POST', headers, body: '{"CallbackKey":"SesameSesame"}' });
  await fetch(`${api}?Action=%1b%5B2J&Signature=a&SecretId=a&callback%4Bey=SesameSesame`);
}

test('of each call it tells action and error, and neither key', async () => {
  const keys = { TENCENTCLOUD_SECRET_ID: 'AKIDown', TENCENTCLOUD_SECRET_KEY: 'own-secret-key' };
  const [json, plain] = await Promise.all([serving(['--json'], keys), serving([], keys)]);
  await Promise.all([askInSight(json.api), askInSight(plain.api)]);
  const [asJson, asText] = await Promise.all([json.printed(), plain.printed()]);
  const lines = asJson.split('\n').filter((line) => line.includes('"kind":"request"'));
  const told = lines.map((line) => JSON.parse(line) as object);
  expect(told).toMatchObject([
    { method: 'GET', status: 200, action: 'CreateLiveCallbackTemplate' },
    { method: 'POST', status: 200, action: 'ModifyLiveCallbackTemplate', error: 'FailedOperation.NotFound' },
    { method: 'POST', status: 200, action: 'Nonsense', error: 'AuthFailure.InvalidAuthorization' },
    { method: 'GET', status: 200, action: '\uFFFD[2J', error: 'AuthFailure.InvalidAuthorization' },
  ]);
  expect(told[0]).not.toHaveProperty('error');
  expect(asText).toMatch(/^GET https:\/\/live\.tencentcloudapi\.com\/\?\S+ 200 CreateLiveCallbackTemplate$/m);
  expect(asText).toContain('/ 200 ModifyLiveCallbackTemplate FailedOperation.NotFound\n');
  expect(asText).toContain('CallbackKey=***');
  for (const output of [asJson, asText]) {
    expect(output).not.toMatch(/Sesame|own-secret-key/);
    expect(output).not.toContain('\u001B');
  }
});

test('templates are refused whose bucket is said not to be there, or not to be open to the service', async () => {
  const host = (bucket: string) => `${bucket}-1234567890.cos.ap-guangzhou.myqcloud.com`;
  const api = await served(['--missing-bucket', host('gone'), '--unwritable-bucket', host('shut'), host('closed')]);
  const { call } = apiClients[0]!.client({ endpoint: new URL(api).host, protocol: 'http://' });
  const create = (CosBucket: string) =>
    call('CreateLiveSnapshotTemplate', {
      TemplateName: 'a',
      CosAppId: 1_234_567_890,
      CosBucket,
      CosRegion: 'ap-guangzhou',
    });
  await expect(create('gone')).rejects.toMatchObject({ code: 'FailedOperation.CosBucketNotExist' });
  for (const bucket of ['shut', 'closed']) {
    await expect(create(bucket)).rejects.toMatchObject({ code: 'FailedOperation.CosBucketNotPermission' });
  }
  await create('open');
  expect((await fetch(`${api}${host('gone')}/a.jpg`)).status).toBe(404);
  expect(await (await fetch(`${api}${host('gone')}/a.jpg`)).text()).toContain('NoSuchBucket');
});

test('a pair of one’s own is taken from where Tencent’s tools have it, beside the example', async () => {
  const own = { secretId: 'AKIDown', secretKey: 'own-key' };
  const api = await served([], { TENCENTCLOUD_SECRET_ID: own.secretId, TENCENTCLOUD_SECRET_KEY: own.secretKey });
  const local = { endpoint: new URL(api).host, protocol: 'http://' };
  const [{ client } = apiClients[0]!] = apiClients;
  for (const credential of [{}, { credential: own }]) {
    expect(await client({ ...local, ...credential }).call('DescribeLiveSnapshotRules')).toMatchObject({ Rules: [] });
  }
  const wrong = client({ ...local, credential: { ...own, secretKey: 'other' } });
  await expect(wrong.call('DescribeLiveSnapshotRules')).rejects.toMatchObject({ code: 'AuthFailure.SignatureFailure' });
});

test('the API answers by Host and at a path prefix, and only a lenient one takes what says that it is not signed', async () => {
  const headers = {
    authorization: 'SKIP',
    'content-type': 'application/json',
    'x-tc-action': 'DescribeLiveSnapshotRules',
    'x-tc-version': '2018-08-01',
  };
  const ask = async (url: string) => (await fetch(url, { method: 'POST', headers, body: '{}' })).text();
  const strict = await served();
  expect(await ask(strict)).toContain('AuthFailure.InvalidAuthorization');
  const lenient = await served(['--lenient']);
  for (const url of [
    lenient,
    `${lenient}live.tencentcloudapi.com/`,
    `${lenient}live.ap-guangzhou.tencentcloudapi.com/`,
  ]) {
    expect(await ask(url)).toContain('"Rules":[]');
  }
  expect((await fetch(lenient, { method: 'POST', body: '{}' })).status).toBe(404);
  const words = Object.entries({ ...headers, host: 'live.intl.tencentcloudapi.com' }).flatMap(([name, value]) => [
    '--header',
    `${name}: ${value}`,
  ]);
  const { stdout } = await promisify(execFile)('curl', ['--silent', ...words, '--data', '{}', lenient]);
  expect(stdout).toContain('"Rules":[]');
});
