import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { apiActions, mostTemplates, type ApiActionName } from '../../../src/core/api-actions.ts';
import type { ApiParameter } from '../../../src/core/api-parameters.ts';
import type { ApiConditions } from '../../../src/service/control-plane.ts';
import type { ApiResponse } from '../../support/api-world.ts';
import {
  actionNames,
  callbackTemplate,
  codeOf,
  complete,
  furnished,
  rule,
  snapshotTemplate,
} from '../../support/furnished-api.ts';

type World = Awaited<ReturnType<typeof furnished>>;
type Call = readonly [action: ApiActionName, parameters: object, prepare?: (world: World) => Promise<unknown>];

const inBucket = (CosBucket: string) => ({ ...snapshotTemplate, CosBucket });
const hostOf = (bucket: string): string => `${bucket}-1234567890.cos.ap-guangzhou.myqcloud.com`;
const bucketFaults: Readonly<Record<string, string>> = {
  [hostOf('gone')]: 'FailedOperation.CosBucketNotExist',
  [hostOf('shut')]: 'FailedOperation.CosBucketNotPermission',
  [hostOf('without-role')]: 'FailedOperation.CosRoleNotExists',
};
const newWorld = (): Promise<World> => furnished({}, { bucketFault: (host) => bucketFaults[host] });

const bind = ({ ask }: World) => ask('CreateLiveSnapshotRule', rule);
const bindCallback = ({ ask }: World) => ask('CreateLiveCallbackRule', { ...rule, TemplateId: 1001 });
const fill =
  (action: ApiActionName, parameters: object) =>
  async ({ ask }: World): Promise<void> => {
    for (let made = 1; made < mostTemplates; made += 1) await ask(action, parameters);
  };

/** Calls that are refused for what they ask, by the code of their refusal. */
const refusedCalls: Readonly<Record<string, readonly Call[]>> = {
  'FailedOperation.NotFound': [
    ['ModifyLiveSnapshotTemplate', { ...snapshotTemplate, TemplateId: 7 }],
    ['DescribeLiveSnapshotTemplate', { TemplateId: 7 }],
    ['DeleteLiveSnapshotRule', { DomainName: 'other.example' }],
    ['ModifyLiveCallbackTemplate', { ...callbackTemplate, TemplateId: 7 }],
    ['DescribeLiveCallbackTemplate', { TemplateId: 7 }],
    ['DeleteLiveCallbackTemplate', { TemplateId: 7 }],
    ['DeleteLiveCallbackRule', { DomainName: 'other.example', AppName: 'live' }],
  ],
  'FailedOperation.ConfInUsed': [
    ['DeleteLiveSnapshotTemplate', { TemplateId: 1000 }, bind],
    ['DeleteLiveCallbackTemplate', { TemplateId: 1001 }, bindCallback],
  ],
  'FailedOperation.RuleAlreadyExist': [['CreateLiveSnapshotRule', rule, bind]],
  'FailedOperation.CosBucketNotExist': [
    ['CreateLiveSnapshotTemplate', inBucket('gone')],
    ['ModifyLiveSnapshotTemplate', { ...inBucket('gone'), TemplateId: 1000 }],
  ],
  'FailedOperation.CosBucketNotPermission': [
    ['CreateLiveSnapshotTemplate', inBucket('shut')],
    ['ModifyLiveSnapshotTemplate', { ...inBucket('shut'), TemplateId: 1000 }],
  ],
  'FailedOperation.CosRoleNotExists': [
    ['CreateLiveSnapshotTemplate', inBucket('without-role')],
    ['ModifyLiveSnapshotTemplate', { ...inBucket('without-role'), TemplateId: 1000 }],
  ],
  'InternalError.ConfOutLimit': [
    ['CreateLiveSnapshotTemplate', snapshotTemplate, fill('CreateLiveSnapshotTemplate', snapshotTemplate)],
    ['CreateLiveCallbackTemplate', callbackTemplate, fill('CreateLiveCallbackTemplate', callbackTemplate)],
  ],
  'InternalError.ConfNotFound': [['DeleteLiveSnapshotTemplate', { TemplateId: 7 }]],
  'InvalidParameter.ConfNotFound': [
    ['CreateLiveSnapshotRule', { ...rule, TemplateId: 7 }],
    ['CreateLiveCallbackRule', { ...rule, TemplateId: 7 }],
  ],
  'InvalidParameter.DomainFormatError': [
    ['CreateLiveSnapshotRule', { ...rule, DomainName: 'a_b' }],
    ['DeleteLiveSnapshotRule', { DomainName: '-a.example' }],
  ],
  'InvalidParameter.COSCustomFileNameError': [
    ['CreateLiveSnapshotTemplate', { ...snapshotTemplate, CosFileName: '{Epoch}{Ext}' }],
    ['CreateLiveSnapshotTemplate', { ...snapshotTemplate, CosPrefix: '../up' }],
    ['ModifyLiveSnapshotTemplate', { ...snapshotTemplate, TemplateId: 1000, CosFileName: 'a b' }],
  ],
  'InvalidParameter.UrlNotSafe': [
    ['CreateLiveCallbackTemplate', { ...callbackTemplate, SnapshotNotifyUrl: 'ftp://receiver.example/' }],
    ['ModifyLiveCallbackTemplate', { TemplateId: 1001, StreamEndNotifyUrl: 'javascript:alert(1)' }],
  ],
  InvalidParameter: [['CreateLiveCallbackTemplate', { TemplateName: 'no-address' }]],
  InvalidParameterValue: [
    ['CreateLiveCallbackRule', { ...rule, DomainName: 'a_b' }],
    ['CreateLiveSnapshotTemplate', { ...snapshotTemplate, CosBucket: 'Bucket' }],
    ['CreateLiveCallbackTemplate', { ...callbackTemplate, RecordExceptionLevels: ['fatal'] }],
  ],
};

