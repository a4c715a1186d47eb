/** What pages of other origins may do with a bucket. */
export type CorsRule = {
  readonly id?: string;
  /** `https://app.example`, or with one `*` for anything. */
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  /** Request headers, in any case; one `*` in each stands for anything. */
  readonly headers: readonly string[];
  /** Response headers that the page can read beside the simple ones. */
  readonly exposed: readonly string[];
  /** How long a browser need not ask again. */
  readonly maxAgeSeconds?: number;
};

/** The rules of a bucket, in the order in which they are looked at. */
export type CorsConfiguration = {
  readonly rules: readonly CorsRule[];
  /** Whether answers say that they differ by origin. */
  readonly varies: boolean;
};

/** What a page wants to do. */
export type CorsQuestion = {
  readonly origin: string;
  readonly method: string;
  readonly headers: readonly string[];
};

/** The methods that a rule can allow. */
export const corsMethods: readonly string[] = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'];

/** The most rules that a bucket has. */
export const mostCorsRules = 100;

/**
 * The first rule that allows what is asked for: origin, method and every header; undefined where none does.
 *
 * @see COS documentation, "PUT Bucket cors", 436/8279; "OPTIONS Object", 436/8288
 */
export function corsRuleFor(
  rules: readonly CorsRule[],
  { origin, method, headers }: CorsQuestion,
): CorsRule | undefined {
  return rules.find(
    (rule) =>
      rule.origins.some((pattern) => isLike(origin, pattern)) &&
      rule.methods.includes(method) &&
      headers.every((header) => rule.headers.some((pattern) => isLike(header.toLowerCase(), pattern.toLowerCase()))),
  );
}

const headerName = /^[!#$%&'+\-.^_`|~0-9A-Za-z]+$/;
const headerPattern = /^[!#$%&'+\-.^_`|~0-9A-Za-z]*\*?[!#$%&'+\-.^_`|~0-9A-Za-z]*$/;
const originPattern = /^[\x21-\x29\x2B-\x7E]*\*?[\x21-\x29\x2B-\x7E]*$/;

/** Whether a bucket can have a rule: at least one origin and method, one `*` at most in a pattern, nothing that is no header. */
export function isCorsRule({ id = '', origins, methods, headers, exposed, maxAgeSeconds = 0 }: CorsRule): boolean {
  return (
    id.length <= 255 &&
    origins.length > 0 &&
    origins.every((origin) => origin !== '' && originPattern.test(origin)) &&
    methods.length > 0 &&
    methods.every((method) => corsMethods.includes(method)) &&
    headers.every((header) => header !== '' && headerPattern.test(header)) &&
    exposed.every((header) => headerName.test(header)) &&
    Number.isSafeInteger(maxAgeSeconds) &&
    maxAgeSeconds >= 0
  );
}

/** Patterns hold one `*` at most. */
function isLike(text: string, pattern: string): boolean {
  const [start = '', end] = pattern.split('*');
  if (end === undefined) return text === pattern;
  return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
}
