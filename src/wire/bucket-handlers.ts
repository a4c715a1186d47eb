import { http, type HttpHandler } from 'msw';
import { ScreencaptureError } from '../core/errors.ts';
import type { ObjectRecord } from '../service/records.ts';
import { resolveRange } from './byte-range.ts';
import { cosErrorResponse, type CosErrorCode } from './cos-error.ts';
import { crc64Ecma } from './crc64.ts';
import { allowsRange, checkPreconditions } from './preconditions.ts';

/** What the bucket gives of an object. */
export type ServedObject = Pick<ObjectRecord, 'jpeg' | 'etag' | 'lastModified'>;

/** What the handlers need of the bucket. */
export type BucketParty = {
  object(host: string, objectKey: string): Promise<ServedObject | undefined>;
};

const bucketHost = /^[a-z0-9][a-z0-9-]*-\d+\.cos\.[a-z0-9-]+\.(?:myqcloud\.com|tencentcos\.cn)$/;

/** What pages of any origin may read of an answer, as if the bucket had a CORS rule for all of them. */
const exposedHeaders = [
  'ETag',
  'Content-Length',
  'Content-Range',
  'Accept-Ranges',
  'Date',
  'Last-Modified',
  'x-cos-request-id',
  'x-cos-hash-crc64ecma',
];

/**
 * The HTTP face of the buckets, at `BUCKET-APPID.cos.REGION.myqcloud.com` and its second name under `tencentcos.cn`: GET
 * and HEAD of an object, open to everybody, as a callback's `pic_full_url` needs. Lists nothing, takes nothing.
 *
 * @param now the computer's clock in UNIX milliseconds, for the header `Date`.
 * @see COS documentation, "GET Object", "HEAD Object", "Error codes"
 */
export const bucketHandlers = (bucket: BucketParty, now: () => number = Date.now): HttpHandler[] => [
  http.all(
    ({ request }) => bucketHost.test(new URL(request.url).hostname),
    ({ request, requestId }) => answer(bucket, request, btoa(requestId), new Date(now())),
  ),
];

async function answer(bucket: BucketParty, request: Request, requestId: string, date: Date): Promise<Response> {
  const { hostname, pathname } = new URL(request.url);
  const { method } = request;
  const headers = new Headers({
    Date: date.toUTCString(),
    Server: 'tencent-cos',
    'x-cos-request-id': requestId,
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': exposedHeaders.join(', '),
  });
  const objectKey = decodeKey(pathname);
  const resource = `${hostname}/${objectKey ?? pathname.slice(1)}`;
  const refuse = (code: CosErrorCode): Response => cosErrorResponse(code, { method, resource, requestId }, headers);

  if (method === 'OPTIONS') return preflightAnswer(headers);
  if (method !== 'GET' && method !== 'HEAD') return refuse('MethodNotAllowed');
  if (objectKey === undefined) return refuse('InvalidURI');
  if (objectKey === '') return refuse('AccessDenied');
  const storedHost = hostname.replace(/\.tencentcos\.cn$/, '.myqcloud.com');
  try {
    const object = await bucket.object(storedHost, objectKey);
    return object === undefined ? refuse('NoSuchKey') : await objectAnswer(object, request, headers, refuse);
  } catch (error) {
    // The disk failed, the program did not: a bucket has an answer for that.
    if (error instanceof ScreencaptureError || error instanceof DOMException) return refuse('InternalError');
    throw error;
  }
}

async function objectAnswer(
  object: ServedObject,
  request: Request,
  headers: Headers,
  refuse: (code: CosErrorCode) => Response,
): Promise<Response> {
  const { jpeg, etag, lastModified } = object;
  headers.set('ETag', etag);
  headers.set('Last-Modified', new Date(lastModified * 1000).toUTCString());
  headers.set('Accept-Ranges', 'bytes');
  const result = checkPreconditions(request.headers, object);
  if (result === 'failed') return refuse('PreconditionFailed');
  if (result === 'not-modified') return new Response(null, { status: 304, headers });

  const isHead = request.method === 'HEAD';
  const mayRange = !isHead && allowsRange(request.headers, object);
  const range = mayRange ? resolveRange(request.headers.get('range'), jpeg.size) : 'whole';
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${jpeg.size}`);
    return refuse('InvalidRange');
  }
  headers.set('Content-Type', 'image/jpeg');
  headers.set('x-cos-hash-crc64ecma', crc64Ecma(new Uint8Array(await jpeg.arrayBuffer())));
  if (range === 'whole') {
    headers.set('Content-Length', String(jpeg.size));
    return new Response(isHead ? null : jpeg, { headers });
  }
  headers.set('Content-Length', String(range.end - range.start));
  headers.set('Content-Range', `bytes ${range.start}-${range.end - 1}/${jpeg.size}`);
  return new Response(jpeg.slice(range.start, range.end), { status: 206, headers });
}

function preflightAnswer(headers: Headers): Response {
  headers.set('Access-Control-Allow-Methods', 'GET, HEAD');
  headers.set('Access-Control-Allow-Headers', '*');
  headers.set('Access-Control-Max-Age', '600');
  return new Response(null, { headers });
}

/** The object key of a path; undefined when the path is not valid percent-encoded UTF-8. Keys have no leading slash. */
function decodeKey(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname.slice(1));
  } catch {
    return undefined;
  }
}
