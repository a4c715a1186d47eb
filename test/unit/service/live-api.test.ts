import { expect, test } from 'vitest';
import { apiActions, mostTemplates, type ApiActionName } from '../../../src/core/api-actions.ts';
import type { ApiParameter } from '../../../src/core/api-parameters.ts';
import { apiWorld, deliveredRecord as record, signed } from '../../support/api-world.ts';
import {
  actionNames,
  callbackTemplate,
  codeOf,
  complete,
  furnished,
  rule,
  snapshotTemplate,
} from '../../support/furnished-api.ts';

test('a template is made, bound, listed, changed, unbound and deleted', async () => {
  const { ask } = apiWorld();
  expect(await ask('CreateLiveSnapshotTemplate', { ...snapshotTemplate, Width: 640 })).toEqual({
    TemplateId: 1000,
    RequestId: 'request-1',
  });
  expect(await ask('CreateLiveSnapshotRule', rule)).toEqual({ RequestId: 'request-1' });
  expect(await ask('DescribeLiveSnapshotTemplate', { TemplateId: 1000 })).toMatchObject({
    Template: { TemplateId: 1000, Width: 640, Height: 0, SnapshotInterval: 10, PornFlag: 0, CosPrefix: null },
  });
  expect(await ask('DescribeLiveSnapshotRules')).toMatchObject({
    Rules: [{ ...rule, StreamName: '', CreateTime: '2018-12-17 15:04:33', UpdateTime: '2018-12-17 15:04:33' }],
  });
  await ask('ModifyLiveSnapshotTemplate', { ...snapshotTemplate, TemplateId: 1000, Height: 360 });
  expect(await ask('DescribeLiveSnapshotTemplates')).toMatchObject({ Templates: [{ Width: 640, Height: 360 }] });
  expect(codeOf(await ask('DeleteLiveSnapshotTemplate', { TemplateId: 1000 }))).toBe('FailedOperation.ConfInUsed');
  await ask('DeleteLiveSnapshotRule', { DomainName: 'push.example' });
  expect(codeOf(await ask('DeleteLiveSnapshotTemplate', { TemplateId: 1000 }))).toBeUndefined();
  expect(await ask('DescribeLiveSnapshotTemplates')).toMatchObject({ Templates: [] });
});

test('a callback template tells its key, and leaves out the address that its description has no field for', async () => {
  const { ask } = apiWorld();
  const urls = { RecordStatusNotifyUrl: 'https://receiver.example/record' };
  await ask('CreateLiveCallbackTemplate', { ...callbackTemplate, ...urls, CallbackKey: 'test' });
  await ask('CreateLiveCallbackRule', rule);
  const { Template } = await ask('DescribeLiveCallbackTemplate', { TemplateId: 1000 });
  expect(Template).toMatchObject({ ...callbackTemplate, CallbackKey: 'test', StreamEndNotifyUrl: '' });
  expect(Template).not.toHaveProperty('RecordStatusNotifyUrl');
  expect(await ask('DescribeLiveCallbackRules')).toMatchObject({ Rules: [rule] });
  expect(codeOf(await ask('DeleteLiveCallbackTemplate', { TemplateId: 1000 }))).toBe('FailedOperation.ConfInUsed');
  await ask('DeleteLiveCallbackRule', { DomainName: 'push.example', AppName: 'live' });
  expect(codeOf(await ask('DeleteLiveCallbackTemplate', { TemplateId: 1000 }))).toBeUndefined();
});

test('ids are never given twice', async () => {
  const { ask } = apiWorld();
  await ask('CreateLiveSnapshotTemplate', snapshotTemplate);
  await ask('DeleteLiveSnapshotTemplate', { TemplateId: 1000 });
  expect(await ask('CreateLiveCallbackTemplate', callbackTemplate)).toMatchObject({ TemplateId: 1001 });
});

const everyParameter = Object.entries(apiActions).flatMap(([action, { parameters }]) =>
  parameters.map((parameter: ApiParameter) => ({ action: action as ApiActionName, name: parameter.name, parameter })),
);

