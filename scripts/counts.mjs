import { existsSync, readFileSync } from 'node:fs';

/** No test at all. */
export const noCounts = { passed: 0, failed: 0, skipped: 0 };

export const sumCounts = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** What `counts-reporter.mjs` wrote; undefined when the runner did not come that far. */
export const readCounts = (file) => read(file);

/** The counts in a report of Vitest's JSON reporter. A file that could not be loaded is one failure. */
export function readVitestCounts(file) {
  const report = read(file);
  if (report === undefined) return undefined;
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
