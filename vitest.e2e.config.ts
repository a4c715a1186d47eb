import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Puts the file first that takes longest by far: begun last, it would run on with nothing beside it. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): number => Number(moduleId.endsWith('/sizing-figures.test.ts'));
    // oxlint-disable-next-line unicorn/no-array-sort -- the sequencer's own method
    return (await super.sort(files)).toSorted((one, other) => isLong(other) - isLong(one));
  }
}

export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: ['test/e2e/support/make-ready.ts'],
    // While one file waits, for a receiver that hangs or for a page to settle, the other works.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Files keep nothing in modules, and share the browser of their worker.
    isolate: false,
    // A slow machine is no mistake: what is polled has as long as what Playwright waits for.
    expect: { poll: { timeout: 60_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