test.each(everyParameter)('$action: $name of a wrong type is an InvalidParameter', async ({ action, parameter }) => {
  const { ask } = apiWorld();
  const wrong = parameter.type === 'string' ? [1, true, ['a'], {}] : ['x', true, 1.5, {}, '10', [1], [null]];
  for (const value of wrong) {
    expect(codeOf(await ask(action, { ...complete(action), [parameter.name]: value }))).toBe('InvalidParameter');
  }
});

test.each(everyParameter.filter(({ parameter }) => parameter.isRequired))(
  '$action: without $name it is a MissingParameter, empty and null too',
  async ({ action, parameter: { name } }) => {
    const { ask } = apiWorld();
    const { [name]: _, ...rest } = complete(action);
    for (const call of [rest, { ...rest, [name]: null }, { ...rest, [name]: '' }]) {
      const response = await ask(action, call);
      expect(codeOf(response)).toBe('MissingParameter');
      expect(response.Error?.Message).toContain(name);
    }
  },
);

const ranged = everyParameter.flatMap(({ action, name, parameter: { range } }) => {
  if (range === undefined) return [];
  const limits = range === 'interval' ? { min: 5, max: 300 } : range;
  return [{ action, name, ...limits }];
});

test.each(ranged)('$action: $name is from $min to $max, and not one beyond', async ({ action, name, min, max }) => {
  const { ask } = await furnished();
  // Nobody has a template of the least or the greatest id, which is another matter than what ids may be.
  const taken = name === 'TemplateId' ? /NotFound$/ : /^taken$/;
  for (const value of [min, max]) {
    expect(codeOf(await ask(action, { ...complete(action), [name]: value })) ?? 'taken').toMatch(taken);
  }
  expect(codeOf(await ask(action, { ...complete(action), [name]: min - 1 }))).toBe('InvalidParameterValue');
  // Beyond what numbers hold exactly, JSON has none that is an integer for sure.
  expect(codeOf(await ask(action, { ...complete(action), [name]: max + 1 }))).toBe(
    max === Number.MAX_SAFE_INTEGER ? 'InvalidParameter' : 'InvalidParameterValue',
  );
});

test('the newer documentation takes intervals from two seconds on', async () => {
  const { ask } = apiWorld({ dialect: '2025' });
  expect(codeOf(await ask('CreateLiveSnapshotTemplate', { ...snapshotTemplate, SnapshotInterval: 2 }))).toBeUndefined();
  expect(codeOf(await ask('CreateLiveSnapshotTemplate', { ...snapshotTemplate, SnapshotInterval: 1 }))).toBe(
    'InvalidParameterValue',
  );
});

const bounded = everyParameter.flatMap(({ action, name, parameter: { maxBytes } }) =>
  maxBytes === undefined ? [] : [{ action, name, maxBytes }],
);

test.each(bounded)('$action: $name holds $maxBytes bytes, and not one more', async ({ action, name, maxBytes }) => {
  const { ask } = await furnished();
  expect(codeOf(await ask(action, { ...complete(action), [name]: 'a'.repeat(maxBytes) }))).toBeUndefined();
  expect(codeOf(await ask(action, { ...complete(action), [name]: 'a'.repeat(maxBytes + 1) }))).toBe(
    'InvalidParameterValue',
  );
});

test.each(actionNames)('%s: a parameter that it does not have is an UnknownParameter', async (action) => {
  const { ask } = apiWorld();
  expect(codeOf(await ask(action, { ...complete(action), Nonsense: 1 }))).toBe('UnknownParameter');
});

const chosen = everyParameter.flatMap(({ action, name, parameter: { options, type } }) =>
  options === undefined ? [] : [{ action, name, options, isList: type === 'string-list' }],
);

test.each(chosen)(
  '$action: $name is one of $options, and nothing beside',
  async ({ action, name, options, isList }) => {
    const { ask } = await furnished();
    const give = (value: unknown) => ask(action, { ...complete(action), [name]: isList ? [value] : value });
    for (const option of options) {
      expect(codeOf(await give(option))).toBeUndefined();
      const beside = typeof option === 'number' ? option + 2 : `${option}s`;
      expect(codeOf(await give(beside))).toBe('InvalidParameterValue');
    }
  },
);

const texts = everyParameter.filter(({ parameter }) => parameter.type === 'string');

