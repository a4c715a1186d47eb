/** Codes of COS that a bucket of ours has reason to give, with their status. */
const statuses = {
  InvalidURI: 400,
  AccessDenied: 403,
  NoSuchKey: 404,
  MethodNotAllowed: 405,
  PreconditionFailed: 412,
  InvalidRange: 416,
  InternalError: 500,
} as const;

export type CosErrorCode = keyof typeof statuses;

/** The documentation prints no texts for most codes; these are ours. */
const messages: Readonly<Record<CosErrorCode, string>> = {
  InvalidURI: 'The path is not valid percent-encoded UTF-8.',
  AccessDenied: 'Access Denied.',
  NoSuchKey: 'The specified key does not exist.',
  MethodNotAllowed: 'The specified method is not allowed against this resource.',
  PreconditionFailed: 'A precondition of the request does not hold.',
  InvalidRange: 'The requested range cannot be satisfied.',
  InternalError: 'The object could not be read.',
};

/** The request that went wrong, as the error tells it. */
export type FailedRequest = {
  readonly method: string;
  /** Host and object key, without scheme. */
  readonly resource: string;
  readonly requestId: string;
};

/** An error as COS gives it: a status and a small XML document, which the answer to a HEAD lacks. */
export function cosErrorResponse(code: CosErrorCode, failed: FailedRequest, headers: Headers): Response {
  const traceId = btoa(`trace ${failed.requestId}`);
  headers.set('Content-Type', 'application/xml');
  headers.set('x-cos-trace-id', traceId);
  const fields = {
    Code: code,
    Message: messages[code],
    Resource: failed.resource,
    RequestId: failed.requestId,
    TraceId: traceId,
  };
  const lines = Object.entries(fields).map(([name, value]) => `\t<${name}>${escapeXml(value)}</${name}>`);
  const xml = ["<?xml version='1.0' encoding='utf-8' ?>", '<Error>', ...lines, '</Error>', ''].join('\n');
  return new Response(failed.method === 'HEAD' ? null : xml, { status: statuses[code], headers });
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** XML 1.0 has no way to write most control characters and the two non-characters, escaped or not. */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function escapeXml(text: string): string {
  return text.replaceAll(unwritable, '\uFFFD').replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
