import type { SimulatorFacade } from '../service/state.ts';
import { linkOf, ownParameters, readOwnParameters } from './view-links.ts';
import { viewOf } from './views.ts';

type LinkedSimulator = SimulatorFacade & { openLink(hash: string): void };

/**
 * Keeps the address and the state the same: the address follows what is set and chosen, without a history entry for each letter
 * typed, and a link that is opened in this page is followed.
 */
export function bindAddressBar(simulator: LinkedSimulator): void {
  let written = location.hash;
  const write = (): void => {
    const { selected } = simulator.state.current;
    const { name } = viewOf(location.hash);
    const link = linkOf(simulator, name, name === 'capture' && selected > 0 ? selected : undefined);
    if (link === written || (link === bareLink && written === '')) return;
    written = link;
    history.replaceState(history.state, '', link);
  };
  readOwnParameters(location.hash);
  simulator.state.subscribe(write);
  ownParameters.subscribe(write);
  window.addEventListener('hashchange', () => {
    if (location.hash === written) return;
    written = location.hash;
    readOwnParameters(location.hash);
    simulator.openLink(location.hash);
  });
}

/** A first visit keeps its bare address. */
const bareLink = '#/capture';
