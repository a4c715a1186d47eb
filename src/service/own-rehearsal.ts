import type { Answer } from './exchanges.ts';
import type { OwnReceiverInUse } from './own-receiver.ts';
import type { AskedRequest } from './rehearsal.ts';

/** A receiver that leaves so many callbacks in a row unanswered is taken for dead. Ours. */
export const callbacksOfTheDead = 3;

/** A receiver of the user's own that is asked by one rehearsal. */
export type RehearsingReceiver = {
  readonly ask: (request: AskedRequest) => Promise<Answer>;
  /** How many requests were not put to it since it was dead. */
  readonly unasked: () => number;
  readonly end: () => void;
};

/**
 * A receiver of the user's own for one rehearsal: started anew, so that what it remembers of earlier callbacks changes nothing. To
 * be sure of an endless loop takes seconds of real time, so one that is dead is asked no more: what follows ends as its last request.
 */
export function rehearsingReceiver(own: OwnReceiverInUse, url: string): RehearsingReceiver {
  const { answer, end } = own.startAnew();
  const unanswered = new Set<number>();
  let unasked = 0;
  let last: Answer = { kind: 'never' };
  return {
    ask: async ({ rawBody, at, callback }) => {
      if (unanswered.size >= callbacksOfTheDead) {
        unasked += 1;
        return last;
      }
      const headers = { 'content-type': 'application/json' };
      last = await answer({ method: 'POST', url, headers, rawBody, nowUnixSeconds: Math.floor(at / 1000) });
      if (last.kind === 'answer') unanswered.clear();
      else unanswered.add(callback.index);
      return last;
    },
    unasked: () => unasked,
    end,
  };
}
