import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formChange, templateFields } from '../../../src/service/account-form.ts';
import { accountWorld } from '../../support/account.ts';
import { ended, statusOf } from '../../support/simulator.ts';

const rule = { DomainName: 'push.example', AppName: '' };

test('the account begins with what the form says: a template for the push domain, a callback template for its AppName', async () => {
  const { ask } = await accountWorld();
  expect(await ask('DescribeLiveSnapshotTemplates')).toMatchObject({
    Templates: [
      {
        TemplateId: 1000,
        SnapshotInterval: 10,
        Width: 640,
        Height: 0,
        CosAppId: 1_234_567_890,
        CosBucket: 'testbucket',
        CosRegion: 'ap-guangzhou',
        CosPrefix: null,
        CosFileName: null,
      },
    ],
  });
  expect(await ask('DescribeLiveSnapshotRules')).toMatchObject({
    Rules: [{ ...rule, StreamName: '', TemplateId: 1000 }],
  });
  expect(await ask('DescribeLiveCallbackTemplates')).toMatchObject({
    Templates: [{ TemplateId: 1001, SnapshotNotifyUrl: 'https://receiver.example/callback', CallbackKey: 'test' }],
  });
  expect(await ask('DescribeLiveCallbackRules')).toMatchObject({
    Rules: [{ DomainName: 'push.example', AppName: 'live', TemplateId: 1001 }],
  });
});

test('what is typed is described at once, and a mistake is not', async () => {
  const { ask, simulator } = await accountWorld();
  simulator.setField('interval', '7');
  simulator.setField('h', '9999');
  simulator.setField('key', 'sesame');
  expect(await ask('DescribeLiveSnapshotTemplate', { TemplateId: 1000 })).toMatchObject({
    Template: { SnapshotInterval: 7, Width: 640, Height: 0 },
  });
  expect(await ask('DescribeLiveCallbackTemplate', { TemplateId: 1001 })).toMatchObject({
    Template: { CallbackKey: 'sesame' },
  });
});

test('what a call changes shows in the form, and leaves what is being typed alone', async () => {
  const { ask, simulator } = await accountWorld();
  simulator.setField('h', '12x');
  const change = { TemplateId: 1000, CosAppId: 1_234_567_890, CosBucket: 'other', CosRegion: 'ap-tokyo', Width: 320 };
  expect(await ask('ModifyLiveSnapshotTemplate', change)).not.toHaveProperty('Error');
  await ask('ModifyLiveCallbackTemplate', {
    TemplateId: 1001,
    CallbackKey: 'k1',
    SnapshotNotifyUrl: 'https://a.example/',
  });
  expect(simulator.state.current.fields).toMatchObject({
    w: '320',
    h: '12x',
    bucket: 'other',
    region: 'ap-tokyo',
    key: 'k1',
    url: 'https://a.example/',
  });
});

test('with an address that a call sets, nothing is sent for real until somebody wishes it anew', async () => {
  const { ask, simulator } = await accountWorld();
  simulator.setSendForReal(true);
  await ask('ModifyLiveCallbackTemplate', { TemplateId: 1001, CallbackKey: 'k1' });
  expect(simulator.state.current.sendForReal).toBe(true);
  await ask('ModifyLiveCallbackTemplate', { TemplateId: 1001, SnapshotNotifyUrl: 'https://a.example/' });
  expect(simulator.state.current).toMatchObject({ sendForReal: false, fields: { url: 'https://a.example/' } });
});

test('neither a link nor another documentation gives a callback template an address that it does not have', async () => {
  const { ask, simulator, provisioning } = await accountWorld();
  const none = { TemplateId: 1001, SnapshotNotifyUrl: '', RecordNotifyUrl: 'https://a.example/' };
  await ask('ModifyLiveCallbackTemplate', none);
  simulator.openLink('#/capture?w=100');
  simulator.setField('dialect', '2025');
  expect(provisioning.state.current).toMatchObject({ callbackTemplateId: 1001, hasCallbackUrl: false });
  simulator.setField('url', 'https://b.example/');
  expect(provisioning.state.current.hasCallbackUrl).toBe(true);
});

test('a value that the form’s documentation refuses shows as the field’s mistake', async () => {
  const { ask, simulator } = await accountWorld();
  const bucket = { CosAppId: 1_234_567_890, CosBucket: 'testbucket', CosRegion: 'ap-guangzhou' };
  await ask('ModifyLiveSnapshotTemplate', { TemplateId: 1000, ...bucket, CosPrefix: 'shots/{StreamID}' });
  expect(simulator.state.current.fields.prefix).toBe('shots/{StreamID}');
  expect(simulator.state.current.mistakes.prefix).toMatchObject({ code: 'invalid-pattern' });
});

