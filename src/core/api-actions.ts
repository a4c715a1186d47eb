import * as given from './api-parameters.ts';
import { sources, type Source } from './sources.ts';

/** An action of the API's product `live` that configures screencapture and its callbacks, or asks for it. */
export type ApiAction = {
  readonly parameters: readonly given.ApiParameter[];
  /** The codes of errors that its documentation lists, beside those of the gateway. */
  readonly errors: readonly string[];
  readonly source: Source;
};

/** The version of the API that has these actions, as `X-TC-Version` names it. */
export const apiVersion = '2018-08-01';

/** How many templates of either kind there may be. */
export const mostTemplates = 50;

const { templateApi, callbackTemplateApi, snapshotRuleApi, callbackRuleApi, callbackRecordsApi } = sources;

/** Every action documents these. */
const common = [
  'InternalError',
  'InvalidParameter',
  'InvalidParameterValue',
  'MissingParameter',
  'ResourceNotFound.ForbidService',
  'ResourceNotFound.FreezeService',
  'ResourceNotFound.StopService',
  'ResourceNotFound.UserDisableService',
] as const;

const internal = [
  'InternalError.ArgsNotMatch',
  'InternalError.ConfInUsed',
  'InternalError.ConfNotFound',
  'InternalError.InvalidInput',
  'InternalError.NotFound',
  'InternalError.RuleAlreadyExist',
  'InternalError.RuleInUsing',
  'InternalError.RuleNotFound',
] as const;

const bucketFaults = [
  'FailedOperation.CallOtherSvrFailed',
  'FailedOperation.CosBucketNotExist',
  'FailedOperation.CosBucketNotPermission',
  'FailedOperation.CosRoleNotExists',
  'InvalidParameter.COSCustomFileNameError',
] as const;

const callbackFaults = [
  'FailedOperation.ConfInUsed',
  'FailedOperation.NotFound',
  'InvalidParameter.COSCustomFileNameError',
  'InvalidParameter.InvalidVodFileName',
] as const;

const codeMode = 'UnsupportedOperation.NotLVBCodeMode';

/**
 * The actions by name. Parameters, limits and codes are those of the API's own description of 2026-08-21; what the description
 * does not say of a parameter is not said here.
 */
export const apiActions = {
  CreateLiveSnapshotTemplate: {
    parameters: [
      given.templateName(true),
      given.cosAppId,
      given.cosBucket,
      given.cosRegion,
      given.description,
      { ...given.snapshotInterval, default: given.defaultApiInterval },
      { ...given.width, default: 0 },
      { ...given.height, default: 0 },
      { ...given.pornFlag, default: 0 },
      given.cosPrefix,
      given.cosFileName,
    ],
    errors: [...common, ...internal, 'InternalError.ConfOutLimit', ...bucketFaults, codeMode],
    source: templateApi,
  },
  ModifyLiveSnapshotTemplate: {
    parameters: [
      given.templateId,
      given.cosAppId,
      given.cosBucket,
      given.cosRegion,
      given.templateName(false),
      given.description,
      given.snapshotInterval,
      given.width,
      given.height,
      given.pornFlag,
      given.cosPrefix,
      given.cosFileName,
    ],
    errors: [...common, ...internal, ...bucketFaults, 'FailedOperation.NotFound', codeMode],
    source: templateApi,
  },
  DescribeLiveSnapshotTemplate: {
    parameters: [given.templateId],
    errors: [
      ...common,
      ...internal,
      'InternalError.ConfOutLimit',
      'InternalError.RuleOutLimit',
      'FailedOperation.NotFound',
      codeMode,
    ],
    source: templateApi,
  },
  DescribeLiveSnapshotTemplates: {
    parameters: [],
    errors: [...common, ...internal, codeMode],
    source: templateApi,
  },
  DeleteLiveSnapshotTemplate: {
    parameters: [given.templateId],
    errors: [...common, ...internal, 'FailedOperation.ConfInUsed'],
    source: templateApi,
  },
  CreateLiveSnapshotRule: {
    parameters: [given.domainName, given.templateId, given.appName, given.streamName],
    errors: [
      ...common,
      ...internal,
      'FailedOperation.RuleAlreadyExist',
      'InvalidParameter.ConfNotFound',
      'InvalidParameter.DomainFormatError',
    ],
    source: snapshotRuleApi,
  },
  DeleteLiveSnapshotRule: {
    parameters: [given.domainName, given.appName, given.streamName],
    errors: [...common, ...internal, 'FailedOperation.NotFound', 'InvalidParameter.DomainFormatError'],
    source: snapshotRuleApi,
  },
  DescribeLiveSnapshotRules: { parameters: [], errors: [...common, ...internal], source: snapshotRuleApi },
  CreateLiveCallbackTemplate: {
    parameters: [
      given.templateName(true),
      given.description,
      ...given.callbackUrls,
      given.streamMixUrl,
      given.callbackKey,
    ],
    errors: [
      ...common,
      ...internal,
      'InternalError.ConfOutLimit',
      ...callbackFaults,
      'InvalidParameter.ArgsNotMatch',
      'InvalidParameter.UrlNotSafe',
      codeMode,
    ],
    source: callbackTemplateApi,
  },
  ModifyLiveCallbackTemplate: {
    parameters: [
      given.templateId,
      given.templateName(false),
      given.description,
      ...given.callbackUrls,
      given.callbackKey,
    ],
    errors: [
      ...common,
      ...internal,
      ...callbackFaults,
      'InvalidParameter.ArgsNotMatch',
      'InvalidParameter.UrlNotSafe',
      codeMode,
    ],
    source: callbackTemplateApi,
  },
  DescribeLiveCallbackTemplate: {
    parameters: [given.templateId],
    errors: [...common, ...internal, ...callbackFaults],
    source: callbackTemplateApi,
  },
  DescribeLiveCallbackTemplates: {
    parameters: [],
    errors: [...common, ...internal, ...callbackFaults, codeMode],
    source: callbackTemplateApi,
  },
  DeleteLiveCallbackTemplate: {
    parameters: [given.templateId],
    errors: [...common, ...internal, ...callbackFaults],
    source: callbackTemplateApi,
  },
  CreateLiveCallbackRule: {
    parameters: [given.domainName, { ...given.appName, isRequired: true, default: undefined }, given.templateId],
    errors: [...common, 'InternalError.ConfNotFound', 'InvalidParameter.ConfNotFound', codeMode],
    source: callbackRuleApi,
  },
  DeleteLiveCallbackRule: {
    parameters: [given.domainName, { ...given.appName, isRequired: true, default: undefined }],
    errors: [...common, 'FailedOperation.NotFound', codeMode],
    source: callbackRuleApi,
  },
  DescribeLiveCallbackRules: { parameters: [], errors: [...common, codeMode], source: callbackRuleApi },
  DescribeCallbackRecordsList: {
    parameters: [
      given.startTime,
      given.endTime,
      given.recordStream,
      given.pageNumber,
      given.pageSize,
      given.eventType,
      given.resultCode,
    ],
    errors: common,
    source: callbackRecordsApi,
  },
} as const satisfies Readonly<Record<string, ApiAction>>;

export type ApiActionName = keyof typeof apiActions;

/** Whether the API has an action of this name; names are told apart by case. */
export function isApiAction(name: string): name is ApiActionName {
  return Object.hasOwn(apiActions, name);
}