test.each(texts)('$action: $name is text, and half a code point is none', async ({ action, name }) => {
  const { ask } = await furnished();
  expect(codeOf(await ask(action, { ...complete(action), [name]: 'a\uDC00' }))).toBe('InvalidParameterValue');
});

const optional = texts.filter(({ name, parameter }) => !parameter.isRequired && !name.endsWith('NotifyUrl'));

test.each(optional)('$action: $name may be empty', async ({ action, name }) => {
  const [left, given] = [await furnished(), await furnished()];
  const whole = complete(action);
  const answers = [await left.ask(action, whole), await given.ask(action, { ...whole, [name]: '' })];
  expect(codeOf(answers[1]!)).toBe(codeOf(answers[0]!));
});

test('a domain has 253 letters at most, and 63 from dot to dot', async () => {
  const { ask } = await furnished();
  const domain = (last: number): string => `${`${'a'.repeat(63)}.`.repeat(3)}${'b'.repeat(last)}`;
  for (const action of ['CreateLiveSnapshotRule', 'CreateLiveCallbackRule'] as const) {
    const bind = async (DomainName: string) => codeOf(await ask(action, { ...complete(action), DomainName }));
    expect(await bind(domain(61))).toBeUndefined();
    const refused =
      action === 'CreateLiveSnapshotRule' ? 'InvalidParameter.DomainFormatError' : 'InvalidParameterValue';
    expect(await bind(domain(62))).toBe(refused);
    expect(await bind(`${'a'.repeat(64)}.example`)).toBe(refused);
    expect(await bind('example')).toBe(refused);
  }
});

test('names are bytes of UTF-8: 85 Chinese characters are a name, 86 are too many', async () => {
  const { ask } = apiWorld();
  const create = (length: number) =>
    ask('CreateLiveSnapshotTemplate', { ...snapshotTemplate, TemplateName: '播'.repeat(length) });
  expect(codeOf(await create(85))).toBeUndefined();
  expect(codeOf(await create(86))).toBe('InvalidParameterValue');
});

test('integers as text pass where typing is lenient, as the examples of the documentation have them', async () => {
  const call = { ...snapshotTemplate, CosAppId: '1234567890', SnapshotInterval: '10' };
  expect(codeOf(await apiWorld({ typing: 'lenient' }).ask('CreateLiveSnapshotTemplate', call))).toBeUndefined();
  expect(codeOf(await apiWorld({ typing: 'strict' }).ask('CreateLiveSnapshotTemplate', call))).toBe('InvalidParameter');
});

test('an error that an action does not document is left for one that does', async () => {
  const { ask, controlPlane } = await furnished();
  controlPlane.setConditions({ nextError: 'FailedOperation.RuleAlreadyExist' });
  expect(codeOf(await ask('DescribeLiveSnapshotRules'))).toBeUndefined();
  expect(codeOf(await ask('CreateLiveSnapshotRule', rule))).toBe('FailedOperation.RuleAlreadyExist');
});

test.each([
  { action: 'CreateLiveSnapshotTemplate', parameters: snapshotTemplate },
  { action: 'CreateLiveCallbackTemplate', parameters: callbackTemplate },
])('$action makes fifty templates, and no more', async ({ action, parameters }) => {
  const { ask } = apiWorld();
  for (let made = 0; made < mostTemplates; made += 1) expect(codeOf(await ask(action, parameters))).toBeUndefined();
  expect(codeOf(await ask(action, parameters))).toBe('InternalError.ConfOutLimit');
});

test('a second rule for the same push is refused for screenshots, and takes the place of the first for callbacks', async () => {
  const { ask } = await furnished();
  await ask('CreateLiveSnapshotRule', rule);
  expect(codeOf(await ask('CreateLiveSnapshotRule', rule))).toBe('FailedOperation.RuleAlreadyExist');
  await ask('CreateLiveCallbackTemplate', callbackTemplate);
  await ask('CreateLiveCallbackRule', { ...rule, TemplateId: 1001 });
  await ask('CreateLiveCallbackRule', { ...rule, TemplateId: 1002 });
  expect(await ask('DescribeLiveCallbackRules')).toMatchObject({ Rules: [{ TemplateId: 1002 }] });
});

