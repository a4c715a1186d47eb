import { msg, str } from '@lit/localize';
import type { ErrorCode, ErrorDetails } from '../core/errors.ts';
import { shownCitation } from './source-words.ts';

/** One sentence for a mistake in a field: what is allowed, and where that comes from. */
export function fieldSentence(code: ErrorCode, details: ErrorDetails): string {
  const min = details['min'];
  const max = details['max'];
  const source = details['source'];
  switch (code) {
    case 'invalid-interval':
      return withSource(msg(str`A whole number of seconds, ${min ?? 1} to ${max ?? 300}.`), source);
    case 'invalid-size':
      return withSource(
        max === undefined
          ? msg('A whole number of pixels; 0 is “not set”.')
          : msg(str`A whole number of pixels, 0 to ${max}.`),
        source,
      );
    case 'invalid-push-size':
      return msg(str`A whole number of pixels, ${min ?? 1} to ${max ?? 4096}.`);
    case 'invalid-duration':
      return msg(str`A whole number of seconds, ${min ?? 1} to ${max ?? 86_400}.`);
    case 'invalid-stream-name':
    case 'invalid-app-name':
      return msg('1 to 128 of A–Z a–z 0–9 . _ - and neither “.” nor “..”.');
    case 'invalid-push-domain':
      return msg('A host name: letters, digits, hyphens and dots.');
    case 'invalid-stream-parameters':
      return msg('As in a URL after its “?”: no blanks and no “#”, at most 1024 characters.');
    case 'invalid-bucket':
      return msg('Lower-case letters and digits, hyphens inside; at most 50.');
    case 'invalid-appid':
      return msg('Digits only, at most 12.');
    case 'invalid-region':
      return msg('Lower-case letters, digits and hyphens inside, such as ap-guangzhou.');
    case 'invalid-pattern':
      return patternSentence(details);
    case 'invalid-start':
      return startSentence(details);
    case 'invalid-key':
      return msg('At most 32 letters and digits.');
    case 'invalid-url':
      return msg('A whole http or https URL, such as https://receiver.example/callback.');
    case 'invalid-quality':
      return msg('A number from 0.1 to 1.');
    case 'invalid-choice':
      return msg('One of the choices offered.');
    case 'invalid-instant':
      return msg('An instant outside of what can be counted exactly.');
    case 'invalid-retries':
      return msg(str`A whole number of retries, ${min ?? 0} to ${max ?? 20}.`);
    case 'invalid-retry-interval':
    case 'invalid-timeout':
      return msg(str`A whole number of seconds, ${min ?? 1} to ${max ?? 300}.`);
    case 'invalid-conduct':
      return min === undefined || max === undefined
        ? msg('A receiver that behaves like this cannot be simulated.')
        : msg(str`A whole number, ${min} to ${max}.`);
    case 'invalid-plan':
      return min === undefined || max === undefined
        ? msg('No payloads can be made of these values.')
        : msg(str`A whole number, ${min} to ${max}.`);
    default:
      return msg(str`This cannot be used (${code}).`);
  }
}

function withSource(sentence: string, source: string | number | undefined): string {
  return source === undefined ? sentence : msg(str`${sentence} Source: ${shownCitation(String(source))}.`);
}

function patternSentence(details: ErrorDetails): string {
  const found = details['found'];
  const characters = details['characters'] ?? 'a-z A-Z 0-9 - ! _ . *';
  switch (details['reason']) {
    case 'empty':
      return msg('A file name cannot be empty.');
    case 'segment':
      return msg('No empty segment between slashes, and neither “.” nor “..”.');
    case 'fixed':
      return withSource(msg('Fixed in this documentation; that of 2025 lets it be changed.'), details['source']);
    case 'placeholder':
      return msg(str`There is no placeholder ${found ?? ''}. There are: ${details['placeholders'] ?? ''}`);
    case 'character':
      return msg(str`“${found ?? ''}” cannot stand here: only ${characters} and placeholders in braces.`);
    default:
      return msg(str`Only ${characters} and placeholders in braces.`);
  }
}

function startSentence(details: ErrorDetails): string {
  switch (details['reason']) {
    case 'no-such-time':
      return msg('There is no such date or time.');
    case 'out-of-range':
      return msg('Years 1684 to 2255.');
    default:
      return msg('Date, time and offset, such as 2018-12-17T15:04:33+08:00, or with Z.');
  }
}
