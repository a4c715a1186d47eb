import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { policyText, type Policy } from './policy-plugin.ts';

/** Where the sandbox's document lies, seen from the page. The same path is in src/app/receiver-sandbox.ts. */
const sandboxPath = 'sandbox/receiver.html';

const source = (name: string): string => fileURLToPath(new URL(`../src/sandbox/${name}`, import.meta.url));

/**
 * Builds the document of the sandbox: one file that loads nothing, served beside the page and framed by it without an origin.
 * In development it is built at each request.
 */
export function sandboxPlugin(): Plugin {
  return {
    name: 'sandbox',
    configureServer({ middlewares }) {
      middlewares.use(`/${sandboxPath}`, (_, response, next) => {
        sandboxDocument().then((html) => response.setHeader('Content-Type', 'text/html').end(html), next);
      });
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: sandboxPath, source: await sandboxDocument() });
    },
  };
}

/**
 * What the sandbox may do: run its one script and what is made of text in it, which is how the receiver's code becomes a module.
 * No address of any host is among the sources, its own included. A worker from a blob inherits all of it.
 */
const sandboxPolicy = (script: string): Policy => ({
  'default-src': ["'none'"],
  'script-src': [`'sha256-${createHash('sha256').update(script).digest('base64')}'`, 'blob:'],
  'worker-src': ['blob:'],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
});

/** The document, with the frame's script in it, and in that the worker's. */
export async function sandboxDocument(): Promise<string> {
  const worker = await bundled(source('receiver.worker.ts'));
  const script = await bundled(source('frame.ts'), { workerSource: JSON.stringify(worker) });
  if (/<!--|<\/?script/i.test(script)) throw new Error('the script of the sandbox would end its own element');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policyText(sandboxPolicy(script))}" />
    <title>Receiver</title>
  </head>
  <body>
    <script>${script}</script>
  </body>
</html>
`;
}

/** A classic script of its own, with all that it imports. */
async function bundled(entry: string, define: Readonly<Record<string, string>> = {}): Promise<string> {
  const result = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define,
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format: 'iife' } },
    },
  });
  if (Array.isArray(result) || !('output' in result)) throw new Error(`${entry} gives more than one bundle`);
  const [chunk, ...others] = result.output;
  if (others.length > 0) throw new Error(`${entry} does not fit into one script`);
  return chunk.code;
}
