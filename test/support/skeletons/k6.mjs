/**
 * Stands in for k6, as far as the script needs it, and runs each of its iterations: `node k6.mjs FILE`. Requests of k6 wait for
 * their answers, so here curl makes them.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const state = { iterationInTest: 0 };
globalThis.__ENV = process.env;
globalThis.k6 = {
  scenario: state,
  md5: (text) => createHash('md5').update(text).digest('hex'),
  post(url, body, { headers }) {
    const type = `Content-Type: ${headers['content-type']}`;
    const args = [
      '--silent',
      '--output',
      '/dev/null',
      '--write-out',
      '%{http_code}',
      '-H',
      type,
      '--data-binary',
      '@-',
      url,
    ];
    return { status: Number(execFileSync('curl', args, { input: body, encoding: 'utf8' })) };
  },
  check(response, checks) {
    for (const [name, holds] of Object.entries(checks)) {
      if (holds(response)) continue;
      process.stdout.write(`${name}: answered ${response.status}\n`);
      process.exitCode = 1;
    }
  },
};
const modules = {
  k6: 'export const { check } = k6;',
  'k6/crypto': 'export default { md5: k6.md5 };',
  'k6/execution': 'export default k6;',
  'k6/http': 'export default { post: k6.post };',
};
registerHooks({
  resolve: (name, context, next) =>
    name in modules
      ? { url: `data:text/javascript,${encodeURIComponent(modules[name])}`, shortCircuit: true }
      : next(name, context),
});

const { default: iterate, options } = await import(pathToFileURL(process.argv[2]).href);
for (; state.iterationInTest < options.scenarios.callbacks.iterations; state.iterationInTest += 1) iterate();
