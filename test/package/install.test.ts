import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { globSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { publint } from 'publint';
import { build, type Rolldown } from 'vite';
import { expect, inject, test } from 'vitest';
import { run, runtimesHere, runtimesMissing, writeIn } from './support/run.ts';

const { bare, equipped, tarball } = inject('installed');
const name = 'live-screencapture-playground';
const tsc = resolve('node_modules/typescript/bin/tsc');

for (const runtime of runtimesMissing) console.log(`not run: no ${runtime.name}`);

const imports = `
import { resolveScreenshotSize, signCallback } from '${name}';
import { callbacks, negative } from '${name}/fixtures';
import { callbackSchema, openApiDocument, asyncApiDocument } from '${name}/schema';
import { matchers } from '${name}/matchers';
`;

const useOfAll = `${imports}
const { size } = resolveScreenshotSize({ width: 1280, height: 720 }, { width: 640, height: 0 });
const [first] = callbacks({ count: 1, key: 'test' });
console.log(JSON.stringify([
  size.height,
  signCallback('test', 1545030873),
  matchers.toBeScreencaptureCallback(first, { key: 'test' }).pass,
  negative('wrong-key').requests[0].verdict,
  Object.keys(callbackSchema('2025').properties).length,
  openApiDocument('2019', '1').openapi,
  asyncApiDocument('2019', '1').asyncapi,
]));
`;

test.for(runtimesHere)('installed in an empty project, the package does its work in $name', async (runtime) => {
  const file = writeIn(bare, 'use-of-all.mjs', useOfAll);
  const { out, error } = await run(runtime.program, [...runtime.words, file], bare);
  expect({ out: JSON.parse(out || 'null'), error }).toEqual({
    out: [360, 'ca3e25e5dc17a6f9909a9ae7281e300d', true, 'refuse', 14, '3.1.1', '3.0.0'],
    error: '',
  });
});

test('the tools of this project run on the newer of two Nodes', () => {
  expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(24);
});

const nodes = runtimesHere.filter((runtime) => runtime.name.startsWith('Node'));
// Where npm's link for shells leads.
const command = realpathSync(join(bare, 'node_modules/.bin', name));

test.for(nodes)('the command runs in $name, and says what serving needs', async ({ program }) => {
  const size = await run(program, [command, 'size', '--push', '1280x720', '--width', '640'], bare);
  expect({ ...size, out: size.out.split('\n')[0] }).toEqual({ status: 0, out: '640x360', error: '' });
  const { status, error } = await run(program, [command, 'serve'], bare);
  expect({ status, error }).toEqual({ status: 2, error: expect.stringMatching(/^.*npm install msw\n$/) });
});

test.for(nodes)(
  'every entry point can be imported in $name, the elements too, although no page is there',
  async (node) => {
    const elements = globSync('dist/package/embeds/*.js').map((file) => `embed/${basename(file, '.js')}`);
    expect(elements).toContain('embed/sizing-explorer');
    const entries = ['fixtures', 'schema', 'msw', 'matchers', ...elements].map((entry) => `${name}/${entry}`);
    const file = writeIn(equipped, 'entries.mjs', [name, ...entries].map((entry) => `import '${entry}';`).join('\n'));
    expect(await run(node.program, [file], equipped)).toEqual({ status: 0, out: '', error: '' });
  },
);

test('the mocks need MSW and nothing else, in both Nodes', async () => {
  const file = writeIn(
    equipped,
    'mocks.mjs',
    `import { setupServer } from 'msw/node';
     import { documentedSample } from '${name}';
     import { mockReceiver } from '${name}/msw';
     const receiver = mockReceiver({ now: () => documentedSample.create_time * 1000 });
     const server = setupServer(...receiver.handlers);
     server.listen();
     await fetch(receiver.url, { method: 'POST', body: JSON.stringify(documentedSample) });
     await server.close();
     console.log(receiver.received[0].status);`,
  );
  const ended = await Promise.all(nodes.map(({ program }) => run(program, [file], equipped)));
  expect(ended.map(({ out, error }) => [out, error])).toEqual(nodes.map(() => ['200\n', '']));
});

test.for(runtimesHere)('in $name the mocks answer without any server of MSW', async (runtime) => {
  const file = writeIn(
    equipped,
    'without-server.mjs',
    `import { getResponse } from 'msw';
     import { documentedSample } from '${name}';
     import { mockReceiver } from '${name}/msw';
     const receiver = mockReceiver({ now: () => documentedSample.create_time * 1000 });
     const request = new Request(receiver.url, { method: 'POST', body: JSON.stringify(documentedSample) });
     console.log((await getResponse(receiver.handlers, request)).status);
     // Deno would go on for ever.
     globalThis.Deno?.exit();`,
  );
  // MSW asks it for its environment.
  const words = runtime.name === 'Deno' ? [...runtime.words, '--allow-env'] : runtime.words;
  const { out, error } = await run(runtime.program, [...words, file], equipped);
  expect({ out, error }).toEqual({ out: '200\n', error: '' });
});

const typed = `${imports}
import type { CallbackBody, Size } from '${name}';
import type { ReceivedCallback } from '${name}/schema';
const size: Size = resolveScreenshotSize({ width: 1280, height: 720 }, { width: 640, height: 0 }).size;
const sign: string = signCallback('test', size.width);
const body: CallbackBody | undefined = callbacks({ count: 1 })[0];
const received: ReceivedCallback<'2019'> | undefined = body;
const pass: boolean = matchers.toBeSignedWith(received, sign).pass;
const verdict: 'accept' | 'refuse' | 'either' | undefined = negative('expired').requests[0]?.verdict;
export const all = [pass, verdict, callbackSchema('2019'), openApiDocument('2019', '1'), asyncApiDocument('2025', '1')];
// @ts-expect-error: a configured size has two sides
resolveScreenshotSize({ width: 1280, height: 720 }, { width: 640 });
`;

test('its types hold in a strict project without the DOM, every declaration checked', async () => {
  const file = writeIn(bare, 'typed.ts', typed);
  const strict = ['--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false', '--types', '', '--noEmit'];
  const words = [tsc, ...strict, '--target', 'es2024', '--lib', 'es2024', '--module', 'nodenext', file];
  expect(await run(process.execPath, words, bare)).toEqual({ status: 0, out: '', error: '' });
});

test('with the runners installed, their expect has the matchers, and the mocks have their types', async () => {
  const file = writeIn(
    equipped,
    'typed.ts',
    `import { expect as jestExpect } from 'expect';
     import { setupServer } from 'msw/node';
     import { expect } from 'vitest';
     import '${name}/embed/sizing-explorer';
     import { matchers } from '${name}/matchers';
     import { mockBucket, mockReceiver } from '${name}/msw';
     expect.extend(matchers);
     jestExpect.extend(matchers);
     expect('{}').not.toBeScreencaptureCallback({ key: 'test', dialect: '2025' });
     jestExpect('{}').not.toVerifyAt(0, 'test');
     setupServer(...mockReceiver({ conduct: 'recovers' }).handlers, ...mockBucket().handlers);
     const explorer = document.createElement('lsc-sizing-explorer');
     explorer.push = '1280x720';
     // @ts-expect-error: a key is a text
     expect('{}').toBeSignedWith(1);`,
  );
  const words = ['--strict', '--skipLibCheck', '--noEmit', '--target', 'es2024', '--module', 'nodenext', file];
  expect(await run(process.execPath, [tsc, ...words], equipped)).toEqual({ status: 0, out: '', error: '' });
});

test('publint and arethetypeswrong have nothing to say', async () => {
  const { messages } = await publint({ pkgDir: resolve('dist/package'), strict: true });
  expect(messages).toEqual([]);
  const analysis = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
  const problems = analysis.types === false ? ['no types'] : analysis.problems;
  // An ES module alone, which `require` and resolvers older than `exports` are not meant to find.
  const isMeant = (problem: unknown): boolean => /node10|CJSResolvesToESM/.test(JSON.stringify(problem));
  expect(problems.filter((problem) => !isMeant(problem))).toEqual([]);
});

test('two functions of the rules cost a page at most 8 kB', async () => {
  const code = await bundled(`export { resolveScreenshotSize, signCallback } from '${name}';`);
  expect(code).toContain('both-swapped');
  expect(gzipSync(code).length).toBeLessThanOrEqual(8_000);
});

test('every entry point can be bundled for a page or a worker, with nothing of Node in it', async () => {
  const entries = ['fixtures', 'schema', 'msw', 'matchers', 'embed/sizing-explorer', 'embed/signature-line'];
  const code = await bundled(
    entries.map((entry, index) => `export * as all${index} from '${name}/${entry}';`).join('\n'),
  );
  expect(code.match(/['"]node:\w+|__vite-browser-external/g)).toBeNull();
});

/** What a bundler makes of a module in the equipped project. */
async function bundled(text: string): Promise<string> {
  mkdirSync(join(equipped, 'bundled'), { recursive: true });
  const input = writeIn(join(equipped, 'bundled'), 'index.js', text);
  const result = (await build({
    root: equipped,
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: true, lib: { entry: input, formats: ['es'] } },
  })) as readonly Rolldown.RolldownOutput[];
  return result.flatMap(({ output }) => output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : ''))).join('\n');
}
