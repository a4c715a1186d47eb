import { expect, test } from 'vitest';
import { sideBySide } from '../../../scripts/side-by-side.mjs';

const build = { name: 'build' };
const tryOut = { name: 'try out', needs: 'build' };
const lint = { name: 'lint' };
const format = { name: 'format' };

/** Runs steps that end when they are told to, and keeps what happened, in order. */
function watched(steps: Parameters<typeof sideBySide>[0], atOnce: number) {
  const events: string[] = [];
  const endings = new Map<string, (isPassed: boolean) => void>();
  const passed = sideBySide(steps, atOnce, ({ name }) => {
    events.push(`${name} starts`);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    endings.set(name, resolve);
    return promise;
  });
  const end = async (name: string, isPassed = true): Promise<void> => {
    events.push(`${name} ${isPassed ? 'passes' : 'fails'}`);
    endings.get(name)!(isPassed);
    await new Promise(setImmediate);
  };
  return { events, end, passed: passed.then((names) => [...names]) };
}

test('no more steps than wanted run at once, and a step runs once what it needs has passed, before later ones', async () => {
  const { events, end, passed } = watched([build, tryOut, lint, format], 2);
  await end('build');
  await end('lint');
  await end('format');
  await end('try out');
  expect(events.join(', ')).toBe(
    'build starts, lint starts, build passes, try out starts, ' +
      'lint passes, format starts, format passes, try out passes',
  );
  expect(await passed).toEqual(['build', 'lint', 'format', 'try out']);
});

test('a step that needs one that failed is not run, and all others are', async () => {
  const { events, end, passed } = watched([build, tryOut, lint, format], 1);
  await end('build', false);
  await end('lint');
  await end('format');
  expect(events.join(', ')).toBe('build starts, build fails, lint starts, lint passes, format starts, format passes');
  expect(await passed).toEqual(['lint', 'format']);
});

test('a step that is to be alone waits for those that run, and those after it wait for its end', async () => {
  const measure = { name: 'measure', needs: 'build', isAlone: true };
  const { events, end, passed } = watched([build, measure, lint, format], 2);
  await end('build');
  await end('lint');
  await end('measure');
  await end('format');
  expect(events.join(', ')).toBe(
    'build starts, lint starts, build passes, lint passes, measure starts, measure passes, format starts, format passes',
  );
  expect(await passed).toHaveLength(4);
});
