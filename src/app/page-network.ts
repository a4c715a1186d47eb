import type { Fetch } from '../service/ports.ts';
import type { Route } from '../service/simulator.ts';
import type { Network } from '../wire/network.ts';
import type { PageNetworkParts } from './open-page-network.ts';

/**
 * The network of the mocked hosts, whose code is loaded after the page is on screen: requests wait for it. Elements see
 * who answers through `route`.
 */
export class PageNetwork {
  readonly #opened = Promise.withResolvers<Network>();
  readonly #listeners = new Set<() => void>();
  #current: Route['current'] = 'starting';

  readonly route: Route;

  constructor() {
    const current = (): Route['current'] => this.#current;
    this.route = {
      get current() {
        return current();
      },
      subscribe: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
  }

  readonly fetch: Fetch = async (request) => (await this.#opened.promise).fetch(request);

  async open(parts: PageNetworkParts): Promise<void> {
    try {
      const { openPageNetwork } = await import('./open-page-network.ts');
      const network = await openPageNetwork(parts);
      network.subscribe(() => this.#follow(network.current));
      this.#follow(network.current);
      this.#opened.resolve(network);
    } catch (error) {
      this.#opened.reject(error);
      throw error;
    }
  }

  #follow(current: Route['current']): void {
    if (current === this.#current) return;
    this.#current = current;
    for (const listener of this.#listeners) listener();
  }
}
