import { msg, str } from '@lit/localize';
import { type AnswerSpec, type ConductSpec, type Occasion } from '../service/conduct-plan.ts';
import { readingOf } from '../service/conducts.ts';
import { shownDuration } from './lane-words.ts';

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
