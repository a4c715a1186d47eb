import { ContextProvider } from '@lit/context';
import { CallbackVerifier } from '../elements/callback-verifier.ts';
import { CallbacksView } from '../elements/callbacks-view.ts';
import { DeliveryDetail } from '../elements/delivery-detail.ts';
import { DeliveryList } from '../elements/delivery-list.ts';
import { DeliveryTimeline } from '../elements/delivery-timeline.ts';
import { ForgeryLab } from '../elements/forgery-lab.ts';
import { ownReceiverContext } from '../elements/own-receiver-context.ts';
import { firstReceiver } from '../elements/own-receiver-source.ts';
import { OwnReceiverForm } from '../elements/own-receiver.ts';
import { RealReceiver } from '../elements/real-receiver.ts';
import { ReceiverConduct } from '../elements/receiver-conduct.ts';
import { RehearsalControls } from '../elements/rehearsal-controls.ts';
import { SampleReceivers } from '../elements/sample-receivers.ts';
import { Scorecard } from '../elements/scorecard.ts';
import { OwnReceiverDesk } from '../service/own-receiver-desk.ts';
import { openOwnReceiver } from './receiver-sandbox.ts';

/** Where a receiver is written; its `inUse` is how the callbacks' receiver answers while one is in use. */
export const ownReceiverDesk = new OwnReceiverDesk(openOwnReceiver, firstReceiver);

new ContextProvider(document.body, { context: ownReceiverContext, initialValue: ownReceiverDesk });

/** The elements of the Callbacks view, loaded when it is first shown. The outermost comes last: it finds all others defined. */
const elements: Readonly<Record<string, CustomElementConstructor>> = {
  'lsc-delivery-list': DeliveryList,
  'lsc-delivery-timeline': DeliveryTimeline,
  'lsc-delivery-detail': DeliveryDetail,
  'lsc-receiver-conduct': ReceiverConduct,
  'lsc-rehearsal-controls': RehearsalControls,
  'lsc-own-receiver': OwnReceiverForm,
  'lsc-real-receiver': RealReceiver,
  'lsc-callback-verifier': CallbackVerifier,
  'lsc-forgery-lab': ForgeryLab,
  'lsc-scorecard': Scorecard,
  'lsc-sample-receivers': SampleReceivers,
  'lsc-callbacks-view': CallbacksView,
};

for (const [tag, element] of Object.entries(elements)) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
