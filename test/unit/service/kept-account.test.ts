import { expect, test } from 'vitest';
import type { Storage } from '../../../src/service/ports.ts';
import { accountWorld } from '../../support/account.ts';
import { FakeLocks } from '../../support/fake-lock.ts';
import { fakeStorage } from '../../support/fake-storage.ts';
import { ended } from '../../support/simulator.ts';
import { otherTasks } from '../../support/test-timers.ts';

const bucket = { CosAppId: 1_234_567_890, CosBucket: 'testbucket', CosRegion: 'ap-guangzhou' };

/** What was written, once nothing more is under way. */
async function written(storage: Storage): Promise<string> {
  for (let tries = 0; tries < 5; tries += 1) await otherTasks();
  return JSON.stringify((await storage.account()) ?? null);
}

test('nothing is stored of an account that is all the form’s, and nothing secret of any other', async () => {
  const storage = fakeStorage();
  const { ask, simulator } = await accountWorld('', { storage });
  expect(await written(storage)).toBe('null');
  simulator.setField('key', 'sesame7');
  simulator.setField('url', 'https://a.example/open9');
  const made = { TemplateName: 'theirs', SnapshotNotifyUrl: 'https://b.example/', CallbackKey: 'sesame8' };
  await ask('CreateLiveCallbackTemplate', made);
  const stored = await written(storage);
  expect(stored).toContain('https://b.example/');
  expect(stored).not.toMatch(/sesame|open9/);
});

test('after a reload the account is as it was, without keys, and the form shows what its push gets', async () => {
  const storage = fakeStorage();
  const { ask, simulator } = await accountWorld('', { storage });
  await ask('ModifyLiveSnapshotTemplate', { TemplateId: 1000, ...bucket, Width: 320 });
  await ask('ModifyLiveCallbackTemplate', {
    TemplateId: 1001,
    SnapshotNotifyUrl: 'https://b.example/',
    CallbackKey: 'k1',
  });
  const { TemplateId } = await ask('CreateLiveCallbackTemplate', {
    TemplateName: 'theirs',
    SnapshotNotifyUrl: 'https://c.example/',
    CallbackKey: 'k2',
  });
  await ask('CreateLiveCallbackRule', { DomainName: 'push.example', AppName: 'vod', TemplateId });
  await written(storage);
  expect(simulator.state.current.fields).toMatchObject({ w: '320', key: 'k1', url: 'https://b.example/' });

  const again = await accountWorld('', { storage });
  expect(again.simulator.state.current.fields).toMatchObject({ w: '320', key: 'test', url: 'https://b.example/' });
  expect(await again.ask('DescribeLiveCallbackTemplates')).toMatchObject({
    Templates: [
      { TemplateId: 1001, SnapshotNotifyUrl: 'https://b.example/', CallbackKey: 'test' },
      { TemplateId, SnapshotNotifyUrl: 'https://c.example/', CallbackKey: '' },
    ],
  });
  again.simulator.setField('app', 'vod');
  expect(again.simulator.state.current.fields).toMatchObject({ key: '', url: 'https://c.example/' });
  expect(again.provisioning.state.current.isKeyLost).toBe(true);
  again.simulator.setField('key', 'k2');
  expect(again.provisioning.state.current.isKeyLost).toBe(false);
});

test('opened by a link, the page says what the link says, and so does the template', async () => {
  const storage = fakeStorage();
  const { ask } = await accountWorld('', { storage });
  await ask('ModifyLiveSnapshotTemplate', { TemplateId: 1000, ...bucket, Width: 320 });
  await written(storage);
  const again = await accountWorld('#/capture?h=100', { storage });
  expect(again.simulator.state.current.fields).toMatchObject({ w: '', h: '100' });
  expect(await again.ask('DescribeLiveSnapshotTemplates')).toMatchObject({ Templates: [{ Width: 0, Height: 100 }] });
});

test('opened by a link that says nothing of the form, the page shows the account and captures by it at a first visit', async () => {
  const storage = fakeStorage();
  // A link captures nothing by itself.
  const { ask } = await accountWorld('#/capture?w=640', { storage });
  await ask('ModifyLiveSnapshotTemplate', { TemplateId: 1000, ...bucket, Width: 320 });
  await written(storage);
  const { simulator } = await accountWorld('#/api?action=DescribeLiveSnapshotRules', { storage });
  const { capture, fields } = await ended(simulator);
  expect(fields.w).toBe('320');
  expect(capture?.record.settings.configured).toEqual({ width: 320, height: 0 });
});

