import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** As much of a call to the TencentCloud API as its signature can cover. */
export type ApiCall = {
  readonly method: string;
  /** What stands after the `?` of the address, as it was sent; empty for POST. */
  readonly query: string;
  /** By lower-case names. `host` as it was sent, with a port where there is one. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string | Uint8Array;
};

/** A pair of the API's credentials. */
export type ApiCredential = { readonly secretId: string; readonly secretKey: string };

/** What a signature says of itself in `Authorization`. */
export type ApiSigning = {
  readonly secretId: string;
  /** UTC, `YYYY-MM-DD`. */
  readonly date: string;
  readonly service: string;
  /** Lower-case, in the order in which they were signed. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
};

/** A signature step by step: each is made of the one before. */
export type ApiSignatureSteps = {
  readonly canonicalRequest: string;
  /** SHA-256 of the canonical request, hex. */
  readonly canonicalRequestHash: string;
  readonly credentialScope: string;
  readonly stringToSign: string;
  readonly signature: string;
  /** The header's value. */
  readonly authorization: string;
};

/** The keys on the way from a secret key to a signature, hex; each is made of the one before. As good as the secret key, for a day. */
export type ApiSigningKeys = { readonly date: string; readonly service: string; readonly signing: string };

/** Why a call is refused, by the API's names for it; without `AuthFailure.`. */
export type ApiSignatureFault = 'InvalidAuthorization' | 'SecretIdNotFound' | 'SignatureExpire' | 'SignatureFailure';

export type ApiVerification =
  | { readonly ok: true; readonly secretId: string }
  | { readonly ok: false; readonly fault: ApiSignatureFault };

/** How far a call's timestamp may lie from the service's clock, either way. Seconds. */
export const apiClockSkewSeconds = 300;

const algorithm = 'TC3-HMAC-SHA256';
const terminator = 'tc3_request';
const mustBeSigned: readonly string[] = ['content-type', 'host'];

/**
 * Signs a call by TC3-HMAC-SHA256 and tells each step.
 *
 * @param timestamp UNIX second, the value of `X-TC-Timestamp`.
 * @see TencentCloud API 3.0, "Signature v3"
 */
export function signApiCall(
  call: ApiCall,
  { secretId, secretKey }: ApiCredential,
  timestamp: number,
  { service = 'live', signedHeaders = mustBeSigned }: { service?: string; signedHeaders?: readonly string[] } = {},
): ApiSignatureSteps {
  const date = utcDate(timestamp);
  const credentialScope = `${date}/${service}/${terminator}`;
  const canonicalRequest = canonicalApiRequest(call, signedHeaders, call.headers['host'] ?? '');
  const canonicalRequestHash = sha256Hex(canonicalRequest);
  const stringToSign = [algorithm, timestamp, credentialScope, canonicalRequestHash].join('\n');
  const signature = bytesToHex(hmacSha256(signingKey(secretKey, date, service), stringToSign));
  return {
    canonicalRequest,
    canonicalRequestHash,
    credentialScope,
    stringToSign,
    signature,
    authorization: `${algorithm} Credential=${secretId}/${credentialScope}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`,
  };
}

/**
 * The derived keys of a signature: what {@link signApiCall} goes through.
 *
 * @param timestamp UNIX second
 */
export function apiSigningKeys(secretKey: string, timestamp: number, service = 'live'): ApiSigningKeys {
  const date = hmacSha256(utf8ToBytes(`TC3${secretKey}`), utcDate(timestamp));
  const ofService = hmacSha256(date, service);
  const signing = hmacSha256(ofService, terminator);
  return { date: bytesToHex(date), service: bytesToHex(ofService), signing: bytesToHex(signing) };
}

/** Reads an `Authorization` header; undefined when it is no TC3 one. */
export function readApiAuthorization(text: string): ApiSigning | undefined {
  const match = authorization.exec(text);
  if (match === null) return undefined;
  const [, secretId = '', date = '', service = '', headers = '', signature = ''] = match;
  return { secretId, date, service, signedHeaders: headers.split(';'), signature };
}

const authorization =
  /^TC3-HMAC-SHA256 +Credential=([^/,\s]+)\/(\d{4}-\d{2}-\d{2})\/([^/,\s]+)\/tc3_request, *SignedHeaders=([a-z0-9-]+(?:;[a-z0-9-]+)*), *Signature=([0-9a-f]{64})$/;

/**
 * Verifies a signed call. The signed headers must hold `content-type` and `host`, the date must be the timestamp's. The service
 * is taken from the credential, since SDKs take it from the first label of whatever host they were pointed at.
 *
 * @param secretKeyOf the secret key of an id, undefined for an unknown one
 * @see TencentCloud API, "Common Params", 267/30763, and "Error Codes", 267/30851
 */
export function verifyApiCall(
  call: ApiCall,
  secretKeyOf: (secretId: string) => string | undefined,
  nowUnixSeconds: number,
): ApiVerification {
  const signing = readApiAuthorization(call.headers['authorization'] ?? '');
  const stamp = call.headers['x-tc-timestamp'] ?? '';
  if (signing === undefined || !/^\d{1,12}$/.test(stamp)) return fault('InvalidAuthorization');
  const { secretId, date, service, signedHeaders, signature } = signing;
  const timestamp = Number(stamp);
  const areSigned = mustBeSigned.every((name) => signedHeaders.includes(name));
  const areThere = signedHeaders.every((name) => call.headers[name] !== undefined);
  if (!areSigned || !areThere || date !== utcDate(timestamp)) return fault('InvalidAuthorization');

  const secretKey = secretKeyOf(secretId);
  if (secretKey === undefined) return fault('SecretIdNotFound');
  // Asked this way round, a clock that shows no number finds everything expired.
  if (!(Math.abs(nowUnixSeconds - timestamp) <= apiClockSkewSeconds)) return fault('SignatureExpire');

  const key = signingKey(secretKey, date, service);
  // SDKs send the port and leave it out of what they sign; others sign what they send.
  const isSigned = signedHosts(call.headers['host'] ?? '').some((host) => {
    const hash = sha256Hex(canonicalApiRequest(call, signedHeaders, host));
    const text = [algorithm, stamp, `${date}/${service}/${terminator}`, hash].join('\n');
    return bytesToHex(hmacSha256(key, text)) === signature;
  });
  return isSigned ? { ok: true, secretId } : fault('SignatureFailure');
}

/** What is signed of a call: its line, the headers named, and the hash of its body. */
function canonicalApiRequest(
  { method, query, headers, body }: ApiCall,
  names: readonly string[],
  host: string,
): string {
  const lines = names.toSorted().map((name) => {
    const value = (name === 'host' ? host : (headers[name] ?? '')).trim();
    // Samples of the documentation sign the action in small letters, and nothing else that has any others.
    return `${name}:${name === 'x-tc-action' ? value.toLowerCase() : value}\n`;
  });
  return [method, '/', query, lines.join(''), names.join(';'), sha256Hex(body)].join('\n');
}

/** The hosts that may have been signed where this one was sent: with its port, and without. */
export function signedHosts(host: string): readonly string[] {
  const withoutPort = host.replace(/:\d+$/, '');
  return withoutPort === host ? [host] : [withoutPort, host];
}

function signingKey(secretKey: string, date: string, service: string): Uint8Array {
  const { of } = lastKey;
  if (of.secretKey !== secretKey || of.date !== date || of.service !== service) {
    const key = [date, service, terminator].reduce(hmacSha256, utf8ToBytes(`TC3${secretKey}`));
    lastKey = { of: { secretKey, date, service }, key };
  }
  return lastKey.key;
}

type SigningKey = {
  readonly of: { readonly secretKey: string; readonly date: string; readonly service: string };
  readonly key: Uint8Array;
};

// All calls of a day by one caller have the same one, and to make it is most of the work of checking a signature.
let lastKey: SigningKey = { of: { secretKey: '', date: '', service: '' }, key: new Uint8Array() };

const hmacSha256 = (key: Uint8Array, text: string): Uint8Array => hmac(sha256, key, utf8ToBytes(text));

const sha256Hex = (data: string | Uint8Array): string =>
  bytesToHex(sha256(typeof data === 'string' ? utf8ToBytes(data) : data));

/** Of a UNIX second; empty for one that no date can hold. */
function utcDate(timestamp: number): string {
  const date = new Date(timestamp * 1000);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

const fault = (name: ApiSignatureFault): ApiVerification => ({ ok: false, fault: name });
