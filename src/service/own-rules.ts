import { dialects } from '../core/dialects.ts';
import type { PushAddress } from '../core/template-choice.ts';
import { patternValue } from './account-form.ts';
import { nothingSet } from './callback-actions.ts';
import { apiTime } from './control-plane-action.ts';
import {
  callbackTemplateOf,
  emptyControlPlane,
  templateOf,
  type CallbackRule,
  type CallbackTemplateInfo,
  type ControlPlaneState,
  type SnapshotRule,
  type SnapshotTemplateInfo,
} from './control-plane-state.ts';
import type { Secrets, Settings } from './settings.ts';

/** The bindings of the two rules that the form made for its push, and takes along when the push goes elsewhere. */
export type OwnRules = {
  readonly snapshot: Pick<SnapshotRule, 'DomainName' | 'AppName' | 'StreamName'>;
  readonly callback: Pick<CallbackRule, 'DomainName' | 'AppName'>;
};

/** An account in which the form's push has a template of its own, and a callback template. */
export type BoundAccount = { readonly state: ControlPlaneState; readonly own: OwnRules };

const ownRulesOf = ({ pushDomain, appName }: PushAddress): OwnRules => ({
  snapshot: { DomainName: pushDomain, AppName: '', StreamName: '' },
  callback: { DomainName: pushDomain, AppName: appName },
});

const isSameSnapshot = (a: OwnRules['snapshot'], b: OwnRules['snapshot']): boolean =>
  a.DomainName === b.DomainName && a.AppName === b.AppName && a.StreamName === b.StreamName;

const isSameCallback = (a: OwnRules['callback'], b: OwnRules['callback']): boolean =>
  a.DomainName === b.DomainName && a.AppName === b.AppName;

/** An account in which nothing is configured. */
export const emptyAccount = (push: PushAddress): BoundAccount => ({ state: emptyControlPlane, own: ownRulesOf(push) });

/** With a template of the form's values, and a rule that binds it to the push domain, whatever AppName and stream. */
export function withTemplate({ state, own }: BoundAccount, settings: Settings, nowUnixSeconds: number): BoundAccount {
  const { snapshot } = ownRulesOf(settings);
  const template: SnapshotTemplateInfo = {
    TemplateId: state.nextTemplateId,
    TemplateName: formName,
    Description: '',
    PornFlag: 0,
    ...templateOfForm(settings),
  };
  const rule = { TemplateId: template.TemplateId, ...snapshot, ...timesAt(nowUnixSeconds) };
  return {
    state: {
      ...state,
      snapshotTemplates: [...state.snapshotTemplates, template],
      snapshotRules: [...state.snapshotRules, rule],
      nextTemplateId: template.TemplateId + 1,
    },
    own: { ...own, snapshot },
  };
}

/** With a callback template of the form's key and URL, and a rule that binds it to the push domain and AppName. */
export function withCallbackTemplate(
  { state, own }: BoundAccount,
  settings: Settings,
  { callbackKey, callbackUrl }: Secrets,
  nowUnixSeconds: number,
): BoundAccount {
  const { callback } = ownRulesOf(settings);
  const template: CallbackTemplateInfo = {
    ...nothingSet,
    TemplateId: state.nextTemplateId,
    TemplateName: formName,
    SnapshotNotifyUrl: callbackUrl,
    CallbackKey: callbackKey,
  };
  const rule = { TemplateId: template.TemplateId, ...callback, ...timesAt(nowUnixSeconds) };
  return {
    state: {
      ...state,
      callbackTemplates: [...state.callbackTemplates, template],
      callbackRules: [...state.callbackRules.filter((other) => !isSameCallback(other, callback)), rule],
      nextTemplateId: template.TemplateId + 1,
    },
    own: { ...own, callback },
  };
}

/**
 * The account once the form's push goes elsewhere: where no rule fits there, the form's own follows. One that was deleted follows
 * nowhere.
 */
export function followed({ state, own }: BoundAccount, push: PushAddress, nowUnixSeconds: number): BoundAccount {
  const there = ownRulesOf(push);
  const UpdateTime = apiTime(nowUnixSeconds);
  const hasTemplate = templateOf(state, push) !== undefined;
  const hasCallback = callbackTemplateOf(state, push) !== undefined;
  const isOwn = (rule: SnapshotRule): boolean => !hasTemplate && isSameSnapshot(rule, own.snapshot);
  const isOwnCallback = (rule: CallbackRule): boolean => !hasCallback && isSameCallback(rule, own.callback);
  const snapshot = state.snapshotRules.some(isOwn) ? there.snapshot : own.snapshot;
  const callback = state.callbackRules.some(isOwnCallback) ? there.callback : own.callback;
  if (snapshot === own.snapshot && callback === own.callback) return { state, own };
  return {
    state: {
      ...state,
      snapshotRules: state.snapshotRules.map((rule) => (isOwn(rule) ? { ...rule, ...snapshot, UpdateTime } : rule)),
      callbackRules: state.callbackRules.map((rule) =>
        isOwnCallback(rule) ? { ...rule, ...callback, UpdateTime } : rule,
      ),
    },
    own: { snapshot, callback },
  };
}

/** What the templates are called that the form makes. */
const formName = 'form';

function templateOfForm(settings: Settings) {
  const usual = dialects[settings.dialect].naming.value;
  return {
    SnapshotInterval: settings.intervalSeconds,
    Width: settings.configured.width,
    Height: settings.configured.height,
    CosAppId: Number(settings.appId),
    CosBucket: settings.bucket,
    CosRegion: settings.region,
    CosPrefix: patternValue(settings.cosPrefix, usual.prefix),
    CosFileName: patternValue(settings.cosFileName, usual.fileName),
  };
}

function timesAt(unixSeconds: number) {
  const time = apiTime(unixSeconds);
  return { CreateTime: time, UpdateTime: time };
}
