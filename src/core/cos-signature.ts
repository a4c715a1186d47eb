import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { encodeText } from './encoded-text.ts';

/** As much of a request to a bucket as its signature can cover. */
export type CosRequest = {
  readonly method: string;
  /** Decoded, with the slash at its beginning. */
  readonly path: string;
  /** Decoded, in any order; those of the signature itself are passed over. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly headers: readonly (readonly [name: string, value: string])[];
};

/** A time from one UNIX second to another, both included. */
export type CosKeyTime = { readonly from: number; readonly until: number };

/** A signature step by step: each is made of the one before. */
export type CosSignatureSteps = {
  /** HMAC-SHA1 of the key time with the secret key, hex; used as that text from here on. */
  readonly signKey: string;
  readonly httpString: string;
  readonly stringToSign: string;
  readonly signature: string;
  /** The value of `Authorization`, or the query of a signed address. */
  readonly authorization: string;
};

/** Why a bucket refuses a signature, by COS's own codes; `expired` is its `AccessDenied` with "Request has expired". */
export type CosSignatureFault =
  | 'InvalidArgument'
  | 'InvalidAccessKeyId'
  | 'SignatureDoesNotMatch'
  | 'RequestTimeTooSkewed'
  | 'expired';

export type CosVerification =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'signed'; readonly secretId: string }
  | { readonly kind: 'refused'; readonly fault: CosSignatureFault };

/** The key pair that the documentation's example signs with; newer pages mask its last letters. */
export const documentedCosCredential = {
  secretId: 'AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q',
  secretKey: 'BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz',
} as const;

/** How much later than now a signature's time may begin. Seconds. */
export const cosClockSkewSeconds = 900;

const fieldNames = [
  'q-sign-algorithm',
  'q-ak',
  'q-sign-time',
  'q-key-time',
  'q-header-list',
  'q-url-param-list',
  'q-signature',
] as const;

type Fields = Readonly<Record<(typeof fieldNames)[number], string>>;

/** Parameters that come with a signature in an address and are not part of what it covers. */
const ownParameters: readonly string[] = [...fieldNames, 'x-cos-security-token'];

/**
 * Signs a request to a bucket, headers and parameters that are given included, and tells each step.
 *
 * @see COS documentation, "Request Signature", 436/7778
 */
export function signCosRequest(
  request: CosRequest,
  { secretId, secretKey }: { readonly secretId: string; readonly secretKey: string },
  { from, until }: CosKeyTime,
): CosSignatureSteps {
  const keyTime = `${from};${until}`;
  const signKey = hmacSha1Hex(secretKey, keyTime);
  const headers = canonical(request.headers);
  const parameters = canonical(request.parameters.filter(([name]) => !ownParameters.includes(name.toLowerCase())));
  const httpString = httpStringOf(request, parameters, headers);
  const stringToSign = stringToSignOf(keyTime, httpString);
  const signature = hmacSha1Hex(signKey, stringToSign);
  const fields: Fields = {
    'q-sign-algorithm': 'sha1',
    'q-ak': secretId,
    'q-sign-time': keyTime,
    'q-key-time': keyTime,
    'q-header-list': namesOf(headers),
    'q-url-param-list': namesOf(parameters),
    'q-signature': signature,
  };
  const authorization = fieldNames.map((name) => `${name}=${fields[name]}`).join('&');
  return { signKey, httpString, stringToSign, signature, authorization };
}

/**
 * Verifies what a request carries: in `Authorization`, or in its address. Only the headers and parameters that a signature lists
 * are covered by it, and all that it lists must be there.
 *
 * @param secretKeyOf the secret key of an id, undefined for an unknown one
 */
