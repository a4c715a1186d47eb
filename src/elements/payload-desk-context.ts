import { createContext } from '@lit/context';
import type { PayloadDesk } from '../desk/payload-desk.ts';

/** Where elements find the desk at which payloads are ordered. */
export const payloadDeskContext = createContext<PayloadDesk>(Symbol('payload desk'));
