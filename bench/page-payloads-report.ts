import type { PagePayloads } from './page-payloads.ts';
import { formatTable, grouped, verdict } from './table.ts';

const limits = { timesUnsigned: 3, megabytes: 200 };

/**
 * A million payloads made in the page: time, and memory against its limit. A browser's process holds some hundred megabytes
 * before there is anything in its page, so what the making adds is what is limited.
 */
export function reportPagePayloads({ count, signed, unsigned, processes }: PagePayloads): string {
  const { blank, before, peak } = processes;
  const added = before === undefined || peak === undefined ? undefined : Math.max(0, peak - before);
  const seconds = ({ ms }: Pick<typeof signed, 'ms'>): string => (ms / 1000).toFixed(1);
  const megabytes = (value: number | undefined): string => (value === undefined ? 'not told' : grouped(value));
  const times = signed.ms / unsigned.ms;
  const table = formatTable([
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
    ['the page’s process before anything is made, MB', megabytes(before)],
    ['the same at its peak, MB', megabytes(peak)],
    [
      'what the making adds, MB',
      megabytes(added),
      `${limits.megabytes}`,
      added === undefined ? '' : verdict(added < limits.megabytes),
    ],
  ]);
  const why = `The limit is held against what the making adds: a blank page’s process alone is ${megabytes(blank)} MB.`;
  return blank === undefined ? table : `${table}\n${why}`;
}
