import { ContextProvider } from '@lit/context';
import { ownReceiverContext } from '../elements/own-receiver-context.ts';
import { firstReceiver } from '../elements/own-receiver-source.ts';
import { OwnReceiverForm } from '../elements/own-receiver.ts';
import { OwnReceiverDesk } from '../service/own-receiver-desk.ts';
import { openOwnReceiver } from './receiver-sandbox.ts';

/** Where a receiver is written; its `conduct` is how the callbacks' receiver answers while one is in use. */
export const ownReceiverDesk = new OwnReceiverDesk(openOwnReceiver, firstReceiver);

new ContextProvider(document.body, { context: ownReceiverContext, initialValue: ownReceiverDesk });

/** The elements of the Callbacks view, loaded when it is first shown. The outermost comes last: it finds all others defined. */
const elements: Readonly<Record<string, CustomElementConstructor>> = {
  'lsc-own-receiver': OwnReceiverForm,
};

for (const [tag, element] of Object.entries(elements)) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