test('whoever types another domain takes the rule along, but not where another rule fits', async () => {
  const { ask, simulator } = await accountWorld();
  const made = { TemplateName: 'theirs', CosAppId: 77, CosBucket: 'theirs', CosRegion: 'ap-tokyo', Width: 100 };
  const { TemplateId } = await ask('CreateLiveSnapshotTemplate', made);
  await ask('CreateLiveSnapshotRule', { DomainName: 'theirs.example', AppName: 'live', TemplateId });
  simulator.setField('domain', 'ours.example');
  expect(await ask('DescribeLiveSnapshotRules')).toMatchObject({
    Rules: [{ DomainName: 'ours.example', TemplateId: 1000 }, { DomainName: 'theirs.example' }],
  });
  simulator.setField('domain', 'theirs.example');
  expect(simulator.state.current.fields).toMatchObject({ w: '100', bucket: 'theirs', appid: '77' });
  simulator.setField('w', '200');
  expect(await ask('DescribeLiveSnapshotTemplate', { TemplateId })).toMatchObject({ Template: { Width: 200 } });
  simulator.setField('domain', 'elsewhere.example');
  expect(simulator.state.current.fields).toMatchObject({ w: '640', bucket: 'testbucket' });
});

test('a link means the whole form, and so the template that its push gets', async () => {
  const { ask, simulator } = await accountWorld();
  const made = { TemplateName: 'theirs', CosAppId: 77, CosBucket: 'theirs', CosRegion: 'ap-tokyo', Width: 100 };
  const { TemplateId } = await ask('CreateLiveSnapshotTemplate', made);
  await ask('CreateLiveSnapshotRule', { DomainName: 'theirs.example', AppName: 'live', TemplateId });
  simulator.openLink('#/capture?h=360&domain=theirs.example');
  expect(simulator.state.current.fields).toMatchObject({ w: '', h: '360', bucket: 'testbucket' });
  expect(await ask('DescribeLiveSnapshotTemplate', { TemplateId })).toMatchObject({
    Template: { Width: 0, Height: 360, CosBucket: 'testbucket' },
  });
});

test('without a rule nothing is captured, until a template is bound again', async () => {
  const { ask, simulator, provisioning } = await accountWorld();
  expect(await ask('DeleteLiveSnapshotRule', rule)).not.toHaveProperty('Error');
  expect(provisioning.state.current.templateId).toBeUndefined();
  simulator.capture();
  expect(simulator.state.current).toMatchObject({ capture: undefined, problem: { code: 'no-template' } });
  simulator.setField('w', '320');
  provisioning.bindAgain();
  expect(simulator.state.current.problem).toBeUndefined();
  expect(await ask('DescribeLiveSnapshotRules')).toMatchObject({ Rules: [{ ...rule, TemplateId: 1002 }] });
  expect(await ask('DescribeLiveSnapshotTemplate', { TemplateId: 1002 })).toMatchObject({ Template: { Width: 320 } });
  simulator.capture();
  expect(statusOf(await ended(simulator))).toBe('Finished: 7 screenshots, 7 callbacks delivered');
});

test.for([
  ['no callback rule', 'DeleteLiveCallbackRule', { DomainName: 'push.example', AppName: 'live' }],
  [
    'no address for screenshots',
    'ModifyLiveCallbackTemplate',
    { TemplateId: 1001, SnapshotNotifyUrl: '', RecordNotifyUrl: 'https://a.example/' },
  ],
] as const)('with %s screenshots are taken and no callback is sent', async ([, action, parameters]) => {
  const { ask, simulator } = await accountWorld();
  expect(await ask(action, parameters)).not.toHaveProperty('Error');
  simulator.capture();
  const state = await ended(simulator);
  expect(statusOf(state)).toBe('Finished: 7 screenshots, 0 callbacks delivered');
  expect([state.capture?.attempts.size, state.mistakes, state.stale]).toEqual([0, {}, []]);
});

test('a capture keeps what held when it started', async () => {
  const { ask, simulator, provisioning } = await accountWorld();
  const bucket = { CosAppId: 1_234_567_890, CosBucket: 'testbucket', CosRegion: 'ap-guangzhou' };
  simulator.capture();
  await ask('ModifyLiveSnapshotTemplate', { TemplateId: 1000, ...bucket, Width: 320 });
  expect(provisioning.state.current.isChangedMeanwhile).toBe(true);
  const { capture, stale } = await ended(simulator);
  expect(new Set(capture?.screenshots.map(({ resolution }) => resolution.size.width))).toEqual(new Set([640]));
  expect(stale).toEqual(['w']);
  simulator.capture();
  expect(provisioning.state.current.isChangedMeanwhile).toBe(false);
  const { capture: second } = await ended(simulator);
  expect(second?.screenshots[0]?.resolution.size.width).toBe(320);
});

