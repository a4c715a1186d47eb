import { verifyCallback, type Verification } from '../core/signature.ts';
import type { Answer, CallbackAttempt, Exchange, Exchanges } from './exchanges.ts';
import type { OwnConduct, OwnRequest } from './own-receiver.ts';

/** What the receiver can tell of one request before it decides how to answer. */
export type Verdict = Verification | { readonly ok: false; readonly reason: 'unparsable' | 'wrong-method' };

export type InboxEntry = {
  readonly rawBody: string;
  /** UNIX milliseconds: virtual for a callback of the simulated service, the computer's for anybody else's request. */
  readonly at: number;
  readonly verification: Verdict;
  readonly status: number | undefined;
};

/** What the customer has set up on the receiver's side. */
export type ReceiverSettings = {
  readonly url: string;
  readonly callbackKey: string;
  /** With an empty key: `signed` expects MD5("" + t), `left-out` also takes a body without `sign` and `t`. */
  readonly emptyKey: 'signed' | 'left-out';
};

/** How the receiver answers, given what it found out. Misbehaviour is another conduct. */
export type Conduct = (request: {
  readonly rawBody: string;
  readonly verification: Verdict;
  /** Undefined for anybody else's request. */
  readonly callback: CallbackAttempt | undefined;
}) => Answer;

export type ReceiverRequest = {
  readonly method: string;
  readonly headers: Headers;
  readonly rawBody: string;
  /** Where it was sent; the callback URL unless told. */
  readonly url?: string;
};

export type ReceiverReply = {
  /** 0: nothing answers; the sender sees a network error. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const answerWith = (status: number, code: number): Answer => ({
  kind: 'answer',
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ code }),
  delayMs: 0,
});

/** Does what the documentation asks: checks sign and expiry, answers 200 and `{"code":0}`. */
export const correctConduct = ({ verification }: { readonly verification: Verdict }): Answer => {
  if (verification.ok) return answerWith(200, 0);
  if (verification.reason === 'unparsable') return answerWith(400, 400);
  if (verification.reason === 'wrong-method') return answerWith(405, 405);
  return answerWith(403, 403);
};

/** Newest entries kept. Their raw bodies are shared with what was sent, so an entry costs little more than its object. */
const inboxLimit = 5_000;

/** The customer's server at the callback URL. */
export class Receiver {
  readonly #exchanges: Exchanges;
  readonly #now: () => number;
  readonly #settings: () => ReceiverSettings;
  #conduct: Conduct = correctConduct;
  #own: OwnConduct | undefined;
  #inbox: InboxEntry[] = [];

  /**
   * @param settings what is set up at the moment of asking
   * @param now the computer's clock, UNIX milliseconds: the time at which a request that no exchange covers is judged
   */
  constructor(settings: () => ReceiverSettings, exchanges: Exchanges, now: () => number) {
    this.#settings = settings;
    this.#exchanges = exchanges;
    this.#now = now;
  }

  /** The callback URL at which it listens; changes with the settings. */
  get url(): string {
    return this.#settings().url;
  }

  /** Requests received, oldest first; the oldest are dropped beyond a bound. */
  get inbox(): readonly InboxEntry[] {
    return this.#inbox;
  }

  behave(conduct: Conduct): void {
    this.#conduct = conduct;
  }

  /** Lets a receiver that somebody wrote answer from now on; `undefined`: the simulated one again. */
  behaveAs(own: OwnConduct | undefined): void {
    this.#own = own;
  }

  /** Takes one request: judges it at its time, records it, answers. */
  async take(request: ReceiverRequest): Promise<ReceiverReply> {
    return replyOf(await this.decide(request));
  }

  /** The same, with the time that the answer takes: for whoever waits for it. */
  async decide(request: ReceiverRequest): Promise<Answer> {
    const exchange = this.#exchanges.match(request.rawBody);
    const known = exchange?.answer ?? exchange?.deciding;
    if (known !== undefined) return known;
    const own = this.#own;
    if (own === undefined) return this.#record(request, exchange, (it) => this.#conduct(it));
    const deciding = own(this.#asOwn(request, exchange));
    if (exchange !== undefined) exchange.deciding = deciding;
    const answer = await deciding;
    return this.#record(request, exchange, () => answer);
  }

  #asOwn({ method, headers, rawBody, url = this.url }: ReceiverRequest, exchange: Exchange | undefined): OwnRequest {
    const nowUnixSeconds = Math.floor((exchange?.at ?? this.#now()) / 1000);
    return { method, url, headers: Object.fromEntries(headers), rawBody, nowUnixSeconds };
  }

  #record(request: ReceiverRequest, exchange: Exchange | undefined, conduct: Conduct): Answer {
    const at = exchange?.at ?? this.#now();
    const rawBody = exchange?.rawBody ?? request.rawBody;
    const verification: Verdict =
      request.method === 'POST'
        ? verifyBody(rawBody, this.#settings(), Math.floor(at / 1000))
        : { ok: false, reason: 'wrong-method' };
    const answer = conduct({ rawBody, verification, callback: exchange?.callback });
    if (exchange !== undefined) exchange.answer = answer;
    this.#inbox.push({ rawBody, at, verification, status: answer.kind === 'answer' ? answer.status : undefined });
    if (this.#inbox.length > inboxLimit) this.#inbox.splice(0, this.#inbox.length - inboxLimit);
    return answer;
  }
}

/**
 * What a receiver that is set up like this finds out about a body.
 *
 * @param nowUnixSeconds the time at which it is judged
 */
export function verifyBody(
  rawBody: string,
  { callbackKey, emptyKey }: Pick<ReceiverSettings, 'callbackKey' | 'emptyKey'>,
  nowUnixSeconds: number,
): Verdict {
  const signed = readSigned(rawBody);
  if (signed === undefined) return { ok: false, reason: 'unparsable' };
  const leftOut = signed.sign === undefined && signed.t === undefined;
  if (leftOut && callbackKey === '' && emptyKey === 'left-out') return { ok: true };
  if (typeof signed.sign !== 'string') return { ok: false, reason: 'wrong-sign' };
  return verifyCallback({ sign: signed.sign, t: secondOf(signed.t) }, callbackKey, nowUnixSeconds);
}

/** A number, or digits: an old page has `t` as a string. Anything else is no second, and no signature is right for it. */
function secondOf(t: unknown): number {
  if (typeof t === 'string') return /^[0-9]+$/.test(t) ? Number(t) : Number.NaN;
  return typeof t === 'number' ? t : Number.NaN;
}

function readSigned(rawBody: string): { sign?: unknown; t?: unknown } | undefined {
  try {
    const parsed: unknown = JSON.parse(rawBody);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** What the sender sees of an answer, once it is there. */
export function replyOf(answer: Answer): ReceiverReply {
  if (answer.kind !== 'answer') return { status: 0, headers: {}, body: '' };
  return { status: answer.status, headers: answer.headers, body: answer.body };
}
