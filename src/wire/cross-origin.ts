import { corsMethods, corsRuleFor, type CorsConfiguration, type CorsRule } from '../core/cors-rules.ts';

/** What pages may do with a bucket whose owner made no rules: all, since screenshots are to be shown on pages. */
const usualRule: CorsRule = {
  origins: ['*'],
  methods: corsMethods,
  headers: ['*'],
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

/** The headers by which a page may read an answer; none where no rule lets it. A service worker sees no origin of what it answers. */
export function crossOriginHeaders(request: Request, cors: CorsConfiguration | undefined): Record<string, string> {
  if (cors === undefined) return readingHeaders('*', usualRule);
  const origin = request.headers.get('origin');
  const rule = origin === null ? undefined : corsRuleFor(cors.rules, { origin, method: request.method, headers: [] });
  return {
    ...(rule && origin !== null && readingHeaders(origin, rule)),
    ...(cors.varies && { Vary: 'Origin' }),
  };
}

/**
 * Answers a browser that asks beforehand; undefined where no rule allows what it asks for.
 *
 * @see COS documentation, "OPTIONS Object", 436/8288
 */
export function preflightAnswer(
  request: Request,
  cors: CorsConfiguration | undefined,
  headers: Headers,
): Response | undefined {
  const origin = request.headers.get('origin');
  const method = request.headers.get('access-control-request-method');
  const asked = request.headers.get('access-control-request-headers') ?? '';
  if (origin === null || method === null) return undefined;
  const names = asked.split(',').map((name) => name.trim());
  const question = { origin, method, headers: names.filter((name) => name !== '') };
  const rule = corsRuleFor(cors?.rules ?? [usualRule], question);
  if (rule === undefined) return undefined;
  for (const [name, value] of Object.entries(readingHeaders(origin, rule))) headers.set(name, value);
  headers.set('Access-Control-Allow-Methods', rule.methods.join(', '));
  // `*` does not stand for `Authorization`, so that those that are asked for are named.
  const allowed = asked === '' ? rule.headers.join(', ') : asked;
  if (allowed !== '') headers.set('Access-Control-Allow-Headers', allowed);
  if (rule.maxAgeSeconds !== undefined) headers.set('Access-Control-Max-Age', String(rule.maxAgeSeconds));
  return new Response(null, { headers });
}

function readingHeaders(origin: string, { origins, exposed }: CorsRule): Record<string, string> {
  const isForAll = origins.includes('*');
  return {
    'Access-Control-Allow-Origin': isForAll ? '*' : origin,
    ...(!isForAll && { 'Access-Control-Allow-Credentials': 'true' }),
    ...(exposed.length > 0 && { 'Access-Control-Expose-Headers': exposed.join(', ') }),
  };
}
