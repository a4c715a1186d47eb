/**
 * Starts a worker so that the page's Content-Security-Policy binds it: a worker loaded from a URL goes by the headers of that
 * URL, one made from a blob inherits the page's.
 *
 * @param url of the module as Vite gives it, relative to the page
 * @param name for developers
 */
export function startBoundWorker(url: string, name: string): Worker {
  const script = `import ${JSON.stringify(new URL(url, document.baseURI).href)};`;
  const blobUrl = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(blobUrl, { type: 'module', name });
  // Revoked only when the script has been read: its first message tells.
  const revoke = (): void => URL.revokeObjectURL(blobUrl);
  worker.addEventListener('message', revoke, { once: true });
  worker.addEventListener('error', revoke, { once: true });
  return worker;
}
