import type { LabState } from './lab-state.ts';
import type { RealWay } from './ports.ts';
import { isSimulatedUrl } from './sender.ts';
import type { SimulatorStore } from './simulator-store.ts';
import type { Secrets } from './settings.ts';
import { obstacleTo, type SendTrace } from './way-to-receiver.ts';

export type WayWatchHost = {
  readonly store: SimulatorStore;
  readonly realWay: RealWay;
  /** What the form says at the moment of asking. */
  readonly secrets: () => Secrets;
  readonly attempt: (work: Promise<unknown>) => void;
};

/** Keeps up what is known of the way to the receiver at the callback URL: from the URL, from requests, and from a knock. */
export class WayWatch {
  readonly #host: WayWatchHost;
  /** What was looked at last, as text: URL and trace. */
  #seen = '';
  #knocked: { readonly url: string; readonly result: SendTrace['knocked'] } | undefined;

  constructor(host: WayWatchHost) {
    this.#host = host;
  }

  /** Looks again if the URL is another one, or a request told something. */
  follow(): void {
    const { store, secrets } = this.#host;
    const { callbackUrl } = secrets();
    const { realSend, way } = store.current.lab;
    if (isSimulatedUrl(callbackUrl)) {
      this.#seen = '';
      if (way !== undefined) store.patchLab({ way: undefined });
      return;
    }
    const url = new URL(callbackUrl);
    const trace: SendTrace = {
      sent: realSend?.url === url.href ? realSend.sent : undefined,
      knocked: this.#knocked?.url === url.href ? this.#knocked.result : undefined,
    };
    const looked = JSON.stringify([url.href, trace]);
    if (looked === this.#seen) return;
    this.#seen = looked;
    this.#host.attempt(this.#look(url, trace, looked));
  }

  /** Asks whether anything answers at the URL, when nothing else can tell what stops requests. */
  knock(): void {
    const { store, secrets } = this.#host;
    const { way, isKnocking } = store.current.lab;
    if (way?.obstacle === 'undecided' && !isKnocking) this.#host.attempt(this.#knock(new URL(secrets().callbackUrl)));
  }

  async #look(url: URL, trace: SendTrace, looked: string): Promise<void> {
    const facts = await this.#host.realWay.facts(url);
    if (this.#seen !== looked) return;
    const { origin: pageOrigin } = new URL(facts.pageUrl);
    const way: LabState['way'] = {
      url: url.href,
      obstacle: obstacleTo(url, facts, trace),
      isCrossOrigin: url.origin !== pageOrigin,
      pageOrigin,
    };
    this.#host.store.patchLab({ way });
  }

  async #knock(url: URL): Promise<void> {
    const { store, realWay } = this.#host;
    store.patchLab({ isKnocking: true });
    try {
      this.#knocked = { url: url.href, result: (await realWay.knock(url)) ? 'answered' : 'unanswered' };
    } finally {
      store.patchLab({ isKnocking: false });
    }
  }
}
