import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SimulatorFacade, SimulatorState } from '../service/state.ts';
import { simulatorContext } from './simulator-context.ts';

/** Gives its host one part of the nearest simulator's state; re-renders when that part changes. */
export class SimulatorController<R> implements ReactiveController {
  simulator: SimulatorFacade | undefined;
  value: R | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #select: (state: SimulatorState) => R;
  #release = (): void => {};

  constructor(host: ReactiveControllerHost & HTMLElement, select: (state: SimulatorState) => R) {
    this.#host = host;
    this.#select = select;
    const callback = (simulator: SimulatorFacade): void => this.#watch(simulator);
    new ContextConsumer(host, { context: simulatorContext, callback, subscribe: true });
    host.addController(this);
  }

  hostConnected(): void {
    // An element that is moved asks the context again, but is not called when the answer is the same simulator.
    if (this.simulator) this.#watch(this.simulator);
  }

  hostDisconnected(): void {
    this.#release();
  }

  /** Reads the state now, without waiting to be told: for what has to be on screen in the same task as a wish. */
  refresh(): void {
    const next = this.simulator && this.#select(this.simulator.state.current);
    if (Object.is(next, this.value)) return;
    this.value = next;
    this.#host.requestUpdate();
  }

  #watch(simulator: SimulatorFacade): void {
    this.#release();
    this.simulator = simulator;
    this.#release = simulator.state.subscribe(() => this.refresh());
    this.refresh();
  }
}
