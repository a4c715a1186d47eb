import { resolveRange } from './byte-range.ts';
import { headerOverrides, type BucketRequest } from './bucket-request.ts';
import { crc64Ecma } from './crc64.ts';
import { processedObject } from './processed-object.ts';
import { allowsRange, checkPreconditions } from './preconditions.ts';

/** Answers GET and HEAD of an object: conditions, one range, other headers where they are asked for. */
export async function objectAnswer(asked: BucketRequest): Promise<Response> {
  const { bucket, settings, objectKey, request, headers, refuse } = asked;
  const stored = await bucket.object(settings.bucketHost, objectKey);
  if (stored === undefined) return refuse('NoSuchKey');
  const object = await processedObject(asked, stored);
  if (typeof object === 'string') return refuse(object);
  const { body, etag, lastModified, headers: own = { 'content-type': 'image/jpeg' } } = object;
  headers.set('ETag', etag);
  headers.set('Last-Modified', new Date(lastModified * 1000).toUTCString());
  headers.set('Accept-Ranges', 'bytes');
  const result = checkPreconditions(request.headers, object);
  if (result === 'failed') return refuse('PreconditionFailed');
  if (result === 'not-modified') return new Response(null, { status: 304, headers });

  const isHead = request.method === 'HEAD';
  const mayRange = !isHead && allowsRange(request.headers, object);
  const range = mayRange ? resolveRange(request.headers.get('range'), body.size) : 'whole';
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${body.size}`);
    return refuse('InvalidRange');
  }
  for (const [name, value] of Object.entries(own)) headers.set(name, value);
  if (!overrideHeaders(asked)) return refuse('InvalidArgument');
  headers.set('x-cos-hash-crc64ecma', crc64Ecma(new Uint8Array(await body.arrayBuffer())));
  if (range === 'whole') {
    headers.set('Content-Length', String(body.size));
    return new Response(isHead ? null : body, { headers });
  }
  headers.set('Content-Length', String(range.end - range.start));
  headers.set('Content-Range', `bytes ${range.start}-${range.end - 1}/${body.size}`);
  return new Response(body.slice(range.start, range.end), { status: 206, headers });
}

/** Headers carry bytes, one for each character: a file name such as `你好.jpg` is sent as its UTF-8. */
const asBytes = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');

/** False for a value that no header can have, such as one with a line's end. */
function overrideHeaders({ parameters, headers }: BucketRequest): boolean {
  try {
    for (const [parameter, header] of headerOverrides) {
      const value = parameters.get(parameter);
      if (value !== null) headers.set(header, asBytes(value));
    }
    return true;
  } catch {
    return false;
  }
}
