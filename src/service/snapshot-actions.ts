import { ScreencaptureError } from '../core/errors.ts';
import { checkPattern } from '../core/name-pattern.ts';
import { bucketHost } from '../core/object-url.ts';
import {
  apiTime,
  findTemplate,
  isDomain,
  noRoomAfter,
  noSuchTemplate,
  pickGiven,
  refusal,
  type Action,
  type ApiValues,
} from './control-plane-action.ts';
import type { SnapshotRule, SnapshotTemplateInfo } from './control-plane-state.ts';

/*
 * What the API does with snapshot templates and their rules. Where the documentation lists several codes that would fit, the more
 * telling one is taken.
 */

const settable = [
  'TemplateName',
  'Description',
  'SnapshotInterval',
  'Width',
  'Height',
  'PornFlag',
  'CosAppId',
  'CosBucket',
  'CosRegion',
  'CosPrefix',
  'CosFileName',
] as const satisfies readonly (keyof SnapshotTemplateInfo)[];

export const createSnapshotTemplate: Action = (state, values, { bucketFault }) => {
  const full = noRoomAfter(state.snapshotTemplates);
  if (full !== undefined) return full;
  const TemplateId = state.nextTemplateId;
  const template = {
    Description: '',
    CosPrefix: null,
    CosFileName: null,
    ...pickGiven(values, settable),
    TemplateId,
  } as SnapshotTemplateInfo;
  const fault = faultOf(template, bucketFault);
  if (fault !== undefined) return fault;
  const snapshotTemplates = [...state.snapshotTemplates, template];
  return { result: { TemplateId }, state: { ...state, snapshotTemplates, nextTemplateId: TemplateId + 1 } };
};

/** What is left out stays as it is: the documentation does not say, and callers that send a part would lose the rest. */
export const modifySnapshotTemplate: Action = (state, values, { bucketFault }) => {
  const template = findTemplate(state.snapshotTemplates, values);
  if (template === undefined) return notFound(values);
  const modified = { ...template, ...pickGiven(values, settable) } as SnapshotTemplateInfo;
  const fault = faultOf(modified, bucketFault);
  if (fault !== undefined) return fault;
  const snapshotTemplates = state.snapshotTemplates.map((other) => (other === template ? modified : other));
  return { result: {}, state: { ...state, snapshotTemplates } };
};

export const describeSnapshotTemplate: Action = (state, values) => {
  const template = findTemplate(state.snapshotTemplates, values);
  return template === undefined ? notFound(values) : { result: { Template: template } };
};

export const describeSnapshotTemplates: Action = ({ snapshotTemplates }) => ({
  result: { Templates: snapshotTemplates },
});

export const deleteSnapshotTemplate: Action = (state, values) => {
  const template = findTemplate(state.snapshotTemplates, values);
  if (template === undefined) {
    return noSuchTemplate('InternalError.ConfNotFound', values);
  }
  if (state.snapshotRules.some(({ TemplateId }) => TemplateId === template.TemplateId)) {
    return refusal('FailedOperation.ConfInUsed', 'A rule still binds this template; delete the rule first.');
  }
  const snapshotTemplates = state.snapshotTemplates.filter((other) => other !== template);
  return { result: {}, state: { ...state, snapshotTemplates } };
};

/**
 * One template for each domain, AppName and stream. The documentation speaks of one a domain, and of rules for an AppName and for a
 * stream beside: that each of them has one of its own is our choice.
 */
export const createSnapshotRule: Action = (state, values, { nowUnixSeconds }) => {
  const binding = bindingOf(values);
  if (!isDomain(binding.DomainName)) return wrongDomain(binding.DomainName);
  const template = findTemplate(state.snapshotTemplates, values);
  if (template === undefined) {
    return noSuchTemplate('InvalidParameter.ConfNotFound', values);
  }
  if (state.snapshotRules.some((rule) => isSameBinding(rule, binding))) {
    return refusal('FailedOperation.RuleAlreadyExist', 'There is a rule for this domain, AppName and stream already.');
  }
  const time = apiTime(nowUnixSeconds);
  const rule = { ...binding, TemplateId: template.TemplateId, CreateTime: time, UpdateTime: time };
  return { result: {}, state: { ...state, snapshotRules: [...state.snapshotRules, rule] } };
};

export const deleteSnapshotRule: Action = (state, values) => {
  const binding = bindingOf(values);
  if (!isDomain(binding.DomainName)) return wrongDomain(binding.DomainName);
  const snapshotRules = state.snapshotRules.filter((rule) => !isSameBinding(rule, binding));
  if (snapshotRules.length === state.snapshotRules.length) {
    return refusal('FailedOperation.NotFound', 'There is no rule for this domain, AppName and stream.');
  }
  return { result: {}, state: { ...state, snapshotRules } };
};

export const describeSnapshotRules: Action = ({ snapshotRules }) => ({ result: { Rules: snapshotRules } });

const notFound = (values: ApiValues) => noSuchTemplate('FailedOperation.NotFound', values);

type Binding = Pick<SnapshotRule, 'DomainName' | 'AppName' | 'StreamName'>;

const bindingOf = ({ DomainName, AppName, StreamName }: ApiValues): Binding => ({
  DomainName: String(DomainName),
  AppName: String(AppName),
  StreamName: String(StreamName),
});

const isSameBinding = (a: Binding, b: Binding): boolean =>
  a.DomainName === b.DomainName && a.AppName === b.AppName && a.StreamName === b.StreamName;

const wrongDomain = (domain: string) =>
  refusal('InvalidParameter.DomainFormatError', `\`${domain.toWellFormed()}\` is not a domain name.`);

/** Names are checked before the bucket, which takes the service a question to another one. */
function faultOf(template: SnapshotTemplateInfo, bucketFault: (host: string) => string | undefined) {
  const { CosPrefix, CosFileName, CosAppId, CosBucket, CosRegion } = template;
  if (!isPattern(CosPrefix, 'prefix') || !isPattern(CosFileName, 'file-name')) {
    return refusal(
      'InvalidParameter.COSCustomFileNameError',
      'CosPrefix or CosFileName holds a character or placeholder that names may not have.',
    );
  }
  const host = bucketHost({ bucket: CosBucket, appId: String(CosAppId), region: CosRegion });
  const code = bucketFault(host);
  return code === undefined ? undefined : refusal(code, `The service cannot write to the bucket ${host}.`);
}

/** Nothing, and an empty text, stand for the default. */
function isPattern(text: string | null, place: 'prefix' | 'file-name'): boolean {
  if (text === null || text === '') return true;
  try {
    checkPattern(text, place);
    return true;
  } catch (error) {
    if (error instanceof ScreencaptureError) return false;
    throw error;
  }
}
