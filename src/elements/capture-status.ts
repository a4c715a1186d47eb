import { msg, str } from '@lit/localize';
import type { CaptureRecord } from '../service/records.ts';

/** What the status says of a capture: in English, word for word a public contract. Numbers are plain digits. */
export function captureStatus(record: CaptureRecord | undefined, isRunning: boolean): string {
  if (record === undefined) return '';
  const { taken, total, delivered } = record;
  switch (record.outcome) {
    case 'finished':
      return msg(str`Finished: ${taken} screenshots, ${delivered} callbacks delivered`);
    case 'failed':
      return msg(str`Failed: ${taken} of ${total} screenshots, ${delivered} callbacks delivered`);
    case 'running':
      if (isRunning) return msg(str`${taken} of ${total} screenshots`);
      // Interrupted by a crash or a reload: whatever was taken is there, and nothing is going on.
      return msg(str`Stopped: ${taken} of ${total} screenshots, ${delivered} callbacks delivered`);
    case 'stopped':
      return msg(str`Stopped: ${taken} of ${total} screenshots, ${delivered} callbacks delivered`);
  }
}
