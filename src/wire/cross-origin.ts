/** What pages of other origins may do with a bucket. */
type CorsRule = {
  readonly methods: readonly string[];
  readonly exposed: readonly string[];
  readonly maxAgeSeconds: number;
};

/** The one rule that our buckets have, for all origins and all headers. */
const rule: CorsRule = {
  methods: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'],
  exposed: [
    'ETag',
    'Content-Length',
    'Content-Range',
    'Accept-Ranges',
    'Date',
    'Last-Modified',
    'x-cos-request-id',
    'x-cos-hash-crc64ecma',
    'x-cos-bucket-region',
  ],
  maxAgeSeconds: 600,
};

/** The headers by which a page may read an answer. */
export const crossOriginHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': rule.exposed.join(', '),
} as const;

/**
 * Answers a browser that asks beforehand; undefined where no rule allows what it asks for.
 *
 * @see COS documentation, "OPTIONS Object", 436/8288
 */
export function preflightAnswer(request: Request, headers: Headers): Response | undefined {
  const method = request.headers.get('access-control-request-method');
  if (!request.headers.has('origin') || method === null || !rule.methods.includes(method)) return undefined;
  headers.set('Access-Control-Allow-Methods', rule.methods.join(', '));
  // `*` does not stand for `Authorization`, so that those that are asked for are named.
  headers.set('Access-Control-Allow-Headers', request.headers.get('access-control-request-headers') ?? '*');
  headers.set('Access-Control-Max-Age', String(rule.maxAgeSeconds));
  return new Response(null, { headers });
}
