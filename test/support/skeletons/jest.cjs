/** Stands in for Jest, as far as the skeleton needs it, and runs its tests: `node jest.cjs FILE`. */
const { resolve } = require('node:path');

const tests = [];
globalThis.test = {
  each: (rows) => (_, run) => tests.push(...rows.map((row) => ({ name: row.name, run: () => run(row) }))),
};
globalThis.expect = (found) => {
  const hold = (holds, text) => {
    if (!holds) throw new Error(text);
  };
  return {
    toBe: (due) => hold(Object.is(found, due), `expected ${due}, received ${found}`),
    not: { toBe: (due) => hold(!Object.is(found, due), `expected not ${due}`) },
  };
};
require(resolve(process.argv[2]));

void (async () => {
  for (const { name, run } of tests) {
    await run().catch((error) => {
      process.stdout.write(`${name}: ${error.message}\n`);
      process.exitCode = 1;
    });
  }
})();
