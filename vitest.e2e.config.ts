import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: ['test/e2e/support/build-once.ts'],
    // A browser uses every core: files that run side by side would only slow each other down.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What a page comes to show takes as long as the machine needs.
    expect: { poll: { timeout: 30_000 } },
  },
});
