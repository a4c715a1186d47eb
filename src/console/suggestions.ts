import type { ApiActionName } from '../core/api-actions.ts';
import type { ControlPlaneState } from '../service/control-plane-state.ts';
import { apiTime } from '../service/control-plane-action.ts';
import { patternValue } from '../service/account-form.ts';
import { defaultFieldTexts, type FieldTexts } from '../service/settings.ts';
import { isDialectId } from '../core/dialects.ts';
import { parseInstant } from '../core/instant.ts';
import { emptyText, type CallTexts } from './call-form.ts';

/** What suggestions follow: the Capture form, and the account. */
export type SuggestionGrounds = {
  readonly fields: FieldTexts;
  readonly account: ControlPlaneState;
  /** The snapshot template and the callback template that the form's push gets, if any. */
  readonly templateId: number | undefined;
  readonly callbackTemplateId: number | undefined;
};

/** A day less a second: the longest span that records are asked for. */
const spanSeconds = 86_399;

/**
 * What stands in the fields of an action until somebody types there: what the form says. What is described or modified is what the
 * push gets; what is bound or deleted is the newest.
 */
export function suggestedTexts(action: ApiActionName, grounds: SuggestionGrounds): CallTexts {
  const { fields, account } = grounds;
  const place = { DomainName: fields.domain, AppName: fields.app };
  const bucket = { CosAppId: fields.appid, CosBucket: fields.bucket, CosRegion: fields.region };
  const size = { SnapshotInterval: fields.interval, Width: fields.w, Height: fields.h };
  const names = { CosPrefix: ownPattern(fields, 'prefix'), CosFileName: ownPattern(fields, 'filename') };
  const newest = idText(account.snapshotTemplates.at(-1)?.TemplateId);
  const newestCallback = idText(account.callbackTemplates.at(-1)?.TemplateId);
  const snapshot = { ...newest, ...idText(grounds.templateId) };
  const callback = { ...newestCallback, ...idText(grounds.callbackTemplateId) };
  switch (action) {
    case 'CreateLiveSnapshotTemplate':
      return { TemplateName: 'screenshots', ...bucket, ...size, ...names };
    case 'ModifyLiveSnapshotTemplate':
      return { ...snapshot, ...bucket, ...size };
    case 'DescribeLiveSnapshotTemplate':
      return snapshot;
    case 'DeleteLiveSnapshotTemplate':
      return newest;
    case 'CreateLiveSnapshotRule':
      return { ...place, ...newest };
    case 'DeleteLiveSnapshotRule':
      return ruleTexts(account.snapshotRules.at(-1)) ?? place;
    case 'DeleteLiveCallbackRule':
      return ruleTexts(account.callbackRules.at(-1)) ?? place;
    case 'CreateLiveCallbackTemplate':
      return { TemplateName: 'callbacks', SnapshotNotifyUrl: fields.url, CallbackKey: fields.key };
    case 'ModifyLiveCallbackTemplate':
      return { ...callback, SnapshotNotifyUrl: fields.url };
    case 'DescribeLiveCallbackTemplate':
      return callback;
    case 'DeleteLiveCallbackTemplate':
      return newestCallback;
    case 'CreateLiveCallbackRule':
      return { ...place, ...newestCallback };
    case 'DescribeCallbackRecordsList':
      return { ...daySince(fields.start), StreamName: fields.stream, PageNum: '1', PageSize: '20' };
    case 'DescribeLiveSnapshotTemplates':
    case 'DescribeLiveSnapshotRules':
    case 'DescribeLiveCallbackTemplates':
    case 'DescribeLiveCallbackRules':
      return {};
  }
}

const idText = (id: number | undefined): CallTexts => (id === undefined ? {} : { TemplateId: String(id) });

/** A rule by what it is deleted by. */
const ruleTexts = (
  rule: { readonly DomainName: string; readonly AppName: string; readonly StreamName?: string } | undefined,
): CallTexts | undefined =>
  rule && { DomainName: rule.DomainName, AppName: rule.AppName || emptyText, StreamName: rule.StreamName ?? '' };

/** A pattern of object names that is not the usual one, which is left out. */
function ownPattern(fields: FieldTexts, name: 'prefix' | 'filename'): string {
  const usual = defaultFieldTexts(isDialectId(fields.dialect) ? fields.dialect : undefined)[name];
  return patternValue(fields[name], usual) ?? '';
}

/** The day that begins with the push; nothing where its start cannot be read. */
function daySince(start: string): CallTexts {
  try {
    const seconds = Math.floor(parseInstant(start) / 1_000_000);
    return { StartTime: apiTime(seconds), EndTime: apiTime(seconds + spanSeconds) };
  } catch {
    return {};
  }
}
