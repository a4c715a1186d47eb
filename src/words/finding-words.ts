import { msg, str } from '@lit/localize';
import type { Finding } from '../core/callback-check.ts';

/** What a field has to say about itself, in a sentence. */
export function findingSentence({ code, field = '', details }: Finding): string {
  const { expected = '', found = '', min = '' } = details;
  switch (code) {
    case 'missing-field':
      return msg(str`${field} is missing.`);
    case 'wrong-type':
      return expected === 'integer'
        ? msg(str`${field} is a whole number, not ${typeWord(found)}.`)
        : msg(str`${field} is a text, not ${typeWord(found)}.`);
    case 'out-of-range':
      return msg(str`${field} is ${found}: at least ${min}, and an exact integer.`);
    case 'wrong-event-type':
      return msg(str`event_type is ${found}; a screenshot’s callback has ${expected}.`);
    case 'sign-format':
      return msg('sign is not 32 hexadecimal digits with small letters.');
    case 'channel-differs':
      return msg('channel_id is not the same as stream_id.');
    default:
      return msg(str`${field}: ${code}`);
  }
}

function typeWord(type: string | number): string {
  switch (type) {
    case 'string':
      return msg('a text');
    case 'number':
      return msg('a fraction');
    case 'boolean':
      return msg('true or false');
    case 'array':
      return msg('a list');
    case 'object':
      return msg('an object');
    default:
      return msg('null');
  }
}
