import type { ListingTimes } from './listing.ts';
import { formatTable, grouped, verdict } from './table.ts';

const limitInMs = 20;

/** Milliseconds to list a page of a large bucket, against their limit: that of the worst query, signature and XML included. */
export function reportListing({ objects, first, pages }: ListingTimes): string {
  const worst = Math.max(...pages.map(({ handlers }) => handlers));
  return formatTable([
    [`a page of 1,000 of ${grouped(objects)} objects, ms`, 'function', 'handlers', 'limit', ''],
    ...pages.map(({ query, service, handlers }) => [query, service.toFixed(2), handlers.toFixed(2)]),
    ['the worst of them', '', worst.toFixed(2), String(limitInMs), verdict(worst < limitInMs)],
    ['the first of all, which puts the keys in order', first.toFixed(2)],
  ]);
}
