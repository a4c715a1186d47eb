import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { apiClients } from '../../support/api-clients.ts';
import { said, startCommand } from '../../support/command.ts';
import { provision } from '../../support/provisioning.ts';

async function served(words: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const command = startCommand(['serve', '--port', '0', '--json', ...words], { env });
  onTestFinished(() => void command.kill('SIGKILL'));
  const [line] = await said(command, /^\{"kind":"addresses".*$/m);
  return (JSON.parse(line) as { readonly api: string }).api;
}

test("Tencent's clients configure screencapture on this computer, with the printed address as their endpoint", async () => {
  const local = { endpoint: new URL(await served()).host, protocol: 'http://' };
  for (const { client } of apiClients) {
    for (const reqMethod of ['GET', 'POST'] as const) {
      await provision(client({ ...local, reqMethod, signMethod: 'TC3-HMAC-SHA256' }));
      await provision(client({ ...local, reqMethod, signMethod: 'HmacSHA256' }));
    }
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
