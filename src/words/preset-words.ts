import { msg, str } from '@lit/localize';
import type { ConductPresetId } from '../service/conducts.ts';

/** A receiver as it is met, in a few words. Statuses and bodies stay as they are on the wire. */
export function presetWord(id: ConductPresetId): string {
  switch (id) {
    case 'checked':
      return msg('right: checks sign and t, answers 200 or 403');
    case 'code-0':
      return msg(str`always 200 with ${'{"code":0}'}`);
    case 'code-1':
      return msg(str`200 with ${'{"code":1}'}`);
    case 'empty-200':
      return msg('200 without a body');
    case 'no-content':
      return msg('204 No Content');
    case 'moved':
      return msg('301 to another address');
    case 'redirect':
      return msg('302 to another address');
    case 'bad-request':
      return msg('400 Bad Request');
    case 'server-error':
      return msg('500 Internal Server Error');
    case 'after-19-s':
      return msg('right, but only after 19 s');
    case 'after-21-s':
      return msg('right, but only after 21 s');
    case 'never':
      return msg('never answers');
    case 'refused':
      return msg('refuses the connection');
    case 'recovers':
      return msg('500 twice, then right');
    case 'random':
      return msg('500 at random, half of the time');
  }
}
