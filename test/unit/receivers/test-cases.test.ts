import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parseCallback } from '../../../src/core/callback-check.ts';
import { negativeSuite } from '../../../src/core/negative-suite.ts';
import { testCaseText, testFrameworks, type TestFramework } from '../../../src/payloads/test-case-text.ts';
import { sampleReceivers } from '../../../src/service/sample-receivers.ts';
import { callbackKey } from '../../support/receivers/grade.ts';
import { startSample } from '../../support/receivers/sample-process.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const bin = (path: string) => [process.execPath, join(root, 'node_modules', path)] as const;

/** What ends well where the framework is, the name of a file of tests, and what runs it. */
const runners: Readonly<Record<TestFramework, { probe: readonly string[]; file: string; run: readonly string[] }>> = {
  vitest: {
    probe: [...bin('vitest/vitest.mjs'), '--version'],
    file: 'copied.test.mjs',
    run: [...bin('vitest/vitest.mjs'), 'run', '--root', '.', '--config', 'none.mjs'],
  },
  jest: {
    probe: [...bin('jest/bin/jest.js'), '--version'],
    file: 'copied.test.js',
    run: [...bin('jest/bin/jest.js'), '--config', '{}', '--rootDir', '.'],
  },
  pytest: {
    probe: ['python3', '-m', 'pytest', '--version'],
    file: 'test_copied.py',
    run: ['python3', '-m', 'pytest', '-p', 'no:cacheprovider', '--rootdir', '.'],
  },
};

/** Whether a command ends well; what it printed goes into the answer otherwise. */
const outcomeOf = ([command, ...args]: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) =>
  promisify(execFile)(command!, args, options).then(
    () => 'passed',
    (error: { stdout?: string; stderr?: string }) => `failed\n${error.stdout}\n${error.stderr}`,
  );

const found = await Promise.all(
  testFrameworks.map(async (framework) => ({
    framework,
    isThere: (await outcomeOf(runners[framework].probe)) === 'passed',
  })),
);
for (const { framework } of found.filter(({ isThere }) => !isThere))
  console.log(`not run: copied tests in ${framework}`);

const awkward = negativeSuite({ key: 'another', dialect: '2025', nowUnixSeconds: 1545030273 })
  .find(({ name }) => name === 'unicode-stream-name')!
  .requests.map(({ body }) => ({ ...parseCallback(body), stream_param: `a="b"&c='d\\n'&e=</script>\u2028` }))[0]!;

test.for(found.filter(({ isThere }) => isThere))(
  'a callback copied for $framework passes against a sample receiver, and fails where the key is another',
  { timeout: 180_000 },
  async ({ framework }, { onTestFinished }) => {
    const { url, stop } = await startSample(
      sampleReceivers.find(({ id }) => id === 'node-http')!,
      callbackKey,
    );
    onTestFinished(stop);
    // Vitest is imported, so it must be found from there; Jest reads nothing under node_modules.
    const parent = framework === 'vitest' ? join(root, 'node_modules/.cache') : tmpdir();
    await mkdir(parent, { recursive: true });
    const cwd = await mkdtemp(join(parent, 'copied-test-'));
    onTestFinished(() => rm(cwd, { recursive: true, force: true }));
    const { file, run } = runners[framework];
    await writeFile(join(cwd, file), testCaseText(framework, awkward));
    await writeFile(join(cwd, 'none.mjs'), 'export default { test: { include: ["*.test.*"], exclude: [] } };');

    const { VITEST: _, ...own } = process.env;
    const env = { ...own, CALLBACK_URL: url, PYTHONDONTWRITEBYTECODE: '1' };
    expect(await outcomeOf([...run, file], { cwd, env: { ...env, CALLBACK_KEY: callbackKey } })).toBe('passed');
    expect(await outcomeOf([...run, file], { cwd, env: { ...env, CALLBACK_KEY: 'wrong' } })).toMatch(/403/);
  },
);

test('no key and no old signature is in what is copied', () => {
  for (const framework of testFrameworks) {
    const text = testCaseText(framework, awkward);
    expect(text).not.toContain(awkward.sign);
    expect(text).not.toContain(String(awkward.t));
    expect(text).not.toContain('</script>');
    expect(text).toContain('直播间');
  }
});
