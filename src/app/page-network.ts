import type { Fetch, ObjectStorage, WriteLock } from '../service/ports.ts';
import type { Route } from '../service/simulator.ts';
import type { Network } from '../wire/network.ts';
import type { NetworkParts } from '../wire/open-network.ts';

/** What the network is made of, the buckets by what they are kept in. */
export type PageNetworkParts = Omit<NetworkParts, 'bucket'> & {
  readonly storage: ObjectStorage;
  /** Another tab that changes what is stored says so here. */
  readonly lock: Pick<WriteLock, 'onAnnounced'>;
};

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

  async open({ storage, lock, ...parts }: PageNetworkParts): Promise<void> {
    try {
      const [{ openNetwork }, { Bucket }, { documentedCosCredential: own }] = await Promise.all([
        import('../wire/open-network.ts'),
        import('../service/bucket.ts'),
        import('../core/cos-signature.ts'),
      ]);
      const secretKeyOf = (id: string): string | undefined => (id === own.secretId ? own.secretKey : undefined);
      const bucket = new Bucket({ storage, secretKeyOf });
      lock.onAnnounced(() => bucket.forget());
      const network = openNetwork({ ...parts, bucket });
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
