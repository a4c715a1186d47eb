import { msg } from '@lit/localize';
import type { Problem } from '../service/state.ts';
import { roomWords, sentencesFor, type Sentences } from './sentences.ts';

/** What a person is told when payloads could not be written to a file. */
export function payloadProblem(problem: Problem): Sentences {
  switch (problem.code) {
    case 'storage-full':
      return {
        what: msg('The storage that the browser grants is full.'),
        why: roomWords(problem.details),
        todo: msg(
          'Nothing of the file is left behind. Make room by “Clear” in the Capture view, or ask for fewer callbacks.',
        ),
      };
    case 'worker-died':
      return {
        what: msg('The part that writes the file has died.'),
        why: msg('The browser ended it, most often for want of memory.'),
        todo: msg('Nothing of the file is left behind. Try again, or with fewer callbacks.'),
      };
    default:
      return sentencesFor(problem);
  }
}
