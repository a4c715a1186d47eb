import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/unit/**/*.test.ts'],
    // Files change nothing outside themselves, and loading every module anew for each would be half of all the work.
    isolate: false,
    // Property tests take as long as the machine needs: no test depends on speed.
    testTimeout: 60_000,
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['text', 'json-summary'] },
  },
});
