/*
 * Stands between the page and the network, so that no request to a mocked host ever leaves: MSW answers it, or nobody does.
 * MSW's own worker script lets requests through when it is stopped, restarted, or asked by a client that it does not know.
 *
 * This file is served as it is: plain JavaScript, no imports but MSW's script, which the build puts beside it.
 */

/** The same list as in src/wire/mocked-hosts.ts; a test compares them. */
const mockedHosts = ['receiver.example', 'cdn.example', '*.myqcloud.com', '*.tencentcos.cn', '*.tencentcloudapi.com'];

/** Mocked at any port: what MSW does not know must not leave either. The page's own origin may itself be such a host. */
function isMocked(url) {
  const { hostname, origin } = new URL(url);
  if (origin === self.location.origin) return false;
  return mockedHosts.some((host) => (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host));
}

// First listener: the page's own files and real sends are none of MSW's business. Without `respondWith` the browser
// fetches them as if there were no worker.
self.addEventListener('fetch', (event) => {
  if (!isMocked(event.request.url)) event.stopImmediatePropagation();
});

// What MSW "lets through" goes to `fetch`, and this one lets nothing through.
const realFetch = self.fetch.bind(self);
self.fetch = (input, init) => {
  const { url } = input instanceof Request ? input : new Request(input);
  return isMocked(url) ? Promise.resolve(Response.error()) : realFetch(input, init);
};

// When the last page goes, MSW unregisters its worker. Staying means that the next visit is guarded from its first request.
self.registration.unregister = () => Promise.resolve(false);

// Also takes over at once: it calls `skipWaiting` on install and `clients.claim` on activation.
importScripts('./mockServiceWorker.js');

// Last listener: whatever MSW left unanswered is an unreachable host.
self.addEventListener('fetch', (event) => {
  try {
    event.respondWith(Response.error());
  } catch {
    // MSW has taken the request: `respondWith` may be called only once.
  }
});
