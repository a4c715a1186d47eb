import { msg, str } from '@lit/localize';
import type { SignMistake } from '../core/sign-mistake.ts';

/** A mistake in a signature, in words: what was done, and how to mend it. */
export type MistakeWords = { readonly what: string; readonly mend: string };

/** @param t the second that the body carries */
export function mistakeWords(mistake: SignMistake, t: number): MistakeWords {
  switch (mistake.kind) {
    case 'upper-case-digest':
      return {
        what: msg('The digest is written with capital letters.'),
        mend: msg('Write the 32 hexadecimal digits with small letters, and compare them so.'),
      };
    case 'other-hash':
      return {
        what: msg(str`This is a digest by ${mistake.hash}.`),
        mend: msg('Use MD5: the sign has 32 hexadecimal digits.'),
      };
    case 'reversed-order':
      return {
        what: msg('t stands before the key in what was digested.'),
        mend: msg('Digest the key first, then t.'),
      };
    case 'line-end':
      return {
        what: msg('A line feed was digested after t, as the command echo writes one.'),
        mend: msg('Digest nothing after t: use printf, or echo -n.'),
      };
    case 'key-blanks':
      return {
        what: msg(str`The sign is right for the key ${visible(mistake.key)}: the blanks differ.`),
        mend: msg('Use the same key on both sides, without blanks or line ends.'),
      };
    case 'key-case':
      return {
        what: msg(str`The sign is right for the key ${visible(mistake.key)}: capital and small letters differ.`),
        mend: msg('Use the same key on both sides, letter for letter.'),
      };
    case 'no-key':
      return { what: msg('t was digested without a key.'), mend: msg('Put the callback key before t.') };
    case 'no-t':
      return { what: msg('The key was digested without t.'), mend: msg('Put the decimal digits of t after the key.') };
    case 't-in-milliseconds':
      return {
        what: msg(str`${mistake.text} was digested for t: seconds and milliseconds are mixed up.`),
        mend: msg('t is in whole seconds, in the body and in what is digested.'),
      };
    case 't-quoted':
      return {
        what: msg('t was digested with quotation marks around it.'),
        mend: msg('Digest the digits of t alone, not its JSON text.'),
      };
    case 'separator':
      return {
        what: msg(str`${visible(mistake.separator)} stands between the key and t in what was digested.`),
        mend: msg('Put nothing between the key and t.'),
      };
    case 'another-t':
      return {
        what: msg(str`The sign is right for another t: ${mistake.t}, which is ${distance(mistake.t - t)}.`),
        mend: msg('Sign the t that is sent; sign anew whenever it changes.'),
      };
    case 'body-digest':
      return {
        what: bodyForm(mistake.form),
        mend: msg('Digest the key and t alone: the sign covers nothing else of the body.'),
      };
  }
}

/** A text with its blanks made visible. */
const visible = (text: string): string => JSON.stringify(text);

const distance = (seconds: number): string =>
  seconds < 0 ? msg(str`${-seconds} s earlier`) : msg(str`${seconds} s later`);

function bodyForm(form: 'body' | 'key-body' | 'body-key'): string {
  switch (form) {
    case 'body':
      return msg('The body was digested.');
    case 'key-body':
      return msg('The key and the body were digested.');
    case 'body-key':
      return msg('The body and the key were digested.');
  }
}
