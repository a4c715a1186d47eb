import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.mp4': 'video/mp4',
};

/** The sub-path under which the site lies a second time. */
export const subPath = '/docs/playground/';

export type StaticHost = { readonly port: number; readonly stop: () => Promise<void> };

/** What a host answers for a path. */
export async function fileOfDist(path: string) {
  const file = normalize(decodeURIComponent(path.endsWith('/') ? `${path}index.html` : path));
  return readFile(join(dist, file)).then(
    (body) => ({ status: 200, contentType: types[extname(file)] ?? 'application/octet-stream', body }),
    () => ({ status: 404, contentType: 'text/plain', body: 'not found' }),
  );
}

/**
 * Serves dist, at the root and at a sub-path, as the simplest of hosts does: it sends files. No Range, no header but the type,
 * no rewriting, no cache.
 */
export async function serveDist(): Promise<StaticHost> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const path = pathname.startsWith(subPath) ? pathname.slice(subPath.length - 1) : pathname;
    void fileOfDist(path).then(({ status, contentType, body }) =>
      response.writeHead(status, { 'content-type': contentType }).end(body),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
