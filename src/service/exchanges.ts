/** What a simulated receiver does with a request. `status` and the rest reach the sender after `delayMs` of virtual time. */
export type Answer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      readonly delayMs: number;
    }
  | { readonly kind: 'never' }
  | { readonly kind: 'unreachable' };

/** Which callback a request carries, by its screenshot's index, and which attempt it is, counted from 1. */
export type CallbackAttempt = { readonly index: number; readonly attempt: number };

/** One request on its way to a simulated receiver: when it was sent on the virtual clock, and what became of it. */
export type Exchange = {
  readonly rawBody: string;
  /** UNIX milliseconds on the virtual clock. */
  readonly at: number;
  readonly callback: CallbackAttempt | undefined;
  /** The receiver's own record, there as soon as the request reached it: the truth about how the attempt ended. */
  answer: Answer | undefined;
  /** There while the receiver takes its time: the same request, carried twice, waits for the one answer. */
  deciding?: Promise<Answer>;
};

/**
 * The requests under way. HTTP carries no virtual time and callbacks get no header of ours, so sender and receiver meet
 * here: a request belongs to the oldest open exchange of the same raw body.
 */
export class Exchanges {
  readonly #open = new Map<string, Exchange[]>();

  open(rawBody: string, at: number, callback?: CallbackAttempt): Exchange {
    const exchange: Exchange = { rawBody, at, callback, answer: undefined };
    const same = this.#open.get(rawBody);
    if (same === undefined) this.#open.set(rawBody, [exchange]);
    else same.push(exchange);
    return exchange;
  }

  /**
   * The exchange that a request of this body belongs to. One that was answered stays the match while it is the only one:
   * the network may carry one request twice, and it is still one.
   */
  match(rawBody: string): Exchange | undefined {
    const same = this.#open.get(rawBody);
    return same?.find((exchange) => exchange.answer === undefined) ?? same?.[0];
  }

  close(exchange: Exchange): void {
    const rest = this.#open.get(exchange.rawBody)?.filter((other) => other !== exchange);
    if (rest === undefined || rest.length === 0) this.#open.delete(exchange.rawBody);
    else this.#open.set(exchange.rawBody, rest);
  }
}
