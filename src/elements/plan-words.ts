import { msg, str } from '@lit/localize';
import type { ScreencaptureError } from '../core/errors.ts';
import type { PlanFieldName } from '../desk/plan-fields.ts';
import type { FormatId } from '../payloads/formats.ts';
import { fieldSentence } from './field-sentences.ts';
import { shownNumber } from './shown-values.ts';

/** The accessible names of the fields of a plan: in English a public contract. */
export function planFieldLabel(name: PlanFieldName): string {
  switch (name) {
    case 'count':
      return msg('Number of callbacks');
    case 'every':
      return msg('Seconds between callbacks');
    case 'streams':
      return msg('Streams');
    case 'pushes':
      return msg('Push sizes (X×Y)');
    case 'templates':
      return msg('Templates (W×H)');
    case 'negatives':
      return msg('Negative cases');
    case 'seed':
      return msg('Seed of chance');
    case 'overrides':
      return msg('Overrides');
    case 'format':
      return msg('Output format');
  }
}

/** One sentence for a mistake in a plan: what is allowed. */
export function planFieldSentence({ code, details }: ScreencaptureError): string {
  const { reason, value, min, max } = details;
  switch (reason) {
    case 'empty':
      return msg('At least one is needed.');
    case 'size':
      return msg(str`“${value ?? ''}” is no size: write sizes such as 1280x720.`);
    case 'share':
      return msg('A share from 0 to 1, such as 0.1 for one in ten; at most six decimals.');
    case 'at':
      return msg('Write “all”, or the number of one callback, from 0.');
    case 'field':
      return msg('The name of a field: 1 to 64 characters, no blanks and no “=”.');
    case 'value':
      return msg(
        str`A whole number beyond ${shownNumber(Number(max))} would be rounded; in quotes it is kept, as text.`,
      );
    case 'not-json':
      return msg(
        str`Not what JSON holds: a number without end, or more than ${shownNumber(Number(details['levels']))} levels of lists and objects.`,
      );
    case 'seed':
      return msg('At most 64 characters of text.');
    case 'total':
      return msg('The shares of all negative cases together are more than 1.');
    case 'unknown-case':
      return msg(str`The documentation chosen has no negative case ${value ?? ''}.`);
    case 'too-many':
      return msg(str`This format holds at most ${shownNumber(Number(max))} callbacks.`);
    default:
  }
  if (code === 'invalid-plan' && typeof min === 'number' && typeof max === 'number')
    return msg(str`A whole number from ${shownNumber(min)} to ${shownNumber(max)}.`);
  return fieldSentence(code, details);
}

/** An output format by the name that people know. */
export function formatWord(format: FormatId): string {
  switch (format) {
    case 'ndjson':
      return msg('NDJSON: one body a line');
    case 'json':
      return msg('JSON array');
    case 'files':
      return msg('ZIP, one file each');
    case 'zip':
      return msg('ZIP with the pictures (JPEG)');
    case 'curl':
      return msg('Shell script with curl');
    case 'http':
      return msg('.http file');
    case 'har':
      return msg('HAR archive');
    case 'postman':
      return msg('Postman collection');
    case 'k6':
      return msg('k6 script');
    case 'vitest':
      return msg('Test skeleton for Vitest');
    case 'jest':
      return msg('Test skeleton for Jest');
    case 'pytest':
      return msg('Test skeleton for pytest');
    case 'go':
      return msg('Test skeleton for Go');
    case 'junit':
      return msg('Test skeleton for JUnit');
    case 'phpunit':
      return msg('Test skeleton for PHPUnit');
  }
}
