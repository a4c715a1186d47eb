import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TextFormatId } from '../../../src/payloads/formats.ts';
import { isInstalled } from '../receivers/installed.ts';
import { shortLived } from '../receivers/java.ts';

const here = fileURLToPath(new URL('./', import.meta.url));
const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The project's Node, and the folder of its own packages. */
export const node = process.execPath;
export const ownPackages = join(root, 'node_modules');

/** Something that runs a skeleton. */
export type Runner = {
  /** What it is called, such as `PHPUnit` or `k6 (stand-in)`. */
  readonly name: string;
  readonly id: TextFormatId;
  /** Ends well where the skeleton can be run. */
  readonly probe: readonly string[];
  /** Ends well where all of its tests pass; in the folder of the skeleton. */
  readonly run: readonly string[];
  /** Fewer callbacks than the plan has, where each takes a program of its own. */
  readonly count?: number;
  /** Whether the second run finds in the folder what the first one compiled. */
  readonly isCompiled?: true;
};

const shell = (script: string): readonly string[] => ['sh', '-c', script];
const vitest = join(ownPackages, 'vitest/vitest.mjs');
const jest = join(ownPackages, 'jest/bin/jest.js');

/** Where Debian's package `junit5` puts all of JUnit as one archive. */
const junitJar = process.env['JUNIT_JAR'] ?? '/usr/share/java/junit-platform-console-standalone.jar';
const javacProbe = ['javac', '--release', '17', '-version'];
const java = ['java', ...shortLived].join(' ');
const javac = ['javac', ...shortLived.map((option) => `-J${option}`)].join(' ');

const runners: readonly Runner[] = [
  {
    name: 'Vitest',
    id: 'vitest',
    probe: [node, vitest, '--version'],
    run: [node, vitest, 'run', '--root', '.', '--config', 'none.mjs'],
  },
  {
    name: 'Jest',
    id: 'jest',
    probe: [node, jest, '--version'],
    run: [node, jest, '--config', '{}', '--rootDir', '.', 'callbacks.test.js'],
  },
  {
    name: 'pytest',
    id: 'pytest',
    probe: ['python3', '-m', 'pytest', '--version'],
    run: ['python3', '-m', 'pytest', '-q', '-p', 'no:cacheprovider', '--rootdir', '.', 'test_callbacks.py'],
  },
  {
    name: 'Go',
    id: 'go',
    probe: ['go', 'version'],
    run: shell('{ [ -f compiled ] || { go vet . && go test -c -o compiled . ; } ; } && ./compiled'),
    isCompiled: true,
  },
  existsSync(junitJar)
    ? {
        name: 'JUnit',
        id: 'junit',
        probe: javacProbe,
        run: shell(
          `{ [ -f CallbacksTest.class ] || ${javac} -d . -cp '${junitJar}' CallbacksTest.java; } && ${java} -jar '${junitJar}' -cp . -c CallbacksTest`,
        ),
        isCompiled: true,
      }
    : {
        name: 'JUnit (stand-in)',
        id: 'junit',
        probe: javacProbe,
        run: shell(
          `{ [ -f RunTests.class ] || ${javac} -d . -sourcepath '${join(here, 'junit')}' CallbacksTest.java '${join(here, 'junit/RunTests.java')}'; } && ${java} -cp . RunTests`,
        ),
        isCompiled: true,
      },
  {
    name: 'PHPUnit',
    id: 'phpunit',
    probe: ['phpunit', '--version'],
    run: ['phpunit', '--do-not-cache-result', 'CallbacksTest.php'],
  },
  // Reads attributes, which PHPUnit does since version 10.
  {
    name: 'PHPUnit (stand-in)',
    id: 'phpunit',
    probe: ['php', '-r', 'exit(PHP_VERSION_ID < 80100 ? 1 : 0);'],
    run: ['php', join(here, 'phpunit.php'), 'CallbacksTest.php'],
  },
  {
    name: 'k6 (stand-in)',
    id: 'k6',
    probe: ['curl', '--version'],
    run: [node, join(here, 'k6.mjs'), 'callbacks.k6.js'],
    count: 30,
  },
];

/** Those that are here. */
export const runnersHere: readonly Runner[] = runners.filter(({ probe }) => isInstalled(probe));

/** What is to be run and is not here; of k6 there is no package that npm or Debian brings. */
export const runnersMissing: readonly string[] = [
  ...runners.filter((runner) => !runnersHere.includes(runner)).map(({ name }) => name),
  ...(existsSync(junitJar) ? [] : ['JUnit itself']),
  'k6 itself',
];
