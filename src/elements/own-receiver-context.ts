import { createContext } from '@lit/context';
import type { OwnReceiverDesk } from '../service/own-receiver-desk.ts';

/** Where elements find the desk at which a receiver is written. */
export const ownReceiverContext = createContext<OwnReceiverDesk>(Symbol('own receiver'));
