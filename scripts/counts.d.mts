/** How many tests a runner says it ran. */
export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** No test at all. */
export const noCounts: Counts;

export function sumCounts(a: Counts, b: Counts): Counts;

/** What `counts-reporter.mjs` wrote; undefined when the runner did not come that far. */
export function readCounts(file: string): Counts | undefined;

/** The counts in a report of Vitest's JSON reporter. A file that could not be loaded is one failure. */
export function readVitestCounts(file: string): Counts | undefined;
