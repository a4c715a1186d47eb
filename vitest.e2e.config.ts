import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: ['test/e2e/support/build-once.ts'],
    // While one file waits, for a receiver that hangs or for a page to settle, the other works.
    maxWorkers: 2,
    // Files keep nothing in modules, and share the browser of their worker.
    isolate: false,
    // A slow machine is no mistake: what is polled has as long as what Playwright waits for.
    expect: { poll: { timeout: 60_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
