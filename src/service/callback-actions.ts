import { callbackUrls } from '../core/api-parameters.ts';
import { invalidValue } from '../core/api-request.ts';
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
import type { CallbackTemplateInfo } from './control-plane-state.ts';

/* What the API does with callback templates and their rules. */

const urlNames = [
  'StreamBeginNotifyUrl',
  'StreamEndNotifyUrl',
  'StreamMixNotifyUrl',
  'RecordNotifyUrl',
  'RecordStatusNotifyUrl',
  'SnapshotNotifyUrl',
  'PornCensorshipNotifyUrl',
  'PushExceptionNotifyUrl',
  'AudioAuditNotifyUrl',
  'RecordExceptionNotifyUrl',
] as const satisfies readonly (keyof CallbackTemplateInfo)[];

const settable = [
  'TemplateName',
  'Description',
  'RecordExceptionLevels',
  'CallbackKey',
  ...urlNames,
] as const satisfies readonly (keyof CallbackTemplateInfo)[];

/** A callback template before anything is set. */
export const nothingSet: Omit<CallbackTemplateInfo, 'TemplateId' | 'TemplateName'> = {
  Description: '',
  StreamBeginNotifyUrl: '',
  StreamEndNotifyUrl: '',
  StreamMixNotifyUrl: '',
  RecordNotifyUrl: '',
  RecordStatusNotifyUrl: '',
  SnapshotNotifyUrl: '',
  PornCensorshipNotifyUrl: '',
  PushExceptionNotifyUrl: '',
  AudioAuditNotifyUrl: '',
  RecordExceptionNotifyUrl: '',
  RecordExceptionLevels: [],
  CallbackKey: '',
};

export const createCallbackTemplate: Action = (state, values) => {
  const full = noRoomAfter(state.callbackTemplates);
  if (full !== undefined) return full;
  const TemplateId = state.nextTemplateId;
  const template = { ...nothingSet, ...pickGiven(values, settable), TemplateId } as CallbackTemplateInfo;
  const fault = faultOf(template);
  if (fault !== undefined) return fault;
  const callbackTemplates = [...state.callbackTemplates, template];
  return { result: { TemplateId }, state: { ...state, callbackTemplates, nextTemplateId: TemplateId + 1 } };
};

/** What is left out stays as it is, as with snapshot templates. */
export const modifyCallbackTemplate: Action = (state, values) => {
  const template = findTemplate(state.callbackTemplates, values);
  if (template === undefined) return notFound(values);
  const modified = { ...template, ...pickGiven(values, settable) } as CallbackTemplateInfo;
  const fault = faultOf(modified);
  if (fault !== undefined) return fault;
  const callbackTemplates = state.callbackTemplates.map((other) => (other === template ? modified : other));
  return { result: {}, state: { ...state, callbackTemplates } };
};

export const describeCallbackTemplate: Action = (state, values) => {
  const template = findTemplate(state.callbackTemplates, values);
  return template === undefined ? notFound(values) : { result: { Template: described(template) } };
};

export const describeCallbackTemplates: Action = ({ callbackTemplates }) => ({
  result: { Templates: callbackTemplates.map(described) },
});

export const deleteCallbackTemplate: Action = (state, values) => {
  const template = findTemplate(state.callbackTemplates, values);
  if (template === undefined) return notFound(values);
  if (state.callbackRules.some(({ TemplateId }) => TemplateId === template.TemplateId)) {
    return refusal('FailedOperation.ConfInUsed', 'A rule still binds this template; delete the rule first.');
  }
  const callbackTemplates = state.callbackTemplates.filter((other) => other !== template);
  return { result: {}, state: { ...state, callbackTemplates } };
};

export const createCallbackRule: Action = (state, values, { nowUnixSeconds }) => {
  const [DomainName, AppName] = [String(values['DomainName']), String(values['AppName'])];
  if (!isDomain(DomainName)) return invalidValue('DomainName', DomainName);
  const template = findTemplate(state.callbackTemplates, values);
  if (template === undefined) {
    return noSuchTemplate('InvalidParameter.ConfNotFound', values);
  }
  // No code for a second rule is listed here, so it takes the place of the first.
  const others = state.callbackRules.filter((rule) => rule.DomainName !== DomainName || rule.AppName !== AppName);
  const before = state.callbackRules.find((rule) => !others.includes(rule));
  const UpdateTime = apiTime(nowUnixSeconds);
  const CreateTime = before?.CreateTime ?? UpdateTime;
  const rule = { TemplateId: template.TemplateId, DomainName, AppName, CreateTime, UpdateTime };
  return { result: {}, state: { ...state, callbackRules: [...others, rule] } };
};

export const deleteCallbackRule: Action = (state, { DomainName, AppName }) => {
  const callbackRules = state.callbackRules.filter(
    (rule) => rule.DomainName !== DomainName || rule.AppName !== AppName,
  );
  if (callbackRules.length === state.callbackRules.length) {
    return refusal('FailedOperation.NotFound', 'There is no rule for this domain and AppName.');
  }
  return { result: {}, state: { ...state, callbackRules } };
};

export const describeCallbackRules: Action = ({ callbackRules }) => ({ result: { Rules: callbackRules } });

/** The description's own structure has no field for this address. */
function described(template: CallbackTemplateInfo) {
  return Object.fromEntries(Object.entries(template).filter(([name]) => name !== 'RecordStatusNotifyUrl'));
}

const notFound = (values: ApiValues) => noSuchTemplate('FailedOperation.NotFound', values);

function faultOf(template: CallbackTemplateInfo) {
  const urls = urlNames.map((name) => [name, template[name]] as const).filter(([, url]) => url !== '');
  if (urls.length === 0) {
    const names = callbackUrls.filter(({ type }) => type === 'string').map(({ name }) => name);
    return refusal('InvalidParameter', `At least one address is needed: ${names.join(', ')}.`);
  }
  const unsafe = urls.find(([, url]) => !isHttpUrl(url));
  return unsafe && refusal('InvalidParameter.UrlNotSafe', `The address in \`${unsafe[0]}\` cannot be called.`);
}

function isHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}
