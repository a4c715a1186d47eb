import { ContextProvider } from '@lit/context';
import { ApiView } from '../elements/api-view.ts';
import { BucketActions } from '../elements/bucket-actions.ts';
import { BucketBrowser } from '../elements/bucket-browser.ts';
import { BucketObject } from '../elements/bucket-object.ts';
import { BucketSettingsForm } from '../elements/bucket-settings.ts';
import { ObjectAddresses } from '../elements/object-addresses.ts';
import { objectArchiveContext, type ArchiveObjects } from '../elements/object-archive-context.ts';
import { ObjectList } from '../elements/object-list.ts';
import { PresignedUrl } from '../elements/presigned-url.ts';
import { defineConsoleElements } from './console-elements.ts';
import { openCallDesk } from './page-call-desk.ts';
import { pageParties } from './page-parties.ts';

/** The elements of the API view, loaded when it is first shown. The outermost comes last: it finds all others defined. */
const elements: Readonly<Record<string, CustomElementConstructor>> = {
  'lsc-bucket-settings': BucketSettingsForm,
  'lsc-bucket-actions': BucketActions,
  'lsc-object-list': ObjectList,
  'lsc-presigned-url': PresignedUrl,
  'lsc-object-addresses': ObjectAddresses,
  'lsc-bucket-object': BucketObject,
  'lsc-bucket-browser': BucketBrowser,
  'lsc-api-view': ApiView,
};

const archiveObjects: ArchiveObjects = async (objects) => {
  const { objectArchive } = await import('../archive/object-archive.ts');
  return new Response(objectArchive(objects) as BodyInit).blob();
};

/** Defines them all, once the account that they show is there. */
export async function openApiView(): Promise<void> {
  const parties = await pageParties.promise;
  if (customElements.get('lsc-api-view')) return;
  new ContextProvider(document.body, { context: objectArchiveContext, initialValue: archiveObjects });
  openCallDesk(parties);
  defineConsoleElements();
  defineApiElements();
}

/** Those on the page come to life at once, so what they ask for has to be there. */
export function defineApiElements(): void {
  for (const [tag, element] of Object.entries(elements)) {
    if (!customElements.get(tag)) customElements.define(tag, element);
  }
}
