import { chooseRule, type PushAddress, type RuleBinding } from '../core/template-choice.ts';

/** A snapshot template as the API describes it. */
export type SnapshotTemplateInfo = {
  readonly TemplateId: number;
  readonly TemplateName: string;
  readonly Description: string;
  readonly SnapshotInterval: number;
  readonly Width: number;
  readonly Height: number;
  readonly PornFlag: number;
  readonly CosAppId: number;
  readonly CosBucket: string;
  readonly CosRegion: string;
  /** `null` where none was set: the default pattern holds. */
  readonly CosPrefix: string | null;
  readonly CosFileName: string | null;
};

/** Times as the API tells them: `YYYY-MM-DD HH:MM:SS`, UTC+8. */
type RuleTimes = { readonly CreateTime: string; readonly UpdateTime: string };

export type SnapshotRule = RuleBinding & RuleTimes;

/** A callback template as the API describes it; the addresses that are not set are empty. */
export type CallbackTemplateInfo = {
  readonly TemplateId: number;
  readonly TemplateName: string;
  readonly Description: string;
  readonly StreamBeginNotifyUrl: string;
  readonly StreamEndNotifyUrl: string;
  readonly StreamMixNotifyUrl: string;
  readonly RecordNotifyUrl: string;
  readonly RecordStatusNotifyUrl: string;
  readonly SnapshotNotifyUrl: string;
  readonly PornCensorshipNotifyUrl: string;
  readonly PushExceptionNotifyUrl: string;
  readonly AudioAuditNotifyUrl: string;
  readonly RecordExceptionNotifyUrl: string;
  readonly RecordExceptionLevels: readonly string[];
  /** In memory only: it is never stored. */
  readonly CallbackKey: string;
};

export type CallbackRule = Omit<RuleBinding, 'StreamName'> & RuleTimes;

/** All that the API configures. */
export type ControlPlaneState = {
  readonly snapshotTemplates: readonly SnapshotTemplateInfo[];
  readonly snapshotRules: readonly SnapshotRule[];
  readonly callbackTemplates: readonly CallbackTemplateInfo[];
  readonly callbackRules: readonly CallbackRule[];
  /** The id of the next template of either kind; ids are never used again. */
  readonly nextTemplateId: number;
};

/** The first id is the one of the documentation's samples. */
export const emptyControlPlane: ControlPlaneState = {
  snapshotTemplates: [],
  snapshotRules: [],
  callbackTemplates: [],
  callbackRules: [],
  nextTemplateId: 1000,
};

/** The snapshot template that a push gets; undefined where no rule binds one, and nothing is captured. */
export function templateOf(state: ControlPlaneState, push: PushAddress): SnapshotTemplateInfo | undefined {
  const rule = chooseRule(state.snapshotRules, push);
  return state.snapshotTemplates.find(({ TemplateId }) => TemplateId === rule?.TemplateId);
}

/** The callback rule for a push: none is for all AppNames of a domain, or for a stream. */
export const callbackRuleOf = (
  { callbackRules }: ControlPlaneState,
  { pushDomain, appName }: PushAddress,
): CallbackRule | undefined =>
  callbackRules.find(({ DomainName, AppName }) => DomainName === pushDomain && AppName === appName);

/** The callback template that a push gets; undefined where no rule binds one, and no callback is sent. */
export function callbackTemplateOf(state: ControlPlaneState, push: PushAddress): CallbackTemplateInfo | undefined {
  const rule = callbackRuleOf(state, push);
  return state.callbackTemplates.find(({ TemplateId }) => TemplateId === rule?.TemplateId);
}
