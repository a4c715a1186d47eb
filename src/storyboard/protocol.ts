import type { FromAnyWorker, ToAnyWorker } from '../capture/worker-life.ts';
import type { ContactSheets } from './contact-sheet.ts';
import type { Grid } from './grid.ts';

/** Page → worker: first `begin`, then all pictures in order. */
export type ToPainter =
  | ToAnyWorker
  | { readonly type: 'begin'; readonly tiles: Grid; readonly contact: ContactSheets }
  /** `jpeg` is undefined for a picture that is not in storage any more. */
  | { readonly type: 'picture'; readonly jpeg: Blob | undefined };

/** Worker → page. */
export type FromPainter =
  | FromAnyWorker
  /** A sheet that is full, or the last one; in order, before the `drawn` of its last picture. */
  | { readonly type: 'sheet'; readonly kind: 'tiles' | 'contact'; readonly jpeg: Blob }
  /** One for each picture, in order. */
  | { readonly type: 'drawn'; readonly isReadable: boolean }
  | { readonly type: 'failed'; readonly message: string };
