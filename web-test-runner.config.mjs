import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { chromeArgs, chromePath } from './scripts/browser.mjs';
import { countsReporter } from './scripts/counts-reporter.mjs';

/** What the built page has beside its index.html: both service worker scripts, and the public files. */
const atRoot = {
  '/mockServiceWorker.js': fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js')),
  '/service-worker.js': fileURLToPath(new URL('./public/service-worker.js', import.meta.url)),
};

const scriptsAtRoot = {
  name: 'scripts-at-root',
  async serve({ path }) {
    const file = atRoot[path];
    return file && { body: await readFile(file, 'utf8'), type: 'js' };
  },
};

/** Mediabunny's modules name `node:fs`, which a browser refuses; its bundle does not, and is one file in place of a hundred. */
const oneFileForMediabunny = {
  name: 'one-file-for-mediabunny',
  resolveImport: ({ source }) =>
    source === 'mediabunny' ? '/node_modules/mediabunny/dist/bundles/mediabunny.min.mjs' : undefined,
};

const parseXmlBundle = '/node_modules/@rgrove/parse-xml/dist/browser.js';

/** The XML parser is a CommonJS module, which a browser does not know and a bundler takes care of. */
const moduleForParseXml = {
  name: 'module-for-parse-xml',
  resolveImport: ({ source }) => (source === '@rgrove/parse-xml' ? parseXmlBundle : undefined),
  transform: ({ path, body }) =>
    path === parseXmlBundle ? `const module = { exports: {} };\n${body}\nexport { parseXml, XmlElement };` : undefined,
};

export default {
  files: ['test/browser/**/*.test.ts'],
  concurrency: 2,
  nodeResolve: { exportConditions: ['browser', 'development'] },
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: await chromePath(), args: [...chromeArgs] },
      // Files that run side by side see neither each other's databases nor each other's service workers.
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    }),
  ],
  plugins: [
    oneFileForMediabunny,
    moduleForParseXml,
    scriptsAtRoot,
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
  ],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter(), countsReporter(process.env.COUNTS_FILE)],
  testFramework: { config: { timeout: 30_000 } },
  testsFinishTimeout: 300_000,
};
