import { createContext } from '@lit/context';
import type { Parties } from '../service/parties.ts';

/** Where elements find the account behind API and buckets. */
export const partiesContext = createContext<Parties>(Symbol('parties'));
