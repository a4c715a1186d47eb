import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { exitCodeWords } from '../../../src/command/exit-codes.ts';
import { examples } from '../../../src/command/program.ts';
import { openReceiver, runShell, said, startCommand } from '../../support/command.ts';

const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');
const section = /^## As a command\n([\s\S]*?)^## /m.exec(readme)?.[1] ?? '';
const npx = 'npx live-screencapture-playground ';

/** The commands of the section, a line each, with the output that is printed below them. */
const blocks = Array.from(
  section.matchAll(/^```sh\n([\s\S]*?)^```\n(?:\n```text\n([\s\S]*?)^```\n)?/gm),
  ([, commands = '', output]) => ({
    lines: commands.trimEnd().split('\n'),
    output,
  }),
);
const lines = blocks.flatMap((block) => block.lines);

/** One visit of the section from top to bottom: what an example writes, later ones read. */
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'examples-'));
});
afterAll(() => rm(folder, { recursive: true }));

const withoutServer = blocks.filter(({ lines: [first = ''] }) => !first.includes('serve'));

test.each(withoutServer)('$lines.0 runs as README.md has it', async ({ lines: commands, output }) => {
  const receiver = await openReceiver((attempt) => (attempt < 3 ? 503 : 200));
  onTestFinished(receiver.close);
  for (const line of commands) {
    const ended = await runShell(line.replace('http://localhost:3000/callback', receiver.url), { cwd: folder });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain(output ?? '');
  }
});

test('the served receiver of README.md answers the curl below it', async () => {
  const [serve = '', curl = ''] = blocks.find(({ lines: [first = ''] }) => first.includes('serve'))?.lines ?? [];
  const server = startCommand(serve.replace(npx, '').replace('4180', '0').split(' '));
  onTestFinished(() => void server.kill('SIGKILL'));
  const [address] = await said(server, /http:\S+\/receiver\.example\/callback/);
  const ended = await runShell(curl.replace(/http:\S+/, address), { cwd: folder });

  expect(ended).toMatchObject({ code: 0, stdout: '{"code":500}' });
});

test('the examples that --help shows are those of README.md', () => {
  const shown = Object.values(examples).flat();

  expect(shown.map((example) => npx + example).toSorted()).toEqual(
    lines.filter((line) => line.startsWith(npx)).toSorted(),
  );
});

test('README.md has the table of exit codes that --help shows', () => {
  const rows = Array.from(section.matchAll(/^\| (\d+) \| (.*) \|$/gm), ([, code, meaning]) => [Number(code), meaning]);

  expect(rows).toEqual(exitCodeWords);
});
