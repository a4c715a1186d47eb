import type { Answer } from './exchanges.ts';

/** A callback as a receiver of the user's own gets it. The callback key is no part of it: a receiver knows its key by itself. */
export type OwnRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly rawBody: string;
  /** The second at which the request arrives, on the virtual clock. */
  readonly nowUnixSeconds: number;
};

export type OwnResponse = {
  /** 200 to 599. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/**
 * What can go wrong with somebody's own receiver:
 *
 * - `own-receiver-syntax`: the code is not JavaScript; `own-receiver-no-function`: it exports no function as its default;
 * - `own-receiver-throws`: it threw, when it was loaded or asked;
 * - `own-receiver-no-response`: what it returned is no `Response` with a status of 200 to 599;
 * - `own-receiver-too-large`: the code or the answer is beyond the limits;
 * - `own-receiver-hangs`: it kept its thread busy for so long that it was ended;
 * - `own-receiver-silent`: it was responsive and gave no answer;
 * - `own-receiver-unasked`: it posted what nobody asked for, and was ended;
 * - `own-receiver-died`: the browser ended it, for want of memory for instance;
 * - `own-receiver-unavailable`: the sandbox did not start.
 */
export const ownReceiverCodes = [
  'own-receiver-syntax',
  'own-receiver-no-function',
  'own-receiver-throws',
  'own-receiver-no-response',
  'own-receiver-too-large',
  'own-receiver-hangs',
  'own-receiver-silent',
  'own-receiver-unasked',
  'own-receiver-died',
  'own-receiver-unavailable',
] as const;

export type OwnReceiverCode = (typeof ownReceiverCodes)[number];

export type OwnReceiverProblem = {
  readonly code: OwnReceiverCode;
  /** The browser's words, or the receiver's own: to be shown as text, and not to be believed. */
  readonly message?: string | undefined;
  /** The line of the code, from 1, where it is known. */
  readonly line?: number | undefined;
};

export type Loading = { readonly ok: true } | { readonly ok: false; readonly problem: OwnReceiverProblem };

export type OwnAnswer = OwnResponse | { readonly problem: OwnReceiverProblem };

/** A receiver that the user wrote. Whatever its code does, every method resolves, in bounded time. */
export interface OwnReceiver {
  /** Takes a receiver's code in place of the one before. */
  load(source: string): Promise<Loading>;
  /** Asks the receiver that was loaded last, which is started anew if it was ended. */
  answer(request: OwnRequest): Promise<OwnAnswer>;
  /** Ends it and frees what it holds. It may be loaded again. */
  dispose(): void;
}

/** How a receiver answers that takes its time to decide. */
export type OwnConduct = (request: OwnRequest) => Promise<Answer>;

/** A receiver of the user's own that answers in place of the simulated one. */
export type OwnReceiverInUse = {
  readonly answer: OwnConduct;
  /** The same code in a sandbox of its own, which remembers nothing: the same requests get the same answers, as often as asked. */
  readonly startAnew: () => { readonly answer: OwnConduct; readonly end: () => void };
  /** Whether its code may judge requests by the computer's clock, to which what was signed in virtual time is long expired. */
  readonly readsClock: boolean;
};

/** Whether code names what tells the computer's time. What merely looks like it is told too: a warning too many costs little. */
export const readsClock = (source: string): boolean => /\b(?:Date|performance|Temporal)\b/.test(source);

/**
 * The conduct of a receiver of the user's own. Its failures reach the service as those of a real server would: an exception as
 * 500, silence as silence, a server that is gone as one that cannot be reached.
 *
 * @param onProblem hears of each failure: the service's side shows only what a network shows.
 */
export function ownConduct(
  receiver: Pick<OwnReceiver, 'answer'>,
  onProblem: (problem: OwnReceiverProblem) => void = () => {},
): OwnConduct {
  return async (request) => {
    const answer = await receiver.answer(request);
    if (!('problem' in answer)) return { kind: 'answer', ...answer, delayMs: 0 };
    onProblem(answer.problem);
    return answerOfFailure(answer.problem.code);
  };
}

function answerOfFailure(code: OwnReceiverCode): Answer {
  switch (code) {
    case 'own-receiver-throws':
    case 'own-receiver-no-response':
    case 'own-receiver-too-large':
      return { kind: 'answer', status: 500, headers: {}, body: '', delayMs: 0 };
    case 'own-receiver-hangs':
    case 'own-receiver-silent':
      return { kind: 'never' };
    case 'own-receiver-syntax':
    case 'own-receiver-no-function':
    case 'own-receiver-unasked':
    case 'own-receiver-died':
    case 'own-receiver-unavailable':
      return { kind: 'unreachable' };
  }
}
