import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { vi } from 'vitest';
import type { SampleReceiver, SampleReceiverId } from '../../../src/service/sample-receivers.ts';

const run = promisify(execFile);
const samples = fileURLToPath(new URL('../../../public/receivers/', import.meta.url));
const here = fileURLToPath(new URL('./', import.meta.url));

type Launch = {
  /** What has to be there: names on the PATH, and what a runtime must be able to import. */
  readonly needs: () => Promise<readonly string[]>;
  /** Makes what has to be made, in a folder of its own. */
  readonly build?: (file: string, folder: string) => Promise<unknown>;
  readonly command: (file: string, folder: string, port: number) => readonly [string, ...string[]];
};

const missingOnPath = (...names: readonly string[]): string[] => {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const isThere = (name: string) => folders.some((folder) => existsSync(join(folder, name)));
  return names.filter((name) => !isThere(name));
};

/** What is missing of these, if running the command fails. */
const missingUnless = (name: string, command: string, ...args: readonly string[]): Promise<readonly string[]> =>
  run(command, args, { cwd: samples }).then(
    () => [],
    () => [name],
  );

const node = process.execPath;

const launches: Readonly<Record<SampleReceiverId, Launch>> = {
  'node-http': { needs: async () => [], command: (file) => [node, file] },
  fetch: { needs: async () => [], command: (file) => [node, join(here, 'serve-fetch.ts'), file] },
  express: {
    needs: () => missingUnless('express', node, '--input-type=module', '--eval', `import 'express'`),
    command: (file) => [node, file],
  },
  python: { needs: async () => missingOnPath('python3'), command: (file) => ['python3', file] },
  flask: { needs: () => missingUnless('flask', 'python3', '-c', 'import flask'), command: (file) => ['python3', file] },
  go: {
    needs: async () => missingOnPath('go'),
    build: (file, folder) => run('go', ['build', '-o', join(folder, 'receiver'), file]),
    command: (_, folder) => [join(folder, 'receiver')],
  },
  spring: {
    needs: async () => missingOnPath('java', 'javac'),
    build: (file, folder) =>
      run('javac', ['-d', folder, '-sourcepath', join(here, 'spring'), join(here, 'spring', 'Main.java'), file]),
    command: (_, folder) => ['java', '-cp', folder, 'Main'],
  },
  php: {
    needs: async () => missingOnPath('php'),
    command: (file, _, port) => ['php', '-S', `127.0.0.1:${port}`, file],
  },
  aspnet: { needs: async () => ['tests for .NET'], command: (file) => ['dotnet', 'run', file] },
};

/** What is not here and would be needed to run a sample; empty when it can be run. */
export const missingFor = ({ id }: SampleReceiver): Promise<readonly string[]> => launches[id].needs();

/** A sample at work in a process of its own, and all that it has printed. */
export type RunningSample = { readonly url: string; printed(): string; stop(): Promise<void> };

/** Starts a sample on a free port and waits until it takes connections. */
export async function startSample({ id, fileName, path }: SampleReceiver, key: string): Promise<RunningSample> {
  const launch = launches[id];
  const file = join(samples, fileName);
  const folder = await mkdtemp(join(tmpdir(), `receiver-${id}-`));
  await launch.build?.(file, folder);

  const port = await freePort();
  const [command, ...args] = launch.command(file, folder, port);
  const env = { ...process.env, CALLBACK_KEY: key, PORT: String(port), TMPDIR: folder, PYTHONDONTWRITEBYTECODE: '1' };
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (printed += text));
  const ended = once(child, 'close');

  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await vi.waitFor(() => connected(port), { timeout: 30_000 });
  } catch (cause) {
    await stop();
    throw new Error(`${fileName} does not listen: ${printed}`, { cause });
  }
  return { url: `http://127.0.0.1:${port}${path}`, printed: () => printed, stop };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function connected(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
  } finally {
    socket.destroy();
  }
}
