import { expect, test } from 'vitest';
import { packageManifest } from '../../../scripts/package-manifest.ts';

const project = {
  name: 'some-package',
  version: '1.2.3',
  license: 'MIT',
  dependencies: { '@noble/hashes': '2.4.0', commander: '14.0.3', idb: '8.0.4', lit: '3.3.3', msw: '3.0.5' },
};

test('the package depends on what its modules import, and on nothing else of the project', () => {
  const imported = new Set(['msw', '@noble/hashes', 'lit', 'commander']);
  expect(packageManifest(project, imported, true)).toMatchObject({
    name: 'some-package',
    version: '1.2.3',
    dependencies: { '@noble/hashes': '^2.4.0', commander: '^14.0.3' },
    peerDependencies: { lit: '^3.3.3', msw: '^3.0.5' },
    peerDependenciesMeta: { lit: { optional: true }, msw: { optional: true } },
    bin: { 'some-package': 'command/main.js' },
  });
});

test('without a command there is nothing to run', () => {
  expect(packageManifest(project, new Set(), false)).not.toHaveProperty('bin');
});

test('an import that the project does not depend on is refused', () => {
  expect(() => packageManifest(project, new Set(['left-pad']), false)).toThrow('left-pad');
});
