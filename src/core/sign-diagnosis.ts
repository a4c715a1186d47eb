import type { Fields } from './callback-check.ts';
import type { CallbackDiagnosis } from './callback-diagnosis.ts';
import { diagnosisCheck, wholeOf, type DiagnosisCheck } from './diagnosis-check.ts';
import { defaultDialect, dialects } from './dialects.ts';
import { ScreencaptureError } from './errors.ts';
import { checkCallbackKey } from './names.ts';
import { sources } from './sources.ts';

/** Whether the key is one that the service would take. Its text is no part of the answer. */
export function checkKey(key: string): DiagnosisCheck {
  const source = sources.callbackSettings;
  const details = { length: key.length };
  if (key === '') return diagnosisCheck('key', 'warning', 'empty', details, source);
  if (!key.isWellFormed()) return diagnosisCheck('key', 'error', 'not-text', details, source);
  try {
    checkCallbackKey(key);
    return diagnosisCheck('key', 'ok', 'allowed', details, source);
  } catch (error) {
    if (!(error instanceof ScreencaptureError)) throw error;
    const hasBlanks = /\s/.test(key);
    return diagnosisCheck('key', 'warning', hasBlanks ? 'blanks' : 'not-allowed', details, source);
  }
}

/** Whether `sign` is MD5 of the key and `t`. */
export function checkSign(fields: Fields, signing: CallbackDiagnosis['signing'], isSkipped: boolean): DiagnosisCheck {
  const source = sources.notification2021;
  if (isSkipped) return diagnosisCheck('sign', 'skipped', 'no-body', {}, source);
  if (!fields.has('sign') && !fields.has('t')) return diagnosisCheck('sign', 'warning', 'unsigned', {}, source);
  if (signing === undefined) return diagnosisCheck('sign', 'error', 'cannot-be-computed', {}, source);
  if (signing.found === signing.expected) return diagnosisCheck('sign', 'ok', 'right', {}, source);
  return diagnosisCheck('sign', 'error', signing.mistakes.length > 0 ? 'mistaken' : 'unexplained', {}, source);
}

/** As a UNIX second this is the year 5138; as a millisecond it was in 1973. */
const leastMilliseconds = 100_000_000_000;

/** Whether `t` has passed by the receiver's clock, and whether it lies further ahead than a signature is documented to hold. */
export function checkExpiry(fields: Fields, now: number): DiagnosisCheck {
  const source = sources.notification2021;
  const t = wholeOf(fields, 't');
  if (t === undefined) return diagnosisCheck('expiry', 'skipped', 'no-t', {}, source);
  if (!Number.isSafeInteger(now)) return diagnosisCheck('expiry', 'skipped', 'no-clock', { t }, source);
  const left = t - now;
  const validity = dialects[defaultDialect].signatureValiditySeconds.value;
  const details = { t, now, left, validity };
  if (t >= leastMilliseconds) return diagnosisCheck('expiry', 'error', 'milliseconds', details, source);
  if (left < 0) return diagnosisCheck('expiry', 'error', 'expired', details, source);
  if (left > validity) return diagnosisCheck('expiry', 'warning', 'far-ahead', details, source);
  return diagnosisCheck('expiry', 'ok', 'valid', details, source);
}
