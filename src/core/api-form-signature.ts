import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { apiClockSkewSeconds, signedHosts, type ApiVerification } from './api-signature.ts';

/**
 * A call by the older signature (v1): everything is a field, of the query (GET) or of a form (POST), the signature included. SDKs
 * of the international site still sign so unless told otherwise.
 */
export type ApiForm = {
  readonly method: string;
  /** As it was sent, with a port where there is one. */
  readonly host: string;
  /** By name, decoded. */
  readonly fields: Readonly<Record<string, string | undefined>>;
};

const hashes: Readonly<Record<string, typeof sha1 | typeof sha256 | undefined>> = {
  HmacSHA1: sha1,
  HmacSHA256: sha256,
};

/**
 * The signature of a call's fields, base64; undefined where `SignatureMethod` names none that there is. Without one it is HmacSHA1.
 *
 * @see TencentCloud API, "Signature" (v1)
 */
export function signApiForm(form: ApiForm, secretKey: string): string | undefined {
  const { SignatureMethod: name = 'HmacSHA1' } = form.fields;
  const hash = Object.hasOwn(hashes, name) ? hashes[name] : undefined;
  return hash && base64(hmac(hash, utf8ToBytes(secretKey), utf8ToBytes(signedFormText(form))));
}

/** What is signed of a call's fields: all but the signature, by their names, as they are before they are encoded. */
export function signedFormText({ method, host, fields }: ApiForm): string {
  const names = Object.keys(fields).filter((field) => field !== 'Signature');
  const pairs = names.toSorted().map((field) => `${field}=${fields[field]}`);
  return `${method}${host}/?${pairs.join('&')}`;
}

/**
 * Verifies a call that is signed by its fields.
 *
 * @param secretKeyOf the secret key of an id, undefined for an unknown one
 */
export function verifyApiForm(
  form: ApiForm,
  secretKeyOf: (secretId: string) => string | undefined,
  nowUnixSeconds: number,
): ApiVerification {
  const { SecretId: secretId = '', Timestamp: stamp = '', Signature: signature } = form.fields;
  if (!/^\d{1,12}$/.test(stamp)) return { ok: false, fault: 'InvalidAuthorization' };
  const secretKey = secretKeyOf(secretId);
  if (secretKey === undefined) return { ok: false, fault: 'SecretIdNotFound' };
  if (!(Math.abs(nowUnixSeconds - Number(stamp)) <= apiClockSkewSeconds))
    return { ok: false, fault: 'SignatureExpire' };
  const possible = signedHosts(form.host).map((host) => signApiForm({ ...form, host }, secretKey));
  if (possible.includes(undefined)) return { ok: false, fault: 'InvalidAuthorization' };
  return possible.includes(signature) ? { ok: true, secretId } : { ok: false, fault: 'SignatureFailure' };
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** `btoa` is the DOM's, and `Uint8Array.prototype.toBase64` newer than the oldest runtime. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
    const three = (first << 16) | (second << 8) | third;
    const four = [18, 12, 6, 0].map((shift) => digits.charAt((three >> shift) & 63)).join('');
    text += four.slice(0, bytes.length - at + 1).padEnd(4, '=');
  }
  return text;
}
