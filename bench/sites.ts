import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { cache } from './push-video.ts';

const pages = fileURLToPath(new URL('pages/', import.meta.url));
const builtPages = `${cache}pages`;

/** A folder on a host that sends files. */
export type Site = { readonly url: string; readonly stop: () => Promise<void> };

/** The built playground. */
export const servePlayground = (): Promise<Site> => serve(fileURLToPath(new URL('../dist', import.meta.url)));

/** The pages that are compared with it, built as it is. */
export async function serveRivals(): Promise<Site> {
  await build({
    configFile: false,
    root: pages,
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir: builtPages,
      emptyOutDir: true,
      target: 'es2023',
      rolldownOptions: { input: [`${pages}floor.html`, `${pages}seeking.html`] },
    },
  });
  return serve(builtPages);
}

async function serve(folder: string): Promise<Site> {
  const server = await preview({
    configFile: false,
    logLevel: 'warn',
    build: { outDir: folder },
    preview: { port: 0 },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error(`${folder} could not be served`);
  return { url, stop: () => server.close() };
}
