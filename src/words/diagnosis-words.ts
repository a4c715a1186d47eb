import { msg, str } from '@lit/localize';
import type { DiagnosisCheck, DiagnosisCheckId, Verdict } from '../core/diagnosis-check.ts';
import { shownNumber } from './shown-number.ts';
import { plural } from './plural.ts';

/** A verdict in a word. */
export function verdictWord(verdict: Verdict): string {
  switch (verdict) {
    case 'ok':
      return msg('right');
    case 'warning':
      return msg('doubtful');
    case 'error':
      return msg('wrong');
    case 'info':
      return msg('note');
    case 'skipped':
      return msg('not checked');
  }
}

/** What a check looked at. */
export function checkTitle(id: DiagnosisCheckId): string {
  switch (id) {
    case 'paste':
      return msg('What was pasted');
    case 'json':
      return msg('JSON object');
    case 'fields':
      return msg('Fields');
    case 'key':
      return msg('Callback key');
    case 'sign':
      return msg('Signature');
    case 'expiry':
      return msg('Expiry');
    case 'name-time':
      return msg('Time in the object name');
    case 'name-size':
      return msg('Size in the object name');
    case 'name-stream':
      return msg('Stream in the object name');
    case 'address':
      return msg('pic_url in pic_full_url');
    case 'host':
      return msg('Host of pic_full_url');
    case 'documentation-2019':
      return msg('Fields listed in 2019');
    case 'documentation-2025':
      return msg('Fields listed in 2025');
  }
}

/** What a check found, in a sentence or two. */
export function checkSentence({ id, verdict, reason, details }: DiagnosisCheck): string {
  if (verdict === 'skipped') return skippedSentence(reason);
  switch (id) {
    case 'paste':
      return pasteSentence(reason, details);
    case 'json':
      return jsonSentence(reason);
    case 'fields':
      return fieldsSentence(reason);
    case 'key':
      return keySentence(reason);
    case 'sign':
      return signSentence(reason);
    case 'expiry':
      return expirySentence(reason, details);
    case 'name-time':
    case 'name-size':
    case 'name-stream':
      return nameSentence(id, reason, details);
    case 'address':
      return reason === 'same'
        ? msg('The address ends with the path.')
        : msg(str`The address does not end with the path ${details['path'] ?? ''}.`);
    case 'host':
      return hostSentence(reason, details);
    case 'documentation-2019':
    case 'documentation-2025':
      return documentationSentence(reason, details);
  }
}

type Details = DiagnosisCheck['details'];

const numberIn = (details: Details, name: string): number => Number(details[name] ?? 0);

function skippedSentence(reason: string): string {
  if (reason === 'no-clock') return msg('“Verify at” is no UNIX second.');
  return reason === 'nothing' ? msg('Paste a callback above.') : msg('The body has not what this is about.');
}

function pasteSentence(reason: string, details: Details): string {
  const { host, contentType } = details;
  const others = numberIn(details, 'others');
  const count = numberIn(details, 'characters');
  const characters = plural(count, msg('1 character'), msg(str`${shownNumber(count)} characters`));
  if (reason === 'content-type')
    return msg(str`An HTTP request of type ${contentType ?? ''}; the service sends application/json.`);
  if (others > 0) return msg(str`The fullest of ${others + 1} callbacks in this text is verified.`);
  if (reason === 'http-request')
    return host === undefined
      ? msg(str`An HTTP request with a body of ${characters}.`)
      : msg(str`An HTTP request to ${host} with a body of ${characters}.`);
  if (reason === 'body') return msg(str`A body of ${characters}.`);
  return details['escaped'] === 1
    ? msg(str`A body of ${characters}, held by a log as escaped text.`)
    : msg(str`A body of ${characters} with other text around it.`);
}

function jsonSentence(reason: string): string {
  switch (reason) {
    case 'object':
      return msg('The body can be read.');
    case 'form':
      return msg('This is a form; callbacks are JSON, which form readers do not see.');
    case 'not-an-object':
      return msg('This is JSON, but no object of fields.');
    default:
      return msg('This is no JSON: look for a missing comma, quotation mark or brace.');
  }
}

function fieldsSentence(reason: string): string {
  switch (reason) {
    case 'as-documented':
      return msg('All fields that every version has are there, each of its type.');
    case 'contradiction':
      return msg('The fields are of their types, but contradict each other.');
    default:
      return msg('Fields are missing or hold what they should not.');
  }
}

function keySentence(reason: string): string {
  switch (reason) {
    case 'allowed':
      return msg('The key is one that the service takes: at most 32 letters and digits.');
    case 'empty':
      return msg('No key is given: t alone is digested.');
    case 'blanks':
      return msg('The key has blanks or line ends; the service takes letters and digits alone.');
    case 'not-text':
      return msg('The key is not Unicode text.');
    default:
      return msg('The service takes at most 32 letters and digits as a key.');
  }
}

function signSentence(reason: string): string {
  switch (reason) {
    case 'right':
      return msg('sign is MD5 of this key and t. Nothing else of the body is covered by it.');
    case 'mistaken':
      return msg('sign is not that of this key and t, but what went wrong is known.');
    case 'unsigned':
      return msg('There is neither sign nor t: anybody may have sent this.');
    case 'cannot-be-computed':
      return msg('sign, t or the key is not such that a signature can be computed.');
    default:
      return msg('sign is not that of this key and t, and no known mistake explains it: the key is probably another.');
  }
}

function expirySentence(reason: string, details: Details): string {
  const left = shownNumber(Math.abs(numberIn(details, 'left')));
  const validity = shownNumber(numberIn(details, 'validity'));
  switch (reason) {
    case 'valid':
      return msg(str`t passes in ${left} s.`);
    case 'expired':
      return msg(str`t passed ${left} s ago.`);
    case 'far-ahead':
      return msg(str`t is ${left} s ahead; the service signs for ${validity} s.`);
    default:
      return msg('t looks like milliseconds; it is in seconds.');
  }
}

function nameSentence(id: 'name-time' | 'name-size' | 'name-stream', reason: string, details: Details): string {
  const { shown = '', expected = '' } = details;
  if (reason === 'custom')
    return msg('The path follows other name patterns than the default ones, so it cannot be read.');
  if (reason === 'utc')
    return msg(str`The name shows ${shown}, which is create_time in UTC; names show UTC+8: ${expected}.`);
  if (reason === 'other-time')
    return msg(str`The name shows ${shown}, which does not follow from create_time: at UTC+8 that is ${expected}.`);
  if (reason === 'differs') return msg(str`The name has ${shown}, the fields have ${expected}.`);
  if (id === 'name-time') return msg(str`The name shows create_time at UTC+8: ${expected}.`);
  return msg(str`Name and fields agree: ${expected}.`);
}

function hostSentence(reason: string, details: Details): string {
  const { host = '', url = '' } = details;
  switch (reason) {
    case 'bucket':
      return msg(str`${host} is a host of a bucket; whether it is yours, only you know.`);
    case 'other-host':
      return msg(str`${host} is no host of a bucket: take it only if it is a domain of yours.`);
    default:
      return msg(str`“${url}” is no http or https address.`);
  }
}

function documentationSentence(reason: string, details: Details): string {
  if (reason === 'same') return msg('These fields, no more and no less.');
  const { missing = '', added = '', missingCount = 0, addedCount = 0 } = details;
  if (addedCount === 0) return msg(str`Not there: ${missing}.`);
  const more = msg(str`In addition (${addedCount}): ${added}.`);
  return missingCount === 0 ? more : msg(str`Not there: ${missing}. ${more}`);
}
