import type { CallbackFieldName } from './callback-fields.ts';
import { dialects, type DialectId } from './dialects.ts';
import { ScreencaptureError } from './errors.ts';
import { objectUrl, type BucketLocation } from './object-url.ts';
import type { Size } from './push.ts';
import { signCallback } from './signature.ts';

/**
 * The JSON body of a screenshot's callback, by its names on the wire. `sign` and `t` are left out only where no key is set and
 * that was chosen; the last three came with newer versions of the documentation.
 */
export type CallbackBody = {
  readonly event_type: 200;
  /** The stream's name, and so is `channel_id`. */
  readonly stream_id: string;
  readonly channel_id: string;
  /** UNIX seconds. */
  readonly create_time: number;
  /** Bytes. */
  readonly file_size: number;
  readonly width: number;
  readonly height: number;
  /** The object key after a slash, as it is. */
  readonly pic_url: string;
  /** The object's address, percent-encoded. */
  readonly pic_full_url: string;
  readonly sign?: string;
  /** UNIX second at which `sign` expires. */
  readonly t?: number;
  /** Push domain. */
  readonly app?: string;
  /** AppName. */
  readonly appname?: string;
  /** Raw query of the push URL. */
  readonly stream_param?: string;
};

/** `event_type` of a screenshot's callback. */
export const screenshotEventType = 200;

/** What a callback tells of one screenshot. */
export type CallbackFacts = {
  readonly streamName: string;
  readonly pushDomain: string;
  readonly appName: string;
  readonly streamParameters: string;
  /** UNIX seconds. */
  readonly createTime: number;
  readonly fileSize: number;
  /** Screenshot size (N, M). */
  readonly size: Size;
  readonly objectKey: string;
  readonly bucket: BucketLocation;
};

/** How a callback is signed. */
export type Signing = {
  /** The callback key; empty when none is set. */
  readonly key: string;
  /** Without a key: sign with the empty text, or leave `sign` and `t` out. The documentation is silent. */
  readonly emptyKey: 'signed' | 'left-out';
  /** UNIX second of expiry; the validity of the dialect after `createTime` unless given. */
  readonly t?: number;
};

/**
 * Builds the body of a screenshot's callback, its keys in the order of the documented sample.
 *
 * @throws {ScreencaptureError} `invalid-instant`, `invalid-size`, `invalid-callback` (a file size that is no whole number),
 * `invalid-key`, and what {@link objectUrl} throws.
 * @see "Live Screencapture", 267/31562, on the fields of the callback
 */
export function buildCallback(facts: CallbackFacts, signing: Signing, dialect: DialectId): CallbackBody {
  const { bodyFields, signatureValiditySeconds } = dialects[dialect];
  const createTime = assertWhole(facts.createTime, Number.MIN_SAFE_INTEGER, 'invalid-instant');
  const isSigned = signing.key !== '' || signing.emptyKey === 'signed';
  const t = signing.t ?? createTime + signatureValiditySeconds.value;

  const values: Record<CallbackFieldName, string | number | undefined> = {
    event_type: screenshotEventType,
    stream_id: facts.streamName,
    channel_id: facts.streamName,
    create_time: createTime,
    file_size: assertWhole(facts.fileSize, 0, 'invalid-callback'),
    width: assertWhole(facts.size.width, 1, 'invalid-size'),
    height: assertWhole(facts.size.height, 1, 'invalid-size'),
    pic_url: `/${facts.objectKey}`,
    pic_full_url: objectUrl(facts.bucket, facts.objectKey),
    sign: isSigned ? signCallback(signing.key, t) : undefined,
    t: isSigned ? t : undefined,
    app: facts.pushDomain,
    appname: facts.appName,
    stream_param: facts.streamParameters,
  };
  return inOrder(bodyFields.value, values);
}

/**
 * The same body with a new expiry and signature, for an attempt that renews them; unchanged when it carries no signature.
 *
 * @param t UNIX second at which the new signature expires
 * @throws {ScreencaptureError} `invalid-key`, `invalid-instant`
 */
export function renewSignature(body: CallbackBody, key: string, t: number): CallbackBody {
  return body.sign === undefined ? body : { ...body, sign: signCallback(key, t), t };
}

/** The body as it is sent: what `JSON.stringify` makes of it. */
export function serializeCallback(body: CallbackBody): string {
  return JSON.stringify(body);
}

/** A body of the values that are there, in the order given. Whoever calls this vouches for the types of the values. */
export function bodyOf(entries: Iterable<readonly [CallbackFieldName, unknown]>): CallbackBody {
  const values = new Map(entries);
  return inOrder([...values.keys()], Object.fromEntries(values));
}

function inOrder(
  names: readonly CallbackFieldName[],
  values: { readonly [name in CallbackFieldName]?: unknown },
): CallbackBody {
  const body: { [name in CallbackFieldName]?: unknown } = {};
  for (const name of names) {
    if (values[name] !== undefined) body[name] = values[name];
  }
  return body as CallbackBody;
}

function assertWhole(
  value: number,
  least: number,
  code: 'invalid-instant' | 'invalid-size' | 'invalid-callback',
): number {
  if (Number.isSafeInteger(value) && value >= least) return value + 0;
  throw new ScreencaptureError(code, `not a whole number of at least ${least}`, { value: String(value), min: least });
}