test('a typed callback URL is back at its default after a reload, in the form and in its template', async () => {
  const storage = fakeStorage();
  const { simulator } = await accountWorld('', { storage });
  simulator.setField('url', 'https://a.example/open9');
  await written(storage);
  const again = await accountWorld('', { storage });
  const SnapshotNotifyUrl = 'https://receiver.example/callback';
  expect(again.simulator.state.current.fields.url).toBe(SnapshotNotifyUrl);
  expect(await again.ask('DescribeLiveCallbackTemplates')).toMatchObject({ Templates: [{ SnapshotNotifyUrl }] });
});

test('Clear makes the account what the form says, and stores nothing of it', async () => {
  const storage = fakeStorage();
  const { ask, simulator } = await accountWorld('', { storage });
  await ask('CreateLiveSnapshotTemplate', { TemplateName: 'mine', ...bucket });
  await written(storage);
  simulator.setField('w', '320');
  simulator.clear();
  expect(await written(storage)).toBe('null');
  expect(await ask('DescribeLiveSnapshotTemplates')).toMatchObject({ Templates: [{ TemplateId: 1000, Width: 320 }] });
});

test('what another tab changes holds here too, but for what this tab’s form says of its push', async () => {
  const storage = fakeStorage();
  const locks = new FakeLocks();
  const one = await accountWorld('#/capture?w=100', { storage, lock: locks.tab() });
  const other = await accountWorld('#/capture?w=200', { storage, lock: locks.tab() });
  other.simulator.setField('h', '50');
  await one.ask('CreateLiveSnapshotTemplate', { TemplateName: 'new', ...bucket, Width: 640 });
  await written(storage);
  expect(await other.ask('DescribeLiveSnapshotTemplates')).toMatchObject({
    Templates: [
      { TemplateId: 1000, Width: 200, Height: 50 },
      { TemplateId: 1002, Width: 640 },
    ],
  });
  expect(one.simulator.state.current.fields).toMatchObject({ w: '100', h: '' });
  // Typed elsewhere in one tab, the rule is still there for the push of the other.
  one.simulator.setField('domain', 'elsewhere.example');
  await written(storage);
  expect(other.provisioning.state.current.templateId).toBe(1000);
  await one.ask('DeleteLiveSnapshotRule', { DomainName: 'elsewhere.example', AppName: '' });
  await written(storage);
  expect(other.provisioning.state.current.templateId).toBeUndefined();
});

test.for([
  ['is missing', { exists: false, serviceMayWrite: true }, 'bucket-not-found'],
  ['is closed to the service', { exists: true, serviceMayWrite: false }, 'bucket-forbidden'],
] as const)('into a bucket that %s nothing is captured and nobody is told', async ([, setUp, code]) => {
  const storage = fakeStorage();
  const bucketHost = 'testbucket-1234567890.cos.ap-guangzhou.myqcloud.com';
  await storage.putBucketSettings({ bucketHost, access: 'public-read', ...setUp });
  const { simulator } = await accountWorld('#/capture?w=640', { storage });
  simulator.capture();
  const { capture } = await ended(simulator);
  expect(capture?.record).toMatchObject({ outcome: 'failed', taken: 0, delivered: 0, problem: { code } });
  expect([capture?.attempts.size, await storage.objects(bucketHost)]).toEqual([0, []]);
});

test('the API’s log of callbacks is that of the captures', async () => {
  const storage = fakeStorage();
  const { ask, simulator } = await accountWorld('#/capture?w=640', { storage });
  simulator.capture();
  const { capture } = await ended(simulator);
  const day = { StartTime: '2018-12-17 15:04:33', EndTime: '2018-12-17 15:04:53', StreamName: 'stream_name' };
  const { TotalNum, DataInfoList } = await ask('DescribeCallbackRecordsList', { ...day, PageNum: 1, PageSize: 2 });
  expect(TotalNum).toBe(3);
  expect(DataInfoList).toMatchObject([
    { EventTime: '2018-12-17 15:04:33', EventType: 200, ResultCode: 0, Request: capture?.screenshots[0]?.rawBody },
    { EventTime: '2018-12-17 15:04:43', StreamId: 'stream_name' },
  ]);
  const failed = await ask('DescribeCallbackRecordsList', { ...day, PageNum: 1, PageSize: 9, ResultCode: 500 });
  expect(failed).toMatchObject({ TotalNum: 0, DataInfoList: [] });
});
