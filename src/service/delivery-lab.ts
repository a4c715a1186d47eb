import { ScreencaptureError } from '../core/errors.ts';
import { checkConduct, conductOf, defaultPlan, type ConductPlan, type ConductSpec } from './conducts.ts';
import type { LabState } from './lab-state.ts';
import { chooseRetries, typeRetries, type RetryChoice, type RetryFieldName } from './retry-policies.ts';
import type { SimulatorStore } from './simulator-store.ts';

/** The delivery lab: how the receiver behaves, under which policy callbacks are retried, rehearsals and sends by hand. */
export class DeliveryLab {
  readonly #store: SimulatorStore;

  constructor(store: SimulatorStore) {
    this.#store = store;
  }

  setConduct(spec: ConductSpec, index?: number): void {
    const { plan } = this.#store.current.lab;
    try {
      checkConduct(spec);
    } catch (error) {
      if (!(error instanceof ScreencaptureError)) throw error;
      return this.#patch({ conductMistake: error });
    }
    this.#setPlan(
      index === undefined ? { ...plan, all: spec } : { ...plan, byCallback: new Map(plan.byCallback).set(index, spec) },
    );
  }

  resetConduct(index?: number): void {
    if (index === undefined) return this.#setPlan(defaultPlan);
    const { plan } = this.#store.current.lab;
    this.#setPlan({ ...plan, byCallback: new Map([...plan.byCallback].filter(([other]) => other !== index)) });
  }

  chooseRetries(choice: RetryChoice): void {
    this.#patch({ retries: chooseRetries(this.#store.current.lab.retries, choice) });
  }

  setRetryField(name: RetryFieldName, text: string): void {
    this.#patch({ retries: typeRetries(this.#store.current.lab.retries, name, text) });
  }

  #setPlan(plan: ConductPlan): void {
    this.#patch({ plan, conductMistake: undefined });
  }

  #patch(change: Partial<LabState>): void {
    this.#store.patch({ lab: { ...this.#store.current.lab, ...change } });
  }
}
