import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { ScreencaptureError } from './errors.ts';

/** What a receiver makes of a signature. */
export type Verification = { readonly ok: true } | { readonly ok: false; readonly reason: 'wrong-sign' | 'expired' };

/**
 * The `sign` of a callback: MD5 of the callback key followed by `t` in decimal, as 32 lower-case hex digits. Nothing else of the
 * body is covered. With no key set this is MD5 of `t` alone, which is our choice: the documentation is silent.
 *
 * @param t UNIX second at which the signature expires
 * @throws {ScreencaptureError} `invalid-key`: a lone surrogate, which UTF-8 cannot write; `invalid-instant`: not a whole second.
 * @see "Event Message Notification", 267/31566
 */
export function signCallback(key: string, t: number): string {
  if (!key.isWellFormed()) throw new ScreencaptureError('invalid-key', 'the callback key is not Unicode text');
  if (!Number.isSafeInteger(t)) {
    throw new ScreencaptureError('invalid-instant', 't must be a whole UNIX second', { value: String(t) });
  }
  if (key !== keyed.key) keyed = { key, state: md5.create().update(utf8ToBytes(key)) };
  const decimal = String(t);
  for (let at = 0; at < decimal.length; at += 1) digits[at] = decimal.charCodeAt(at);
  keyed.state._cloneInto(scratch);
  scratch.update(digits.subarray(0, decimal.length)).digestInto(digest);
  return bytesToHex(digest);
}

// A million callbacks are signed with one key: the state after the key is kept, and nothing is allocated anew.
let keyed = { key: '', state: md5.create() };
const scratch = md5.create();
const digest = new Uint8Array(scratch.outputLen);
/** A safe integer has 16 digits, and a sign. */
const digits = new Uint8Array(17);

/**
 * What a receiver checks first. A wrong signature is an answer here, not an exception; a signature is still good in the second
 * in which it expires.
 *
 * @throws {ScreencaptureError} `invalid-key`: the receiver's own key is not Unicode text.
 */
export function verifyCallback(
  callback: { readonly sign: string; readonly t: number },
  key: string,
  nowUnixSeconds: number,
): Verification {
  const isSigned = Number.isSafeInteger(callback.t) && callback.sign === signCallback(key, callback.t);
  if (!isSigned) return { ok: false, reason: 'wrong-sign' };
  // Asked this way round, a clock that shows no number finds everything expired.
  return nowUnixSeconds <= callback.t ? { ok: true } : { ok: false, reason: 'expired' };
}
