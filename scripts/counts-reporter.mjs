import { writeFileSync } from 'node:fs';

/**
 * A reporter for web-test-runner that writes how many tests passed and failed, as JSON, to `file`. Does nothing without
 * one. A file that could not be loaded counts as one failure: its tests are not known.
 */
export function countsReporter(file) {
  return {
    onTestRunFinished({ sessions }) {
      if (!file) return;
      const counts = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        for (const test of testsOf(session.testResults)) {
          counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
        }
        const alreadyCounted = testsOf(session.testResults).some((test) => !test.passed && !test.skipped);
        if (!session.passed && !alreadyCounted) counts.failed += 1;
      }
      writeFileSync(file, JSON.stringify(counts));
    },
  };
}

function testsOf(suite) {
  return suite === undefined ? [] : [...suite.tests, ...suite.suites.flatMap(testsOf)];
}
