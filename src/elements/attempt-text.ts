import type { AttemptRecord } from '../service/records.ts';

/** The attempt's POST as HTTP/1.1 writes it. */
export function requestText(url: string, rawBody: string): string {
  const { host, pathname, search } = URL.canParse(url) ? new URL(url) : { host: '', pathname: '/', search: '' };
  return [
    `POST ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    'Content-Type: application/json',
    `Content-Length: ${new TextEncoder().encode(rawBody).length}`,
    '',
    rawBody,
  ].join('\n');
}

/** What came back, likewise; undefined when nothing did. */
export function responseText({ status, answer }: AttemptRecord): string | undefined {
  if (status === undefined) return undefined;
  const headers = Object.entries(answer?.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status}`, ...headers, '', answer?.body ?? ''].join('\n').trimEnd();
}
