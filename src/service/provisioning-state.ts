import type { EffectTime, PendingChange } from './effects.ts';

/** What of the account is worth a word beside the form. */
export type ProvisioningState = {
  /** The template that the form's push gets; undefined: none, and nothing is captured. */
  readonly templateId: number | undefined;
  readonly callbackTemplateId: number | undefined;
  /** Whether that has an address for screenshots. */
  readonly hasCallbackUrl: boolean;
  /** Whether its key was in memory only, and is gone since the page was loaded. */
  readonly isKeyLost: boolean;
  /** Whether what the form's push gets was changed since the capture under way began. */
  readonly isChangedMeanwhile: boolean;
  readonly effects: EffectTime;
  /** UNIX milliseconds on the account's virtual clock. */
  readonly now: number;
  /** Changes that pushes do not get yet, earliest first. After a reload all of them have taken effect. */
  readonly pending: readonly PendingChange[];
};

/** Before the account was looked at. */
export const nothingBound: ProvisioningState = {
  templateId: undefined,
  callbackTemplateId: undefined,
  hasCallbackUrl: false,
  isKeyLost: false,
  isChangedMeanwhile: false,
  effects: 'at-once',
  now: 0,
  pending: [],
};
