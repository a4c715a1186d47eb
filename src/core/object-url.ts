import { ScreencaptureError } from './errors.ts';
import { checkAppId, checkBucket, checkRegion } from './names.ts';
import { isSegmentText } from './object-key.ts';

/** Which bucket: its full name is `bucket-appId`. */
export type BucketLocation = { readonly bucket: string; readonly appId: string; readonly region: string };

export type UrlScheme = 'http' | 'https';

/**
 * The host that serves a bucket's objects: `testbucket-1234567890.cos.ap-guangzhou.myqcloud.com`.
 *
 * @throws {ScreencaptureError} `invalid-bucket`, `invalid-appid`, `invalid-region`
 */
export function bucketHost({ bucket, appId, region }: BucketLocation): string {
  return `${checkBucket(bucket)}-${checkAppId(appId)}.cos.${checkRegion(region)}.myqcloud.com`;
}

/**
 * The address of an object, `pic_full_url`. The documented samples all have scheme `http`; that each segment of the key is
 * percent-encoded is our choice, the documentation being silent on names that need it.
 *
 * @throws {ScreencaptureError} as {@link bucketHost}, and `invalid-url`: a key with a segment that a URL cannot hold
 * (empty, `.`, `..`, a lone surrogate).
 */
export function objectUrl(bucket: BucketLocation, key: string, scheme: UrlScheme = 'http'): string {
  return `${scheme}://${bucketHost(bucket)}/${encodeObjectKey(key)}`;
}

/**
 * An object key as the path of a URL needs it, without a slash at its front.
 *
 * @throws {ScreencaptureError} `invalid-url`
 */
export function encodeObjectKey(key: string): string {
  if (!key.split('/').every(isSegmentText)) throw invalidUrl(key, 'the key cannot be part of a URL');
  return encodePath(key);
}

/** Each segment of a path percent-encoded; the path must be Unicode text. */
export function encodePath(path: string): string {
  // Few names need it, and to ask costs less than to do it.
  if (/^[\w\-.!~*'()/]*$/.test(path)) return path;
  return path.split('/').map(encodeURIComponent).join('/');
}

/**
 * Takes an object's address apart: the inverse of {@link objectUrl}. A query or fragment is not part of the key.
 *
 * @throws {ScreencaptureError} `invalid-url`: not the address of an object in a bucket.
 */
export function parseObjectUrl(url: string): { scheme: UrlScheme; bucket: BucketLocation; key: string } {
  const match = /^(https?):\/\/([^/?#]+)\/([^?#]*)/i.exec(url);
  const [, scheme = '', host = '', path = ''] = match ?? [];
  const bucket = parseBucketHost(host);
  if (bucket === undefined) throw invalidUrl(url, 'not the host of a bucket');
  const key = decodePath(path);
  if (key === undefined || !key.split('/').every(isSegmentText)) throw invalidUrl(url, 'not the path of an object');
  return { scheme: scheme.toLowerCase() === 'https' ? 'https' : 'http', bucket, key };
}

/** Takes the host of a bucket apart; hosts have no case. Undefined for any other host. */
export function parseBucketHost(host: string): BucketLocation | undefined {
  const match = /^(.+)-([^-.]+)\.cos\.([^.]+)\.myqcloud\.com$/.exec(host.toLowerCase());
  const [, bucket = '', appId = '', region = ''] = match ?? [];
  try {
    return { bucket: checkBucket(bucket), appId: checkAppId(appId), region: checkRegion(region) };
  } catch (error) {
    if (error instanceof ScreencaptureError) return undefined;
    throw error;
  }
}

function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function invalidUrl(value: string, message: string): ScreencaptureError {
  return new ScreencaptureError('invalid-url', message, { value: value.toWellFormed() });
}
