// oxlint-disable-next-line import/default -- Vite makes this export
import workerUrl from './capture.worker.ts?worker&url';

/**
 * Starts the capture worker so that the page's Content-Security-Policy binds it: a worker loaded from a URL goes by the
 * headers of that URL, one made from a blob inherits the page's. For Vite's build and dev server only.
 */
export function startCaptureWorker(): Worker {
  const script = `import ${JSON.stringify(new URL(workerUrl, document.baseURI).href)};`;
  const blobUrl = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(blobUrl, { type: 'module', name: 'capture' });
  // Revoked only when the script has been read: its first message tells.
  const revoke = (): void => URL.revokeObjectURL(blobUrl);
  worker.addEventListener('message', revoke, { once: true });
  worker.addEventListener('error', revoke, { once: true });
  return worker;
}
