import { msg, str } from '@lit/localize';
import type { Attempt } from '../core/delivery.ts';
import { attemptWord, deliveryWord } from './delivery-words.ts';
import type { LaneFilter, LaneMoment, LaneScale } from './delivery-lanes.ts';

/** How a delivery stands at a moment, in few words. */
export function laneWords({ state, begun }: LaneMoment, late: readonly unknown[]): string {
  const last = begun.at(-1);
  if (state === 'not-begun') return msg('not taken yet');
  if (last === undefined) return deliveryWord(state);
  const count = begun.length;
  const ended = standing(state, last, count);
  return late.length === 0 ? ended : msg(str`${ended} · ${late.length} after t had passed`);
}

function standing(state: Exclude<LaneMoment['state'], 'not-begun'>, last: Attempt, count: number): string {
  const answer = attemptWord(last);
  switch (state) {
    case 'delivered':
      return msg(str`delivered at attempt ${count}`);
    case 'gave-up':
      return msg(str`given up after ${count} attempts: ${answer}`);
    case 'interrupted':
      return msg(str`interrupted after ${count} attempts`);
    case 'not-sent':
      return deliveryWord(state);
    case 'waiting':
      return msg(str`attempt ${count}: ${answer}, on its way`);
  }
}

/** What can be asked for, in the order of the chooser. */
export const laneFilters: readonly LaneFilter[] = [
  'all',
  'delivered',
  'gave-up',
  'waiting',
  'interrupted',
  'not-sent',
  'retried',
  'late',
];

export function filterWord(filter: LaneFilter): string {
  switch (filter) {
    case 'all':
      return msg('all callbacks');
    case 'retried':
      return msg('tried again');
    case 'late':
      return msg('an attempt after t had passed');
    default:
      return deliveryWord(filter);
  }
}

export function scaleWord(scale: LaneScale): string {
  return scale === 'one-clock' ? msg('one clock for all') : msg('from each first attempt');
}

/** Virtual time since the beginning of the time line, as people say it: `2 min 5 s`. */
export function shownDuration(ms: number): string {
  const seconds = Math.round(ms / 100) / 10;
  if (seconds < 60) return msg(str`${seconds} s`);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds % 60)];
  if (hours > 0) return msg(str`${hours} h ${minutes} min`);
  return rest === 0 ? msg(str`${minutes} min`) : msg(str`${minutes} min ${rest} s`);
}
