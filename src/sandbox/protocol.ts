import {
  ownReceiverCodes,
  type OwnReceiverCode,
  type OwnReceiverProblem,
  type OwnRequest,
  type OwnResponse,
} from '../service/own-receiver.ts';

/**
 * What the page asks for. Each is answered by one reply of the same id, which nobody can guess: by the worker, but for `alive`,
 * which asks the frame about itself.
 */
export type Question =
  | { readonly kind: 'ping' | 'alive' }
  | { readonly kind: 'load'; readonly source: string }
  | { readonly kind: 'request'; readonly request: OwnRequest };

/** From the page, as JSON text: text can carry nothing but text. */
export type SandboxRequest = Question & { readonly id: string };

/** To the page, as JSON text. `ended` comes from the frame, and is its last word. */
export type SandboxReply =
  | { readonly kind: 'pong' | 'loaded'; readonly id: string }
  | { readonly kind: 'response'; readonly id: string; readonly response: OwnResponse }
  | { readonly kind: 'problem'; readonly id: string; readonly problem: OwnReceiverProblem }
  | { readonly kind: 'ended'; readonly code: OwnReceiverCode };

/** In UTF-16 code units, but for the number of headers. */
export const limits = {
  source: 200_000,
  body: 100_000,
  headers: 50,
  header: 4_000,
  message: 500,
  /** A whole reply: a body of control characters takes six times its length as JSON. */
  reply: 1_000_000,
} as const;

/** Statuses that an answer of HTTP can have here, and those among them that go without a body. */
const hasStatus = (status: unknown): status is number =>
  Number.isInteger(status) && Number(status) >= 200 && Number(status) <= 599;
const bodiless: readonly number[] = [204, 205, 304];

const headerName = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
// A header's value as HTTP takes it: visible Latin-1, with blanks and tabs inside only.
const headerValue = /^(?:[\x21-\x7e\x80-\xff](?:[\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?)?$/;

/**
 * Reads what came out of the sandbox. The receiver's code shares its thread with what replies there, so any of it may be forged:
 * everything is checked, nothing else is kept. Undefined for what is no reply.
 */
export function readReply(text: unknown): SandboxReply | undefined {
  if (typeof text !== 'string' || text.length > limits.reply) return undefined;
  const data = parsed(text);
  if (!isRecord(data)) return undefined;
  const { kind, id } = data;
  if (kind === 'ended') return isCode(data['code']) ? { kind, code: data['code'] } : undefined;
  if (typeof id !== 'string') return undefined;
  switch (kind) {
    case 'pong':
    case 'loaded':
      return { kind, id };
    case 'response': {
      const response = readResponse(data['response']);
      return response && { kind, id, response };
    }
    case 'problem': {
      const problem = readProblem(data['problem']);
      return problem && { kind, id, problem };
    }
    default:
      return undefined;
  }
}

/** An answer as HTTP can carry it and within the limits, or undefined. */
export function readResponse(data: unknown): OwnResponse | undefined {
  if (!isRecord(data)) return undefined;
  const { status, headers, body } = data;
  if (!hasStatus(status) || typeof body !== 'string' || body.length > limits.body || !isRecord(headers))
    return undefined;
  if (bodiless.includes(status) && body !== '') return undefined;
  const entries = Object.entries(headers);
  if (entries.length > limits.headers || !entries.every(isHeader)) return undefined;
  return { status, headers: Object.fromEntries(entries), body };
}

const isHeader = (entry: [string, unknown]): entry is [string, string] => {
  const [name, value] = entry;
  if (typeof value !== 'string' || name.length + value.length > limits.header) return false;
  return headerName.test(name) && headerValue.test(value);
};

function readProblem(data: unknown): OwnReceiverProblem | undefined {
  if (!isRecord(data) || !isCode(data['code'])) return undefined;
  const { code, message, line } = data;
  return {
    code,
    message: typeof message === 'string' ? message.slice(0, limits.message) : undefined,
    line: Number.isSafeInteger(line) && Number(line) > 0 ? Number(line) : undefined,
  };
}

const isCode = (code: unknown): code is OwnReceiverCode => ownReceiverCodes.some((known) => known === code);

const isRecord = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
