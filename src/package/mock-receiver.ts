import { delay, type HttpHandler } from 'msw';
import { checkCallback, type Finding } from '../core/callback-check.ts';
import type { CallbackBody } from '../core/callback.ts';
import { defaultDialect, type DialectId } from '../core/dialects.ts';
import { documentedSampleKey } from '../core/documented-sample.ts';
import { ScreencaptureError } from '../core/errors.ts';
import type { ConductSpec } from '../service/conduct-plan.ts';
import { AttemptCounter } from '../service/attempt-counter.ts';
import { checkConduct, conductOf, conductPresets, type ConductPresetId } from '../service/conducts.ts';
import { Exchanges } from '../service/exchanges.ts';
import { Receiver, replyOf, type ReceiverReply, type ReceiverRequest, type Verdict } from '../service/receiver.ts';
import { receiverHandlers } from '../wire/receiver-handlers.ts';

export type MockReceiverOptions = {
  /** The callback URL at which it listens; `https://receiver.example/callback` unless given. */
  readonly url?: string;
  /** The callback key; that of the documented sample unless given. */
  readonly key?: string;
  /** Whether a body without `sign` and `t` is taken when the key is empty. */
  readonly emptyKey?: 'signed' | 'left-out';
  /** The version of the documentation that `findings` go by. */
  readonly dialect?: DialectId;
  /** How it behaves: the name of a preset, or a conduct of your own. `checked`, which does what is documented, unless given. */
  readonly conduct?: ConductPresetId | ConductSpec;
  /** The receiver's clock, UNIX milliseconds; the computer's unless given. */
  readonly now?: () => number;
  /** How many of the newest requests and callbacks are remembered; all unless given, as a test wants it. */
  readonly kept?: number;
};

/** One request that came in. */
export type ReceivedRequest = {
  readonly rawBody: string;
  /** The callback; undefined when the body is none of the dialect. */
  readonly body: CallbackBody | undefined;
  readonly findings: readonly Finding[];
  readonly verification: Verdict;
  /** Counts from 0, one for each callback; its attempts, counted from 1, are told by all but `sign` and `t`. */
  readonly index: number;
  readonly attempt: number;
  /** UNIX milliseconds by the receiver's clock. */
  readonly at: number;
  /** The status that it answers with; undefined when it never does. */
  readonly status: number | undefined;
};

export type MockReceiver = {
  readonly url: string;
  /** For `setupServer` or `setupWorker`. */
  readonly handlers: readonly HttpHandler[];
  /** All that came in since the start or {@link MockReceiver.clear}, oldest first; of more than are kept, the newest. */
  readonly received: readonly ReceivedRequest[];
  /** Lets it behave otherwise from now on. @throws {ScreencaptureError} `invalid-conduct` */
  behave(conduct: ConductPresetId | ConductSpec): void;
  /** Forgets what came in, and which attempts were made. */
  clear(): void;
};

/**
 * A customer's callback server for other people's tests. Delays of its conduct are real ones.
 *
 * @throws {ScreencaptureError} `invalid-conduct`
 */
export function mockReceiver(options: MockReceiverOptions = {}): MockReceiver {
  const {
    url = 'https://receiver.example/callback',
    dialect = defaultDialect,
    now = Date.now,
    kept = Infinity,
  } = options;
  const settings = { url, callbackKey: options.key ?? documentedSampleKey, emptyKey: options.emptyKey ?? 'signed' };
  const receiver = new Receiver(() => settings, new Exchanges(), now);
  const attempts = new AttemptCounter(kept);
  const received: ReceivedRequest[] = [];

  const behave = (conduct: ConductPresetId | ConductSpec): void => {
    const all = checkConduct(typeof conduct === 'string' ? presetOf(conduct) : conduct);
    const answerTo = conductOf({ all, byCallback: new Map() });
    receiver.behave(({ rawBody, verification }) => {
      const callback = attempts.count(rawBody);
      const answer = answerTo({ rawBody, verification, callback });
      const status = answer.kind === 'answer' ? answer.status : undefined;
      received.push({ ...checkCallback(rawBody, dialect), ...callback, rawBody, verification, at: now(), status });
      if (received.length > kept) received.shift();
      return answer;
    });
  };
  behave(options.conduct ?? 'checked');

  return {
    url,
    handlers: receiverHandlers({ url, take: (request) => takeInTime(receiver, request) }),
    received,
    behave,
    clear() {
      received.length = 0;
      attempts.clear();
    },
  };
}

/** JavaScript and data from files pass any name. */
function presetOf(name: ConductPresetId): ConductSpec {
  if (Object.hasOwn(conductPresets, name)) return conductPresets[name];
  const choices = Object.keys(conductPresets).join(', ');
  throw new ScreencaptureError('invalid-conduct', `there is no conduct ${JSON.stringify(name)}, but ${choices}`, {
    value: name.toWellFormed(),
  });
}

async function takeInTime(receiver: Receiver, request: ReceiverRequest): Promise<ReceiverReply> {
  const answer = await receiver.decide(request);
  // Without a timer, so that a test's process can end.
  if (answer.kind === 'never') return new Promise(() => {});
  if (answer.kind === 'answer' && answer.delayMs > 0) await delay(answer.delayMs);
  return replyOf(answer);
}
