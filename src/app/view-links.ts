import { otherParameters, parseLink } from '../service/link.ts';
import type { SimulatorFacade } from '../service/state.ts';
import { Store } from '../service/store.ts';

/** What links say that only one view understands, as the text of a query. The view's code may not be there yet. */
export const ownParameters = new Store<{ readonly payloads: string }>({ payloads: '' });

/** Keeps what a link says that is for one view alone. */
export function readOwnParameters(hash: string): void {
  if (parseLink(hash).view === 'payloads') ownParameters.patch({ payloads: otherParameters(hash) });
}

/** The link of a view in its present state; with an index, that of a screenshot. */
export function linkOf(simulator: Pick<SimulatorFacade, 'link'>, view: string, index?: number): string {
  const link = simulator.link(index, view);
  const own = view === 'payloads' ? ownParameters.current.payloads : '';
  if (own === '') return link;
  return `${link}${link.includes('?') ? '&' : '?'}${own}`;
}
