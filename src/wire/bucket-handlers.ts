import { http, type HttpHandler } from 'msw';
import { ScreencaptureError } from '../core/errors.ts';
import { refusal } from './bucket-access.ts';
import { corsAnswer } from './bucket-cors.ts';
import { bucketAnswer, listAnswer } from './bucket-list.ts';
import { asksForOtherPart, type BucketParty, type BucketRequest } from './bucket-request.ts';
import { cosErrorResponse } from './cos-error.ts';
import { crossOriginHeaders, preflightAnswer } from './cross-origin.ts';
import { objectAnswer } from './object-answer.ts';
import { deletionAnswer, deletionsAnswer, uploadAnswer } from './object-changes.ts';

const bucketHost = /^[a-z0-9][a-z0-9-]*-\d+\.cos\.[a-z0-9-]+\.(?:myqcloud\.com|tencentcos\.cn)$/;

/**
 * The HTTP face of the buckets, at `BUCKET-APPID.cos.REGION.myqcloud.com`, the accelerated host, and their second names under
 * `tencentcos.cn`: objects are read by everybody where the bucket is public to read, as a callback's `pic_full_url` needs; all else
 * is for those who sign.
 *
 * @param now the clock in UNIX milliseconds, for signatures and the header `Date`.
 * @param cdnDomains custom domains, in small letters, by which a CDN gives out the objects of a bucket, by its host. It reads alone.
 * @see COS documentation, "GET Object", "HEAD Object", "PUT Object", "List Objects", "Error codes"
 */
export const bucketHandlers = (
  bucket: BucketParty,
  now: () => number = Date.now,
  cdnDomains: ReadonlyMap<string, string> = new Map(),
): HttpHandler[] => [
  http.all(
    ({ request }) => bucketHost.test(new URL(request.url).hostname),
    ({ request, requestId }) => answer(bucket, request, { requestId: btoa(requestId), nowMs: now() }),
  ),
  http.all(
    ({ request }) => cdnDomains.has(new URL(request.url).hostname),
    ({ request, requestId }) => {
      const cdnOrigin = cdnDomains.get(new URL(request.url).hostname);
      return answer(bucket, request, { requestId: btoa(requestId), nowMs: now(), cdnOrigin });
    },
  ),
];

type Circumstances = {
  readonly requestId: string;
  readonly nowMs: number;
  /** The host of the bucket that a CDN fetches from; undefined where the bucket itself is asked. */
  readonly cdnOrigin?: string | undefined;
};

async function answer(
  bucket: BucketParty,
  request: Request,
  { requestId, nowMs, cdnOrigin }: Circumstances,
): Promise<Response> {
  const { hostname, pathname, searchParams: parameters } = new URL(request.url);
  const { method } = request;
  const headers = new Headers({
    Date: new Date(nowMs).toUTCString(),
    Server: 'tencent-cos',
    'x-cos-request-id': requestId,
  });
  const objectKey = decodeKey(pathname);
  const resource = `${hostname}/${objectKey ?? pathname.slice(1)}`;
  const refuse: BucketRequest['refuse'] = (code, message) =>
    cosErrorResponse(code, { method, resource, requestId }, headers, message);

  const body = new Uint8Array(await request.arrayBuffer());
  const nowUnixSeconds = Math.floor(nowMs / 1000);
  try {
    const settings = await bucket.settings(cdnOrigin ?? (await bucket.host(hostname)));
    if (method === 'OPTIONS') {
      if (!settings.exists) return refuse('NoSuchBucket');
      return preflightAnswer(request, settings.cors, headers) ?? refuse('AccessDenied');
    }
    for (const [name, value] of Object.entries(crossOriginHeaders(request, settings.cors))) headers.set(name, value);
    if (objectKey === undefined) return refuse('InvalidURI');
    if (cdnOrigin !== undefined && method !== 'GET' && method !== 'HEAD') return refuse('MethodNotAllowed');
    if (cdnOrigin !== undefined && objectKey === '') return refuse('AccessDenied');
    const asked = { bucket, request, objectKey, parameters, body, settings, nowUnixSeconds, headers, refuse };
    return refusal(asked) ?? (await answerTo(asked));
  } catch (error) {
    // The disk failed, the program did not: a bucket has an answer for that.
    if (error instanceof ScreencaptureError || error instanceof DOMException) return refuse('InternalError');
    throw error;
  }
}

async function answerTo(asked: BucketRequest): Promise<Response> {
  const { request, objectKey, parameters, refuse } = asked;
  if (asksForOtherPart(parameters)) return refuse('NotImplemented');
  if (objectKey === '') {
    if (parameters.has('cors')) return corsAnswer(asked);
    if (request.method === 'GET') return listAnswer(asked);
    if (request.method === 'HEAD') return bucketAnswer(asked);
    return request.method === 'POST' && parameters.has('delete') ? deletionsAnswer(asked) : refuse('MethodNotAllowed');
  }
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return objectAnswer(asked);
    case 'PUT':
      return uploadAnswer(asked);
    case 'DELETE':
      return deletionAnswer(asked);
    default:
      return refuse('MethodNotAllowed');
  }
}

/** The object key of a path; undefined when the path is not valid percent-encoded UTF-8. Keys have no leading slash. */
function decodeKey(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname.slice(1));
  } catch {
    return undefined;
  }
}
