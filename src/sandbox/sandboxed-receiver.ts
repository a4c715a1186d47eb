import { countdown } from '../service/countdown.ts';
import type {
  OwnAnswer,
  OwnReceiver,
  OwnReceiverCode,
  OwnReceiverProblem,
  OwnRequest,
} from '../service/own-receiver.ts';
import type { Timers } from '../service/ports.ts';
import { limits, readReply, type Question, type SandboxReply, type SandboxRequest } from './protocol.ts';

/** A frame that is being opened: what is posted is heard when it is there. */
export type SandboxFrame = { readonly port: MessagePort; close(): void };

export type SandboxParts = {
  readonly openFrame: () => SandboxFrame;
  readonly timers: Pick<Timers, 'after'>;
  /** An id that nobody can guess. */
  readonly newId: () => string;
};

/** Real time, counted in steps: a page that is busy or asleep does not take its own sleep for that of the sandbox. */
const stepMs = 250;
const steps = {
  /** A frame, a worker and its first answer, on a slow computer. */
  start: 60,
  /** No answer to a ping. */
  hang: 8,
  /** No answer from the frame either, where none of the receiver's code runs. */
  death: 4,
  /** An answer that does not come though pings are answered. Nothing in a sandbox is worth waiting for. */
  silence: 20,
} as const;

/** The page's end of the sandbox. The frame is opened when a receiver is loaded, and again when one that was ended is asked. */
export function sandboxedReceiver(parts: SandboxParts): OwnReceiver {
  let source: string | undefined;
  let session: Session | undefined;

  const dispose = (): void => {
    session?.end('own-receiver-unavailable');
    session = undefined;
  };

  return {
    async load(code) {
      dispose();
      source = code.length > limits.source ? undefined : code;
      if (source === undefined) return { ok: false, problem: { code: 'own-receiver-too-large' } };
      session = new Session(parts, source);
      const problem = await session.loading;
      return problem === undefined ? { ok: true } : { ok: false, problem };
    },
    async answer(request) {
      if (source === undefined) return { problem: { code: 'own-receiver-unavailable' } };
      if (session === undefined || session.isEnded) session = new Session(parts, source);
      return session.answer(request);
    },
    dispose,
  };
}

/** One life of the sandbox. */
class Session {
  readonly #frame: SandboxFrame;
  readonly #timers: SandboxParts['timers'];
  readonly #newId: () => string;
  readonly #waiting = new Map<string, (reply: SandboxReply) => void>();
  /** Questions whose answer is the receiver's doing: while there are any, it is watched. */
  #active = 0;
  #isWatching = false;
  isEnded = false;
  /** Why the code cannot be used, or undefined when it is loaded. With a problem the sandbox is closed again. */
  readonly loading: Promise<OwnReceiverProblem | undefined>;

  constructor({ openFrame, timers, newId }: SandboxParts, source: string) {
    this.#timers = timers;
    this.#newId = newId;
    this.#frame = openFrame();
    this.#frame.port.onmessage = ({ data }) => this.#receive(data);
    this.#frame.port.onmessageerror = () => this.end('own-receiver-unasked');
    this.loading = this.#load(source);
  }

  async answer(request: OwnRequest): Promise<OwnAnswer> {
    const problem = await this.loading;
    if (problem !== undefined) return { problem };
    const { promise: silence, resolve } = Promise.withResolvers<SandboxReply>();
    const patience = this.#afterSteps(steps.silence, () => resolve(problemReply('own-receiver-silent')));
    // An answer that comes later still has its place among those waited for, and is let go unheard.
    const first = await this.#watched(Promise.race([this.#ask({ kind: 'request', request }), silence]));
    patience.callOff();
    return first.kind === 'response' ? first.response : { problem: problemOf(first) };
  }

  /** Closes the sandbox, with everything in it; whoever waits is told why. */
  end(code: OwnReceiverCode): void {
    if (this.isEnded) return;
    this.isEnded = true;
    this.#frame.port.onmessage = null;
    this.#frame.close();
    for (const resolve of this.#waiting.values()) resolve(problemReply(code));
    this.#waiting.clear();
  }

  async #load(source: string): Promise<OwnReceiverProblem | undefined> {
    const patience = this.#afterSteps(steps.start, () => this.end('own-receiver-unavailable'));
    const there = await this.#ask({ kind: 'ping' });
    patience.callOff();
    const reply = there.kind === 'pong' ? await this.#watched(this.#ask({ kind: 'load', source })) : there;
    if (reply.kind === 'loaded') return undefined;
    const problem = problemOf(reply);
    this.end(problem.code);
    return problem;
  }

  #ask(question: Question): Promise<SandboxReply> {
    if (this.isEnded) return Promise.resolve(problemReply('own-receiver-unavailable'));
    const id = this.#newId();
    const { promise, resolve } = Promise.withResolvers<SandboxReply>();
    this.#waiting.set(id, resolve);
    this.#frame.port.postMessage(JSON.stringify({ ...question, id } satisfies SandboxRequest));
    return promise;
  }

  #receive(data: unknown): void {
    const reply = readReply(data);
    if (reply?.kind === 'ended') return this.end(reply.code);
    const resolve = reply && this.#waiting.get(reply.id);
    if (reply === undefined || resolve === undefined) return this.end('own-receiver-unasked');
    this.#waiting.delete(reply.id);
    resolve(reply);
  }

  async #watched<T>(work: Promise<T>): Promise<T> {
    this.#active += 1;
    if (!this.#isWatching) void this.#watch();
    try {
      return await work;
    } finally {
      this.#active -= 1;
    }
  }

  /** A thread that runs in circles answers no ping. */
  async #watch(): Promise<void> {
    this.#isWatching = true;
    while (this.#active > 0 && !this.isEnded) {
      const patience = this.#afterSteps(steps.hang, () => void this.#endHanging());
      await this.#ask({ kind: 'ping' });
      patience.callOff();
      await countdown(this.#timers, 1, stepMs).over;
    }
    this.#isWatching = false;
  }

  /** No browser tells that a frame's process is gone: it is silent as a whole then, where it would be the worker alone. */
  async #endHanging(): Promise<void> {
    const patience = this.#afterSteps(steps.death, () => this.end('own-receiver-died'));
    await this.#ask({ kind: 'alive' });
    patience.callOff();
    this.end('own-receiver-hangs');
  }

  #afterSteps(count: number, work: () => void): { callOff(): void } {
    const waiting = countdown(this.#timers, count, stepMs);
    void waiting.over.then(work);
    return waiting;
  }
}

const problemReply = (code: OwnReceiverCode): SandboxReply => ({ kind: 'problem', id: '', problem: { code } });

/** A reply of another kind than what was asked for is one that nobody asked for. */
const problemOf = (reply: SandboxReply): OwnReceiverProblem =>
  reply.kind === 'problem' ? reply.problem : { code: 'own-receiver-unasked' };
