import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { negativeCaseNames } from '../../../src/core/negative-suite.ts';
import { payloadFormats, writePayloads, type TextFormatId } from '../../../src/payloads/formats.ts';
import { payloads } from '../../../src/payloads/generator.ts';
import { defaultPlan, type PayloadPlan } from '../../../src/payloads/plan.ts';
import { sampleReceivers } from '../../../src/service/sample-receivers.ts';
import { callbackKey } from '../../support/receivers/grade.ts';
import { isInstalled } from '../../support/receivers/installed.ts';
import { startSample, type RunningSample } from '../../support/receivers/sample-process.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const standIn = (name: string) => join(root, 'test/support/skeletons', name);
const { execPath: node } = process;
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const jest = join(root, 'node_modules/jest/bin/jest.js');

/** What ends well where a skeleton can be run, and how it is; `shell` is for what takes two commands. */
type Runner = {
  readonly id: TextFormatId;
  readonly probe: readonly string[];
  readonly run: readonly string[];
  /** Fewer callbacks than the plan has, where each takes a program of its own. */
  readonly count?: number;
  /** Whether the second run finds in the folder what the first one compiled. */
  readonly isCompiled?: true;
};
const shell = (script: string): readonly string[] => ['sh', '-c', script];

const runners: readonly Runner[] = [
  {
    id: 'vitest',
    probe: [node, vitest, '--version'],
    run: [node, vitest, 'run', '--root', '.', '--config', 'none.mjs'],
  },
  {
    id: 'jest',
    probe: [node, jest, '--version'],
    run: [node, jest, '--config', '{}', '--rootDir', '.', 'callbacks.test.js'],
  },
  {
    id: 'pytest',
    probe: ['python3', '-m', 'pytest', '--version'],
    run: ['python3', '-m', 'pytest', '-q', '-p', 'no:cacheprovider', '--rootdir', '.', 'test_callbacks.py'],
  },
  {
    id: 'go',
    probe: ['go', 'version'],
    run: shell('{ [ -f vetted ] || go vet . ; } && touch vetted && go test -count=1 .'),
  },
  {
    id: 'junit',
    probe: ['javac', '--release', '17', '-version'],
    run: shell(
      `{ [ -f RunTests.class ] || javac -d . -sourcepath '${standIn('junit')}' CallbacksTest.java '${standIn('junit/RunTests.java')}'; } && java -cp . RunTests`,
    ),
    isCompiled: true,
  },
  {
    id: 'phpunit',
    probe: ['php', '-r', 'exit(PHP_VERSION_ID < 80100 ? 1 : 0);'],
    run: ['php', standIn('phpunit.php'), 'CallbacksTest.php'],
  },
  { id: 'k6', probe: ['curl', '--version'], run: [node, standIn('k6.mjs'), 'callbacks.k6.js'], count: 30 },
];
const found = runners.map((runner) => ({ ...runner, isThere: isInstalled(runner.probe) }));
for (const { id } of found.filter(({ isThere }) => !isThere)) console.log(`not run: the ${id} skeleton`);

/** Each case of the suite, and streams whose names mean something in one language or another. */
const names = negativeCaseNames('2025');
const plan: PayloadPlan = {
  ...defaultPlan,
  count: 150,
  key: callbackKey,
  dialect: '2025',
  streams: ['stream_name', `it's "$HOME" \`id\` \\ %s {{$guid}} #{x} <script>`, 'tab\tline\n\u2028\uFEFF直播间 😀'],
  negatives: Object.fromEntries(names.map((name) => [name, 0.9 / names.length])),
  seed: 'all cases',
};

let receiver: RunningSample;
beforeAll(async () => {
  receiver = await startSample(
    sampleReceivers.find(({ id }) => id === 'node-http')!,
    callbackKey,
  );
});
afterAll(() => receiver.stop());

/** Whether a command ends well; what it printed goes into the answer otherwise. */
const outcomeOf = ([command, ...args]: readonly string[], cwd: string, key: string) => {
  const { VITEST: _, ...own } = process.env;
  const env = { ...own, CALLBACK_URL: receiver.url, CALLBACK_KEY: key, PYTHONDONTWRITEBYTECODE: '1' };
  return promisify(execFile)(command!, args, { cwd, env, maxBuffer: 50_000_000 }).then(
    () => 'passed',
    (error: { stdout?: string; stderr?: string }) => `failed\n${error.stdout}\n${error.stderr}`,
  );
};

/** A folder for a skeleton with the plan's payloads in it. Vitest is imported, so it must be found from there. */
async function folderFor(id: TextFormatId, plan: PayloadPlan): Promise<string> {
  const parent = id === 'vitest' ? join(root, 'node_modules/.cache') : tmpdir();
  await mkdir(parent, { recursive: true });
  const cwd = await mkdtemp(join(parent, `skeleton-${id}-`));
  const { fileName } = payloadFormats.find((format) => format.id === id)!;
  await writeFile(join(cwd, fileName), writePayloads(id, plan));
  await writeFile(join(cwd, 'none.mjs'), 'export default { test: { include: ["*.test.*"], exclude: [] } };');
  await copyFile(standIn('go.mod.txt'), join(cwd, 'go.mod'));
  return cwd;
}

test('the plan of these tests has every case of the suite', () => {
  const there = new Set([...payloads(plan)].map(({ negative }) => negative));
  expect(names.filter((name) => !there.has(name))).toEqual([]);
});

test.for(found.filter(({ isThere }) => isThere))(
  'the $id skeleton passes against a right receiver and fails under another key',
  { timeout: 240_000 },
  async ({ id, run, count = plan.count, isCompiled }, { onTestFinished }) => {
    const cwd = await folderFor(id, { ...plan, count });
    onTestFinished(() => rm(cwd, { recursive: true, force: true }));
    expect(await outcomeOf(run, cwd, callbackKey)).toBe('passed');

    const again = isCompiled ? cwd : await folderFor(id, { ...plan, count: 1, negatives: {} });
    onTestFinished(() => rm(again, { recursive: true, force: true }));
    expect(await outcomeOf(run, again, 'wrong')).toMatch(/403/);
  },
);

test(
  'the curl script is right for bash, and says of each callback how it was answered',
  { timeout: 120_000 },
  async ({ onTestFinished }) => {
    const hasCurl = isInstalled(['curl', '--version']);
    if (!hasCurl) console.log('not run: no curl');
    const now = Math.floor(Date.now() / 1000);
    const cwd = await folderFor('curl', { ...plan, count: 60, startUnixSeconds: now, everySeconds: 0 });
    onTestFinished(() => rm(cwd, { recursive: true, force: true }));
    expect(await outcomeOf(['bash', '-n', 'callbacks.sh'], cwd, '')).toBe('passed');
    expect(hasCurl ? await outcomeOf(['sh', 'callbacks.sh'], cwd, '') : 'passed').toBe('passed');

    const old = await folderFor('curl', { ...plan, count: 1, negatives: {} });
    onTestFinished(() => rm(old, { recursive: true, force: true }));
    expect(hasCurl ? await outcomeOf(['sh', 'callbacks.sh'], old, '') : 'WRONG 403').toContain('WRONG 403');
  },
);
