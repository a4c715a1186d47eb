/** What the package takes over from the project's own package.json. */
export type ProjectManifest = {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
};

/** Packages that only some entry points need: whoever uses those has them, everybody else is spared. */
const optionalPeers = ['lit', 'msw'];

const entry = (path: string) => ({ types: `./${path}.d.ts`, default: `./${path}.js` });

/**
 * The package.json of the package: nothing of the site's or the build's.
 *
 * @param imported the packages that its modules import
 * @param command whether the command is part of it
 */
export function packageManifest(project: ProjectManifest, imported: ReadonlySet<string>, command: boolean) {
  const ranges = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, rangeOf(project, name)]));
  const needed = [...imported].toSorted();
  const peers = needed.filter((name) => optionalPeers.includes(name));
  return {
    name: project.name,
    version: project.version,
    description:
      'Live Screencapture of Tencent Cloud CSS for tests: its rules, signed callbacks good and bad, mocks, matchers.',
    keywords: ['webhook', 'callback', 'fixtures', 'mock', 'testing', 'screenshot', 'tencent-cloud'],
    license: project.license,
    type: 'module',
    sideEffects: ['./embeds/*.js', './command/main.js'],
    exports: {
      '.': entry('core/index'),
      './fixtures': entry('package/fixtures'),
      './schema': entry('package/schema'),
      './msw': entry('package/msw'),
      './matchers': entry('package/matchers'),
      './embed/*': entry('embeds/*'),
      './package.json': './package.json',
    },
    ...(command && { bin: { [project.name]: 'command/main.js' } }),
    customElements: 'embeds/custom-elements.json',
    engines: { node: '>=22' },
    dependencies: ranges(needed.filter((name) => !optionalPeers.includes(name))),
    peerDependencies: ranges(peers),
    peerDependenciesMeta: Object.fromEntries(peers.map((name) => [name, { optional: true }])),
  };
}

function rangeOf({ dependencies }: ProjectManifest, name: string): string {
  const version = dependencies[name];
  if (version === undefined) throw new Error(`the package imports ${name}, which the project does not depend on`);
  return `^${version}`;
}
