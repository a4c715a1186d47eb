/** What conditional headers compare with: the entity tag, quoted, and the last change in UNIX seconds. */
export type Validators = { readonly etag: string; readonly lastModified: number };

/** `failed` is answered 412, `not-modified` 304. */
export type PreconditionResult = 'met' | 'failed' | 'not-modified';

/** Evaluates the conditional headers of a GET or HEAD, in the order of RFC 9110, section 13.2.2. */
export function checkPreconditions(headers: Headers, validators: Validators): PreconditionResult {
  const ifMatch = headers.get('if-match');
  const unmodifiedSince = httpDate(headers.get('if-unmodified-since'));
  if (ifMatch !== null) {
    if (!matchesStrongly(ifMatch, validators.etag)) return 'failed';
  } else if (unmodifiedSince !== undefined && validators.lastModified > unmodifiedSince) return 'failed';

  const ifNoneMatch = headers.get('if-none-match');
  const modifiedSince = httpDate(headers.get('if-modified-since'));
  if (ifNoneMatch !== null) return matchesWeakly(ifNoneMatch, validators.etag) ? 'not-modified' : 'met';
  return modifiedSince !== undefined && validators.lastModified <= modifiedSince ? 'not-modified' : 'met';
}

/** Whether `If-Range` lets a range be served: absent, or naming exactly the present object. */
export function allowsRange(headers: Headers, { etag, lastModified }: Validators): boolean {
  const ifRange = headers.get('if-range')?.trim();
  return ifRange === undefined || ifRange === etag || httpDate(ifRange) === lastModified;
}

const tag = /(W\/)?("[^"]*")/g;

const tagsOf = (list: string): readonly { readonly isWeak: boolean; readonly value: string }[] =>
  Array.from(list.matchAll(tag), ([, weak, value = '']) => ({ isWeak: weak !== undefined, value }));

const matchesStrongly = (list: string, etag: string): boolean =>
  list.trim() === '*' || tagsOf(list).some(({ isWeak, value }) => !isWeak && value === etag);

const matchesWeakly = (list: string, etag: string): boolean =>
  list.trim() === '*' || tagsOf(list).some(({ value }) => value === etag);

const fixedDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** UNIX seconds of an HTTP date in its preferred form; any other is no date, and its header is passed over. */
function httpDate(text: string | null | undefined): number | undefined {
  if (text === null || text === undefined || !fixedDate.test(text.trim())) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}
