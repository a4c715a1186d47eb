import { conductOf } from '../service/conducts.ts';
import type { ConductSpec } from '../service/conduct-plan.ts';
import { Exchanges, type CallbackAttempt } from '../service/exchanges.ts';
import { Receiver, type ReceiverReply, type ReceiverRequest, type ReceiverSettings } from '../service/receiver.ts';
import { wait } from '../service/clocks.ts';
import { commandTimers } from './command-timers.ts';

/** Bodies whose attempts are counted; the oldest are forgotten beyond. */
const mostBodies = 5_000;

/**
 * The simulated receiver in real time, for senders that are none of ours: an answer that is late comes late, and of one that never
 * comes the connection stays open. Which attempt a request is, is told by how often its body came before.
 */
export class LocalReceiver {
  readonly #exchanges = new Exchanges();
  readonly #receiver: Receiver;
  readonly #now: () => number;
  readonly #signal: AbortSignal;
  readonly #seen = new Map<string, CallbackAttempt>();
  #callbacks = 0;

  /**
   * @param now the clock by which signatures are judged, UNIX milliseconds
   * @param signal ends all waiting
   */
  constructor(settings: ReceiverSettings, conduct: ConductSpec, now: () => number, signal: AbortSignal) {
    this.#receiver = new Receiver(() => settings, this.#exchanges, now);
    this.#receiver.behave(conductOf({ all: conduct, byCallback: new Map() }));
    this.#now = now;
    this.#signal = signal;
  }

  get url(): string {
    return this.#receiver.url;
  }

  async take(request: ReceiverRequest): Promise<ReceiverReply> {
    const { rawBody } = request;
    const exchange = this.#exchanges.open(rawBody, this.#now(), this.#attemptOf(rawBody));
    try {
      const reply = await this.#receiver.take(request);
      if (exchange.answer?.kind === 'never') await untilAborted(this.#signal);
      if (exchange.answer?.kind === 'answer') await wait(commandTimers, exchange.answer.delayMs, this.#signal);
      return reply;
    } finally {
      this.#exchanges.close(exchange);
    }
  }

  #attemptOf(rawBody: string): CallbackAttempt {
    const { index, attempt } = this.#seen.get(rawBody) ?? { index: this.#callbacks++, attempt: 0 };
    const present = { index, attempt: attempt + 1 };
    // Set anew, so that the map's order is that of the last attempts.
    this.#seen.delete(rawBody);
    this.#seen.set(rawBody, present);
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > mostBodies && oldest !== undefined) this.#seen.delete(oldest);
    return present;
  }
}

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
