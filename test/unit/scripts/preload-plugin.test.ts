import { expect, test } from 'vitest';
import { modulesFor } from '../../../scripts/preload-plugin.ts';

type Bundle = Parameters<typeof modulesFor>[1];

const chunk = (fileName: string, imports: readonly string[], facadeModuleId: string | null = null) =>
  ({ type: 'chunk', fileName, imports, facadeModuleId }) as unknown as Bundle[string];

const bundle: Bundle = Object.fromEntries(
  [
    chunk('entry.js', ['camera.js'], '/project/src/app/start.ts'),
    chunk('main.js', ['words.js', 'camera.js'], '/project/src/app/main.ts'),
    chunk('elements.js', ['words.js'], '/project/src/app/register.ts'),
    chunk('words.js', ['lit.js']),
    chunk('lit.js', []),
    chunk('camera.js', []),
    chunk('archive.js', ['words.js'], '/project/src/archive/capture-archive.ts'),
  ].map((output) => [output.fileName, output]),
);

test('what is fetched early is the modules asked for and all that they import, each once', () => {
  expect(modulesFor(['src/app/main.ts', 'src/app/register.ts'], bundle).toSorted()).toEqual([
    'camera.js',
    'elements.js',
    'lit.js',
    'main.js',
    'words.js',
  ]);
});

test('a module that was built into another one is a mistake of the build, told as such', () => {
  expect(() => modulesFor(['src/app/gone.ts'], bundle)).toThrow(/src\/app\/gone\.ts/);
});
