import { xmlDocument } from './xml.ts';

/**
 * Codes of COS that a bucket of ours has reason to give, with their status, and a text. The documentation prints few texts; but for
 * "Request has expired", which clients look for, these are ours.
 *
 * @see COS documentation, "Error codes", 436/7730
 */
const errors = {
  BadDigest: [400, 'The Content-MD5 is not that of the body.'],
  EntityTooLarge: [400, 'The body is larger than is allowed here.'],
  ImageResolutionExceed: [400, 'The picture would be larger than is allowed.'],
  InvalidArgument: [400, 'An argument of the request is not valid.'],
  InvalidDigest: [400, 'The Content-MD5 is not a digest in Base64.'],
  InvalidImageFormat: [400, 'The object is no picture that can be read.'],
  InvalidURI: [400, 'The path is not valid percent-encoded UTF-8.'],
  KeyTooLong: [400, 'The object key is longer than 850 bytes.'],
  MalformedXML: [400, 'The XML of the body is not well-formed, or not what is asked for here.'],
  AccessDenied: [403, 'Access Denied.'],
  InvalidAccessKeyId: [403, 'There is no such access key.'],
  RequestTimeTooSkewed: [403, 'The time of the signature is too far from that of the server.'],
  SignatureDoesNotMatch: [403, 'The signature is not that of the request.'],
  NoSuchBucket: [404, 'The specified bucket does not exist.'],
  NoSuchCORSConfiguration: [404, 'The bucket has no rules for other origins.'],
  NoSuchKey: [404, 'The specified key does not exist.'],
  MethodNotAllowed: [405, 'The specified method is not allowed against this resource.'],
  PreconditionFailed: [412, 'A precondition of the request does not hold.'],
  InvalidRange: [416, 'The requested range cannot be satisfied.'],
  InternalError: [500, 'The object could not be read.'],
  NotImplemented: [501, 'This is not imitated here.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type CosErrorCode = keyof typeof errors;

/** The request that went wrong, as the error tells it. */
export type FailedRequest = {
  readonly method: string;
  /** Host and object key, without scheme. */
  readonly resource: string;
  readonly requestId: string;
};

/** An error as COS gives it: a status and a small XML document, which the answer to a HEAD lacks. */
export function cosErrorResponse(
  code: CosErrorCode,
  { method, resource, requestId }: FailedRequest,
  headers: Headers,
  message?: string,
): Response {
  const traceId = btoa(`trace ${requestId}`);
  const [status, usual] = errors[code];
  headers.set('Content-Type', 'application/xml');
  headers.set('x-cos-trace-id', traceId);
  const xml = xmlDocument([
    'Error',
    [
      ['Code', code],
      ['Message', message ?? usual],
      ['Resource', resource],
      ['RequestId', requestId],
      ['TraceId', traceId],
    ],
  ]);
  return new Response(method === 'HEAD' ? null : xml, { status, headers });
}
