import { CallbacksView } from '../elements/callbacks-view.ts';
import { DeliveryDetail } from '../elements/delivery-detail.ts';
import { DeliveryList } from '../elements/delivery-list.ts';
import { DeliveryTimeline } from '../elements/delivery-timeline.ts';
import { ReceiverConduct } from '../elements/receiver-conduct.ts';
import { RehearsalControls } from '../elements/rehearsal-controls.ts';

/** The elements of the Callbacks view, loaded when it is first shown. The outermost comes last: it finds all others defined. */
const elements: Readonly<Record<string, CustomElementConstructor>> = {
  'lsc-delivery-list': DeliveryList,
  'lsc-delivery-timeline': DeliveryTimeline,
  'lsc-delivery-detail': DeliveryDetail,
  'lsc-receiver-conduct': ReceiverConduct,
  'lsc-rehearsal-controls': RehearsalControls,
  'lsc-callbacks-view': CallbacksView,
};

for (const [tag, element] of Object.entries(elements)) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
