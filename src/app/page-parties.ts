import type { Parties } from '../service/parties.ts';

/** The account of this page: there once the network is open. */
export const pageParties = Promise.withResolvers<Parties>();
