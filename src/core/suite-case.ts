import { buildCallback, serializeCallback, type CallbackBody } from './callback.ts';
import { dialects, type DialectId } from './dialects.ts';
import { objectKey } from './object-key.ts';
import type { Source } from './sources.ts';

/** What the negative suite is made for: the receiver's key, the version of the documentation, and the second of the run. */
export type SuiteSettings = { readonly key: string; readonly dialect: DialectId; readonly nowUnixSeconds: number };

/**
 * How a right receiver answers: `accept` is status 200, `refuse` any other status, `either` any status at all, as long as there
 * is an answer.
 */
export type SuiteVerdict = 'accept' | 'refuse' | 'either';

/** One request to a receiver, and how it is to be answered. */
export type SuiteRequest = {
  readonly method: 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly verdict: SuiteVerdict;
};

/**
 * What the verdict rests on: `documented` is a demand of the documentation, `derived` follows from one (a retry after a lost
 * answer is a duplicate), `advice` is ours where the documentation is silent.
 */
export type SuiteBasis = 'documented' | 'derived' | 'advice';

/** Why the verdict is as it is; the sentences for people belong to whoever shows it. */
export type SuiteReason =
  | 'signed-as-documented'
  | 'signed-with-another-key'
  | 't-has-passed'
  | 'sign-is-of-another-t'
  | 'sign-covers-t-alone'
  | 'unsigned'
  | 'same-as-a-retry'
  | 'retry-may-be-signed-anew'
  | 'sign-is-shared'
  | 'order-not-promised'
  | 'missing-fields-not-foreseen'
  | 'field-of-newer-versions'
  | 'fields-are-added'
  | 'keys-have-no-order'
  | 'json-has-many-spellings'
  | 't-was-a-string'
  | 'time-is-int64'
  | 'number-never-sent'
  | 'names-are-text'
  | 'sample-differs'
  | 'scheme-not-promised'
  | 'no-body'
  | 'body-is-json'
  | 'no-size-given';

/** A point of the scorecard. */
export type ScorePointId =
  | 'verifies'
  | 'rejects-expired'
  | 'idempotent'
  | 'tolerant'
  | 'takes-t'
  | 'in-time'
  | 'raw-body';

/** One case of the negative suite: requests to be sent one after the other. */
export type SuiteCase = {
  /** Stable, kebab-case. */
  readonly name: string;
  readonly requests: readonly SuiteRequest[];
  readonly reason: SuiteReason;
  readonly basis: SuiteBasis;
  readonly source: Source;
  /** The points that a wrong answer costs; every case also counts for `in-time`. */
  readonly shows: readonly ScorePointId[];
};

/** What a case wants otherwise than a genuine callback of this second has it. */
export type CallbackWish = {
  readonly streamName?: string;
  /** What comes after the stream's name where a case needs a second stream. */
  readonly streamSuffix?: string;
  readonly key?: string;
  readonly createTime?: number;
  readonly t?: number;
};

/** Writes signed callbacks for one case, each of another second than the ones before; a later one of an earlier second. */
export type WriteCallback = (wish?: CallbackWish) => CallbackBody;

/** What there is to a case apart from its name, made of callbacks that somebody else writes. */
export type MakeCase = (write: WriteCallback, settings: SuiteSettings) => Omit<SuiteCase, 'name'>;

/** Cases by their names, in their order. */
export type SuiteCases = Readonly<Record<string, MakeCase>>;

/**
 * A writer of callbacks for each case. Their stream is called `suite_` and the case's name, so that it is found in a receiver's
 * log. Each callback is of a second of its own, counted back from now, so that nothing that one case leaves behind with a receiver
 * (a name, a signature) is met by another.
 */
export function callbackWriter({ key, dialect, nowUnixSeconds }: SuiteSettings): (name: string) => WriteCallback {
  const { prefix, fileName } = dialects[dialect].naming.value;
  const size = { width: 640, height: 352 };
  const push = { pushDomain: 'push.example', appName: 'live', streamParameters: '' };
  const bucket = { bucket: 'testbucket', appId: '1234567890', region: 'ap-guangzhou' };
  let written = 0;

  return (name) =>
    (wish = {}) => {
      const createTime = wish.createTime ?? nowUnixSeconds - written;
      written += 1;
      const streamName = wish.streamName ?? `suite_${name}${wish.streamSuffix ?? ''}`;
      const storedAs = objectKey({ ...push, streamName, unixSeconds: createTime, size, prefix, fileName });
      return buildCallback(
        { ...push, streamName, createTime, fileSize: 7520, size, objectKey: storedAs, bucket },
        { key: wish.key ?? key, emptyKey: 'signed', ...(wish.t !== undefined && { t: wish.t }) },
        dialect,
      );
    };
}

/** The request that carries a body, as the documented service sends it: POST, JSON. A text is sent as it is. */
export function post(
  body: CallbackBody | string,
  verdict: SuiteVerdict,
  contentType = 'application/json',
): SuiteRequest {
  const text = typeof body === 'string' ? body : serializeCallback(body);
  return { method: 'POST', headers: { 'content-type': contentType }, body: text, verdict };
}
