import type { ApiRates } from './api.ts';
import { formatTable, grouped, median, verdict } from './table.ts';

const callsASecond = 10_000;

/** Signed calls of the API a second, against their limit. */
export function reportApi({ calls, throughService, throughHandlers }: ApiRates): string {
  const rate = median(throughService);
  return formatTable([
    [`the API in Node, one core, ${grouped(calls)} calls, median of ${throughService.length}`, 'measured', 'limit', ''],
    ['signed calls a second, signature checked', grouped(rate), grouped(callsASecond), verdict(rate >= callsASecond)],
    ['the same through the handlers of MSW', grouped(median(throughHandlers))],
  ]);
}
