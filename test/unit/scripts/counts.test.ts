import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { countsReporter } from '../../../scripts/counts-reporter.mjs';
import { noCounts, readCounts, readVitestCounts, sumCounts } from '../../../scripts/counts.mjs';

function temporaryFile(content?: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'counts-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'counts.json');
  if (content !== undefined) writeFileSync(file, JSON.stringify(content));
  return file;
}

test('a file that could not be loaded counts as one failure beside those of its tests', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ],
  };
  expect(readVitestCounts(temporaryFile(report))).toEqual({ passed: 5, failed: 2, skipped: 3 });
});

test('a runner that wrote no report has no counts', () => {
  expect(readVitestCounts(temporaryFile())).toBeUndefined();
  expect(readCounts(temporaryFile())).toBeUndefined();
});

test('counts add up', () => {
  const some = { passed: 3, failed: 1, skipped: 0 };
  expect(sumCounts(sumCounts(noCounts, some), some)).toEqual({ passed: 6, failed: 2, skipped: 0 });
});

test('the component tests are counted in every suite, and a page that broke down is one failure', () => {
  const file = temporaryFile();
  const suite = { tests: [{ passed: true }, { passed: false }, { skipped: true }], suites: [] };
  const sessions = [
    { passed: false, testResults: { tests: [{ passed: true }], suites: [suite] } },
    { passed: false, testResults: undefined },
  ];
  countsReporter(file).onTestRunFinished({ sessions });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ passed: 2, failed: 2, skipped: 1 });
});
