import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, inject, test } from 'vitest';
import { run } from './support/run.ts';

/** What Vitest writes of its tests. */
type Report = {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[];
  }[];
};

const { equipped, tarball } = inject('installed');
const packageName = 'live-screencapture-playground';
const example = join(equipped, 'receiver-tests');
cpSync('examples/receiver-tests', example, {
  recursive: true,
  filter: (path) => !/node_modules|\.tgz$/.test(path),
});

test('the example’s receiver and relay pass their tests with the packed package', { timeout: 60_000 }, async () => {
  const report = join(example, 'report.json');
  const words = [resolve('node_modules/vitest/vitest.mjs'), 'run', '--reporter=json', `--outputFile=${report}`];
  const { status, error } = await run(process.execPath, words, example);
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const notPassed = tests.filter((result) => result.status !== 'passed');
  expect({ status, error, notPassed }).toEqual({ status: 0, error: '', notPassed: [] });
  expect(tests.length).toBeGreaterThan(40);
});

test('the example’s types hold', async () => {
  const words = [resolve('node_modules/typescript/bin/tsc'), '-p', example];
  expect(await run(process.execPath, words, example)).toEqual({ status: 0, out: '', error: '' });
});

test('the example names the tarball that is packed, and tools of the versions that it is tested with', () => {
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, Record<string, string>>;
  const { [packageName]: packed, ...tools } = read('examples/receiver-tests/package.json')['devDependencies']!;
  expect(tarball.endsWith(`/${packed?.slice('file:'.length)}`)).toBe(true);
  const ours = { ...read('package.json')['dependencies'], ...read('package.json')['devDependencies'] };
  expect(tools).toEqual(Object.fromEntries(Object.keys(tools).map((tool) => [tool, ours[tool]])));
});
