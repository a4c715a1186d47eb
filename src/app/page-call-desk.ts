import { ContextProvider } from '@lit/context';
import { CallDesk } from '../console/call-desk.ts';
import { callDeskContext } from '../elements/call-desk-context.ts';
import type { Parties } from '../service/parties.ts';
import { pageTimers } from './page-timers.ts';
import { ownParameters } from './view-links.ts';

/** Where calls of the API are made; what was typed and sent stays while other views are open. Links name the action, and no more. */
export function openCallDesk(parties: Parties): void {
  const desk = new CallDesk(parties, () => pageTimers.now());
  const first = queryOf(desk);
  const open = (): void => desk.open(new URLSearchParams(ownParameters.current.api).get('action') ?? '');
  open();
  ownParameters.subscribe(open);
  desk.state.subscribe(() => {
    const query = queryOf(desk);
    const isBare = ownParameters.current.api === '' && query === first;
    if (!isBare && ownParameters.current.api !== query) ownParameters.patch({ api: query });
  });
  new ContextProvider(document.body, { context: callDeskContext, initialValue: desk });
}

const queryOf = (desk: CallDesk): string => `action=${desk.state.current.action}`;
