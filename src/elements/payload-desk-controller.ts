import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PayloadDesk, PayloadDeskState } from '../desk/payload-desk.ts';
import { payloadDeskContext } from './payload-desk-context.ts';

/** Gives its host the state of the nearest payload desk; re-renders when that changes. */
export class PayloadDeskController implements ReactiveController {
  desk: PayloadDesk | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  #release = (): void => {};

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    new ContextConsumer(host, { context: payloadDeskContext, callback: (desk) => this.#watch(desk) });
    host.addController(this);
  }

  get state(): PayloadDeskState | undefined {
    return this.desk?.state.current;
  }

  hostConnected(): void {
    if (this.desk) this.#watch(this.desk);
  }

  hostDisconnected(): void {
    this.#release();
  }

  #watch(desk: PayloadDesk): void {
    this.#release();
    this.desk = desk;
    this.#release = desk.state.subscribe(() => this.#host.requestUpdate());
    this.#host.requestUpdate();
  }
}
