import { http } from 'msw';
import { defaultNetworkOptions, setupWorker } from 'msw/browser';
import { isMockedUrl } from './mocked-hosts.ts';
import type { WorkerWay } from './network.ts';

/**
 * The way through the page's own service worker, which hands requests to mocked hosts to MSW and refuses them when MSW
 * does not answer: see `public/service-worker.js`.
 *
 * @param scriptUrl the worker's script; its folder is the scope.
 */
export function serviceWorkerWay(scriptUrl: string): WorkerWay {
  const { href } = new URL(scriptUrl, document.baseURI);
  const isOpen = (): boolean => {
    const controller = workers()?.controller;
    return controller?.scriptURL === href && controller.state === 'activated';
  };
  return {
    isOpen,
    // From an https page the browser refuses http before any service worker sees it.
    carries: (url) =>
      isMockedUrl(url, location.origin) && (location.protocol !== 'https:' || url.protocol === 'https:'),
    send: (request) => fetch(request),
    async start(answer) {
      const container = workers();
      if (container === undefined) throw new Error('there are no service workers on this host');
      // Registering anew would wait for any update that is under way; MSW looks for updates itself.
      if (!isOpen())
        await untilControlled(container, await container.register(href, { updateViaCache: 'none' }), isOpen);
      await silenceSpareSource();
      const worker = setupWorker(
        http.all(
          () => true,
          ({ request }) => answer(request),
        ),
      );
      // MSW sends each response back to the page for its listeners. Left unread, its stream stays open for ever.
      worker.events.on('response:mocked', ({ response }) => void response.body?.cancel());
      await worker.start({ serviceWorker: { url: href }, quiet: true, onUnhandledFrame: 'bypass' });
    },
  };
}

/**
 * Importing `msw/browser` makes a source of its own, which nobody starts. It listens all the same, and keeps every message
 * of the service worker for a start that never comes.
 */
async function silenceSpareSource(): Promise<void> {
  const [source] = defaultNetworkOptions.sources;
  if ('terminate' in source) await source.terminate();
}

/** Secure contexts only, whatever the library's types say. */
const workers = (): ServiceWorkerContainer | undefined => navigator.serviceWorker;

/**
 * Waits for a new worker to take over. A worker that is long active and does not control this page will not: the page was
 * reloaded past it (shift-reload). MSW would then reload the page; rejecting keeps it from being started.
 */
async function untilControlled(
  container: ServiceWorkerContainer,
  { installing, waiting, active }: ServiceWorkerRegistration,
  isOpen: () => boolean,
): Promise<void> {
  const isComing = installing !== null || waiting !== null || active?.state === 'activating';
  if (!isOpen() && !isComing) throw new Error('this page was loaded past its service worker');
  const over = new AbortController();
  const { promise, resolve } = Promise.withResolvers<void>();
  // A worker takes over while it is still activating.
  const look = (): void => {
    if (isOpen()) resolve();
    else container.controller?.addEventListener('statechange', look, { signal: over.signal });
  };
  container.addEventListener('controllerchange', look, { signal: over.signal });
  look();
  await promise;
  over.abort();
}
