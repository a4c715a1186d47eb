import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mockBucket, mockLiveApi, type MockLiveApiOptions } from '../../../src/package/msw.ts';
import { apiClients } from '../../support/api-clients.ts';
import { deliveredRecord } from '../../support/api-world.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterAll(() => server.close());

const [{ client } = apiClients[0]!] = apiClients;
const template = { TemplateName: 'a', CosAppId: 1_234_567_890, CosBucket: 'testbucket', CosRegion: 'ap-guangzhou' };
const push = { pushDomain: 'push.example', appName: 'live', streamName: 'stream_name' };

function mocked(options: MockLiveApiOptions = {}) {
  const api = mockLiveApi(options);
  server.use(...api.handlers);
  return api;
}

const create = (parameters: object = template) => client().call('CreateLiveSnapshotTemplate', parameters);

test('it shows what was asked, what holds now, and what a push would get', async () => {
  const api = mocked();
  await create();
  await client().call('CreateLiveSnapshotRule', { DomainName: push.pushDomain, TemplateId: 1000 });
  await client().call('CreateLiveCallbackTemplate', { TemplateName: 'b', SnapshotNotifyUrl: 'https://a.example/' });
  await client().call('CreateLiveCallbackRule', { DomainName: push.pushDomain, AppName: 'live', TemplateId: 1001 });
  await expect(create({ ...template, TemplateName: 1 })).rejects.toMatchObject({ code: 'InvalidParameter' });

  expect(api.answered.map(({ action, signing, error }) => [action, signing, error?.code])).toEqual([
    ['CreateLiveSnapshotTemplate', 'tc3', undefined],
    ['CreateLiveSnapshotRule', 'tc3', undefined],
    ['CreateLiveCallbackTemplate', 'tc3', undefined],
    ['CreateLiveCallbackRule', 'tc3', undefined],
    ['CreateLiveSnapshotTemplate', 'tc3', 'InvalidParameter'],
  ]);
  expect(api.answered[0]?.parameters).toEqual(template);
  expect(api.state.snapshotTemplates).toMatchObject([{ TemplateId: 1000, ...template }]);
  expect(api.templateFor(push)).toMatchObject(template);
  expect(api.callbackTemplateFor(push)).toMatchObject({ SnapshotNotifyUrl: 'https://a.example/' });
  expect(api.templateFor({ ...push, pushDomain: 'other.example' })).toBeUndefined();

  api.clear();
  expect([api.answered, api.state.snapshotTemplates, api.templateFor(push)]).toEqual([[], [], undefined]);
});

test('of more calls than are kept, the newest are there', async () => {
  const api = mocked({ kept: 1 });
  await create();
  await client().call('DescribeLiveSnapshotTemplates');
  expect(api.answered.map(({ action }) => action)).toEqual(['DescribeLiveSnapshotTemplates']);
});

test('it can be told to fail once, and in what state the account is', async () => {
  const api = mocked();
  api.behave({ nextError: 'FailedOperation.CosBucketNotExist' });
  await expect(create()).rejects.toMatchObject({ code: 'FailedOperation.CosBucketNotExist' });
  await create();
  api.behave({ account: 'StopService' });
  await expect(create()).rejects.toMatchObject({ code: 'ResourceNotFound.StopService' });
  api.behave({ account: 'active', isCodeMode: false });
  await expect(create()).rejects.toMatchObject({ code: 'UnsupportedOperation.NotLVBCodeMode' });
});

test('integers as text, and calls that are not signed, are taken when it is told to', async () => {
  const api = mocked();
  const asText = { ...template, SnapshotInterval: '10' };
  await expect(create(asText)).rejects.toMatchObject({ code: 'InvalidParameter' });
  api.behave({ typing: 'lenient' });
  await create(asText);

  const headers = {
    authorization: 'SKIP',
    'x-tc-action': 'DescribeLiveSnapshotTemplates',
    'x-tc-version': '2018-08-01',
  };
  const unsigned = async () =>
    (await fetch('https://live.tencentcloudapi.com/', { method: 'POST', headers, body: '{}' })).text();
  expect(await unsigned()).toContain('AuthFailure.InvalidAuthorization');
  api.behave({ unsigned: 'taken' });
  expect(await unsigned()).toContain('"Templates":[{');
  expect(api.answered.at(-1)).toMatchObject({ signing: 'none', error: undefined });
});

test('only those who are registered are known, and a key can be replaced', async () => {
  const api = mocked({ credentials: [] });
  const credential = { secretId: 'AKIDown', secretKey: 'own-key' };
  const ask = (secretKey = credential.secretKey) =>
    client({ credential: { ...credential, secretKey } }).call('DescribeLiveSnapshotRules');
  await expect(ask()).rejects.toMatchObject({ code: 'AuthFailure.SecretIdNotFound' });
  api.register(credential);
  await ask();
  api.register({ ...credential, secretKey: 'another' });
  await expect(ask()).rejects.toMatchObject({ code: 'AuthFailure.SignatureFailure' });
  await ask('another');
});

test('clock, limits, buckets, delivery log and endpoint are those that were asked for', async () => {
  mocked({
    dialect: '2025',
    host: 'api.example',
    bucketFault: (host) => (host.startsWith('gone-') ? 'FailedOperation.CosBucketNotExist' : undefined),
    findCallbackRecords: () => [deliveredRecord],
  });
  const ours = client({ endpoint: 'api.example' });
  await ours.call('CreateLiveSnapshotTemplate', { ...template, SnapshotInterval: 2 });
  await expect(create({ ...template, CosBucket: 'gone' })).rejects.toMatchObject({
    code: 'FailedOperation.CosBucketNotExist',
  });
  const day = { StartTime: '2018-12-17 00:00:00', EndTime: '2018-12-18 00:00:00', StreamName: 'stream_name' };
  const page = await ours.call('DescribeCallbackRecordsList', { ...day, PageNum: 1, PageSize: 10 });
  expect(page).toMatchObject({ DataInfoList: [deliveredRecord], TotalNum: 1 });

  mocked({ now: () => 1_545_030_273_000 });
  await expect(create()).rejects.toMatchObject({ code: 'AuthFailure.SignatureExpire' });
});

test('a template is refused as long as its bucket is set up so that the service cannot write there', async () => {
  const buckets = mockBucket();
  mocked({ bucketFault: buckets.bucketFault });
  server.use(...buckets.handlers);
  const location = { bucket: 'testbucket', appId: '1234567890', region: 'ap-guangzhou' };
  const host = 'testbucket-1234567890.cos.ap-guangzhou.myqcloud.com';
  const { TemplateId } = await create();

  buckets.setUp(location, { exists: false });
  await expect(create()).rejects.toMatchObject({ code: 'FailedOperation.CosBucketNotExist' });
  expect(await (await fetch(`https://${host}/a.jpg`)).text()).toContain('<Code>NoSuchBucket</Code>');
  buckets.setUp(location, { exists: true, serviceMayWrite: false });
  const change = client().call('ModifyLiveSnapshotTemplate', { ...template, TemplateId });
  await expect(change).rejects.toMatchObject({ code: 'FailedOperation.CosBucketNotPermission' });
  await create({ ...template, CosBucket: 'other' });
  buckets.clear();
  await expect(create()).rejects.toMatchObject({ code: 'FailedOperation.CosBucketNotPermission' });
  buckets.setUp(location, { serviceMayWrite: true });
  await create();
});
