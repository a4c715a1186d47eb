/** A version of the documentation. */
export type DialectId = '2019' | '2025';
