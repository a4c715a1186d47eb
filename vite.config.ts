import { relative } from 'node:path';
import { msw } from 'msw/vite';
import { defineConfig } from 'vite';
import { withImports } from './scripts/import-graph.ts';
import { playerStyleSources } from './scripts/player-styles.ts';
import { pagePolicy, policyPlugin } from './scripts/policy-plugin.ts';
import { preloadPlugin } from './scripts/preload-plugin.ts';
import { sandboxPlugin } from './scripts/sandbox-plugin.ts';
import { exampleCdnHost, mockedHosts } from './src/wire/mocked-hosts.ts';

const bucketHosts = mockedHosts.filter(
  (host) => host === exampleCdnHost || host.endsWith('.myqcloud.com') || host.endsWith('.tencentcos.cn'),
);

/** What the page needs before it can be used, and who else imports some of it later. */
const entries = ['src/app/main.ts', 'src/app/register.ts'];
const first = entries.map((file) => withImports(file));
const views = ['api', 'callbacks', 'payloads', 'sizing'].map((view) => withImports(`src/app/register-${view}.ts`));
const ofCaptureLater = withImports('src/app/register-later.ts');
const later = [...views, ofCaptureLater, withImports('src/service/delivery-lab.ts')];
/** What of Lit is needed at once, and by what comes later. */
const sharedPackages =
  /\/node_modules\/(?:lit-html\/(?:development\/)?(?:directive|directives\/live)|@lit\/context\/.*)\.js$/;

/**
 * Whether a module is needed at once and by several: together such modules are a quarter smaller than each by itself. Not what
 * waits for another at its top level: that one would wait for it.
 */
function isShared(id: string): boolean {
  const file = relative(import.meta.dirname, id);
  if (entries.includes(file)) return false;
  const [isOfMain, isOfElements] = first.map((files) => files.has(file));
  const isOfLater = later.some((files) => files.has(file));
  return isOfMain === true || (isOfElements === true && isOfLater) || sharedPackages.test(id);
}

/** Whether a module is needed by several of the views that are loaded when they are opened, and never by the Capture view. */
function isOfViews(id: string): boolean {
  const file = relative(import.meta.dirname, id);
  const isOfCapture = [...first, ofCaptureLater].some((files) => files.has(file));
  return !isOfCapture && views.filter((files) => files.has(file)).length > 1;
}

export default defineConfig({
  // One build for any path: everything is found relative to the page.
  base: './',
  plugins: [
    msw({ mode: 'worker-only' }),
    policyPlugin(pagePolicy(mockedHosts, bucketHosts, playerStyleSources())),
    sandboxPlugin(),
    preloadPlugin(['src/app/main.ts', 'src/app/register.ts']),
  ],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // The policy allows no `data:` addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'shared', test: isShared },
            { name: 'of-views', test: isOfViews },
          ],
        },
      },
    },
  },
});
