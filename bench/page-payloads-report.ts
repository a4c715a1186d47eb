import type { PagePayloads } from './page-payloads.ts';
import { formatTable, grouped, verdict } from './table.ts';

const limits = { timesUnsigned: 3, megabytes: 200 };

/** A million payloads made in the page: time, and memory against its limit. */
export function reportPagePayloads({ count, signed, unsigned, before, processPeak }: PagePayloads): string {
  const growth =
    before.process === undefined || processPeak === undefined ? undefined : Math.max(0, processPeak - before.process);
  const memory =
    growth === undefined
      ? ['not told by this system']
      : [grouped(growth), `${limits.megabytes}`, verdict(growth < limits.megabytes)];
  const seconds = ({ ms }: { readonly ms: number }): string => (ms / 1000).toFixed(1);
  const times = signed.ms / unsigned.ms;
  return formatTable([
    ['payloads in the page', 'measured', 'limit', ''],
    [
      `${grouped(count)} payloads, ${grouped(signed.bytes / 1e6)} MB, until they are downloaded, seconds`,
      seconds(signed),
    ],
    [`the same without sign and t, ${grouped(unsigned.bytes / 1e6)} MB, seconds`, seconds(unsigned)],
    [
      'how many times as long signed',
      `${times.toFixed(2)}×`,
      `${limits.timesUnsigned}×`,
      verdict(times <= limits.timesUnsigned),
    ],
    ['growth of the page’s process at its peak, MB', ...memory],
    ['the page’s process at its peak, MB', processPeak === undefined ? '' : grouped(processPeak)],
  ]);
}
