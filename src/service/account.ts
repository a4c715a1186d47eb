import type { FieldTexts, Secrets, Settings } from './settings.ts';

/** What a capture takes of the account at its start. */
export type Taken = {
  readonly settings: Settings;
  readonly secrets: Secrets;
  /** Whether callbacks are sent at all: a callback template is bound, and has an address for screenshots. */
  readonly isTold: boolean;
};

/** The account behind the API, as far as the form's simulator knows it. */
export interface Account {
  /** The form was changed from `before` to what it is now: by hand, or by a link, which means the whole form. */
  formChanged(before: FieldTexts, by: 'hand' | 'link'): void;
  /** @throws {ScreencaptureError} `no-template`; or the code of a value in the template that the form's documentation refuses */
  take(settings: Settings, secrets: Secrets): Taken;
  /** Everything stored is forgotten: the account is as at a first visit, with what the form says. */
  reset(): void;
}
