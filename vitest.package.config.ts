import { defineConfig } from 'vitest/config';

/** The tests of the package, packed and installed once for all of them. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/package/**/*.test.ts'],
    globalSetup: ['test/package/support/install-once.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
