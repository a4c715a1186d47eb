/** The custom domain by which a CDN gives out the objects of the bucket that the page begins with. */
export const exampleCdnHost = 'cdn.example';

/**
 * The hosts that exist in the page alone, as a Content-Security-Policy names hosts: `*.` stands for one label or more. The
 * build's policy and `public/service-worker.js` hold the same list; a test compares them. Imports nothing, so that the
 * build can read it.
 */
export const mockedHosts: readonly string[] = [
  'receiver.example',
  exampleCdnHost,
  '*.myqcloud.com',
  '*.tencentcos.cn',
  '*.tencentcloudapi.com',
];

/** Whether a host name, without port, is one of those. */
export function isMockedHost(hostname: string): boolean {
  return mockedHosts.some((host) => (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host));
}

/**
 * Whether a request to `url` may go through the service worker: a mocked host at its usual port, over http or https, and
 * not the page's own origin (the page may itself be served from a bucket). The policy and the service worker know no others.
 */
export function isMockedUrl(url: URL, pageOrigin: string | undefined): boolean {
  const isHttp = url.protocol === 'http:' || url.protocol === 'https:';
  return isHttp && url.port === '' && url.origin !== pageOrigin && isMockedHost(url.hostname);
}
