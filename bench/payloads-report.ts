import type { PayloadTimes } from './payloads.ts';
import { formatTable, grouped, median, verdict } from './table.ts';

const limits = { timesUnsigned: 3, megabytes: 200 };

/** A million payloads to a file: time beside the same bytes unsigned, and memory, against their limits. */
export function reportPayloads({ count, signed, unsigned, copies }: PayloadTimes): string {
  const seconds = (each: readonly number[]): number => median(each) / 1000;
  const [signedTime, unsignedTime] = [signed, unsigned].map((costs) => seconds(costs.map(({ ms }) => ms)));
  const times = (signedTime ?? Number.NaN) / (unsignedTime ?? Number.NaN);
  const megabytes = Math.max(...signed.map((cost) => cost.megabytes));
  const size = `${grouped(count)} payloads, ${grouped((signed[0]?.bytes ?? 0) / 1e6)} MB`;
  return formatTable([
    [`payloads in Node, median of ${signed.length}`, 'measured', 'limit', ''],
    [`${size}, signed, seconds`, signedTime?.toFixed(1) ?? ''],
    ['the same bytes without signing, seconds', unsignedTime?.toFixed(1) ?? ''],
    [
      'how many times as long signed',
      `${times.toFixed(2)}×`,
      `${limits.timesUnsigned}×`,
      verdict(times <= limits.timesUnsigned),
    ],
    ['the finished file copied, seconds', seconds(copies).toFixed(1)],
    ['largest memory, MB', grouped(megabytes), `${limits.megabytes}`, verdict(megabytes < limits.megabytes)],
  ]);
}
