import { otherParameters, parseLink } from '../service/link.ts';
import type { SimulatorFacade } from '../service/state.ts';
import { Store } from '../service/store.ts';

/** Views whose links say things that no other view understands. */
const ownViews = ['payloads', 'api'] as const;

type OwnView = (typeof ownViews)[number];

/** What links say that only one view understands, as the text of a query. The view's code may not be there yet. */
export const ownParameters = new Store<Readonly<Record<OwnView, string>>>({ payloads: '', api: '' });

const ownView = (name: string): OwnView | undefined => ownViews.find((view) => view === name);

/** Keeps what a link says that is for one view alone. */
export function readOwnParameters(hash: string): void {
  const view = ownView(parseLink(hash).view);
  if (view !== undefined) ownParameters.patch({ [view]: otherParameters(hash) });
}

/** The link of a view in its present state; with an index, that of a screenshot. */
export function linkOf(simulator: Pick<SimulatorFacade, 'link'>, view: string, index?: number): string {
  const link = simulator.link(index, view);
  const owner = ownView(view);
  const own = owner === undefined ? '' : ownParameters.current[owner];
  if (own === '') return link;
  return `${link}${link.includes('?') ? '&' : '?'}${own}`;
}
