/**
 * `npm test`: types, lint, format, every test, the build, its size, and the tests against the built page. A step that fails
 * fails the run; the others still run, apart from those that need what it should have made. The last line adds up the
 * runners' own counts.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { noCounts, readCounts, readVitestCounts, sumCounts } from './counts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = fileURLToPath(new URL('../node_modules/.cache/test-results/', import.meta.url));
const vitestReport = (name) => `--reporter=default --reporter=json --outputFile.json=${results}${name}.json`;

const steps = [
  { name: 'types', command: 'tsc -p .' },
  { name: 'types of core', command: 'tsc -p src/core' },
  { name: 'lint', command: 'oxlint' },
  { name: 'format', command: 'oxfmt --check' },
  {
    name: 'unit tests',
    command: `vitest run ${vitestReport('unit')}`,
    counts: () => readVitestCounts(`${results}unit.json`),
  },
  { name: 'browser tests', command: 'wtr', counts: () => readCounts(`${results}browser.json`) },
  { name: 'build', command: 'vite build && vite build --config vite.embed.config.ts && node scripts/package.ts' },
  { name: 'size', command: 'size-limit', needs: 'build' },
  {
    name: 'package tests',
    command: `vitest run --config vitest.package.config.ts ${vitestReport('package')}`,
    needs: 'build',
    counts: () => readVitestCounts(`${results}package.json`),
  },
  {
    name: 'end-to-end tests',
    command: `vitest run --config vitest.e2e.config.ts ${vitestReport('e2e')}`,
    needs: 'build',
    counts: () => readVitestCounts(`${results}e2e.json`),
  },
];

function run(command) {
  const { promise, resolve } = Promise.withResolvers();
  const child = spawn(command, {
    cwd: root,
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, COUNTS_FILE: `${results}browser.json` },
  });
  child.on('close', (code) => resolve(code === 0));
  child.on('error', () => resolve(false));
  return promise;
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const notPassed = [];
let total = noCounts;

for (const { name, command, needs, counts } of steps) {
  if (needs !== undefined && notPassed.includes(needs)) {
    console.log(`\n── ${name}: not run, for it needs the ${needs}`);
    notPassed.push(name);
    continue;
  }
  console.log(`\n── ${name}`);
  const started = performance.now();
  const ended = await run(command);
  const counted = counts === undefined ? noCounts : counts();
  // A runner that ends well without a report has not said what it ran.
  const passed = ended && counted?.skipped === 0;
  total = sumCounts(total, counted ?? noCounts);
  if (!passed) notPassed.push(name);
  console.log(`── ${name}: ${passed ? 'passed' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

if (notPassed.length > 0) console.log(`\nNot passed: ${notPassed.join(', ')}.`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(notPassed.length > 0 || total.failed > 0 ? 1 : 0);