test('the rule of a stream comes before that of an AppName, and that before the rule of a domain', async () => {
  const { ask, controlPlane } = apiWorld();
  for (const TemplateName of ['domain', 'app', 'stream']) {
    await ask('CreateLiveSnapshotTemplate', { ...snapshotTemplate, TemplateName });
  }
  const push = { pushDomain: 'push.example', appName: 'live', streamName: 'stream_name' };
  const chosen = () => controlPlane.templateFor(push)?.TemplateName;
  expect(chosen()).toBeUndefined();
  await ask('CreateLiveSnapshotRule', { DomainName: 'push.example', AppName: '', TemplateId: 1000 });
  expect(chosen()).toBe('domain');
  await ask('CreateLiveSnapshotRule', { DomainName: 'push.example', TemplateId: 1001 });
  expect(chosen()).toBe('app');
  await ask('CreateLiveSnapshotRule', { DomainName: 'push.example', StreamName: 'stream_name', TemplateId: 1002 });
  expect(chosen()).toBe('stream');
  expect(controlPlane.templateFor({ ...push, streamName: 'other' })?.TemplateName).toBe('app');
  expect(controlPlane.templateFor({ ...push, appName: 'vod' })?.TemplateName).toBe('domain');
  expect(controlPlane.templateFor({ ...push, pushDomain: 'other.example' })).toBeUndefined();
});

test.each([
  { what: 'another action', action: 'DescribeLiveDomains', code: 'InvalidAction' },
  { what: 'an action in small letters', action: 'describelivesnapshotrules', code: 'InvalidAction' },
  { what: 'a name of every object', action: 'toString', code: 'InvalidAction' },
  { what: 'no action', action: '', code: 'MissingParameter' },
])('$what is a $code', async ({ action, code }) => {
  expect(codeOf(await apiWorld().ask(action))).toBe(code);
});

test('another version of the API does not exist, and one must be named', async () => {
  const { ask } = apiWorld();
  const version = (text: string) => ({ headers: { 'x-tc-version': text } });
  expect(codeOf(await ask('DescribeLiveSnapshotRules', {}, version('2020-01-01')))).toBe('NoSuchVersion');
  expect(codeOf(await ask('DescribeLiveSnapshotRules', {}, version('')))).toBe('MissingParameter');
});

test('the signature is looked at before anything else', async () => {
  const { send } = apiWorld();
  const call = signed({}, 'NoSuchAction');
  const unsigned = { ...call, headers: { ...call.headers, authorization: '' } };
  expect(codeOf(await send(unsigned))).toBe('AuthFailure.InvalidAuthorization');
  const altered = { ...call, body: '{"TemplateId":1}' };
  expect(codeOf(await send(altered))).toBe('AuthFailure.SignatureFailure');
});

test.each(['PUT', 'DELETE', 'PATCH', 'HEAD'])(
  'a signed %s is an UnsupportedProtocol, and changes nothing',
  async (method) => {
    const { ask, controlPlane } = apiWorld();
    const before = controlPlane.state.current;
    expect(codeOf(await ask('CreateLiveSnapshotTemplate', snapshotTemplate, { method }))).toBe('UnsupportedProtocol');
    expect(controlPlane.state.current).toBe(before);
  },
);

test('SKIP is taken for a call without a signature, or refused, as is set', async () => {
  const skip = { headers: { authorization: 'SKIP' } };
  expect(codeOf(await apiWorld({ unsigned: 'taken' }).ask('DescribeLiveSnapshotRules', {}, skip))).toBeUndefined();
  expect(codeOf(await apiWorld({ unsigned: 'refused' }).ask('DescribeLiveSnapshotRules', {}, skip))).toBe(
    'AuthFailure.InvalidAuthorization',
  );
});

test('a signed GET has its parameters in the address, numbers and lists included', async () => {
  const { send, ask } = await furnished();
  const query = 'TemplateId=1001&RecordExceptionLevels.0=error&RecordExceptionLevels.1=info';
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  expect(
    codeOf(await send(signed({ method: 'GET', query, body: '', headers }, 'ModifyLiveCallbackTemplate'))),
  ).toBeUndefined();
  expect(await ask('DescribeLiveCallbackTemplate', { TemplateId: 1001 })).toMatchObject({
    Template: { RecordExceptionLevels: ['error', 'info'] },
  });
});

