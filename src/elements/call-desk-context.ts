import { createContext } from '@lit/context';
import type { CallDesk } from '../console/call-desk.ts';

/** Where elements find the desk at which calls of the API are made. */
export const callDeskContext = createContext<CallDesk>(Symbol('call-desk'));
