import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { negativeCaseNames } from '../../../src/core/negative-suite.ts';
import { payloadFormats, writePayloads, type TextFormatId, type WriteOptions } from '../../../src/payloads/formats.ts';
import { defaultPlan, type PayloadPlan } from '../../../src/payloads/plan.ts';
import { callbackKey } from '../receivers/grade.ts';
import { ownPackages } from './runners.ts';

const names = negativeCaseNames('2025');

/** Each case of the suite, and streams whose names mean something in one language or another. */
export const allCases: PayloadPlan = {
  ...defaultPlan,
  count: 150,
  key: callbackKey,
  dialect: '2025',
  streams: ['stream_name', `it's "$HOME" \`id\` \\ %s {{$guid}} #{x} <script>`, 'tab\tline\n\u2028\uFEFF直播间 😀'],
  negatives: Object.fromEntries(names.map((name) => [name, 0.9 / names.length])),
  seed: 'all cases',
};

/** The same of this second, for what keeps the signatures of the plan. */
export const allCasesNow = (): PayloadPlan => ({
  ...allCases,
  startUnixSeconds: Math.floor(Date.now() / 1000),
  everySeconds: 0,
});

/** A folder for a test with a plan's payloads in a file. Vitest is imported, so it must be found from there. */
export async function folderFor(id: TextFormatId, plan: PayloadPlan, options?: WriteOptions): Promise<string> {
  const parent = id === 'vitest' ? join(ownPackages, '.cache') : tmpdir();
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, `skeleton-${id}-`));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { fileName } = payloadFormats.find((format) => format.id === id)!;
  await writeFile(join(folder, fileName), writePayloads(id, plan, options));
  await writeFile(join(folder, 'none.mjs'), 'export default { test: { include: ["*.test.*"], exclude: [] } };');
  await copyFile(fileURLToPath(new URL('go.mod.txt', import.meta.url)), join(folder, 'go.mod'));
  return folder;
}

/** Whether a command ends well; what it printed goes into the answer otherwise. */
export function outcomeOf(
  [command = '', ...args]: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { VITEST: _, ...own } = process.env;
  // Plugins of pytest that are installed here are not what its skeleton needs.
  const python = { PYTHONDONTWRITEBYTECODE: '1', PYTEST_DISABLE_PLUGIN_AUTOLOAD: '1' };
  const env = { ...own, ...environment, ...python };
  return promisify(execFile)(command, args, { cwd, env, maxBuffer: 50_000_000 }).then(
    () => 'passed',
    (error: { stdout?: string; stderr?: string }) => `failed\n${error.stdout}\n${error.stderr}`,
  );
}