export function verifyCosRequest(
  request: CosRequest,
  secretKeyOf: (secretId: string) => string | undefined,
  nowUnixSeconds: number,
): CosVerification {
  const header = request.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  const carried = header === undefined ? request.parameters : readFields(header);
  if (!carried.some(([name]) => name === 'q-signature')) {
    return header === undefined ? { kind: 'anonymous' } : refused('InvalidArgument');
  }
  const fields = completeFields(carried);
  const keyTime = fields && readKeyTime(fields['q-key-time']);
  if (fields === undefined || keyTime === undefined || fields['q-sign-time'] !== fields['q-key-time']) {
    return refused('InvalidArgument');
  }
  const secretKey = secretKeyOf(fields['q-ak']);
  if (secretKey === undefined) return refused('InvalidAccessKeyId');
  if (!(nowUnixSeconds <= keyTime.until)) return refused('expired');
  if (keyTime.from - nowUnixSeconds > cosClockSkewSeconds) return refused('RequestTimeTooSkewed');

  const headers = listed(canonical(request.headers), fields['q-header-list']);
  const parameters = listed(canonical(request.parameters), fields['q-url-param-list']);
  if (headers === undefined || parameters === undefined) return refused('SignatureDoesNotMatch');
  const stringToSign = stringToSignOf(fields['q-key-time'], httpStringOf(request, parameters, headers));
  const expected = hmacSha1Hex(hmacSha1Hex(secretKey, fields['q-key-time']), stringToSign);
  if (fields['q-signature'] !== expected) return refused('SignatureDoesNotMatch');
  return { kind: 'signed', secretId: fields['q-ak'] };
}

type Canonical = readonly (readonly [name: string, value: string])[];

/** Names in small letters, names and values percent-encoded, in order of names. */
function canonical(entries: Canonical): Canonical {
  return entries
    .map(([name, value]): [string, string] => [encodeText(name.toLowerCase()).toLowerCase(), encodeText(value)])
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

const namesOf = (entries: Canonical): string => entries.map(([name]) => name).join(';');

/** Those of a list such as `date;host`; undefined when one of them is not there. */
function listed(entries: Canonical, list: string): Canonical | undefined {
  const names = list === '' ? [] : list.split(';');
  const chosen = entries.filter(([name]) => names.includes(name));
  return names.every((name) => chosen.some(([other]) => other === name)) ? chosen : undefined;
}

function httpStringOf({ method, path }: CosRequest, parameters: Canonical, headers: Canonical): string {
  const joined = (entries: Canonical): string => entries.map(([name, value]) => `${name}=${value}`).join('&');
  return `${method.toLowerCase()}\n${path}\n${joined(parameters)}\n${joined(headers)}\n`;
}

const stringToSignOf = (keyTime: string, httpString: string): string =>
  `sha1\n${keyTime}\n${bytesToHex(sha1(utf8ToBytes(httpString)))}\n`;

const hmacSha1Hex = (key: string, text: string): string => bytesToHex(hmac(sha1, utf8ToBytes(key), utf8ToBytes(text)));

/** Values hold no `&`; the semicolons of times and lists may come encoded. */
function readFields(text: string): Canonical {
  return text.split('&').map((part): [string, string] => {
    const at = part.indexOf('=');
    const value = part.slice(at + 1).replaceAll(/%3B/gi, ';');
    return at < 0 ? [part, ''] : [part.slice(0, at), value];
  });
}

/** Undefined when a field is missing or there twice, or the algorithm is another. */
function completeFields(entries: Canonical): Fields | undefined {
  const own = entries.filter(([name]) => fieldNames.some((known) => known === name));
  const fields = Object.fromEntries(own) as Fields;
  const isComplete = own.length === fieldNames.length && fieldNames.every((name) => Object.hasOwn(fields, name));
  return isComplete && fields['q-sign-algorithm'] === 'sha1' ? fields : undefined;
}

function readKeyTime(text: string): CosKeyTime | undefined {
  const match = /^(\d{1,12});(\d{1,12})$/.exec(text);
  return match === null ? undefined : { from: Number(match[1]), until: Number(match[2]) };
}

const refused = (fault: CosSignatureFault): CosVerification => ({ kind: 'refused', fault });
