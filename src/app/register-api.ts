import { ApiView } from '../elements/api-view.ts';
import { BucketBrowser } from '../elements/bucket-browser.ts';
import { defineConsoleElements } from './console-elements.ts';
import { openCallDesk } from './page-call-desk.ts';
import { pageParties } from './page-parties.ts';

/** The elements of the API view, loaded when it is first shown. The outermost comes last: it finds all others defined. */
const elements: Readonly<Record<string, CustomElementConstructor>> = {
  'lsc-bucket-browser': BucketBrowser,
  'lsc-api-view': ApiView,
};

/** Defines them all, once the account that they show is there. */
export async function openApiView(): Promise<void> {
  const parties = await pageParties.promise;
  if (customElements.get('lsc-api-view')) return;
  openCallDesk(parties);
  defineConsoleElements();
  for (const [tag, element] of Object.entries(elements)) customElements.define(tag, element);
}
