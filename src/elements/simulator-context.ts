import { createContext } from '@lit/context';
import type { SimulatorFacade } from '../service/state.ts';

/** Where elements find the simulator: provided once, above all of them. */
export const simulatorContext = createContext<SimulatorFacade>(Symbol('simulator'));
