/** `npm run package`: writes the npm package to `dist/package/`, ready to be packed. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { declarationFiles, type Manifest } from './embed-types.ts';
import { packageManifest, type ProjectManifest } from './package-manifest.ts';
import { bringLocalizeAlong, importedPackages, nameModulesInDeclarations } from './package-modules.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'dist/package');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

rmSync(folder, { recursive: true, force: true });
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'src/package'], {
  cwd: root,
  stdio: 'inherit',
});

// Elements are used by their tags: what their classes look like inside is nobody's to rely on.
for (const file of globSync(join(folder, '{elements,embeds}/**/*.d.ts'))) rmSync(file);
const elements = read('src/embeds/custom-elements.json');
writeFileSync(join(folder, 'embeds/custom-elements.json'), elements);
for (const { fileName, text } of declarationFiles(JSON.parse(elements) as Manifest))
  writeFileSync(join(folder, 'embeds', fileName), text);

nameModulesInDeclarations(folder);
bringLocalizeAlong(folder, join(root, 'node_modules/@lit/localize'));

const project = JSON.parse(read('package.json')) as ProjectManifest;
const hasCommand = existsSync(join(folder, 'command/main.js'));
const manifest = packageManifest(project, importedPackages(folder), hasCommand);
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
copyFileSync(join(root, 'docs/package.md'), join(folder, 'README.md'));
copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