const cases = Object.entries(refusedCalls).flatMap(([code, calls]) =>
  calls.map(([action, parameters, prepare]) => ({ code, action, parameters, prepare })),
);

test.each(cases)(
  '$action is refused as $code, and changes nothing: $parameters',
  async ({ code, action, parameters, prepare }) => {
    const world = await newWorld();
    await prepare?.(world);
    const before = world.controlPlane.state.current;
    expect(codeOf(await world.ask(action, parameters))).toBe(code);
    expect(world.controlPlane.state.current).toBe(before);
  },
);

const inCondition =
  (condition: Partial<ApiConditions>) =>
  ({ ask, controlPlane }: World, action: ApiActionName): Promise<ApiResponse> => {
    controlPlane.setConditions(condition);
    return ask(action, complete(action));
  };

/** What leads to a code in every action that documents it and has what it takes. */
const anywhere: Readonly<Record<string, (world: World, action: ApiActionName) => Promise<ApiResponse>>> = {
  InvalidParameter: ({ ask }, action) => ask(action, {}, { body: '[]' }),
  MissingParameter: ({ ask }, action) => ask(action, complete(action), { headers: { 'x-tc-version': '' } }),
  InvalidParameterValue({ ask }, action) {
    const [parameter]: readonly ApiParameter[] = apiActions[action].parameters;
    // Half of a code point is no text.
    const value = parameter?.type === 'integer' ? -1 : '\uD800';
    return ask(action, { ...complete(action), ...(parameter && { [parameter.name]: value }) });
  },
  'ResourceNotFound.ForbidService': inCondition({ account: 'ForbidService' }),
  'ResourceNotFound.FreezeService': inCondition({ account: 'FreezeService' }),
  'ResourceNotFound.StopService': inCondition({ account: 'StopService' }),
  'ResourceNotFound.UserDisableService': inCondition({ account: 'UserDisableService' }),
  'UnsupportedOperation.NotLVBCodeMode': inCondition({ isCodeMode: false }),
};

const documented = actionNames.flatMap((action) => apiActions[action].errors.map((code) => ({ action, code })));
const takesNothing = (action: ApiActionName): boolean => apiActions[action].parameters.length === 0;
const isAnywhere = ({ action, code }: { readonly action: ApiActionName; readonly code: string }): boolean =>
  Object.hasOwn(anywhere, code) && !(code === 'InvalidParameterValue' && takesNothing(action));

test.each(documented.filter(isAnywhere))('$action comes to answer with $code', async ({ action, code }) => {
  expect(codeOf(await anywhere[code]!(await newWorld(), action))).toBe(code);
});

/** Codes of the service's own troubles, and those beside which another tells more; nothing that a caller does leads to them here. */
const onRequestAlone: readonly string[] = [
  'FailedOperation.CallOtherSvrFailed',
  'InternalError',
  'InternalError.ArgsNotMatch',
  'InternalError.ConfInUsed',
  'InternalError.InvalidInput',
  'InternalError.NotFound',
  'InternalError.RuleAlreadyExist',
  'InternalError.RuleInUsing',
  'InternalError.RuleNotFound',
  'InternalError.RuleOutLimit',
  'InvalidParameter.ArgsNotMatch',
  'InvalidParameter.InvalidVodFileName',
];

test('of every code that an action documents it is known how it comes about, if only when asked for', () => {
  const comeAbout = [...Object.keys(refusedCalls), ...Object.keys(anywhere)];
  const others = new Set(documented.map(({ code }) => code).filter((code) => !comeAbout.includes(code)));
  expect([...others].toSorted()).toEqual(onRequestAlone);
  for (const { code, action } of cases) expect(apiActions[action].errors).toContain(code);
});

test.each(documented)('$action answers with $code when that is asked for, once', async ({ action, code }) => {
  const { ask, controlPlane } = await newWorld();
  controlPlane.setConditions({ nextError: code });
  expect(await ask(action, complete(action))).toMatchObject({
    Error: { Code: code, Message: 'This error was asked for.' },
  });
  expect((await ask(action, complete(action))).Error?.Message).not.toBe('This error was asked for.');
});

const gatewayCodes: readonly string[] = ['UnknownParameter'];
const parameterNames = [...new Set(actionNames.flatMap((action) => apiActions[action].parameters))].map(
  ({ name }) => name,
);
const value = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(...Object.values(complete('CreateLiveSnapshotTemplate')), 1000, 1001, '', '/'),
  },
  { weight: 1, arbitrary: fc.constantFrom(...Object.values(complete('DescribeCallbackRecordsList')), 'a.example') },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);

test('whatever a call gives, it has an answer: what was asked for, or a code that its action documents', async () => {
  const { ask } = await newWorld();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...actionNames),
      fc.dictionary(fc.constantFrom(...parameterNames), value, { maxKeys: 4 }),
      async (action, given) => {
        const own: readonly ApiParameter[] = apiActions[action].parameters;
        const known = Object.entries(given).filter(([name]) => own.some((parameter) => parameter.name === name));
        for (const parameters of [given, { ...complete(action), ...Object.fromEntries(known) }]) {
          const code = codeOf(await ask(action, parameters));
          expect([undefined, ...gatewayCodes, ...apiActions[action].errors]).toContain(code);
        }
      },
    ),
    { numRuns: 3000 },
  );
});
