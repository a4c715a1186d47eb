/**
 * `npm test`: types, lint, format, every test, the build, its size, and the tests against the built page. A step that fails
 * fails the run; the others still run, apart from those that need what it should have made. Two steps run at a time, for each
 * leaves the processor idle now and then; what a step prints is shown whole when it has ended. The last line adds up the
 * runners' own counts.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { noCounts, readCounts, readVitestCounts, sumCounts } from './counts.mjs';
import { sideBySide } from './side-by-side.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = fileURLToPath(new URL('../node_modules/.cache/test-results/', import.meta.url));
const vitestReport = (name) => `--reporter=default --reporter=json --outputFile.json=${results}${name}.json`;

/** What takes longest is as early as it can be. */
const steps = [
  { name: 'build', command: 'vite build && vite build --config vite.embed.config.ts && node scripts/package.ts' },
  {
    // What these print are times: nothing else may take any of them, nor one of the other.
    name: 'first visit',
    command: `vitest run --config vitest.e2e.config.ts --maxWorkers=1 first-visit embed-code ${vitestReport('first-visit')}`,
    needs: 'build',
    isAlone: true,
    counts: () => readVitestCounts(`${results}first-visit.json`),
  },
  {
    name: 'end-to-end tests',
    command: `vitest run --config vitest.e2e.config.ts --exclude "**/{first-visit,embed-code}.test.ts" ${vitestReport('e2e')}`,
    needs: 'build',
    counts: () => readVitestCounts(`${results}e2e.json`),
  },
  { name: 'types', command: 'tsc -p .' },
  { name: 'types of core', command: 'tsc -p src/core' },
  { name: 'lint', command: 'oxlint' },
  { name: 'format', command: 'oxfmt --check' },
  { name: 'size', command: 'size-limit', needs: 'build' },
  {
    name: 'unit tests',
    command: `vitest run ${vitestReport('unit')}`,
    counts: () => readVitestCounts(`${results}unit.json`),
  },
  {
    name: 'package tests',
    command: `vitest run --config vitest.package.config.ts ${vitestReport('package')}`,
    needs: 'build',
    counts: () => readVitestCounts(`${results}package.json`),
  },
  { name: 'browser tests', command: 'wtr', counts: () => readCounts(`${results}browser.json`) },
];

const env = {
  ...process.env,
  COUNTS_FILE: `${results}browser.json`,
  // The tools see no terminal, for their output is kept back.
  ...(process.stdout.isTTY && { FORCE_COLOR: '1' }),
};

/** Runs a command to its end: whether it ended well, and all that it printed. */
function run(command) {
  const { promise, resolve } = Promise.withResolvers();
  const child = spawn(command, { cwd: root, shell: true, stdio: ['ignore', 'pipe', 'pipe'], env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  child.on('close', (code) => resolve({ isGood: code === 0, output }));
  child.on('error', (error) => resolve({ isGood: false, output: `${output}${error.message}\n` }));
  return promise;
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

let total = noCounts;

const passed = await sideBySide(steps, 2, async ({ name, command, counts }) => {
  console.log(`── ${name}: started`);
  const started = performance.now();
  const { isGood, output } = await run(command);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const counted = counts === undefined ? noCounts : counts();
  total = sumCounts(total, counted ?? noCounts);
  // A runner that ends well without a report has not said what it ran.
  const isPassed = isGood && counted?.skipped === 0;
  console.log(`\n── ${name}\n${output}── ${name}: ${isPassed ? 'passed' : 'FAILED'} in ${seconds} s\n`);
  return isPassed;
});

const notPassed = steps.filter(({ name }) => !passed.has(name));
for (const { name, needs } of notPassed)
  if (needs !== undefined && !passed.has(needs)) console.log(`── ${name}: not run, for it needs the ${needs}`);
if (notPassed.length > 0) console.log(`\nNot passed: ${notPassed.map(({ name }) => name).join(', ')}.`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(notPassed.length > 0 || total.failed > 0 ? 1 : 0);
