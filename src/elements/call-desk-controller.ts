import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CallDesk } from '../console/call-desk.ts';
import { callDeskContext } from './call-desk-context.ts';

/** Gives its host the nearest desk of API calls; re-renders when a call, the account or the API's ways change. */
export class CallDeskController implements ReactiveController {
  desk: CallDesk | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  #releases: readonly (() => void)[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    new ContextConsumer(host, { context: callDeskContext, callback: (desk) => this.#watch(desk) });
    host.addController(this);
  }

  hostConnected(): void {
    if (this.desk) this.#watch(this.desk);
  }

  hostDisconnected(): void {
    for (const release of this.#releases) release();
  }

  #watch(desk: CallDesk): void {
    this.hostDisconnected();
    this.desk = desk;
    const { controlPlane, provisioning, apiWays } = desk.parties;
    this.#releases = [desk.state, controlPlane.state, provisioning.state, apiWays].map((store) =>
      store.subscribe(() => this.#host.requestUpdate()),
    );
    this.#host.requestUpdate();
  }
}
