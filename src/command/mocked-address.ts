import { isMockedHost } from '../wire/mocked-hosts.ts';

/**
 * The mocked URL that a request to the local server means: by its `Host`, by an absolute request target as clients send it to a
 * proxy, or, for clients that can set neither, by a host as the first segment of the path. Undefined where none of them is mocked.
 *
 * @param target the request target as it came: `/callback`, `/receiver.example/callback` or `http://receiver.example/callback`
 */
export function mockedAddress(target: string, host: string | undefined): URL | undefined {
  if (/^https?:/i.test(target)) return secured(URL.parse(target));
  const byHost = secured(URL.parse(`https://${host ?? ''}${target}`));
  return byHost ?? secured(URL.parse(`https:/${target}`));
}

/** The same at https and its usual port, where the mocked hosts listen. */
function secured(url: URL | null): URL | undefined {
  if (url === null || !isMockedHost(url.hostname)) return undefined;
  return URL.parse(`https://${url.hostname}${url.pathname}${url.search}`) ?? undefined;
}
