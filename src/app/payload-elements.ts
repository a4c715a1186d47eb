import { PayloadOutput } from '../elements/payload-output.ts';
import { PayloadPreview } from '../elements/payload-preview.ts';
import { PayloadsView } from '../elements/payloads-view.ts';
import { PlanField } from '../elements/plan-field.ts';
import { PlanForm } from '../elements/plan-form.ts';
import { PlanNegatives } from '../elements/plan-negatives.ts';
import { PlanOverrides } from '../elements/plan-overrides.ts';

/** The elements of the Payloads view, loaded when it is first shown. The outermost comes last: it finds all others defined. */
const elements: Readonly<Record<string, CustomElementConstructor>> = {
  'lsc-plan-field': PlanField,
  'lsc-plan-negatives': PlanNegatives,
  'lsc-plan-overrides': PlanOverrides,
  'lsc-plan-form': PlanForm,
  'lsc-payload-preview': PayloadPreview,
  'lsc-payload-output': PayloadOutput,
  'lsc-payloads-view': PayloadsView,
};

/** Defines them all; the desk has to be there to be found. */
export function definePayloadElements(): void {
  for (const [tag, element] of Object.entries(elements)) {
    if (!customElements.get(tag)) customElements.define(tag, element);
  }
}
