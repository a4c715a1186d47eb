import type { SimulatorFacade } from '../service/state.ts';
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
    const link = simulator.link(name === 'capture' && selected > 0 ? selected : undefined, name);
    if (link === written || (link === bareLink && written === '')) return;
    written = link;
    history.replaceState(history.state, '', link);
  };
  simulator.state.subscribe(write);
  window.addEventListener('hashchange', () => {
    if (location.hash === written) return;
    written = location.hash;
    simulator.openLink(location.hash);
  });
}

/** A first visit keeps its bare address. */
const bareLink = '#/capture';
