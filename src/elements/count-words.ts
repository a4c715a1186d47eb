import { msg, str } from '@lit/localize';
import { plural } from '../words/plural.ts';
import { shownNumber } from '../words/shown-number.ts';

/** So many callbacks, as part of a sentence. */
export const callbackCount = (count: number): string =>
  plural(count, msg('1 callback'), msg(str`${shownNumber(count)} callbacks`));

/** So many attempts, as part of a sentence. */
export const attemptCount = (count: number): string =>
  plural(count, msg('1 attempt'), msg(str`${shownNumber(count)} attempts`));
