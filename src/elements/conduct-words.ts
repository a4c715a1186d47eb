import { msg, str } from '@lit/localize';
import { type AnswerSpec, type ConductSpec, type Occasion } from '../service/conduct-plan.ts';
import { readingOf, type ConductPresetId } from '../service/conducts.ts';
import { shownDuration } from './lane-words.ts';

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

/** What the documented service does with such answers, in a sentence. */
export function conductSentence(spec: ConductSpec, timeoutMs: number): string {
  const timeout = shownDuration(timeoutMs);
  const reading = sentenceOf(spec, timeoutMs, timeout);
  switch (spec.when.kind) {
    case 'always':
      return reading;
    case 'first':
      return msg(str`${reading} Later attempts meet a right receiver: a retry brings the callback through.`);
    case 'random':
      return msg(str`${reading} The other attempts meet a right receiver. The same seed hits the same attempts.`);
  }
}

function sentenceOf(spec: ConductSpec, timeoutMs: number, timeout: string): string {
  switch (readingOf(spec, timeoutMs)) {
    case 'taken':
      return msg('Status 200 is all that counts: the callback is delivered.');
    case 'taken-whatever-the-body':
      return msg('Delivered: the status is 200, and the service does not read the body. Your error goes unnoticed.');
    case 'taken-if-signed':
      return msg(
        'A good signature is answered with 200 and delivered; a bad or expired one with 403, which is tried again.',
      );
    case 'tried-again-not-200':
      return msg('Any status but 200 counts as failed, 2xx included: the callback is tried again, then given up.');
    case 'tried-again-redirect':
      return msg('The service does not follow redirects: the attempt counts as failed and is tried again.');
    case 'tried-again-too-late':
      return msg(
        str`The answer comes after ${timeout}, when the attempt has failed already: you get the callback again though you took it.`,
      );
    case 'tried-again-no-answer':
      return msg(str`After ${timeout} without an answer the attempt counts as failed and is tried again.`);
    case 'tried-again-no-connection':
      return msg('No connection is a failed attempt like any other: the callback is tried again, then given up.');
  }
}

export function answerWord(kind: AnswerSpec['kind']): string {
  switch (kind) {
    case 'checked':
      return msg('as sign and t deserve');
    case 'fixed':
      return msg('always the same status');
    case 'never':
      return msg('no answer');
    case 'refused':
      return msg('no connection');
  }
}

export function occasionWord(kind: Occasion['kind']): string {
  switch (kind) {
    case 'always':
      return msg('every attempt');
    case 'first':
      return msg('the first attempts of each callback');
    case 'random':
      return msg('attempts at random');
  }
}
