import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const staticImport = /^(?:import|export)\s(?!type\b)[^;]*?from\s*'(\.[^']+\.ts)'|^import\s*'(\.[^']+\.ts)'/gm;
const anyImport = /(?:from|import)\s*\(?\s*'(\.[^']+\.ts)'/g;

/**
 * A source file and all that it imports, however deep: paths from the project's root.
 *
 * @param options whether `import()` counts; files to leave out with what they import.
 */
export function withImports(
  file: string,
  { dynamic = false, without = [] }: { readonly dynamic?: boolean; readonly without?: readonly string[] } = {},
  found = new Set<string>(),
): ReadonlySet<string> {
  if (found.has(file) || without.includes(file) || !existsSync(file)) return found;
  found.add(file);
  for (const [, path, bare] of readFileSync(file, 'utf8').matchAll(dynamic ? anyImport : staticImport))
    withImports(join(dirname(file), path ?? bare ?? ''), { dynamic, without }, found);
  return found;
}
