import { createContext } from '@lit/context';
import type { ListedObject } from './bucket-client.ts';

/** Packs objects of a bucket as one ZIP while they come. Rejects when one does not. */
export type ArchiveObjects = (
  objects: AsyncIterable<Pick<ListedObject, 'objectKey' | 'lastModified'> & { readonly body: Blob }>,
) => Promise<Blob>;

/** Where elements find who packs. */
export const objectArchiveContext = createContext<ArchiveObjects>(Symbol('object archive'));
