import { msg, str } from '@lit/localize';
import type { OwnReceiverProblem } from '../service/own-receiver.ts';
import { shownNumber } from './shown-values.ts';

/** What went wrong with a receiver of the user's own, and what a sender would see of it. */
export function ownReceiverProblemWords({ code, line }: OwnReceiverProblem): string {
  switch (code) {
    case 'own-receiver-syntax':
      return line === undefined
        ? msg('This is not JavaScript that can be read.')
        : msg(str`Line ${shownNumber(line)}: this is not JavaScript that can be read.`);
    case 'own-receiver-no-function':
      return msg('There is no function to ask: the code has to begin one with “export default”.');
    case 'own-receiver-throws':
      return line === undefined
        ? msg('The code threw an error. A server would answer 500.')
        : msg(str`Line ${shownNumber(line)}: the code threw an error. A server would answer 500.`);
    case 'own-receiver-no-response':
      return msg('What the function returned is no Response with a status of 200 to 599. A server would answer 500.');
    case 'own-receiver-too-large':
      return msg(
        'The code, or its answer, is larger than a sandbox takes: 200,000 characters of code, 100,000 of answer.',
      );
    case 'own-receiver-hangs':
      return msg(
        'The code was busy for two seconds and was ended. To the service it is a receiver that never answers.',
      );
    case 'own-receiver-silent':
      return msg(
        'No answer came within five seconds of real time. To the service it is a receiver that never answers.',
      );
    case 'own-receiver-unasked':
      return msg('The code posted messages that nobody asked for and was ended.');
    case 'own-receiver-died':
      return msg('The browser ended the code, probably for want of memory.');
    case 'own-receiver-unavailable':
      return msg('The sandbox did not start in this browser. The simulated receiver goes on answering.');
  }
}

/** What a status means to the sender. */
export const ownAnswerWords = (status: number): string =>
  status === 200
    ? msg('200: the callback counts as delivered.')
    : msg(str`${status}: this counts as a failed attempt; the service tries again. Only 200 is success.`);
