import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    readonly installed: Installed;
  }
}

/** Where the package was put. */
export type Installed = {
  /** The packed package. */
  readonly tarball: string;
  /** A project that has the package and what it depends on, and nothing else. */
  readonly bare: string;
  /** The same with the optional peers, and the tools of people who write tests. */
  readonly equipped: string;
};

/** What people who use all of the package have besides. */
const tools = ['@types/node', 'expect', 'lit', 'msw', 'tencentcloud-sdk-nodejs-common', 'typescript', 'vitest'];

/**
 * Packs `dist/package` and installs it as npm does, without a network: what it depends on is packed from this project's own
 * node_modules. `npm test` has built the package before; on your own, build again after a change.
 */
export function setup(project: TestProject): () => void {
  if (!existsSync('dist/package/package.json')) execFileSync(process.execPath, ['scripts/package.ts']);
  // Elsewhere, so that no package of this project is found by accident.
  const home = mkdtempSync(join(tmpdir(), 'package-test-'));
  const installed = { tarball: '', bare: join(home, 'bare'), equipped: join(home, 'equipped') };
  const manifest = JSON.parse(readFileSync('dist/package/package.json', 'utf8')) as {
    readonly name: string;
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const needed = Object.keys(manifest.dependencies);
  const folders = ['dist/package', ...needed.map((name) => join('node_modules', name))].map((path) => resolve(path));
  const packed = JSON.parse(
    npm(home, 'pack', ...folders, '--json', '--ignore-scripts', `--pack-destination=${home}`),
  ) as readonly { readonly name: string; readonly filename: string }[];

  const tarballs = Object.fromEntries(packed.map(({ name, filename }) => [name, `file:${join(home, filename)}`]));
  writeProject(installed.bare, tarballs);
  npm(installed.bare, 'install', '--offline', '--ignore-scripts', `--cache=${join(home, 'cache')}`);

  writeProject(installed.equipped, tarballs);
  cpSync(join(installed.bare, 'node_modules'), join(installed.equipped, 'node_modules'), { recursive: true });
  for (const tool of tools) {
    const place = join(installed.equipped, 'node_modules', tool);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(resolve('node_modules', tool), place);
  }

  const tarball = tarballs[manifest.name]?.slice('file:'.length) ?? '';
  project.provide('installed', { ...installed, tarball });
  return () => rmSync(home, { recursive: true, force: true });
}

function writeProject(folder: string, dependencies: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  const manifest = { name: 'somebody-elses', private: true, type: 'module', dependencies };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
}

const npm = (cwd: string, ...words: readonly string[]): string =>
  execFileSync('npm', words, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
