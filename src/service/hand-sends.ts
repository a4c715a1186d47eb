import { ScreencaptureError } from '../core/errors.ts';
import { attemptRecord, isSignedWith, signatureOf } from './attempts.ts';
import type { Post } from './notifier.ts';
import type { Clock } from './ports.ts';
import type { AttemptRecord, ScreenshotRecord } from './records.ts';
import { deliveryStart, signedAnew, type Signer } from './screencapture.ts';
import type { Secrets } from './settings.ts';
import type { CaptureOnShow } from './state.ts';

/** What can be done with a callback by hand. */
export type HandSendKind = NonNullable<AttemptRecord['kind']>;

/** What is known of secrets: those that a capture was made with, while the page lives, and those in the form. */
export type KnownSecrets = { readonly made: Secrets | undefined; readonly typed: Secrets };

export type HandSend = {
  readonly kind: HandSendKind;
  readonly capture: CaptureOnShow;
  readonly record: ScreenshotRecord;
  readonly signer: Signer;
  /** The instant on show, UNIX milliseconds; undefined where no attempt is. */
  readonly shown: number | undefined;
};

/** Sends one callback by hand, as a further attempt of its delivery. It is not tried again. */
export async function sendByHand(
  { kind, capture, record, signer, shown }: HandSend,
  { post, clock }: { readonly post: Post; readonly clock: Clock },
): Promise<AttemptRecord> {
  const { index } = record;
  const made = capture.attempts.get(index) ?? [];
  const start = deliveryStart(record, capture.record.settings);
  // Not before the callback's own last attempt has ended.
  const at = made.reduce((latest, { at, durationMs }) => Math.max(latest, at + durationMs), shown ?? start);
  const attempt = made.length + 1;
  let rawBody = record.rawBody;
  const bodyAt = (unixMs: number): string =>
    (rawBody = kind === 'again' ? record.rawBody : signedAnew(record, signer, unixMs));
  const ended = await post(bodyAt, clock.timeline(at), new AbortController().signal, { index, attempt });
  return { ...attemptRecord(record, attempt, rawBody, ended), kind };
}

/**
 * What signs the callbacks of a capture anew: the key that it was made with, or the one in the form if that is the same.
 *
 * @param isNeeded whether there is no going on without the key
 * @throws {ScreencaptureError} `key-needed`: this page does not know the key.
 */
export function signerOf(capture: CaptureOnShow, { made, typed }: KnownSecrets, isNeeded: boolean): Signer {
  const callbackKey = made?.callbackKey ?? matchingKey(capture.screenshots[0], typed);
  if (callbackKey === undefined && isNeeded) {
    throw new ScreencaptureError('key-needed', 'the key that signed this capture is not known');
  }
  return { settings: capture.record.settings, secrets: { callbackKey: callbackKey ?? '' } };
}

function matchingKey(record: ScreenshotRecord | undefined, { callbackKey }: Secrets): string | undefined {
  const signature = record && signatureOf(record.rawBody);
  if (signature === undefined) return '';
  return isSignedWith(signature, callbackKey) ? callbackKey : undefined;
}
