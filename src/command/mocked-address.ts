/** The headers that tell which party a request means. */
export type AddressingHeaders = {
  readonly host?: string | undefined;
  readonly 'content-type'?: string | undefined;
  readonly 'x-tc-action'?: string | readonly string[] | undefined;
};

/** The host of the API that calls without one are taken for. */
const apiHost = 'live.tencentcloudapi.com';

/**
 * The mocked URL that a request to the local server means: by its `Host`, by an absolute request target as clients send it to a
 * proxy, or, for clients that can set neither, by a host as the first segment of the path. Undefined where none of them is mocked.
 * The API's clients sign `Host` and path `/`, so that theirs are told by what else only they send.
 *
 * @param target the request target as it came: `/callback`, `/receiver.example/callback` or `http://receiver.example/callback`
 * @param isMocked whether a host name, without port, is one of those that are answered
 */
export function mockedAddress(
  target: string,
  headers: AddressingHeaders,
  isMocked: (hostname: string) => boolean,
): URL | undefined {
  const secured = (url: URL | null): URL | undefined =>
    url !== null && isMocked(url.hostname) ? atUsualPort(url) : undefined;
  if (/^https?:/i.test(target)) return secured(URL.parse(target));
  const { host = '' } = headers;
  const named = secured(URL.parse(`https://${host}${target}`)) ?? secured(URL.parse(`https:/${target}`));
  return named ?? (isForApi(target, headers) ? secured(URL.parse(`https://${apiHost}${target}`)) : undefined);
}

/** By the header of the newer signature, and by form or query of the older one. */
function isForApi(target: string, { 'x-tc-action': action, 'content-type': type = '' }: AddressingHeaders): boolean {
  const [path, query = ''] = target.split('?', 2);
  const isForm = type.startsWith('application/x-www-form-urlencoded');
  return path === '/' && (action !== undefined || isForm || new URLSearchParams(query).has('Action'));
}

/** The same at https and its usual port, where the mocked hosts listen. */
function atUsualPort(url: URL): URL | undefined {
  return URL.parse(`https://${url.hostname}${url.pathname}${url.search}`) ?? undefined;
}
