import { ScreencaptureError, type ErrorCode, type ErrorDetails } from './errors.ts';

/**
 * What each single text of the settings may be. The limits are ours where the documentation gives none: they keep to what hosts,
 * paths and URLs hold without escaping. Every check returns the text it was given, or throws with the limits in `details`.
 */
type TextRule = {
  readonly code: ErrorCode;
  readonly pattern: RegExp;
  readonly max: number;
  readonly characters: string;
};

const pathNames = { pattern: /^(?!\.{1,2}$)[A-Za-z0-9._-]+$/, max: 128, characters: 'A-Z a-z 0-9 . _ -' } as const;

const rules = {
  streamName: { code: 'invalid-stream-name', ...pathNames },
  appName: { code: 'invalid-app-name', ...pathNames },
  pushDomain: {
    code: 'invalid-push-domain',
    pattern: /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/,
    max: 253,
    characters: 'A-Z a-z 0-9 . -',
  },
  streamParameters: {
    code: 'invalid-stream-parameters',
    pattern: /^[^\s\p{Cc}\p{Cs}#]*$/u,
    max: 1024,
    characters: '',
  },
  // Bucket, hyphen and AppId make one label of a host, which holds 63 characters.
  bucket: { code: 'invalid-bucket', pattern: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, max: 50, characters: 'a-z 0-9 -' },
  appId: { code: 'invalid-appid', pattern: /^[0-9]+$/, max: 12, characters: '0-9' },
  region: { code: 'invalid-region', pattern: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, max: 63, characters: 'a-z 0-9 -' },
  callbackKey: { code: 'invalid-key', pattern: /^[A-Za-z0-9]*$/, max: 32, characters: 'A-Z a-z 0-9' },
} as const satisfies Record<string, TextRule>;

/** 1 to 128 of `A-Z a-z 0-9 . _ -`, but not `.` or `..`. @throws {ScreencaptureError} `invalid-stream-name` */
export const checkStreamName = (text: string): string => check(text, rules.streamName);

/** As a stream name. @throws {ScreencaptureError} `invalid-app-name` */
export const checkAppName = (text: string): string => check(text, rules.appName);

/** A host name. @throws {ScreencaptureError} `invalid-push-domain` */
export const checkPushDomain = (text: string): string => check(text, rules.pushDomain);

/** The raw query of a push URL; may be empty. No white space, no `#`. @throws {ScreencaptureError} `invalid-stream-parameters` */
export const checkStreamParameters = (text: string): string => check(text, rules.streamParameters);

/** The bucket's name without `-AppId`. @throws {ScreencaptureError} `invalid-bucket` */
export const checkBucket = (text: string): string => check(text, rules.bucket);

/** Digits. @throws {ScreencaptureError} `invalid-appid` */
export const checkAppId = (text: string): string => check(text, rules.appId);

/** Such as `ap-guangzhou`; the documentation's own sample has `region`. @throws {ScreencaptureError} `invalid-region` */
export const checkRegion = (text: string): string => check(text, rules.region);

/** At most 32 letters and digits; empty means that none is set. The text is never part of the error. @throws {ScreencaptureError} `invalid-key` */
export const checkCallbackKey = (text: string): string => check(text, rules.callbackKey);

/** A whole number as people type it, digits only: not `7.0`, `+5`, ` 5`, `1e2`. Undefined for anything else or beyond exact integers. */
export function parseWholeNumber(text: string): number | undefined {
  const value = Number(text);
  return /^[0-9]+$/.test(text) && Number.isSafeInteger(value) ? value : undefined;
}

function check(text: string, { code, pattern, max, characters }: TextRule): string {
  if (text.length <= max && pattern.test(text)) return text;
  const details: ErrorDetails = { length: text.length, max, characters };
  const isSecret = code === 'invalid-key';
  const subject = code.slice('invalid-'.length).replaceAll('-', ' ');
  const allowed = characters === '' ? '' : ` of ${characters}`;
  throw new ScreencaptureError(code, `not a possible ${subject}: at most ${max} characters${allowed}`, {
    ...details,
    ...(isSecret ? {} : { value: text.toWellFormed() }),
  });
}
