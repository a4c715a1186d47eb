import { msg, str } from '@lit/localize';
import type { ErrorCode } from '../core/errors.ts';
import type { ProvisioningState } from '../service/provisioning-state.ts';
import type { Problem } from '../service/state.ts';
import type { Sentences } from './sentences.ts';

/** What keeps a push from being captured though nothing is wrong with it: the account behind the API, or the bucket. */
export const accountCodes = [
  'no-template',
  'bucket-not-found',
  'bucket-forbidden',
] as const satisfies readonly ErrorCode[];

/** As {@link sentencesFor}, of these codes. */
export function accountSentences(code: (typeof accountCodes)[number], { details }: Problem): Sentences {
  const bucket = String(details['bucketHost'] ?? '');
  switch (code) {
    case 'no-template':
      return {
        what: msg('No template is bound to this push.'),
        why: msg(
          'A push is captured by the template that a rule binds to its domain, AppName or stream; there is none.',
        ),
        todo: msg('Use “Bind a template again”, or create a rule by the API.'),
      };
    case 'bucket-not-found':
      return {
        what: msg(str`There is no bucket ${bucket}.`),
        why: msg('Screenshots are written to the bucket of the template. Without it there is none, and no callback.'),
        todo: msg('Create the bucket in the API view, or name another one under “More settings”.'),
      };
    case 'bucket-forbidden':
      return {
        what: msg(str`The service may not write to ${bucket}.`),
        why: msg(
          'Whoever owns the bucket grants screencapture write access. Without it there is no screenshot and no callback.',
        ),
        todo: msg('Allow it in the API view, or name another bucket under “More settings”.'),
      };
  }
}

/** What the account has to say beside the form, one quiet line each. */
export function accountLines(state: ProvisioningState, isRunning: boolean): readonly string[] {
  const { templateId, callbackTemplateId, hasCallbackUrl, isKeyLost } = state;
  const lines = [
    templateId === undefined && msg('No rule binds a template to this push: nothing is captured.'),
    callbackTemplateId === undefined &&
      msg('No callback template is bound to this domain and AppName: screenshots are taken, no callbacks are sent.'),
    callbackTemplateId !== undefined &&
      !hasCallbackUrl &&
      msg(
        str`Callback template ${callbackTemplateId} has no SnapshotNotifyUrl: screenshots are taken, no callbacks are sent.`,
      ),
    isKeyLost &&
      msg(
        str`The key of callback template ${callbackTemplateId ?? ''} was kept in memory only, and the page was loaded again since. Type it into “Callback key”.`,
      ),
  ];
  return [...lines.filter((line) => line !== false), ...effectLines(state, isRunning)];
}

/** What a change of the account does not act on, or not yet. */
export function effectLines({ isChangedMeanwhile, pending }: ProvisioningState, isRunning: boolean): readonly string[] {
  const lines = [
    isChangedMeanwhile &&
      isRunning &&
      msg(
        'The capture under way keeps what held when it started; documented: changes act on streams pushed afterwards.',
      ),
    pending.length > 0 && msg('Pushes get the last changes when the documented 10 minutes have passed.'),
  ];
  return lines.filter((line) => line !== false);
}
