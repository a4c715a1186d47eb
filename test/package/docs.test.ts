import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { expect, inject, test } from 'vitest';
import {
  commandsIn,
  documentedExamples,
  withCheckedComments,
  type DocumentedExample,
} from './support/documented-examples.ts';
import { run, writeIn } from './support/run.ts';

const { equipped } = inject('installed');
const folder = join(equipped, 'documented');
mkdirSync(folder);

const of = (...languages: readonly string[]) =>
  documentedExamples.filter(({ language }) => languages.includes(language));
const nameOf = ({ place }: DocumentedExample): string => place.replaceAll(/[^\w]+/g, '-');
const isTest = ({ text }: DocumentedExample): boolean => text.includes("from 'vitest'");

test('every example of every document is in a language that is run or read here', () => {
  expect(documentedExamples.filter(({ language }) => !['ts', 'sh', 'html'].includes(language))).toEqual([]);
});

test.for(of('ts').filter((example) => !isTest(example)))(
  'the example of $place runs, and its comments are true',
  async (example) => {
    const file = writeIn(folder, `${nameOf(example)}.ts`, withCheckedComments(example.text));
    expect(await run(process.execPath, [file], folder)).toEqual({ status: 0, out: '', error: '' });
  },
);

test.for(of('ts').filter(isTest))('the tests of $place pass', async (example) => {
  const file = `${nameOf(example)}.test.ts`;
  writeIn(folder, file, example.text);
  const { status, out } = await run(process.execPath, [resolve('node_modules/vitest/vitest.mjs'), 'run', file], folder);
  expect({ status, out }).toEqual({ status: 0, out: expect.stringContaining('1 passed') });
});

test('the types of all examples hold', async () => {
  const files = of('ts').map((example) => writeIn(folder, `${nameOf(example)}-types.ts`, example.text));
  const strict = ['--strict', '--skipLibCheck', '--noEmit', '--target', 'es2024', '--module', 'nodenext'];
  const tsc = resolve('node_modules/typescript/bin/tsc');
  const ended = await run(process.execPath, [tsc, ...strict, '--types', 'node', ...files], folder);
  expect(ended).toEqual({ status: 0, out: '', error: '' });
});

const commands = of('sh').flatMap((example) =>
  commandsIn(example).map((command) => ({ place: example.place, command })),
);
const isOurs = ({ command }: { readonly command: string }): boolean =>
  command.includes('npx live-screencapture-playground');

test.for(commands.filter(isOurs))('the command of $place runs: $command', async ({ command }) => {
  const path = [join(equipped, 'node_modules/.bin'), resolve('node_modules/.bin'), process.env['PATH']].join(delimiter);
  const { status, out, error } = await run('sh', ['-c', command], folder, { PATH: path });
  expect({ status, error }).toEqual({ status: 0, error: '' });
  // What is not written to a file is printed.
  expect(command.includes('>') || out.trim() !== '').toBe(true);
});

test('what the other commands name is there: scripts of the project, its tools, its files', () => {
  const parts = commands.filter((command) => !isOurs(command)).flatMap(({ command }) => command.split(' && '));
  expect(parts.length).toBeGreaterThan(10);
  expect(parts.filter((part) => !isThere(part))).toEqual([]);
});

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly scripts: object };

/** Running these would be running the tests again: that they can be run is all that is looked at. */
function isThere(command: string): boolean {
  const [program, verb = '', ...words] = command.split(/\s+/);
  if (program === 'cd') return existsSync(verb);
  const files = words.filter((word) => /^(?:\.\/|test\/|examples\/|src\/)/.test(word));
  if (!files.every((file) => existsSync(file))) return false;
  if (program === 'npx') return existsSync(`node_modules/.bin/${verb}`);
  const script = verb === 'run' ? words[0] : verb;
  return program === 'npm' && (['ci', 'install', 'pack'].includes(verb) || Object.hasOwn(scripts, script ?? ''));
}

test.for(of('html'))('the elements of $place exist', ({ text }) => {
  const elements = readFileSync('src/embeds/custom-elements.json', 'utf8');
  const tags = new Set(Array.from(text.matchAll(/<(?<tag>lsc-[\w-]+)/g), ({ groups }) => groups!['tag']!));
  expect(tags.size).toBeGreaterThan(0);
  expect([...tags].filter((tag) => !elements.includes(`"tagName": "${tag}"`))).toEqual([]);
});
