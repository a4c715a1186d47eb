import type { ControlPlaneState } from './control-plane-state.ts';
import type { BoundAccount, OwnRules } from './own-rules.ts';

/**
 * The account as it is kept on disk: without any callback key, and without what was typed into the form as the callback URL, both of
 * which are in memory only.
 */
export type StoredAccount = {
  readonly state: ControlPlaneState;
  readonly own: OwnRules;
  /** The callback templates whose address for screenshots was typed, and is left out. */
  readonly typedUrls: readonly number[];
  /** The callback templates that have a key, which is left out. */
  readonly keyed: readonly number[];
};

/** @param typedUrls the callback templates whose address for screenshots was typed into the form */
export function toStored({ state, own }: BoundAccount, typedUrls: ReadonlySet<number>): StoredAccount {
  const callbackTemplates = state.callbackTemplates.map((template) => ({
    ...template,
    CallbackKey: '',
    SnapshotNotifyUrl: typedUrls.has(template.TemplateId) ? '' : template.SnapshotNotifyUrl,
  }));
  const keyed = state.callbackTemplates.filter(({ CallbackKey }) => CallbackKey !== '');
  return {
    state: { ...state, callbackTemplates },
    own,
    typedUrls: [...typedUrls],
    keyed: keyed.map(({ TemplateId }) => TemplateId),
  };
}

/**
 * The account of what is stored, with what memory has besides.
 *
 * @param known the account as this page knew it: keys and typed addresses are those of its templates
 * @param usualUrl the address of a template whose typed one nobody knows any more
 */
export function fromStored(
  { state, own, typedUrls }: StoredAccount,
  known: ControlPlaneState | undefined,
  usualUrl: string,
): BoundAccount {
  const callbackTemplates = state.callbackTemplates.map((template) => {
    const before = known?.callbackTemplates.find(({ TemplateId }) => TemplateId === template.TemplateId);
    if (!typedUrls.includes(template.TemplateId)) return { ...template, CallbackKey: before?.CallbackKey ?? '' };
    const SnapshotNotifyUrl = before?.SnapshotNotifyUrl ?? usualUrl;
    return { ...template, CallbackKey: before?.CallbackKey ?? '', SnapshotNotifyUrl };
  });
  return { state: { ...state, callbackTemplates }, own };
}