test('on request pushes get a change when ten minutes have passed on the account’s clock, and not before', async () => {
  const { ask, simulator, provisioning } = await accountWorld();
  const { now } = provisioning.state.current;
  provisioning.setEffects('after-minutes');
  simulator.setField('w', '320');
  expect(await ask('DescribeLiveSnapshotTemplate', { TemplateId: 1000 })).toMatchObject({ Template: { Width: 320 } });
  const width = async () => {
    simulator.capture();
    return (await ended(simulator)).capture?.screenshots[0]?.resolution.size.width;
  };
  expect(await width()).toBe(640);
  expect(provisioning.state.current.pending.map(({ at }) => at)).toEqual([now + 600_000]);
  provisioning.letMinutesPass(599_999);
  simulator.setField('h', '100');
  expect(await width()).toBe(640);
  provisioning.letMinutesPass(1);
  expect(await width()).toBe(320);
  expect(simulator.state.current.capture?.record.settings.configured).toEqual({ width: 320, height: 0 });
  provisioning.setEffects('at-once');
  expect(provisioning.state.current.pending).toEqual([]);
  await width();
  expect(simulator.state.current.capture?.record.settings.configured).toEqual({ width: 320, height: 100 });
});

const typed = fc.oneof(
  fc.tuple(fc.constant('interval' as const), fc.constantFrom('5', '7', '300', '4', 'x')),
  fc.tuple(fc.constantFrom('w' as const, 'h' as const), fc.constantFrom('', '0', '640', '2000', '-1')),
  fc.tuple(fc.constant('bucket' as const), fc.constantFrom('a', 'b-c', 'B')),
  fc.tuple(fc.constant('appid' as const), fc.constantFrom('1', '01', '999999999999', 'x')),
  fc.tuple(fc.constant('prefix' as const), fc.constantFrom('', '/', 'a/b', '/{Year}-{Month}-{Day}', '{No}')),
  fc.tuple(fc.constant('domain' as const), fc.constantFrom('push.example', 'a.example', 'b.example', '-')),
  fc.tuple(fc.constant('app' as const), fc.constantFrom('live', 'vod')),
  fc.tuple(fc.constant('stream' as const), fc.constantFrom('stream_name', 's')),
  fc.tuple(fc.constant('dialect' as const), fc.constantFrom('2019', '2025')),
  fc.tuple(fc.constant('key' as const), fc.constantFrom('', 'k', '!')),
  fc.tuple(fc.constant('url' as const), fc.constantFrom('https://b.example/', 'ftp://x')),
);
const domain = fc.constantFrom('push.example', 'a.example', 'b.example');
const binding = fc.record({
  DomainName: domain,
  AppName: fc.constantFrom('', 'live', 'vod'),
  StreamName: fc.constantFrom('', 's'),
});
const templateId = fc.integer({ min: 1000, max: 1004 });
const bucket = { CosAppId: 5, CosBucket: 'api', CosRegion: 'ap-tokyo' };
const size = fc.record({ Width: fc.constantFrom(0, 640), SnapshotInterval: fc.constantFrom(5, 10, 300) });
const call = fc.oneof(
  size.map((it) => ['CreateLiveSnapshotTemplate', { TemplateName: 'a', ...bucket, ...it }] as const),
  fc
    .tuple(templateId, size)
    .map(([TemplateId, it]) => ['ModifyLiveSnapshotTemplate', { TemplateId, ...bucket, ...it }] as const),
  fc.tuple(templateId, binding).map(([TemplateId, it]) => ['CreateLiveSnapshotRule', { TemplateId, ...it }] as const),
  binding.map((it) => ['DeleteLiveSnapshotRule', it] as const),
  templateId.map((TemplateId) => ['DeleteLiveSnapshotTemplate', { TemplateId }] as const),
  fc
    .tuple(templateId, fc.constantFrom('', 'x'))
    .map(([TemplateId, CallbackKey]) => ['ModifyLiveCallbackTemplate', { TemplateId, CallbackKey }] as const),
  fc
    .tuple(templateId, domain, fc.constantFrom('live', 'vod'))
    .map(
      ([TemplateId, DomainName, AppName]) => ['CreateLiveCallbackRule', { TemplateId, DomainName, AppName }] as const,
    ),
  fc
    .record({ DomainName: domain, AppName: fc.constantFrom('live', 'vod') })
    .map((it) => ['DeleteLiveCallbackRule', it] as const),
);

test('whatever is typed and called in whatever order, a form without mistakes says what its push’s templates say', async () => {
  const steps = fc.array(fc.oneof(typed, call), { maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const { ask, simulator, controlPlane } = await accountWorld();
      for (const [what, value] of sequence) {
        if (typeof value === 'string') simulator.setField(what, value);
        else await ask(what, value);
        const { fields, mistakes, settings } = simulator.state.current;
        if (Object.keys(mistakes).length > 0) continue;
        const template = controlPlane.templateFor(settings);
        const callback = controlPlane.callbackTemplateFor(settings);
        expect(template && formChange(template, templateFields, fields, settings.dialect)).toEqual(template && {});
        expect(callback?.CallbackKey).toBe(callback && fields.key);
        expect(callback?.SnapshotNotifyUrl).toBe(callback && fields.url);
      }
    }),
    { numRuns: 60 },
  );
});
