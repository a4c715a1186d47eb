import { CallbackVerifier } from '../elements/callback-verifier.ts';
import { ForgeryLab } from '../elements/forgery-lab.ts';

/** The elements of the Callbacks view, loaded when it is first shown. The outermost comes last: it finds all others defined. */
const elements: Readonly<Record<string, CustomElementConstructor>> = {
  'lsc-callback-verifier': CallbackVerifier,
  'lsc-forgery-lab': ForgeryLab,
};

for (const [tag, element] of Object.entries(elements)) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
