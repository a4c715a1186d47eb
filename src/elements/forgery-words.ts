import { msg, str } from '@lit/localize';
import type { Defence } from '../core/forgery.ts';
import type { Verification } from '../core/signature.ts';
import { shownNumber } from './shown-values.ts';

/** What to add to a receiver, in a sentence. */
export function defenceSentence(defence: Defence): string {
  switch (defence) {
    case 'https':
      return msg('HTTPS: give the service an https address, so that nobody on the way reads a sign or changes a body.');
    case 'allow-list':
      return msg('An allow-list: take only addresses at the host of your own bucket or domain.');
    case 'idempotency':
      return msg('Idempotency: take each object key once, and answer 200 to the others without doing anything.');
    case 'fetch-and-compare':
      return msg('Fetch the object from your bucket, and compare its bytes, width and height with the body.');
    case 'expiry-limit':
      return msg('A limit for t: refuse one that lies further ahead than 10 minutes and the error of your clock.');
    case 'key-ends-with-letter':
      return msg('Keys that all end with a letter: then no key and t can be read as another key and t.');
  }
}

/** What a receiver that checks sign and t, and no more, makes of a callback. */
export function verificationSentence(verification: Verification, t: number, now: number): string {
  if (verification.ok) return msg(str`Accepted: sign is right, and t passes in ${shownNumber(t - now)} s.`);
  return verification.reason === 'expired'
    ? msg(str`Refused: sign is right, but t passed ${shownNumber(now - t)} s ago.`)
    : msg('Refused: sign is wrong.');
}
