import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/command/main.ts', import.meta.url));

/** How a process ended, and all it said. */
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

export type RunOptions = {
  readonly input?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeOptions?: readonly string[];
};

/** The command as a process of its own, with nothing of this one's environment but the way to programs. */
export function startCommand(args: readonly string[], { cwd, env, nodeOptions = [] }: RunOptions = {}): ChildProcess {
  return spawn(process.execPath, [...nodeOptions, main, ...args], { cwd, env: environment(env) });
}

/** Runs the command to its end. */
export async function runCommand(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const child = startCommand(args, options);
  child.stdin!.end(options.input ?? '');
  return endOf(child);
}

/** Runs a line as a shell does, with the command in place of `npx live-screencapture-playground`. */
export async function runShell(line: string, options: RunOptions = {}): Promise<Ended> {
  const script = `set -o pipefail; npx() { shift; '${process.execPath}' '${main}' "$@"; }; ${line}`;
  const child = spawn('bash', ['--norc', '-c', script], { cwd: options.cwd, env: environment(options.env) });
  child.stdin.end();
  return endOf(child);
}

/** Compiled once for all processes: that is most of what starting one takes. */
const compiled = fileURLToPath(new URL('../../node_modules/.cache/command', import.meta.url));

const environment = (env: RunOptions['env']) => ({
  PATH: process.env['PATH'],
  NODE_COMPILE_CACHE: compiled,
  ...env,
});

/** Resolves when a process has ended. */
export async function endOf(child: ChildProcess): Promise<Ended> {
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [code, stdout, stderr] = await Promise.all([closed, text(child.stdout!), text(child.stderr!)]);
  return { code, stdout, stderr };
}

/** Resolves to the first match of a pattern in what a running process says. */
export async function said(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  let all = '';
  for await (const chunk of child.stdout!.iterator({ destroyOnReturn: false })) {
    all += String(chunk);
    const found = pattern.exec(all);
    if (found !== null) return found;
  }
  throw new Error(`the process ended and said: ${all}`);
}

export type Received = { readonly body: string; readonly headers: IncomingHttpHeaders };

/** A receiver on this computer: answers the nth request of a body, counted from 1, with the status that it is told. */
export async function openReceiver(statusOf: (attempt: number, body: string) => number) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ body, headers: request.headers });
      const status = statusOf(received.filter((other) => other.body === body).length, body);
      response.writeHead(status, { location: '/elsewhere' }).end('{"code":0}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${port}/callback`, received, close };
}
