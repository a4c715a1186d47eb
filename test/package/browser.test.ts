import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { build, preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { chromeArgs, chromePath } from '../../scripts/browser.mjs';
import { goldenPlan, goldenSha256 } from '../support/golden-payloads.ts';
import { writeIn } from './support/run.ts';

const { equipped } = inject('installed');
const name = 'live-screencapture-playground';
const project = join(equipped, 'in-browser');

/** What is asked of the package wherever it runs, and what it must answer. */
const work = `
import { resolveScreenshotSize, signCallback } from '${name}';
import { payloads } from '${name}/fixtures';

export async function answer(plan) {
  const lines = Array.from(payloads(plan), ({ index, part, negative, verdict, headers, body }) =>
    JSON.stringify({ index, part, negative, verdict, headers, body }) + '\\n');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(lines.join('')));
  return {
    sha256: Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    height: resolveScreenshotSize({ width: 1280, height: 720 }, { width: 640, height: 0 }).size.height,
    sign: signCallback('test', 1545030873),
    hasDocument: 'document' in globalThis,
  };
}
`;
const right = { sha256: goldenSha256, height: 360, sign: 'ca3e25e5dc17a6f9909a9ae7281e300d' };

const files = {
  'work.js': work,
  'worker.js': `import { answer } from './work.js';
    onmessage = async ({ data }) => postMessage(await answer(data));`,
  'in-worker.js': `globalThis.ask = (plan) => new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(plan);
    });`,
  'in-worker.html': `<!doctype html><script type="module" src="./in-worker.js"></script>`,
  'import-map.html': `<!doctype html>
    <script type="importmap">{ "imports": {
      "${name}": "/node_modules/${name}/core/index.js",
      "${name}/fixtures": "/node_modules/${name}/package/fixtures.js",
      "@noble/hashes/": "/node_modules/@noble/hashes/"
    } }</script>
    <script type="module">import { answer } from './work.js'; globalThis.ask = answer;</script>`,
};

let browser: Browser;
let server: PreviewServer;

beforeAll(async () => {
  mkdirSync(project);
  for (const [file, text] of Object.entries(files)) writeIn(project, file, text);
  [browser, server] = await Promise.all([
    chromium.launch({ executablePath: await chromePath(), args: [...chromeArgs] }),
    preview({ root: equipped, configFile: false, logLevel: 'error', build: { outDir: '.' }, preview: { port: 0 } }),
  ]);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** What a page of the project answers, and what went wrong in it. */
async function answerOf(path: string): Promise<unknown> {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  await page.goto(`${server.resolvedUrls!.local[0]}in-browser/${path}`);
  const answer = await page.evaluate(
    (plan) => (globalThis as unknown as { ask: (plan: unknown) => Promise<object> }).ask(JSON.parse(plan)),
    JSON.stringify(goldenPlan),
  );
  return { ...answer, problems };
}

test('bundled into a worker of a page, the package gives the very bytes that it gives in Node', async () => {
  await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    base: './',
    worker: { format: 'es' },
    build: { rolldownOptions: { input: join(project, 'in-worker.html') } },
  });
  expect(await answerOf('dist/in-worker.html')).toEqual({ ...right, hasDocument: false, problems: [] });
});

test('without any bundler, a page with an import map gets the very same', async () => {
  expect(await answerOf('import-map.html')).toEqual({ ...right, hasDocument: true, problems: [] });
});
