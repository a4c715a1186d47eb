import { isTaken } from '../core/delivery.ts';
import { withSharedAnswers } from './attempts.ts';
import type { Storage } from './ports.ts';
import type { AttemptRecord, CaptureRecord, ScreenshotRecord } from './records.ts';
import type { CaptureOnShow } from './state.ts';

/** All that is stored of a capture, but for its pictures. */
export async function readCapture(
  storage: Pick<Storage, 'screenshots' | 'attempts'>,
  record: CaptureRecord,
): Promise<CaptureOnShow> {
  const [screenshots, attempts] = await Promise.all([storage.screenshots(record.id), storage.attempts(record.id)]);
  return {
    record,
    screenshots,
    attempts: Map.groupBy(withSharedAnswers(attempts), ({ index }) => index),
    millisecondsLeft: undefined,
  };
}

/** All stored captures, newest first. */
export async function readRecords(storage: Storage): Promise<readonly CaptureRecord[]> {
  return (await storage.captures()).toSorted((a, b) => b.madeAt - a.madeAt);
}

/**
 * Closes the record of a capture whose tab is gone: what was stored of it stays and is counted, callbacks that were waiting are
 * interrupted. Only for who holds the write lock, or it may be another tab's work in progress.
 */
export async function closeInterrupted(storage: Storage, record: CaptureRecord): Promise<CaptureRecord> {
  const { screenshots, attempts } = await readCapture(storage, record);
  const closed = screenshots.map((screenshot) => closeDelivery(screenshot, attempts.get(screenshot.index)));
  const changed = closed.filter((screenshot, place) => screenshot !== screenshots[place]);
  if (changed.length > 0) await storage.putScreenshots(changed);
  const ended: CaptureRecord = {
    ...record,
    outcome: 'stopped',
    taken: closed.length,
    delivered: closed.filter(({ delivery }) => delivery === 'delivered').length,
    total: Math.max(record.total, closed.length),
  };
  await storage.putCapture(ended);
  return ended;
}

function closeDelivery(screenshot: ScreenshotRecord, attempts: readonly AttemptRecord[] = []): ScreenshotRecord {
  if (screenshot.delivery !== 'waiting') return screenshot;
  const last = attempts.at(-1);
  // Attempts are stored before the delivery's end is: the last one may have been taken.
  return { ...screenshot, delivery: last !== undefined && isTaken(last) ? 'delivered' : 'interrupted' };
}
