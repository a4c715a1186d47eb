import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseSync } from 'vite';

/** The packages that the modules in a folder import, by name; modules of Node apart. */
export function importedPackages(folder: string): ReadonlySet<string> {
  const names = globSync(join(folder, '**/*.js')).flatMap((file) =>
    specifiersIn(file, readFileSync(file, 'utf8')).filter((name) => !/^(?:\.|node:)/.test(name)),
  );
  return new Set(names.map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name));
}

function specifiersIn(file: string, text: string): readonly string[] {
  const { module } = parseSync(file, text);
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1)),
  ];
}

/** `tsc` leaves the names of sources in declarations: names of modules instead, as every resolver reads them. */
export function nameModulesInDeclarations(folder: string): void {
  for (const file of globSync(join(folder, '**/*.d.ts'))) {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replaceAll(/((?:from|import\()\s*['"]\.[^'"]+)\.ts(['"])/g, '$1.js$2'));
  }
}

/**
 * Puts a copy of @lit/localize among the modules, with its license, and lets them import that. The sentences of matchers and command
 * need a few kilobytes of it, and as a dependency it would bring all of Lit.
 */
export function bringLocalizeAlong(folder: string, installed: string): void {
  const home = join(folder, 'localize');
  for (const file of globSync('{*,init/*,internal/*}.js', { cwd: installed }).concat('LICENSE')) {
    const text = readFileSync(join(installed, file), 'utf8');
    mkdirSync(dirname(join(home, file)), { recursive: true });
    writeFileSync(join(home, file), text.replace(/^\/\/# sourceMappingURL=.*$/m, ''));
  }
  for (const file of globSync(join(folder, '{elements,embeds,words}/**/*.js'))) {
    const path = relative(dirname(file), join(home, 'lit-localize.js'));
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/(from\s*)'@lit\/localize'/g, `$1'${path}'`));
  }
}
