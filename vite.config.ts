import { msw } from 'msw/vite';
import { defineConfig } from 'vite';
import { pagePolicy, policyPlugin } from './scripts/policy-plugin.ts';
import { preloadPlugin } from './scripts/preload-plugin.ts';
import { sandboxPlugin } from './scripts/sandbox-plugin.ts';
import { mockedHosts } from './src/wire/mocked-hosts.ts';

const bucketHosts = mockedHosts.filter((host) => host.endsWith('.myqcloud.com') || host.endsWith('.tencentcos.cn'));

export default defineConfig({
  // One build for any path: everything is found relative to the page.
  base: './',
  plugins: [
    msw({ mode: 'worker-only' }),
    policyPlugin(pagePolicy(mockedHosts, bucketHosts)),
    sandboxPlugin(),
    preloadPlugin(['src/app/main.ts', 'src/app/register.ts']),
  ],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // The policy allows no `data:` addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
