import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { vi } from 'vitest';
import type { SampleReceiver, SampleReceiverId } from '../../../src/service/sample-receivers.ts';
import { shortLived } from './java.ts';

const samples = fileURLToPath(new URL('../../../public/receivers/', import.meta.url));
const here = fileURLToPath(new URL('./', import.meta.url));

type Command = readonly [string, ...string[]];

type Launch = {
  /** What ends well where the sample can be run. */
  readonly probe: Command;
  /** Makes what has to be made, in a folder of its own. */
  readonly build?: (file: string, folder: string) => Command;
  readonly start: (file: string, folder: string, port: number) => Command;
};

const node = process.execPath;
const python = (test: string): Command => ['python3', '-c', `import sys; assert sys.version_info >= (3, 9); ${test}`];

const launches: Readonly<Partial<Record<SampleReceiverId, Launch>>> = {
  'node-http': { probe: [node, '--version'], start: (file) => [node, file] },
  fetch: { probe: [node, '--version'], start: (file) => [node, join(here, 'serve-fetch.ts'), file] },
  express: { probe: [node, '--input-type=module', '--eval', `import 'express'`], start: (file) => [node, file] },
  python: { probe: python('pass'), start: (file) => ['python3', file] },
  flask: { probe: python('import flask'), start: (file) => ['python3', file] },
  go: {
    probe: ['go', 'version'],
    build: (file, folder) => ['go', 'build', '-o', join(folder, 'receiver'), file],
    start: (_, folder) => [join(folder, 'receiver')],
  },
  spring: {
    probe: ['javac', '--release', '17', '-version'],
    build: (file, folder) => {
      const spring = join(here, 'spring');
      return [
        'javac',
        ...shortLived.map((option) => `-J${option}`),
        '-d',
        folder,
        '-sourcepath',
        spring,
        join(spring, 'Main.java'),
        file,
      ];
    },
    start: (_, folder) => ['java', ...shortLived, '-cp', folder, 'Main'],
  },
  php: {
    probe: ['php', '-r', 'exit(PHP_VERSION_ID < 80000 ? 1 : 0);'],
    start: (file, _, port) => ['php', '-S', `127.0.0.1:${port}`, file],
  },
};

const run = ([command, ...args]: Command): Promise<unknown> => promisify(execFile)(command, args, { cwd: samples });

/** Whether what a sample needs is installed here. */
export async function canRun({ id }: SampleReceiver): Promise<boolean> {
  const launch = launches[id];
  if (launch === undefined) return false;
  return run(launch.probe).then(
    () => true,
    () => false,
  );
}

/** Whether a sample is run by lines of these tests in place of what it is written for. */
export function hasStandIn({ id }: SampleReceiver): boolean {
  const launch = launches[id];
  const words = launch === undefined ? [] : [...(launch.build?.('', '') ?? []), ...launch.start('', '', 0)];
  return words.some((word) => word.startsWith(here));
}

/** A sample at work in a process of its own, and all that it has printed. */
export type RunningSample = { readonly url: string; printed(): string; stop(): Promise<void> };

/** Starts a sample on a free port and waits until it takes connections. */
export async function startSample({ id, fileName, path }: SampleReceiver, key: string): Promise<RunningSample> {
  const launch = launches[id];
  if (launch === undefined) throw new Error(`the tests cannot start ${fileName}`);
  const file = join(samples, fileName);
  const folder = await mkdtemp(join(tmpdir(), `receiver-${id}-`));
  if (launch.build !== undefined) await run(launch.build(file, folder));

  const port = await freePort();
  const [command, ...args] = launch.start(file, folder, port);
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