test.each([
  { what: 'no JSON', body: '{' },
  { what: 'a list', body: '[]' },
  { what: 'nothing but null', body: 'null' },
  { what: 'a hundred thousand levels deep', body: '['.repeat(100_000) },
  { what: 'no UTF-8', body: new Uint8Array([0x7b, 0xff, 0x7d]) },
  { what: 'more than ten megabytes long', body: `{"a":"${'x'.repeat(10 * 1024 * 1024)}"}` },
])('a body that is $what is answered as an InvalidParameter', async ({ body }) => {
  expect(codeOf(await apiWorld().ask('DescribeLiveSnapshotRules', {}, { body }))).toBe('InvalidParameter');
});

test('values nested a hundred thousand levels deep are of a wrong type, and the last of a name given twice counts', async () => {
  const { ask } = apiWorld();
  const depth = 100_000;
  const deep = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const given = (value: string) => JSON.stringify(complete('CreateLiveSnapshotTemplate')).replace(/}$/, `,${value}}`);
  const create = async (value: string) => codeOf(await ask('CreateLiveSnapshotTemplate', {}, { body: given(value) }));
  expect(await create(`"Description":${deep}`)).toBe('InvalidParameter');
  expect(await create(`"Nonsense":${deep}`)).toBe('UnknownParameter');
  expect(await create('"TemplateName":"b","TemplateName":1')).toBe('InvalidParameter');
  expect(await create('"TemplateName":1,"TemplateName":"b"')).toBeUndefined();
});

test('a parameter named like what every object has is unknown, and harms nothing', async () => {
  const { ask } = apiWorld();
  const body = '{"__proto__":{"TemplateId":1},"TemplateId":1}';
  expect(codeOf(await ask('DescribeLiveSnapshotTemplate', {}, { body }))).toBe('UnknownParameter');
  expect(codeOf(await ask('DescribeLiveSnapshotTemplate', {}, { body: '{"constructor":1}' }))).toBe('UnknownParameter');
});

const day = { StartTime: '2018-12-17 00:00:00', EndTime: '2018-12-18 00:00:00', StreamName: 'stream_name' };

test('the delivery log comes by pages, and only what was asked for', async () => {
  const records = [record, { ...record, ResultCode: 1 }, { ...record, EventType: 1 }, record, record];
  const { ask } = apiWorld({}, { findCallbackRecords: () => records });
  const wanted = { ...day, EventType: 200, ResultCode: 0, PageNum: 2, PageSize: 2 };
  expect(await ask('DescribeCallbackRecordsList', wanted)).toEqual({
    DataInfoList: [record],
    PageNum: 2,
    PageSize: 2,
    TotalNum: 3,
    TotalPage: 2,
    RequestId: 'request-1',
  });
});

test('whatever ResultCode the log tells, it can be asked for: of no answer too', async () => {
  const unanswered = { ...record, ResultCode: -1 };
  const { ask } = apiWorld({}, { findCallbackRecords: () => [record, unanswered] });
  const wanted = { ...day, ResultCode: -1, PageNum: 1, PageSize: 10 };
  expect(await ask('DescribeCallbackRecordsList', wanted)).toMatchObject({ DataInfoList: [unanswered], TotalNum: 1 });
});

test('times of the log are Beijing time or, with a Z, UTC, and lie a day apart at most', async () => {
  const asked: unknown[] = [];
  const { ask } = apiWorld({}, { findCallbackRecords: (query) => (asked.push(query), []) });
  const page = { PageNum: 1, PageSize: 1 };
  await ask('DescribeCallbackRecordsList', { ...day, EndTime: '2018-12-17T16:00:00Z', ...page });
  expect(asked).toEqual([
    { streamName: 'stream_name', fromUnixSeconds: 1_544_976_000, untilUnixSeconds: 1_545_062_400 },
  ]);
  for (const EndTime of ['2018-12-18 00:00:01', '2018-12-16 00:00:00', '2018-12-17', 'now', '2018-13-01 00:00:00']) {
    expect(codeOf(await ask('DescribeCallbackRecordsList', { ...day, EndTime, ...page }))).toBe(
      'InvalidParameterValue',
    );
  }
});
