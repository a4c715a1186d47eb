import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiActions, type ApiActionName } from '../../../src/core/api-actions.ts';
import { exampleApiCredential as example } from '../../../src/core/documented-sample.ts';
import type { CallDesk } from '../../../src/console/call-desk.ts';
import { callSignings, type Call } from '../../../src/console/call-order.ts';
import { callRequest } from '../../../src/console/call-request.ts';
import { equivalent, tools, type Tool } from '../../../src/console/equivalents.ts';
import { callDesk } from '../../support/call-desk.ts';
import { endOf, said, startCommand } from '../../support/command.ts';
import { isInstalled } from '../../support/receivers/installed.ts';

/** Of a callback template, with all that is hard to quote. */
const hard = {
  TemplateName: '截图_1',
  Description: `it's $HOME \`id\` \\ "q" \${x} %{y} <b>`,
  SnapshotNotifyUrl: "https://receiver.example/?a=1&b='2'",
  CallbackKey: 'sesame7',
  RecordExceptionLevels: ['error', 'info'],
};

const here = fileURLToPath(new URL('.', import.meta.url));
const env = {
  PATH: process.env['PATH'],
  TENCENTCLOUD_SECRET_ID: example.secretId,
  TENCENTCLOUD_SECRET_KEY: example.secretKey,
  CALLBACK_KEY: hard.CallbackKey,
};
const server = startCommand(['serve', '--port', '0', '--json', '--lenient']);
const folder = mkdtempSync(join(here, 'written-'));
let origin = '';
beforeAll(async () => {
  const [line] = await said(server, /^\{"kind":"addresses".*$/m);
  ({ origin } = new URL((JSON.parse(line) as { readonly api: string }).api));
});
afterAll(() => {
  server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const callOf = (action: ApiActionName, parameters: object, change: Partial<Call> = {}): Call => ({
  action,
  host: 'live.tencentcloudapi.com',
  method: 'POST',
  signing: 'TC3-HMAC-SHA256',
  body: JSON.stringify(parameters),
  ...change,
});

const now = (): number => Math.floor(Date.now() / 1000);
const textOf = (tool: Tool, call: Call): string | undefined =>
  equivalent(tool, call, callRequest({ ...call, credential: example, timestamp: now(), nonce: 1 }), example.secretKey);

test.each(callSignings.flatMap((signing) => (['POST', 'GET'] as const).map((method) => ({ signing, method }))))(
  'the curl text for $method, $signing, is answered as rightly signed, with the callback key from the environment',
  async (ways) => {
    const text = textOf('curl', callOf('CreateLiveCallbackTemplate', hardWith(), ways)) ?? '';
    expect(text).not.toContain(hard.CallbackKey);
    const local = text.replace('https://live.tencentcloudapi.com', origin).replace('curl ', 'curl --silent ');
    const { stdout } = await promisify(execFile)('sh', ['-c', local], { env });
    expect(stdout).toMatch(/"TemplateId":\d+/);
    const without = await promisify(execFile)('sh', ['-c', local], { env: { ...env, CALLBACK_KEY: 'other' } });
    expect(without.stdout).toMatch(ways.signing === 'SKIP' ? /"TemplateId"/ : /AuthFailure.SignatureFailure/);
  },
);

/** Limits of the API keep to letters in descriptions: what is hard to quote is tried where it does not look. */
const hardWith = () => ({ ...hard, Description: '截图 1' });

test("the text for Node runs with Tencent's own SDK, and says how the API answered", async () => {
  const run = async (call: Call) => {
    const file = join(folder, 'call.mjs');
    const text = textOf('node', call) ?? '';
    expect(text).not.toContain(hard.CallbackKey);
    writeFileSync(
      file,
      text.replace("endpoint: 'live.tencentcloudapi.com'", `protocol: 'http://', endpoint: '${new URL(origin).host}'`),
    );
    return endOf(spawn(process.execPath, [file], { env }));
  };
  for (const method of ['POST', 'GET'] as const) {
    const made = await run(callOf('CreateLiveCallbackTemplate', hardWith(), { method }));
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toMatch(/TemplateId: \d+/);
  }
  const refused = await run(callOf('CreateLiveCallbackTemplate', { ...hard }));
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('InvalidParameterValue') as string });
  expect(await run(callOf('DescribeLiveSnapshotRules', {}))).toMatchObject({ code: 0, stderr: '' });
});

const calls = [
  ...Object.keys(apiActions).map((action) => callOf(action as ApiActionName, suggested(action))),
  callOf('CreateLiveCallbackTemplate', hard),
  callOf('CreateLiveSnapshotTemplate', { Width: null, Height: true, 'no name': { a: [1.5] } }, { signing: 'SKIP' }),
];

function suggested(action: string): object {
  const desk: CallDesk = callDesk();
  desk.open(action);
  return JSON.parse(desk.body) as object;
}

const checkers = [
  { tool: 'python', probe: ['python3', '--version'], ending: 'py', check: ['python3', '-m', 'py_compile'] },
  { tool: 'go', probe: ['go', 'version'], ending: 'go', check: ['gofmt', '-e', '-l'] },
  { tool: 'tccli', probe: ['bash', '-c', 'true'], ending: 'sh', check: ['bash', '-n'] },
  { tool: 'node', probe: ['node', '--version'], ending: 'mjs', check: [process.execPath, '--check'] },
] as const;
const there = checkers.map((checker) => ({ ...checker, isThere: isInstalled(checker.probe) }));
for (const { tool } of there.filter(({ isThere }) => !isThere)) console.log(`not run: texts for ${tool}`);

test.for(there.filter(({ isThere }) => isThere))(
  'the texts for $tool are right by its own rules, and hold no secret',
  ({ tool, ending, check: [command, ...args] }) => {
    const written = mkdtempSync(join(tmpdir(), 'calls-'));
    const files = calls.map((call, at) => {
      const text = textOf(tool, call) ?? '';
      expect(text).toContain(call.action);
      for (const secret of [hard.CallbackKey, example.secretKey]) expect(text).not.toContain(secret);
      const file = join(written, `call_${String(at)}.${ending}`);
      writeFileSync(file, text);
      return file;
    });
    // Go's formatter names what it would write otherwise.
    const groups = command === 'python3' || command === 'gofmt' ? [files] : files.map((file) => [file]);
    for (const group of groups) expect(execFileSync(command, [...args, ...group], { encoding: 'utf8' })).toBe('');
    rmSync(written, { recursive: true });
  },
);

test('Terraform has a resource for what is made or changed; all others have none', () => {
  const types = calls.flatMap((call) => {
    const text = textOf('terraform', call);
    return text === undefined ? [] : [[call.action, /^resource "(\w+)"/m.exec(text)?.[1]]];
  });
  expect(Object.fromEntries(types)).toEqual({
    CreateLiveSnapshotTemplate: 'tencentcloud_css_snapshot_template',
    ModifyLiveSnapshotTemplate: 'tencentcloud_css_snapshot_template',
    CreateLiveSnapshotRule: 'tencentcloud_css_snapshot_rule_attachment',
    CreateLiveCallbackTemplate: 'tencentcloud_css_callback_template',
    ModifyLiveCallbackTemplate: 'tencentcloud_css_callback_template',
    CreateLiveCallbackRule: 'tencentcloud_css_callback_rule_attachment',
  });
  const text = textOf('terraform', callOf('CreateLiveCallbackTemplate', hard)) ?? '';
  expect(text).toContain('# The provider has no attribute for: "RecordExceptionLevels".');
  expect(text).toMatch(/^ {2}callback_key +?= var\.callback_key$/m);
  expect(text).toContain('"it\'s $HOME `id` \\\\ \\"q\\" $${x} %%{y} <b>"');
  expect(text).not.toContain(hard.CallbackKey);
  expect(text.split('{').length - 2).toBe(text.split('}').length - 2);
});

test('however a language quotes a secret key, it is in no text', () => {
  const credential = { ...example, secretKey: `se"sa'me\\7` };
  const call = callOf('CreateLiveSnapshotTemplate', { TemplateName: `a ${credential.secretKey}` });
  const request = callRequest({ ...call, credential, timestamp: now(), nonce: 1 });
  const texts = tools.map((tool) => equivalent(tool, call, request, credential.secretKey));
  expect(texts.join(' ')).not.toMatch(/se.{0,4}sa.{0,4}me/);
});

test('a body that is no object is for curl alone, and a secret key that was typed as a parameter is in no text', () => {
  const odd = callOf('DescribeLiveSnapshotRules', {}, { body: '[1]' });
  expect(tools.filter((tool) => textOf(tool, odd) !== undefined)).toEqual(['curl']);
  const careless = callOf('CreateLiveSnapshotTemplate', { TemplateName: example.secretKey });
  for (const tool of tools) expect([tool, textOf(tool, careless)?.includes(example.secretKey)]).toEqual([tool, false]);
});

test.each([
  ['escaped', '{"TemplateName":"n","CallbackKey":"\\u0073esame7"}'],
  ['under an escaped name', '{"TemplateName":"n","Callback\\u004bey":"sesame7"}'],
  ['in a list', '{"TemplateName":"n","CallbackKey":["sesame7"]}'],
  ['given twice', '{"TemplateName":"n","CallbackKey":"sesame7","CallbackKey":"sesame8"}'],
  ['in a member of a member', '{"TemplateName":{"CallbackKey":"sesame7"}}'],
  ['under another name', '{"TemplateName":"n","Token":"sesame7","callbackkey":"sesame7"}'],
  ['in a text that is cut short', '{"TemplateName":"n","CallbackKey":"sesame7'],
  ['in JSON inside a text', '{"TemplateName":"{\\"CallbackKey\\":\\"sesame7\\"}"}'],
  ['with signs of addresses', '{"TemplateName":"n","CallbackKey":"sesame7!*"}'],
])('a key %s is in no text either', (_, body) => {
  for (const signing of callSignings) {
    for (const method of ['POST', 'GET'] as const) {
      const texts = tools.map((tool) =>
        textOf(tool, callOf('CreateLiveCallbackTemplate', {}, { body, signing, method })),
      );
      expect(texts.join(' ')).not.toMatch(/esame[78]/);
    }
  }
});
