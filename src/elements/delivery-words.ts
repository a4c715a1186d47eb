import { msg, str } from '@lit/localize';
import type { Attempt } from '../core/delivery.ts';
import { signCallback } from '../core/signature.ts';
import type { DeliveryState } from '../service/records.ts';
import type { Body } from './body-explanations.ts';

/** How far a delivery is, in a word or two. */
export function deliveryWord(delivery: DeliveryState): string {
  switch (delivery) {
    case 'not-sent':
      return msg('not sent');
    case 'waiting':
      return msg('on its way');
    case 'delivered':
      return msg('delivered');
    case 'gave-up':
      return msg('given up');
    case 'interrupted':
      return msg('interrupted');
  }
}

/** How a delivery went, as a line: status, attempts. */
export function deliveryLine(delivery: DeliveryState, attempts: readonly Attempt[]): string {
  const count = attempts.length;
  const last = attempts.at(-1);
  switch (delivery) {
    case 'not-sent':
      return msg('not sent');
    case 'delivered': {
      const status = last?.status ?? 200;
      return count === 1
        ? msg(str`${status} · delivered at the first attempt`)
        : msg(str`${status} · delivered at attempt ${count}`);
    }
    case 'waiting':
      return last === undefined
        ? msg('on its way')
        : msg(str`${attemptWord(last)} · tried ${count} times, waiting to try again`);
    case 'gave-up':
      return last === undefined ? msg('given up') : msg(str`${attemptWord(last)} · given up after ${count} attempts`);
    case 'interrupted':
      return msg(str`interrupted after ${count} attempts`);
  }
}

/** How one attempt ended. */
export function attemptWord({ outcome, status }: Attempt): string {
  switch (outcome) {
    case 'answered':
      return status === undefined ? msg('answered') : String(status);
    case 'timed-out':
      return msg('timed out');
    case 'unreachable':
      return msg('unreachable');
    case 'redirected':
      return msg('redirected, which counts as failed');
  }
}

/** What a receiver with this key finds when it checks the body. */
export function signWords(body: Body, key: string): string {
  const { sign, t } = body;
  if (typeof sign !== 'string' || typeof t !== 'number') return msg('not signed');
  if (!Number.isSafeInteger(t) || !key.isWellFormed()) return msg('sign cannot be checked');
  return sign === signCallback(key, t) ? msg('sign is right') : msg('sign is that of another key');
}
