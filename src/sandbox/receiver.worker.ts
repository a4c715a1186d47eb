/// <reference lib="webworker" />
import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { OwnReceiverCode, OwnReceiverProblem, OwnRequest, OwnResponse } from '../service/own-receiver.ts';
import { limits, readResponse, type Question, type SandboxReply, type SandboxRequest } from './protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

/*
 * Runs the receiver's code, which may undo anything here: nothing that this file says is believed outside.
 */

/** The second argument of a receiver. */
type Context = {
  readonly nowUnixSeconds: number;
  /** MD5 of the text's UTF-8 bytes in lower-case hex digits. Web Crypto has none. */
  readonly md5Hex: (text: string) => string;
};

type Result = Reply<'pong' | 'loaded'> | Reply<'response'> | Reply<'problem'>;
type Reply<K> = Omit<Extract<SandboxReply, { kind: K }>, 'id'>;

const md5Hex = (text: string): string => bytesToHex(md5(utf8ToBytes(text)));

let receive: ((request: Request, context: Context) => unknown) | undefined;
let sourceUrl = '';

self.addEventListener('message', ({ data }: MessageEvent<string>) => {
  const { id, ...question } = JSON.parse(data) as SandboxRequest;
  void resultOf(question).then((result) => self.postMessage(JSON.stringify({ ...result, id })));
});

async function resultOf(question: Question): Promise<Result> {
  switch (question.kind) {
    case 'ping':
    case 'alive':
      return { kind: 'pong' };
    case 'load':
      return load(question.source);
    case 'request':
      return answer(question.request);
  }
}

async function load(source: string): Promise<Result> {
  sourceUrl = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    const module = (await import(/* @vite-ignore */ sourceUrl)) as { readonly default?: unknown };
    if (typeof module.default !== 'function') return problem('own-receiver-no-function');
    receive = module.default as typeof receive;
    return { kind: 'loaded' };
  } catch (error) {
    // Code that was not understood did not run, so it has no place on the stack.
    const isUnread = error instanceof SyntaxError && lineOf(error.stack) === undefined;
    return isUnread ? unread(error) : thrown(error);
  }
}

async function answer({ url, method, headers, rawBody, nowUnixSeconds }: OwnRequest): Promise<Result> {
  try {
    const body = method === 'GET' || method === 'HEAD' ? null : rawBody;
    const request = new Request(withoutUser(url), { method, headers, body });
    const response = await receive?.(request, { nowUnixSeconds, md5Hex });
    if (!(response instanceof Response)) return problem('own-receiver-no-response');
    const text = await readText(response);
    if (text === undefined) return problem('own-receiver-too-large');
    const own: OwnResponse = { status: response.status, headers: Object.fromEntries(response.headers), body: text };
    if (Object.keys(own.headers).length > limits.headers) return problem('own-receiver-too-large');
    return readResponse(own) === undefined ? problem('own-receiver-no-response') : { kind: 'response', response: own };
  } catch (error) {
    return thrown(error);
  }
}

/** A request line holds no user name; `Request` refuses a URL with one. */
function withoutUser(address: string): URL {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url;
}

/** The body as text; undefined when it is too long, or has no end. */
async function readText({ body }: Response): Promise<string | undefined> {
  if (body === null) return '';
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return text;
    text += value;
    if (text.length > limits.body) return void reader.cancel();
  }
}

const problem = (code: OwnReceiverCode, more: Omit<OwnReceiverProblem, 'code'> = {}): Reply<'problem'> => ({
  kind: 'problem',
  problem: { code, ...more },
});

/** Firefox tells the line of what it could not read. */
const unread = (error: SyntaxError & { readonly lineNumber?: number }): Reply<'problem'> =>
  problem('own-receiver-syntax', { message: error.message, line: error.lineNumber });

/** Anything can be thrown, also what throws when it is looked at. */
function thrown(error: unknown): Reply<'problem'> {
  try {
    const line = error instanceof Error ? lineOf(error.stack) : undefined;
    return problem('own-receiver-throws', { message: String(error).slice(0, limits.message), line });
  } catch {
    return problem('own-receiver-throws');
  }
}

/** The line of the receiver's code that stands first on a stack. */
function lineOf(stack: string | undefined): number | undefined {
  const [, rest] = stack?.split(`${sourceUrl}:`) ?? [];
  return rest === undefined ? undefined : Number.parseInt(rest, 10);
}
