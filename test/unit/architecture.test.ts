import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { forbiddenImports, importsOf, impurities, readAllowances, registrations } from '../support/architecture.ts';

const src = fileURLToPath(new URL('../../src/', import.meta.url));
const read = (path: string) => ({ path, text: readFileSync(src + path, 'utf8') });

const allowances = readAllowances(read('README.md').text);
const files = globSync('**/*.ts', { cwd: src }).map(read);
const lines = (text: string) => text.trimEnd().split('\n').length;

test('no file imports what the table of rooms does not allow it', () => {
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap((file) => forbiddenImports(file, allowances))).toEqual([]);
});

test.each(['core', 'payloads'])('%s names no clock, no chance, no time zone, no DOM and no network', (room) => {
  expect(files.filter(({ path }) => path.startsWith(`${room}/`)).flatMap(impurities)).toEqual([]);
});

test('importing an element registers nothing', () => {
  expect(files.filter(({ path }) => path.startsWith('elements/')).flatMap(registrations)).toEqual([]);
});

test('an element that stands alone brings core and Lit alone', () => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set<string>();
  const packages = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const specifier of importsOf(byPath.get(path)!)) {
      if (specifier.startsWith('.')) visit(new URL(specifier, `file:///${path}`).pathname.slice(1));
      else packages.add(specifier);
    }
  };
  for (const { path } of files.filter(({ path }) => path.startsWith('embeds/'))) visit(path);

  expect([...new Set([...reached].map((path) => path.split('/')[0]!))].toSorted()).toEqual([
    'core',
    'elements',
    'embeds',
  ]);
  expect([...packages].filter((name) => !/^(?:lit|@lit\/localize|@noble\/hashes)(?:\/|$)/.test(name))).toEqual([]);
});

test('the only barrel file is that of core', () => {
  expect(files.map(({ path }) => path).filter((path) => path.endsWith('/index.ts'))).toEqual(['core/index.ts']);
});

test('no file that people write is longer than 400 lines', () => {
  const written = files.filter(({ path }) => !path.startsWith('elements/locales/'));
  expect(written.filter(({ text }) => lines(text) > 400).map(({ path }) => path)).toEqual([]);
});

test('every room of the table is there, and every folder is a room of the table', () => {
  const folders = new Set(files.map(({ path }) => path.split('/')[0]!));
  expect([...folders].toSorted()).toEqual([...allowances.keys()].toSorted());
});

test.each([...allowances.keys()])('the room %s tells about itself in at most 30 lines', (room) => {
  expect(lines(read(`${room}/README.md`).text)).toBeLessThanOrEqual(30);
});

const planted = (path: string, text: string) => forbiddenImports({ path, text }, allowances);

test.each([
  ['a room that points back', 'core/a.ts', `import { b } from '../service/b.ts';`],
  ['a type that points back', 'core/a.ts', `import type { B } from '../service/b.ts';`],
  ['a type named in place', 'core/a.ts', `type B = import('../service/b.ts').B;`],
  ['a re-export', 'service/a.ts', `export * from '../wire/b.ts';`],
  ['a dynamic import', 'elements/a.ts', `const b = await import('../wire/b.ts');`],
  ['a worker of another room', 'elements/a.ts', `new Worker(new URL('../capture/b.worker.ts', import.meta.url));`],
  ['a package of another room', 'service/a.ts', `import { http } from 'msw/http';`],
  ['a scoped package of another room', 'core/a.ts', `import { provide } from '@lit/context';`],
  ['a built-in module of Node', 'core/a.ts', `import { readFile } from 'node:fs/promises';`],
  ['a file outside the rooms', 'core/a.ts', `import settings from '../../vite.config.ts';`],
  ['a folder that is no room', 'cellar/a.ts', `export const a = 1;`],
])('%s is refused', (_, path, text) => {
  expect(planted(path, text)).toHaveLength(1);
});

test('what the table allows is let through, and so is the own room', () => {
  const text = `import { md5 } from '@noble/hashes/legacy.js'; import type { Size } from './size.ts';`;
  expect(planted('core/a.ts', text)).toEqual([]);
  expect(planted('app/a.ts', `import { http } from 'msw/http'; import '../wire/b.ts';`)).toEqual([]);
});

test('every way of importing is seen', () => {
  const text = `import './a'; export { b } from './b'; export * from './c'; import('./d'); type E = import('./e').E;`;
  expect(importsOf({ path: 'core/a.ts', text })).toEqual(['./a', './b', './c', './d', './e']);
});

test.each([
  'Date.now()',
  'new Date()',
  'Date()',
  'Math.random()',
  'new Date(0).getHours()',
  'document.title',
  'globalThis.fetch',
  'fetch("a")',
  'new Date(0).toLocaleString()',
])('%s is not pure', (text) => {
  expect(impurities({ path: 'core/a.ts', text })).not.toEqual([]);
});

test('a date from a number, and members that are merely called like a global, are pure', () => {
  const text = `const a = { document: 1, self: 2 }; a.document; new Date(0).getUTCHours(); Math.round(1.5);`;
  expect(impurities({ path: 'core/a.ts', text })).toEqual([]);
});

test('an element that registers itself is seen', () => {
  const text = `customElements.define('lsc-a', A);`;
  expect(registrations({ path: 'elements/a.ts', text })).toEqual([`elements/a.ts registers 'lsc-a'`]);
});
